"""Where else: other starts of an exam, with what must move with it, ranked by what they cost in all."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.issues import InvalidInput, Issue
from scheduler.app.plan.moved import Alternative, alternative
from scheduler.app.plan.plan import Plan
from scheduler.compile.decode import stamps
from scheduler.solver.chain_search import chains

Ints = npt.NDArray[np.int64]
MORE, TRIED = 2, 40
"""Alternatives that find places beyond the number asked for, because rooms and seats may change their order; and those that are
tried, the cheapest first."""


@dataclass(frozen=True)
class Suggestion:
    """Other starts of up to three exams. `moves`: exam, zone, before, after (UTC), candidates there. `cost`: the difference that is
    promised of all rules but those about staff by name; `made`: the alternative to apply."""

    moves: pd.DataFrame
    cost: int
    made: Alternative = field(repr=False)


def suggest(plan: Plan, exam: str, *, limit: int = 3) -> tuple[Suggestion, ...]:
    """The cheapest other starts of an exam: alone, or with one or two other exams that move with it or change places with it.

    No hard rule is broken by any of them, everybody has a seat, and applied it costs what it promises. Raises InvalidInput
    for an exam that nobody sits.
    """
    return _best(plan, [plan.node(exam)], lambda choice: True, limit)


def suggest_for_overlap(plan: Plan, candidate: str, exam: str, *, limit: int = 3) -> tuple[Suggestion, ...]:
    """The same for an exam of a candidate that overlaps others: suggestions after which it overlaps none of them, by moving
    the exam or the others. Raises InvalidInput for a candidate who does not sit the exam."""
    node = plan.node(exam)
    people = plan.data.people
    if node not in people.loc[people["candidate"] == candidate, "node"].to_numpy(np.int64):
        raise InvalidInput((Issue("--overlap", 0, "", f"{candidate},{exam}", "plan-not-sitting"),))
    pairs = plan.data.candidate_pairs
    pairs = pairs[pairs["candidate"] == candidate]

    def overlaps(choice: Ints) -> set[tuple[int, int]]:
        found = set[tuple[int, int]]()
        for a, b, number in pairs[["a", "b", "axis"]].to_numpy(np.int64).tolist():
            axis = plan.data.axes[number]
            i, j = axis.pairs.at[choice[a]], axis.pairs.at[choice[b]]
            if i >= 0 and j >= 0 and axis.overlap[i, j]:
                found.add((a, b))
        return found

    before = overlaps(plan.choice)
    mine = {pair for pair in before if node in pair}

    def resolved(choice: Ints) -> bool:
        return overlaps(choice) <= before - mine

    return _best(plan, sorted({one for pair in mine for one in pair}), resolved, limit)


def _best(plan: Plan, nodes: list[int], wanted: Callable[[Ints], bool], limit: int) -> tuple[Suggestion, ...]:
    """The best suggestions that move one of the nodes, among choices that are wanted."""
    found: dict[bytes, tuple[int, Ints]] = {}
    for node in nodes:
        now = _start_numbers(plan, node)
        first = int(plan.problem.options.first[node])
        for cost, choice in chains(plan.state, node):
            if wanted(choice) and now[choice[node] - first] != now[plan.choice[node] - first]:
                found[choice.tobytes()] = cost, choice
    made: list[Suggestion] = []
    for _, choice in sorted(found.values(), key=lambda one: (one[0], one[1].tobytes()))[:TRIED]:
        if len(made) == limit + MORE:
            break
        other = alternative(plan, choice)
        if other is not None:
            made.append(Suggestion(moves_of(plan, choice), other.cost - plan.promised, other))
    return tuple(sorted(made, key=lambda one: (one.cost, len(one.moves)))[:limit])


def _start_numbers(plan: Plan, node: int) -> Ints:
    """A number for each option of a node: equal where all zones start alike, whatever else differs."""
    bands = plan.data.bands[plan.data.bands["node"] == node].sort_values(["option", "zone"])
    starts = bands["start"].to_numpy(np.int64).reshape(len(plan.problem.options.of(node)), -1)
    return np.asarray(np.unique(starts, axis=0, return_inverse=True)[1], np.int64).ravel()


def moves_of(plan: Plan, choice: Ints) -> pd.DataFrame:
    """The starts that a choice changes: exam, zone, before, after (UTC), candidates of the zone."""
    names = plan.problem.options.names
    moved = np.flatnonzero(choice != plan.choice)
    bands = plan.data.bands[plan.data.bands["node"].isin(moved)]
    before, after = (bands[bands["option"].isin(c[moved])] for c in (plan.choice, choice))
    both = before.merge(after, on=["node", "zone"], suffixes=("", "_after"))
    both = both[both["start"] != both["start_after"]]
    people = plan.data.groups.groupby(["node", "zone"], observed=True)["people"].sum().rename("candidates")
    both = both.merge(people.reset_index(), on=["node", "zone"])
    table = pd.DataFrame(
        {
            "exam": [names[node] for node in both["node"].tolist()],
            "zone": both["zone"].astype(object),
            "before": stamps(both["start"].to_numpy(np.int64)),
            "after": stamps(both["start_after"].to_numpy(np.int64)),
            "candidates": both["candidates"].to_numpy(np.int64),
        }
    )
    return table.sort_values(["exam", "zone"], ignore_index=True)
