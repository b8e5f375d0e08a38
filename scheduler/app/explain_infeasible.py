"""Why a semester has no timetable, and what it would take: what counting proves at once, else what a search proves."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from models.conflict import Conflict
from models.instance import Instance
from models.status import Status
from scheduler.app.catalogue import Catalogue, rules_of
from scheduler.app.infeasible.hitting_set import cheapest_set
from scheduler.app.infeasible.minimal_conflict import MinimalConflict, minimal_conflict
from scheduler.app.infeasible.proofs import attempt, counted_conflicts
from scheduler.app.infeasible.remedy import Remedy, relaxed
from scheduler.app.infeasible.ways_out import WaysOut
from scheduler.app.solve import solve

SECONDS = 24.0
"""So that a large semester is read, compiled and explained in half a minute."""
MINIMAL, AT_ONCE = 3, 12
"""Conflicts that are shrunk to a minimal one, the first of each set of rules, and those that are looked at in one round: others come back in the next."""
SHRINK, LOOK = 0.3, 0.6
"""The part of the time after which conflicts are shrunk no further, and that after which no further one is looked at."""


RemedyOutcome = Literal["confirmed", "unconfirmed", "stuck"]
"""A timetable was found; the time was too short for one; what is left is removed by no single thing."""


@dataclass(frozen=True)
class Infeasible:
    """Why a semester has no timetable, and what it would take.

    `status`: infeasible where it is proven; else what the search found in its time. `conflicts` with their `witness` (who
    confirms them, never CP-SAT alone). `minimal`: some of them by as few exams and rules as possible. `remedies`: what
    would remove each conflict by itself, the cheapest first. `cheapest`: the things to relax together, which cost least, and the
    `outcome`: whether a timetable was found with them, and audited.
    """

    status: Status
    conflicts: tuple[Conflict, ...]
    witness: str | None
    minimal: tuple[MinimalConflict, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    cheapest: tuple[Remedy, ...] = ()
    outcome: RemedyOutcome = "unconfirmed"


def explain_infeasible(
    semester: Instance, *, seconds: float = SECONDS, rules: Catalogue | None = None
) -> Infeasible:
    """Why a semester has no timetable, and what would have to be relaxed for each reason and for all together.

    Counting comes first; where it proves nothing a search of so many `seconds` tries. What to relax together is found by
    implicit hitting sets (Moreno-Centeno and Karp, 2013): the cheapest set that removes every conflict known is applied; what
    is still impossible then is one more conflict, until there is a timetable or the time is over. It is the cheapest among
    the single things that remove a conflict each.
    """
    begun = time.monotonic()
    conflicts, witness, status = counted_conflicts(semester, rules), "certificate", Status.INFEASIBLE
    if not conflicts:
        result = solve(semester, seconds=seconds, rules=rules)
        status, conflicts, witness = result.status, result.conflicts, result.witness or ""
    if status is not Status.INFEASIBLE:
        conflicts = () if status in (Status.OPTIMAL, Status.FEASIBLE) else conflicts
        return Infeasible(status, conflicts, None)
    until = begun + seconds
    shrink_until = time.monotonic() + SHRINK * seconds
    different = {one.rules: one for one in reversed(conflicts)}
    minimal = tuple(
        found
        for one in list(different.values())[: -MINIMAL - 1 : -1]
        if (found := minimal_conflict(semester, one, shrink_until, rules)) is not None
    )
    prices = {str(info.id): info.relax for info in rules_of(semester, rules)}
    search = _Relaxing(semester, prices, until, begun + LOOK * seconds, rules)
    remedies, cheapest, outcome = search.run(conflicts)
    return Infeasible(status, conflicts, witness or None, minimal, remedies, cheapest, outcome)


@dataclass
class _Relaxing:
    """The search for what to relax together."""

    semester: Instance
    prices: Mapping[str, int | None]
    until: float
    look_until: float
    rules: Catalogue | None

    def run(
        self, conflicts: tuple[Conflict, ...]
    ) -> tuple[tuple[Remedy, ...], tuple[Remedy, ...], RemedyOutcome]:
        """The ways out of the given conflicts, the cheapest set, and what came of it."""
        ways = WaysOut(self.semester, self.prices, self.until, self.rules)
        known = self._looked_at(ways, conflicts)
        remedies = tuple(dict.fromkeys(one for each in known for one in each))
        chosen = cheapest_set(known)
        while chosen and time.monotonic() < self.until:
            semester, rules = relaxed(self.semester, chosen, self.rules)
            begun = time.monotonic()
            more = counted_conflicts(semester, rules)
            if not more:
                # Compiling and counting come first in the attempt, too.
                left = self.until - 2 * time.monotonic() + begun
                found = attempt(semester, max(left, 1.0), rules)
                if found.possible or not found.conflicts:
                    return remedies, chosen, "confirmed" if found.possible else "unconfirmed"
                more = found.conflicts
            further = WaysOut(semester, self.prices, self.until, rules)
            added = [_on_top(found, chosen) for found in self._looked_at(further, more)]
            if not any(added):
                return remedies, chosen, "stuck"
            known += added
            chosen = cheapest_set(known)
        return remedies, chosen, "unconfirmed" if chosen else "stuck"

    def _looked_at(self, ways: WaysOut, conflicts: tuple[Conflict, ...]) -> list[tuple[Remedy, ...]]:
        """The ways out of the conflicts: of the first in any case, of further ones while there is time."""
        found: list[tuple[Remedy, ...]] = []
        for one in conflicts[:AT_ONCE]:
            if found and time.monotonic() > self.look_until:
                break
            found.append(ways.of(one))
        return found


def _on_top(ways: tuple[Remedy, ...], chosen: tuple[Remedy, ...]) -> tuple[Remedy, ...]:
    """Ways out of a relaxed semester as ways out of the semester itself: more of what is relaxed already."""
    had = {one.key: one for one in chosen}
    return tuple(
        replace(
            way,
            amount=way.amount + had[way.key].amount,
            price=None if way.price is None else way.price + (had[way.key].price or 0),
        )
        if way.key in had
        else way
        for way in ways
    )
