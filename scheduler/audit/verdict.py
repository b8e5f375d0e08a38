"""The verdict: facts, then every rule of the catalogue, then the sum."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from models.facts import Verdict
from models.instance import Instance
from models.rules import FINDING_COLUMNS, no_findings
from models.timetable import Timetable
from scheduler.audit.facts import compute_facts
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.rule import Case, Rule


def audit(
    instance: Instance, timetable: Timetable, rules: Sequence[Rule[Any, Instance]] | None = None
) -> Verdict:
    """Judge a timetable, ours or made by hand, by the rules (None: the catalogue): every finding, in their order.

    `costs` names every soft rule, those that cost nothing too; their sum is the cost.
    """
    timetable = typed_timetable(timetable)
    case = Case(instance, timetable, compute_facts(instance, timetable))
    catalogue = RULES if rules is None else rules
    tables = [rule.check(case) for rule in catalogue]
    costs = {
        str(rule.info.id): int(table["cost"].sum())
        for rule, table in zip(catalogue, tables, strict=True)
        if rule.info.kind == "soft"
    }
    found = [table for table in tables if len(table)]
    findings = pd.concat(found, ignore_index=True) if found else no_findings()
    return Verdict(findings=findings[list(FINDING_COLUMNS)], costs=costs, facts=case.facts)
