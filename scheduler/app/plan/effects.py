"""What each start of an exam would do, all other exams where they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.app.plan.plan import Plan
from scheduler.compile.decode import stamps
from scheduler.solver.option_costs import Refusal

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Effects:
    """One row for each start of an exam, in order of time.

    `starts`: start (UTC, in `zone`), allowed, the first rule that forbids it and the other exam or the place it speaks of
    (blank where allowed), candidates whose start would change, the difference of cost, and whether it is the present one.
    `costs`: the same rows, one column for each rule whose cost changes somewhere.
    `refusals`, `options`: everything that stands against each row, and its option in the compiled problem.

    All other exams keep their starts. Rules about times are exact; an overlap costs what it does to the two exams alone.
    Rooms, seats and staff are counted at every instant, not assigned: what they cost stays out.
    """

    exam: str
    zone: str
    starts: pd.DataFrame
    costs: pd.DataFrame
    refusals: Sequence[Sequence[Refusal]] = field(repr=False)
    options: Ints = field(repr=False)


def effects(plan: Plan, exam: str) -> Effects:
    """What each start of an exam would do. Raises InvalidInput for an exam that nobody sits."""
    node = plan.node(exam)
    options = plan.problem.options.of(node)
    here = int(plan.choice[node] - options[0])
    by_rule = {
        rule: costs - costs[here]
        for rule, costs in plan.option_costs.by_rule(plan.choice, node).items()
        if (costs != costs[here]).any()
    }
    refusals = plan.option_costs.refusals(plan.choice, node)
    total = sum(by_rule.values(), np.zeros(len(options), np.int64))
    zone = reference_zone(plan, node)
    start = starts_of(plan, node, zone)
    table = pd.DataFrame({"start": start, "against": [len(one) for one in refusals], "cost": total})
    rows = _best(table, here).index.to_numpy(np.int64)
    moved = _moved(plan, node, options)
    named = [_named(plan, refusals[row]) for row in rows]
    starts = pd.DataFrame(
        {
            "start": stamps(start[rows]),
            "allowed": [not refusals[row] for row in rows],
            "rule": [rule for rule, _ in named],
            "other": [other for _, other in named],
            "candidates": moved[rows],
            "cost": total[rows],
            "now": rows == here,
        }
    )
    costs = pd.DataFrame({rule: by_rule[rule][rows] for rule in sorted(by_rule)})
    return Effects(exam, zone, starts, costs, [refusals[row] for row in rows], options[rows])


def _best(table: pd.DataFrame, here: int) -> pd.DataFrame:
    """Of each start the option with the least against it, then the cheapest; of the present start the present option."""
    table = table.assign(present=table.index == here)
    ordered = table.sort_values(["start", "present", "against", "cost"], ascending=[True, False, True, True])
    return ordered.drop_duplicates("start")


def reference_zone(plan: Plan, node: int) -> str:
    """The zone on whose clock an exam is spoken of: the organiser's where it is sat, else that of most candidates."""
    groups = plan.data.groups[plan.data.groups["node"] == node]
    people = groups.groupby("zone", observed=True)["people"].sum()
    organiser = str(plan.data.exams["organiser"].iloc[node])
    home = next(str(c.zone) for c in plan.semester.centres if str(c.id) == organiser)
    return home if home in people.index else str(people.idxmax())


def starts_of(plan: Plan, node: int, zone: str) -> Ints:
    """The start of each option of a node in a zone, UTC minutes."""
    bands = plan.data.bands
    mine = bands[(bands["node"] == node) & (bands["zone"] == zone)]
    return mine.sort_values("option")["start"].to_numpy(np.int64)


def _moved(plan: Plan, node: int, options: Ints) -> Ints:
    """How many candidates would begin at another instant, by option of the node."""
    groups = plan.data.groups[plan.data.groups["node"] == node]
    people = groups.groupby("zone", observed=True)["people"].sum()
    bands = plan.data.bands[plan.data.bands["node"] == node]
    now = bands[bands["option"] == plan.choice[node]].set_index("zone")["start"]
    other = bands["start"] != bands["zone"].map(now)
    count = bands["zone"].map(people).fillna(0).where(other, 0)
    return np.bincount(bands["option"] - options[0], weights=count, minlength=len(options)).astype(np.int64)


def _named(plan: Plan, refusals: Sequence[Refusal]) -> tuple[str, str]:
    """The first rule that stands against an option, and the exam or place it speaks of."""
    if not refusals:
        return "", ""
    first = refusals[0]
    return first.rule, plan.problem.options.names[first.node] if first.node >= 0 else first.place
