"""The verdict: facts, then every rule of the catalogue, then the sum."""

import pandas as pd

from models.facts import Verdict
from models.instance import Instance
from models.rules import FINDING_COLUMNS
from models.timetable import Timetable
from scheduler.audit.facts import compute_facts
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.rule import Case


def audit(instance: Instance, timetable: Timetable) -> Verdict:
    """Judge a timetable, ours or made by hand: every finding, in the catalogue's order.

    `costs` names every soft rule, those that cost nothing too; their sum is the cost.
    """
    timetable = typed_timetable(timetable)
    case = Case(instance, timetable, compute_facts(instance, timetable))
    tables = [rule.check(case) for rule in RULES]
    costs = {
        str(rule.info.id): int(table["cost"].sum())
        for rule, table in zip(RULES, tables, strict=True)
        if rule.info.kind == "soft"
    }
    found = [table for table in tables if len(table)]
    findings = pd.concat(found, ignore_index=True) if found else tables[0]
    return Verdict(findings=findings[list(FINDING_COLUMNS)], costs=costs, facts=case.facts)
