"""What the soft rules cost each candidate: the part of the cost that is somebody's own."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from models.facts import Facts
from models.instance import Instance
from models.timetable import Timetable
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.rule import CandidateRule, Case, Rule


def own_costs(
    instance: Instance,
    timetable: Timetable,
    facts: Facts,
    rules: Sequence[Rule[Any, Instance]] | None = None,
) -> pd.DataFrame:
    """One row for each soft rule and candidate whom it costs something: rule, candidate, cost (above 0), in that order.

    The sum by rule is the audited cost of the rule. Where costs are expectations, rounded for candidates of one kind
    together, each bears an equal part. Rules about papers, rooms and staff have no rows: their cost is nobody's own.
    """
    case = Case(instance, typed_timetable(timetable), facts)
    catalogue = RULES if rules is None else rules
    tables = [
        rule.own_costs(case)[["candidate", "cost"]].assign(rule=str(rule.info.id))
        for rule in catalogue
        if isinstance(rule, CandidateRule)
    ]
    known = [table[table["cost"] > 0].astype({"cost": "float64"}) for table in tables]
    told = [table for table in known if len(table)]
    if not told:
        return pd.DataFrame({"rule": [], "candidate": [], "cost": []}).astype({"cost": "float64"})
    rows = pd.concat(told, ignore_index=True)
    return rows.groupby(["rule", "candidate"], sort=True)["cost"].sum().reset_index()


def cost_by_candidate(instance: Instance, costs: pd.DataFrame) -> "pd.Series[float]":
    """The own cost of every candidate who sits an exam, by id, in the order of ids; `costs` as `own_costs` tells them."""
    people = pd.Index(sorted(instance.sits["candidate"].astype(str).unique()), name="candidate")
    return costs.groupby("candidate")["cost"].sum().reindex(people, fill_value=0.0)
