"""The best incomplete timetable where it is proven that there is no complete one.

Where seats, rooms or staff do not suffice, times are chosen as if there were just as many as the proof asks for, and then as
many as possible are seated. What rules each other out in time loses an exam, the one that settles most for the fewest
candidates, again and again until the rest has a timetable.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from models.instance import Instance
from scheduler.app.compile_instance import compile_instance
from scheduler.app.protocol import Request
from scheduler.app.search_without import search_rest, without_exams, without_start
from scheduler.solver.budget import Budget
from scheduler.solver.infeasibility import Infeasibility
from scheduler.terms.terms import Load

if TYPE_CHECKING:
    from scheduler.app.protocol import Message

ROUNDS = 40
"""Searches at most, each without what stood in the way of the one before."""
Scarce = tuple[str, str, str]
"""A load by its rule, its resource and its place."""


@dataclass(frozen=True)
class Obstacles:
    """What proves that there is no timetable: loads of places that are `scarce`, with the amount asked of each, and sets of `exams`
    that rule each other out."""

    scarce: Mapping[Scarce, int]
    exams: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, reasons: Iterable[Infeasibility], names: Sequence[object]) -> "Obstacles":
        """The reasons of a search, whose nodes have these names."""
        found, scarce = list(reasons), dict[Scarce, int]()
        for one in found:
            for rule in one.rules if one.kind == "load" and one.place else ():
                key = rule, one.resource, one.place
                scarce[key] = max(scarce.get(key, 0), one.amount)
        others = [one.nodes for one in found if one.kind != "load" or not one.place]
        return cls(scarce, tuple(tuple(str(names[node]) for node in nodes) for nodes in others))


def search_despite(
    given: Instance,
    obstacles: Obstacles,
    request: Request,
    spent: Budget,
    send: "Callable[[Message], None]",
) -> None:
    """Search with what is left of the budget for a timetable that leaves out as few as it can; every better one is told as
    incomplete."""
    scarce, gone = dict[Scarce, int](), tuple[str, ...]()
    people = Counter(given.sits["exam"].astype(str))
    for _ in range(ROUNDS):
        before = scarce, gone
        scarce, gone = {**scarce, **obstacles.scarce}, _without_fewest(gone, obstacles.exams, people)
        fewer = without_exams(given, gone)
        if (scarce, gone) == before or fewer.sits.empty:
            return
        compiled, lost = compile_instance(fewer, request.rules), without_start(given, gone)
        loads = tuple(_eased(load, scarce) for load in compiled.problem.loads)
        eased = replace(compiled, problem=replace(compiled.problem, loads=loads))
        outcome = search_rest(eased, lost, request, spent, send, proves=False)
        names = compiled.problem.options.names
        if outcome.status == "infeasible":
            obstacles = Obstacles.of(outcome.reasons, names)
        elif outcome.without_options:
            alone = tuple((str(names[node]),) for node in outcome.without_options)
            obstacles = Obstacles({}, alone)
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


def _without_fewest(
    gone: tuple[str, ...], together: Iterable[tuple[str, ...]], people: Mapping[str, int]
) -> tuple[str, ...]:
    """The exams left out, with others until one of each set is among them: each time the one with the fewest candidates for
    the sets that it settles."""
    open_sets = [set(exams) for exams in together if exams and not set(exams) & set(gone)]
    while open_sets:
        settles = Counter(exam for exams in open_sets for exam in exams)
        chosen = min(settles, key=lambda exam: (people[exam] / settles[exam], exam))
        gone += (chosen,)
        open_sets = [exams for exams in open_sets if chosen not in exams]
    return gone
