"""The best incomplete timetable where it is proven that there is no complete one.

Where seats, rooms or staff do not suffice, times are chosen as if there were just as many as the proof asks for, and then as
many as possible are seated. Where the policy forbids that an overlap has no answer, as few exams as possible are missed for want of
one. An exam without a start loses the smallest sites that do not go with the larger ones. What still rules each other out
loses an exam, the one that settles most for the fewest candidates, again and again until the rest has a timetable.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from models.incomplete import missing_table
from models.instance import Instance
from scheduler.app.compile_instance import compile_instance
from scheduler.app.left_out_people import (
    OVERLAP,
    allowing_overlaps,
    forbidden_overlaps,
    people_without_start,
    without_people,
)
from scheduler.app.protocol import Request
from scheduler.app.search_without import search_rest, without_exams, without_start
from scheduler.solver.budget import Budget
from scheduler.solver.infeasibility import Infeasibility
from scheduler.terms.terms import Load

if TYPE_CHECKING:
    from scheduler.app.catalogue import Catalogue
    from scheduler.app.protocol import Message

ROUNDS = 40
"""Searches at most, each without what stood in the way of the one before."""
Scarce = tuple[str, str, str]
"""A load by its rule, its resource and its place."""


@dataclass(frozen=True)
class Obstacles:
    """What proves that there is no timetable: loads of places that are `scarce`, with the amount asked of each; sets of `exams`
    that rule each other out; exams that are `startless`; whether `overlaps` forbid it that must have an answer; sets of
    exams whose `imposed` starts are refused."""

    scarce: Mapping[Scarce, int] = field(default_factory=dict)
    exams: tuple[tuple[str, ...], ...] = ()
    startless: tuple[str, ...] = ()
    overlaps: bool = False
    imposed: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, reasons: Iterable[Infeasibility], names: Sequence[object]) -> "Obstacles":
        """The reasons of a search, whose nodes have these names."""
        found, scarce = list(reasons), dict[Scarce, int]()
        for one in found:
            for rule in one.rules if one.kind == "load" and one.place else ():
                key = rule, one.resource, one.place
                scarce[key] = max(scarce.get(key, 0), one.amount)
        startless = [str(names[node]) for one in found if one.kind == "no-option" for node in one.nodes]
        others = [one for one in found if one.kind != "no-option" and not (one.kind == "load" and one.place)]
        overlaps = any(OVERLAP in one.rules for one in others)
        exams = [one.nodes for one in others if OVERLAP not in one.rules]
        return cls(
            scarce,
            tuple(tuple(str(names[node]) for node in nodes) for nodes in exams),
            tuple(startless),
            overlaps,
        )


@dataclass
class _Omissions:
    """What the searches so far have taken away: whole `exams`, `people` of others, exams whose `imposed` start is refused."""

    scarce: dict[Scarce, int]
    people: pd.DataFrame
    exams: tuple[str, ...] = ()
    imposed: tuple[str, ...] = ()
    overlaps: bool = False

    def grow(
        self, given: Instance, obstacles: Obstacles, sizes: Mapping[str, int], rules: "Catalogue | None"
    ) -> bool:
        """Take away what settles the obstacles; whether that is anything new."""
        before = (dict(self.scarce), len(self.people), self.gone, self.overlaps)
        self.scarce |= obstacles.scarce
        self.overlaps |= obstacles.overlaps
        self.imposed += _fewest(self.gone, obstacles.imposed, sizes)
        whole = [*obstacles.exams, *self._narrow(given, obstacles.startless, rules)]
        imposed = {str(one.id) for one in given.exams if one.imposed_start is not None}
        refused = [exams for exams in whole if len(exams) == 1 and exams[0] in imposed]
        self.imposed += _fewest(self.gone, refused, sizes)
        self.exams += _fewest(self.gone, whole, sizes)
        self.people = self.people[~self.people["exam"].isin(self.gone)]
        return (self.scarce, len(self.people), self.gone, self.overlaps) != before

    def _narrow(
        self, given: Instance, startless: Iterable[str], rules: "Catalogue | None"
    ) -> list[tuple[str, ...]]:
        """Take away the sites that leave an exam without a start; the exams for which that is of no use."""
        useless: list[tuple[str, ...]] = []
        for exam in startless:
            tried = exam in set(self.people["exam"])
            some = missing_table() if tried else people_without_start(given, exam, rules)
            self.people = missing_table([self.people, some])
            if some.empty:
                useless.append((exam,))
        return useless

    @property
    def gone(self) -> tuple[str, ...]:
        """All exams that are left out whole."""
        return (*self.imposed, *self.exams)

    def remaining(self, given: Instance, rules: "Catalogue | None") -> Instance:
        """The semester without all of it."""
        rest = without_people(without_exams(given, self.gone), self.people)
        return allowing_overlaps(rest, rules) if self.overlaps else rest

    def missing(self, given: Instance) -> pd.DataFrame:
        """Everybody who is left out (`missing_table`)."""
        imposed = without_start(given, self.imposed).assign(reason="imposed")
        return missing_table([without_start(given, self.exams), imposed, self.people])


def search_despite(
    given: Instance,
    obstacles: Obstacles,
    request: Request,
    spent: Budget,
    send: "Callable[[Message], None]",
) -> None:
    """Search with what is left of the budget for a timetable that leaves out as few as it can; every better one is told as
    incomplete."""
    lost = _Omissions({}, missing_table())
    sizes = Counter(given.sits["exam"].astype(str))
    for _ in range(ROUNDS):
        if not lost.grow(given, obstacles, sizes, request.rules):
            return
        fewer = lost.remaining(given, request.rules)
        if fewer.sits.empty:
            return
        compiled = compile_instance(fewer, request.rules)
        loads = tuple(_eased(load, lost.scarce) for load in compiled.problem.loads)
        eased = replace(compiled, problem=replace(compiled.problem, loads=loads))
        price = fewer.policy.weight_of(OVERLAP) if lost.overlaps else 0
        missed = partial(forbidden_overlaps, given) if lost.overlaps else None
        outcome = search_rest(
            eased, lost.missing(given), request, spent, send, proves=False, missed=missed, price=price
        )
        names = compiled.problem.options.names
        if outcome.status == "infeasible":
            obstacles = Obstacles.of(outcome.reasons, names)
        elif outcome.without_options:
            obstacles = Obstacles(exams=tuple((str(names[node]),) for node in outcome.without_options))
        else:
            return


def _eased(load: Load, scarce: Mapping[Scarce, int]) -> Load:
    """The load with a limit of at least what a proof asks of it."""
    least = scarce.get((load.rule, load.resource, load.place), 0) * load.serves
    if not least:
        return load
    steps = load.steps.copy()
    steps[:, 1] = np.maximum(steps[:, 1], least)
    return replace(load, limit=max(load.limit, least), steps=steps)


def _fewest(
    gone: tuple[str, ...], together: Iterable[tuple[str, ...]], people: Mapping[str, int]
) -> tuple[str, ...]:
    """Exams to leave out besides those that are `gone` until one of each set is: each time the one with the fewest candidates
    for the sets that it settles."""
    open_sets = [set(exams) for exams in together if exams and not set(exams) & set(gone)]
    chosen: tuple[str, ...] = ()
    while open_sets:
        settles = Counter(exam for exams in open_sets for exam in exams)
        one = min(settles, key=lambda exam: (people[exam] / settles[exam], exam))
        chosen += (one,)
        open_sets = [exams for exams in open_sets if one not in exams]
    return chosen
