"""The smallest part of a semester that is already impossible: few exams and few rules, none of which can be left out."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from models.conflict import Conflict
from models.instance import Instance
from scheduler.app.catalogue import Catalogue, catalogue_of
from scheduler.app.infeasible.proofs import refuted_by
from scheduler.app.infeasible.remedy import restricted
from scheduler.solver.events import Witness

Item = TypeVar("Item")
HIGHS_SECONDS = 3.0


@dataclass(frozen=True)
class MinimalConflict:
    """Exams that have no starts together under these rules alone (Liffiton and Sakallah, 2008: a minimal unsatisfiable
    subset).

    `witness` says who confirms it without CP-SAT and without the certificates: all choices tried, or HiGHS. `minimal`: with
    any one exam or rule less there is a choice; False where the time ran out before all were tried.
    """

    exams: tuple[str, ...]
    rules: tuple[str, ...]
    witness: Witness
    minimal: bool


def minimal_conflict(
    semester: Instance, conflict: Conflict, until: float, rules: Catalogue | None = None
) -> MinimalConflict | None:
    """Shrink a conflict to a minimal one, by `until` (monotonic seconds); None where its exams have a choice of starts: places,
    which no choice of starts shows, are in the way."""
    usual = list(catalogue_of(semester) if rules is None else rules)
    named = [rule for rule in usual if str(rule.info.id) in conflict.rules]

    def witness(exams: Sequence[str], kept: Catalogue) -> Witness | None:
        part = restricted(semester, exams)
        return refuted_by(part, kept, counting=False, seconds=HIGHS_SECONDS)

    exams = tuple(conflict.exams)
    if not exams:
        return None
    kept = named if witness(exams, named) else usual
    if kept is usual and not witness(exams, usual):
        return None
    kept, whole = _shrunk(kept, lambda fewer: witness(exams, fewer) is not None, until)
    few, all_tried = _shrunk(
        list(exams), lambda fewer: bool(fewer) and witness(fewer, kept) is not None, until
    )
    confirmed = witness(few, kept)
    if confirmed is None:
        raise AssertionError("what was impossible a moment ago is possible now")
    return MinimalConflict(
        tuple(few), tuple(str(rule.info.id) for rule in kept), confirmed, whole and all_tried
    )


def _shrunk(
    items: list[Item], impossible: Callable[[list[Item]], bool], until: float
) -> tuple[list[Item], bool]:
    """Parts of the items are left out while the rest stays impossible: halves first, single ones last. False: the time ran
    out."""
    step = max(len(items) // 2, 1)
    while items:
        at = 0
        while at < len(items):
            if time.monotonic() > until:
                return items, False
            fewer = items[:at] + items[at + step :]
            if impossible(fewer):
                items = fewer
            else:
                at += step
        if step == 1:
            return items, True
        step //= 2
    return items, True
