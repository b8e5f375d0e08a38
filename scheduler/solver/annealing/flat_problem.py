"""A problem as flat arrays, and search states on it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.annealing.conflict_graph import graph_of
from scheduler.solver.annealing.delta_tables import count_in, settle
from scheduler.solver.annealing.jit import jit, seeded
from scheduler.solver.annealing.layout import Layout, Numbers, Totals
from scheduler.solver.annealing.limits import limits_of
from scheduler.solver.annealing.links import Linker
from scheduler.solver.annealing.option_prices import priced_of
from scheduler.solver.annealing.room_assignment import Rooming, rooming_of, seats_of
from scheduler.solver.annealing.room_moves import sit
from scheduler.solver.annealing.units import Units, units_of
from scheduler.terms.terms import Count

Longs = npt.NDArray[np.int64]
KINDS_OF_MOVES = 12
CLOSED = 1 << 20
"""Conflicts of an option that is not allowed: more than all units together can make."""
NO_PRICES = np.empty((0, 3), np.int64)
ROOM_ARRAYS = ("seats", "price", "mfirst", "unit", "size", "alone", "length", "least", "ffirst", "froom")
ROOM_SIZES = ("members", "rooms", "mixed", "lengths")


@dataclass(frozen=True)
class Flat:
    """A compiled problem for the kernels: `layout`, `numbers` are their p and a.

    `rooming` None: rooms are not decided here. `nodes`: the node of each member with a room.
    """

    problem: Problem
    units: Units
    rooming: Rooming | None
    nodes: Longs
    layout: Layout
    numbers: Numbers
    sizes: tuple[int, int]
    _arrays: dict[str, Longs] = field(repr=False)
    _sizes: dict[str, int] = field(repr=False)

    def extended(self, cuts: Sequence[Count], prices: Longs = NO_PRICES) -> "Flat":
        """The same problem with cuts, and learned prices as rows (option, option, price)."""
        return _laid_out(
            self.problem, self.units, self.rooming, self.nodes, self._arrays, self._sizes, cuts, prices
        )

    def state(self, choice: Longs | None, rooms: Longs | None, seed: int) -> tuple[Numbers, Totals]:
        """A state (s, t) at a choice of nodes with rooms by node, or (None) with nothing chosen yet."""
        p, first = self.layout, self._arrays["first"]
        s, t = np.zeros(self.sizes[0], np.int32), np.zeros(self.sizes[1], np.int64)
        s[p.choice : p.choice + p.units] = -1
        s[p.dear : p.dear + int(first[-1])] = self._arrays["unary"]
        s[p.conf : p.conf + int(first[-1])] = self._arrays["closed"] * CLOSED
        t[p.rng] = seeded(seed)
        if choice is not None:
            units = self.units.reduced(choice).astype(np.int32)
            member = np.empty(0, np.int32) if rooms is None else rooms[self.nodes].astype(np.int32)
            fill(p, self.numbers, s, t, units, member)
        return s, t

    def told(self, s: Numbers, *, best: bool) -> tuple[Longs, Longs | None]:
        """Choice of nodes and room of each (None if not decided here), the present or the best one."""
        p = self.layout
        at, room = (p.best, p.bestroom) if best else (p.choice, p.room)
        nodes = self.units.choice(s[at : at + p.units].astype(np.int64))
        if not p.members:
            return nodes, None
        rooms = np.empty(p.members, np.int64)
        rooms[self.nodes] = s[room : room + p.members]
        return nodes, rooms


def flat_of(problem: Problem) -> Flat:
    """Merge, link, lay out. Slots: those of rooms if they are ours, else those of the options."""
    units = units_of(problem)
    rooming = rooming_of(problem, units)
    links = Linker(problem, units).links()
    leader = np.concatenate([units.options[int(m[0])] for m in units.members])
    slot = np.unique((rooming.slot if rooming else problem.options.slots)[leader], return_inverse=True)[1]
    priced, begin = priced_of(problem, units)
    links.unary += begin
    arrays, sizes = graph_of(units, links, slot.astype(np.int64))
    if len(priced["gterms"]):
        sizes["apart"] = 0  # two units in different slots may meet in a count
    arrays |= priced
    if rooming is None:
        seats = dict.fromkeys(ROOM_ARRAYS, np.empty(0, np.int64))
        seated, nodes = dict.fromkeys(ROOM_SIZES, 0), np.empty(0, np.int64)
    else:
        seats, seated, nodes = seats_of(rooming, units)
    return _laid_out(problem, units, rooming, nodes, arrays | seats, sizes | seated, (), NO_PRICES)


def _laid_out(
    problem: Problem,
    units: Units,
    rooming: Rooming | None,
    nodes: Longs,
    arrays: dict[str, Longs],
    sizes: dict[str, int],
    cuts: Sequence[Count],
    prices: Longs,
) -> Flat:
    loads = [x for x in problem.loads if not (rooming and rooming.implies(problem, x))]
    limits, days = limits_of(problem, units, loads, cuts, prices)
    fixed = arrays | limits
    for name, array in fixed.items():
        if (array != array.astype(np.int32)).any():
            raise OverflowError(f"{name} does not fit 32 bits")
    offset = sizes | {
        "limits": len(limits["limit"]),
        "chains": len(limits["dlag"]),
        "prices": len(limits["qprice"]),
        "counted": len(fixed["gterms"]) // 3,
        "days": days,
    }
    state, totals = _state_sizes(offset, arrays["first"])
    for part in ({n: len(x) for n, x in fixed.items()}, state, totals):
        begin = 0
        for name, size in part.items():
            offset[name] = begin
            begin += size
    record = np.array([tuple(offset.values())], [(name, np.int64) for name in offset]).view(np.recarray)[0]
    numbers = np.concatenate([*fixed.values()]).astype(np.int32)
    return Flat(
        problem,
        units,
        rooming,
        nodes,
        cast(Layout, record),
        numbers,
        (sum(state.values()), sum(totals.values())),
        arrays,
        sizes,
    )


def _state_sizes(sizes: dict[str, int], first: Longs) -> tuple[dict[str, int], dict[str, int]]:
    """Lengths of the arrays of a state and of its totals."""
    options, widest = int(first[-1]), int(np.diff(first).max(initial=0))
    units, slots, members = sizes["units"], sizes["slots"], sizes["members"]
    cells = slots * sizes["rooms"]
    state = {"choice": units, "dear": options, "conf": options, "list": slots * units, "len": slots}
    state |= {"there": slots * sizes["near_width"]}
    state |= {"pos": units, "room": members, "seated": cells, "inside": cells, "shut": cells}
    state |= {"kinds": cells * sizes["lengths"], "best": units, "bestroom": members, "chain": units + 1}
    state |= {"aim": units + 1, "mark": units, "hold": members + 1, "order": members + 1}
    state |= {"gap": widest, "stay": 2 * sizes["near_width"]}
    state |= {"dcount": 2 * sizes["chains"] * max(sizes["days"], 1), "many": sizes["counted"]}
    return state, {"total": 3, "used": sizes["limits"], "tally": 2 * KINDS_OF_MOVES, "rng": 1}


@jit
def fill(p: Layout, a: Numbers, s: Numbers, t: Totals, choice: Numbers, room: Numbers) -> None:
    """Choose everything in a blank state; its cost becomes the best."""
    total = 0
    for u in range(p.units):
        total += s[p.dear + choice[u]]
        settle(p, a, s, t, u, choice[u])
        count_in(p, a, s, t, choice[u], 1)
    for m in range(p.members):
        slot = a[p.slot + choice[a[p.unit + m]]]
        c = slot * p.rooms + room[m]
        total += a[p.price + room[m]]
        if p.mixed and s[p.inside + c] > 0 and s[p.kinds + c * p.lengths + a[p.length + m]] == 0:
            total += p.mixed
        sit(p, a, s, t, m, slot, room[m])
    t[p.total] = total
    t[p.total + 1] = total
    for u in range(p.units):
        s[p.best + u] = choice[u]
    for m in range(p.members):
        s[p.bestroom + m] = room[m]
