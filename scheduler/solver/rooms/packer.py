"""Packs cells, each kind of cell once: most cells of a choice return unchanged in the next one."""

from dataclasses import dataclass, field

from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.parameters import Run
from scheduler.solver.rooms.cell import Cell, Packed
from scheduler.solver.rooms.packing import pack, tidied
from scheduler.solver.rooms.site_cells import key_of
from scheduler.terms.places import PlaceTerms

CELL_SECONDS = 2.0
"""Seconds for a cell; deterministic ones where work is counted, so that it can be done again."""
CELLS_PER_WORK = 50


@dataclass
class Packer:
    """What a packing depends on is remembered with it. `tidy`: packings are tidied at once, else when asked."""

    seed: int = 0
    budget: Budget | None = None
    tidy: bool = True
    seconds: float = CELL_SECONDS
    _known: dict[bytes, Packed] = field(default_factory=dict)
    _tidied: set[bytes] = field(default_factory=set)
    _asked: int = 0

    def __call__(self, cell: Cell, terms: PlaceTerms, *, tidy: bool = False) -> Packed:
        """A packing of the cell; tidy: in fewer rooms, or with more people where they were, if that is found soon."""
        key = key_of(cell.groups, terms)
        if key not in self._known:
            self._known[key] = self._spent(pack(cell, terms, self._run()))
        if tidy or self.tidy:
            self._tidy(key, cell, terms)
        self._asked += 1
        if self.budget is not None and self._asked % CELLS_PER_WORK == 0:
            self.budget.spent += 1
        return self._known[key]

    def look_longer(self, seconds: float) -> bool:
        """Forget the packings that are not proven and give each its share of so many seconds, if that is
        more than before; False if there is nothing to gain."""
        open_ = [key for key, packed in self._known.items() if not packed.proven]
        if not open_ or seconds / len(open_) <= self.seconds:
            return False
        self.seconds = seconds / len(open_)
        for key in open_:
            del self._known[key]
        self._tidied.difference_update(open_)
        return True

    def _tidy(self, key: bytes, cell: Cell, terms: PlaceTerms) -> None:
        if key not in self._tidied and not self._known[key].proven:
            self._known[key] = self._spent(tidied(cell, terms, self._known[key], self._run()))
        self._tidied.add(key)

    def _run(self) -> Run:
        if self.budget is not None and self.budget.work is not None:
            return Run(3600.0, seed=self.seed, deterministic=self.seconds)
        return Run(self.seconds, seed=self.seed)

    def _spent(self, packed: Packed) -> Packed:
        if self.budget is not None and packed.effort:
            self.budget.spend(packed.effort)
        return packed
