"""Some exams at other starts: the timetable that follows, what it costs, and who must be told."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.fault import SearchBug
from models.result_record import ResultState
from models.timetable import Timetable
from scheduler.app.catalogue import catalogue_of
from scheduler.app.compare import Comparison, compare_with
from scheduler.app.plan.applying import applied
from scheduler.app.plan.plan import Plan
from scheduler.rules.rule import RosterRule
from scheduler.solver.rooms.placer import Placement

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Alternative:
    """A choice of starts with its places. `cost` is promised: what rules about times, rooms and seats will cost; staff by name
    comes on top once it is applied."""

    choice: Ints = field(repr=False)
    placement: Placement = field(repr=False)
    cost: int


def alternative(plan: Plan, choice: Ints) -> Alternative | None:
    """The choice with its places; None where there are none."""
    placed = plan.placement(choice)
    if placed is None:
        return None
    return Alternative(choice, placed, plan.problem.cost(choice) + placed.cost)


def apply(
    plan: Plan, made: Alternative, state: ResultState = ResultState.DRAFT
) -> tuple[Timetable, Comparison]:
    """The timetable of an alternative, and what changes: cost by rule before and after, and who must be told.

    `state` says how final the timetable of the plan is. Raises SearchBug if the audit counts another cost than promised,
    or finds a rule broken that was not broken before.
    """
    timetable = applied(plan, made.choice, made.placement)
    return timetable, compared_as_promised(plan, timetable, made.cost, state)


def compared_as_promised(plan: Plan, made: Timetable, promised: int, state: ResultState) -> Comparison:
    """What changes from the plan to another timetable. Raises SearchBug unless it costs what is promised."""
    found = compare_with(plan.semester, (plan.timetable, plan.verdict), made, state=state, rules=plan.rules)
    audited = without_roster(plan, found.costs)
    if audited != promised:
        raise SearchBug(f"promised {promised}, audited {audited}")
    return found


def without_roster(plan: Plan, costs: pd.DataFrame) -> int:
    """The cost after a change, but for rules about staff by name."""
    rules = catalogue_of(plan.semester) if plan.rules is None else plan.rules
    rosters = {str(rule.info.id) for rule in rules if isinstance(rule, RosterRule)}
    return int(costs.loc[~costs["rule"].isin(rosters), "after"].sum())
