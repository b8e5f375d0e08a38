"""Windows of hours that open at the start of each exam of a candidate, and hold more exams than a limit.

A window holds the exams that begin within so many hours of the start that opens it, that exam included; of exams that
begin together each opens one. With a limit of one every pair of exams that begin less than the hours apart is one
exam beyond, and counts by the chance that its candidates come to both. With a higher limit a candidate counts as in
windows of days: by the chance that he comes to the exams he is likeliest to come to, one more than the limit.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from models.instance import Instance
from models.rules import RuleInfo
from models.turnout import expected_cost, expected_people
from scheduler.rules.checks.pair_prices import price_by_candidate, price_by_pair
from scheduler.rules.rule import Case
from scheduler.rules.spread.exam_windows import chance_of_likeliest
from scheduler.terms.axis import Axis
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import Flags, Ints, ModelData
from scheduler.terms.terms import Count, Relate

MINUTES = 60


def pairs_in_hours(rule: str, axis: Axis, counted: Flags, hours: int, price: int | None) -> Relate:
    """For `terms`, a limit of one: two exams that begin less than `hours` apart cost `price`, or exclude each other (None).

    `counted`, by place of the axis: whether the limit is for those who sit there.
    """
    apart = np.abs(axis.start[None, :] - axis.start[:, None])
    windows = (apart < hours * MINUTES).astype(np.int64) + (apart == 0)
    windows *= counted[:, None] & counted[None, :]
    if price is None:
        return Relate(rule, axis.pairs, windows, hard=True)
    return axis.expected_penalty(rule, windows, price)


def counts_in_hours(
    rule: str, data: ModelData, axis: int, counted: Flags, hours: int, most: int, price: int | None
) -> Iterator[Count]:
    """For `terms`, any limit: at most `most` exams in a window, else `price` for each candidate and exam beyond.

    Without a price it is enough that no window holds more that opens at a possible start, whether an exam begins there
    or not: the first exam inside opens a window that holds all the others.
    """
    starts = _Starts(data, data.axes[axis], counted)
    shares = data.instance.turnout.share(data.options.names)
    for nodes, people in _cohorts(data, axis, most):
        exams = [node for node in nodes if len(starts.of(node)[0])]
        if len(exams) <= most:
            continue
        if price is None:
            for begin in np.unique(np.concatenate([starts.of(node)[0] for node in exams])).tolist():
                inside = starts.inside(exams, begin, hours)
                if len(inside) > most:
                    yield Count(rule, np.concatenate(inside), most)
            continue
        likeliest = np.sort(shares[exams])[: -most - 2 : -1]
        weight = people * int(expected_cost(1, price, data.instance.turnout.chance(*likeliest)))
        for exam in exams if weight else []:
            others = [node for node in exams if node != exam]
            for begin in np.unique(starts.of(exam)[0]).tolist():
                inside = starts.inside(others, begin, hours)
                beyond = 1 + len(inside) - most
                if beyond > 0:
                    opening = starts.at(exam, begin)
                    # The opening exam counts for as much as fills the limit up: without it nothing is beyond.
                    amount = [np.full(len(opening), beyond), np.ones(sum(map(len, inside)), np.int64)]
                    options = np.concatenate([opening, *inside])
                    yield Count(rule, options, len(inside), weight, np.concatenate(amount))


class _Starts:
    """When the candidates of a class begin, by option of each exam: instants in order, UTC minutes."""

    def __init__(self, data: ModelData, axis: Axis, counted: Flags) -> None:
        self._data, self._axis, self._counted = data, axis, counted
        self._known: dict[int, tuple[Ints, Ints]] = {}
        self._windows: dict[tuple[int, int, int], Ints] = {}

    def of(self, node: int) -> tuple[Ints, Ints]:
        """Starts and options of an exam, those that the limit is for."""
        if node not in self._known:
            options = np.asarray(self._data.options.of(node), np.int64)
            place = self._axis.pairs.at[options]
            mine = (place >= 0) & self._counted[place]
            begin, options = self._axis.start[place[mine]], options[mine]
            order = np.argsort(begin, kind="stable")
            self._known[node] = begin[order], options[order]
        return self._known[node]

    def at(self, node: int, begin: int) -> Ints:
        """The options of an exam that begin at an instant."""
        return self._between(node, begin, begin + 1)

    def inside(self, nodes: list[int], begin: int, hours: int) -> list[Ints]:
        """The options of each exam that begin in the window, of exams that have any."""
        every = [self._between(node, begin, begin + hours * MINUTES) for node in nodes]
        return [options for options in every if len(options)]

    def _between(self, node: int, since: int, until: int) -> Ints:
        key = node, since, until
        if key not in self._windows:
            starts, options = self.of(node)
            first, last = np.searchsorted(starts, [since, until])
            self._windows[key] = options[first:last]
        return self._windows[key]


def _cohorts(data: ModelData, axis: int, most: int) -> Iterator[tuple[list[int], int]]:
    """(exams, number of candidates) of those of the class who share all exams of the session, more than `most`."""
    for nodes, people in zip(*cohorts(*data.sat_by(axis).T, least=most + 1), strict=True):
        yield nodes[nodes >= 0].tolist(), int(people)


def close_starts(
    info: RuleInfo, case: Case[Instance], seen: pd.DataFrame, hours: int, price: int
) -> pd.DataFrame:
    """For `check`, a limit of one: the pairs of exams that begin less than `hours` apart, with candidates and cost.

    `seen` are the rows of the attendance that the limit is for.
    """
    close, at_once = _close_pairs(case, seen, hours)
    near, both = (price_by_pair(info, case, pairs, price) for pairs in (close, at_once))
    again = near[["exam", "other"]].merge(both, on=["exam", "other"], how="left")["cost"].fillna(0)
    return near.assign(cost=near["cost"] + again.astype("int64").to_numpy())


def close_starts_by_candidate(
    info: RuleInfo, case: Case[Instance], seen: pd.DataFrame, hours: int, price: int
) -> pd.DataFrame:
    """For `own_costs`, a limit of one: what candidates bear of the cost of `close_starts` (candidate, cost)."""
    both = [price_by_candidate(info, case, pairs, price) for pairs in _close_pairs(case, seen, hours)]
    return pd.concat(both, ignore_index=True)


def _close_pairs(case: Case[Instance], seen: pd.DataFrame, hours: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of `Facts.pairs` that begin less than `hours` apart, and those of them that begin together."""
    starts = seen[["candidate", "exam", "start"]]
    pairs = case.facts.pairs.merge(starts, on=["candidate", "exam"])
    pairs = pairs.merge(
        starts.rename(columns={"exam": "other", "start": "begins"}), on=["candidate", "other"]
    )
    apart = (pairs["begins"] - pairs["start"]).abs()
    return pairs[apart < pd.Timedelta(hours=hours)], pairs[apart == pd.Timedelta(0)]


def full_hours(
    case: Case[Instance], seen: pd.DataFrame, sits: pd.DataFrame, hours: int, most: int, price: int
) -> pd.DataFrame:
    """For `check`, any limit: the rows of `hours_by_candidate`, those with the same opening exam and last other exam together."""
    windows = hours_by_candidate(case, seen, sits, hours, most, price).assign(amount=1)
    rows = windows.groupby(["exam", "last"])[["amount", "chance", "cost"]].sum().reset_index()
    rows = rows.rename(columns={"last": "other"})
    return rows.assign(amount=expected_people(rows["amount"], rows["chance"]))


def hours_by_candidate(
    case: Case[Instance], seen: pd.DataFrame, sits: pd.DataFrame, hours: int, most: int, price: int
) -> pd.DataFrame:
    """For `check` and `own_costs`, any limit: the windows with more than `most` exams among `seen` (rows of the attendance).

    One row for each candidate and opening exam: the `last` other exam of the window, the `chance` in millionths, and the
    `cost` at `price` for each exam beyond. `sits`: the rows of `Instance.sits` that the limit is for.
    """
    who = ["candidate", "session"]
    opens = seen[[*who, "exam", "start"]]
    later = opens.merge(opens.rename(columns={"exam": "other", "start": "begins"}), on=who)
    wait = later["begins"] - later["start"]
    inside = (
        (later["other"] != later["exam"]) & (wait >= pd.Timedelta(0)) & (wait < pd.Timedelta(hours=hours))
    )
    later = later[inside].sort_values(["begins", "other"])
    windows = later.groupby([*who, "exam"], sort=False)["other"].agg(["size", "last"]).reset_index()
    windows = windows[windows["size"] + 1 > most].merge(
        chance_of_likeliest(case.instance, sits, most), on=who
    )
    price_of_one = expected_cost(1, price, windows["chance"].to_numpy("int64"))
    return windows.assign(cost=(windows["size"] + 1 - most) * price_of_one)
