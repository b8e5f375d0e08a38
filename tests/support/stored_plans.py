"""Shipped semesters with the timetables that are stored for them, compiled: what both tellings of a rule say of them."""

import json
from functools import cache
from typing import Any, NamedTuple

from models.instance import Instance
from scheduler.app.plan.plan import Plan, open_plan
from scheduler.audit.facts import compute_facts
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.harness.expect import judgement
from scheduler.harness.term_evaluation import breaks, costs
from scheduler.rules.rule import Case, Rule
from tests.support.paths import ROOT
from tests.support.stored_timetables import stored

COSTS = ROOT / "tests" / "samples" / "format-1" / "costs.json"
STORED: tuple[str, ...] = tuple(json.loads(COSTS.read_text(encoding="utf-8")))


class Told(NamedTuple):
    """What a rule says of a timetable: the check, and the terms where they are exact (else nothing)."""

    hard: bool
    cost: int
    forbidden: bool | None
    stated: int | None


@cache
def stored_plan(name: str) -> tuple[Plan, Case[Instance]]:
    """A shipped semester with its stored timetable, and what checks read of it."""
    plan = open_plan(*stored(name))
    typed = typed_timetable(plan.timetable)
    return plan, Case(plan.semester, typed, compute_facts(plan.semester, typed))


def told_of_stored(rule: Rule[Any, Instance], name: str) -> Told:
    """What both tellings of the rule say of the stored timetable of a shipped semester."""
    plan, case = stored_plan(name)
    hard, cost = judgement(rule.check(case))
    if rule.info.enforced != "exact":
        return Told(hard, cost, None, None)
    terms = list(rule.terms(plan.data))
    return Told(hard, cost, breaks(terms, plan.choice), costs(terms, plan.choice))
