"""Fold the sitting terms of a centre into its conditions."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from models.instance import Instance
from models.policy import Policy
from scheduler.terms.sitting_terms import (
    NO_LIMIT,
    Admit,
    BarDays,
    ConditionsByCentre,
    Confine,
    Lead,
    Lengthen,
    MoveAtMost,
    NeverMiss,
    Occupy,
    SittingConditions,
    SittingTerm,
    Step,
    Watch,
    WriteAtHome,
)

TermT = TypeVar("TermT")


def sitting_conditions(
    instance: Instance, stated: Callable[[Policy], Iterable[SittingTerm]]
) -> ConditionsByCentre:
    """The conditions of each centre by its id; `stated` has what all rules say for a policy."""
    return {str(c.id): fold_sitting_terms(stated(instance.policies[c.id])) for c in instance.centres}


def fold_sitting_terms(terms: Iterable[SittingTerm]) -> SittingConditions:
    """The terms of all rules for one centre. ValueError where several rules state a term, or none states a measure.

    A limit may be missing: it does not hold then. Of several `MoveAtMost` the strictest holds.
    """
    every = tuple(terms)
    steps = {
        of: _single((s for s in _of(Step, every) if s.of == of), f"Step of {of}").minutes
        for of in ("start", "gather", "early")
    }
    return SittingConditions(
        occupy=_single(_of(Occupy, every), "Occupy"),
        admit=_single(_of(Admit, every), "Admit"),
        confine=_single(_of(Confine, every), "Confine"),
        lengthen=_single(_of(Lengthen, every), "Lengthen"),
        start_step=steps["start"],
        gather_step=steps["gather"],
        early_step=steps["early"],
        at_home=_single(_of(WriteAtHome, every) or [WriteAtHome("", 0, NO_LIMIT)], "WriteAtHome"),
        bar_days=_single(_of(BarDays, every) or [None], "BarDays"),
        lead=_single(_of(Lead, every), "Lead"),
        most_moves=min((term.exams for term in _of(MoveAtMost, every)), default=NO_LIMIT),
        never_miss=bool(_of(NeverMiss, every)),
        ratio=_single(_of(Watch, every), "Watch").ratio,
    )


def _of(kind: type[TermT], terms: Iterable[object]) -> list[TermT]:
    return [term for term in terms if isinstance(term, kind)]


def _single(terms: Iterable[TermT], name: str) -> TermT:
    found = list(terms)
    if len(found) != 1:
        number = f"{len(found)} rules state" if found else "no rule states"
        raise ValueError(f"{number} {name}, of which a centre has one")
    return found[0]
