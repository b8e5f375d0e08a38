"""Windows of local days with more exams of a candidate than a limit: what several rules of the spread say.

Every run of so many local dates is a window and counts by itself, each exam beyond the limit in it once. Windows begin
up to so many days before a session's first day, so that its days count alike. While results are unknown a
candidate counts by the chance that he comes to the exams he is likeliest to come to, one more than the limit: with
just so many exams this is exact, with more it errs on the low side.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pandas as pd

from models.instance import Instance
from models.turnout import expected_cost, expected_people
from scheduler.rules.rule import Case
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import Ints, ModelData
from scheduler.terms.terms import Count, Counts


def window_counts(
    rule: str, data: ModelData, people: pd.DataFrame, days: int, most: int, price: int | None
) -> Iterator[Count | Counts]:
    """For `terms`: at most `most` exams of these people (rows of `data.people`) in a window, else `price` for each
    candidate and exam beyond (None: never)."""
    turnout = data.instance.turnout
    shares = turnout.share(data.options.names)
    bands = dict(iter(data.bands.groupby("zone")))
    for zone, exams, count in _cohorts(people, most):
        first, options, cohort = _windows(bands[zone], exams, days, most)
        if price is None:
            for begin, end in pairwise(first.tolist()):
                yield Count(rule, options[begin:end], most)
        elif len(cohort):
            likeliest = -np.sort(-np.where(exams >= 0, shares[exams], 0), 1)[:, : most + 1]
            weight = count * expected_cost(1, price, turnout.chance(*likeliest.T))
            yield Counts(rule, first, options, most, weight[cohort].astype(np.int64))


def _windows(bands: pd.DataFrame, exams: Ints, days: int, most: int) -> tuple[Ints, Ints, Ints]:
    """The windows in which more than `most` exams of a cohort can be, cohort after cohort: where the options of each begin,
    the options, and the cohort. `bands`: of the zone; `exams`: one row per cohort, filled up with -1."""
    node, day, option = (bands[name].to_numpy(np.int64) for name in ("node", "day", "option"))
    known = np.isin(node, exams)
    node, day, option = node[known], day[known], option[known]
    # Every option is in the windows that begin on its day and up to so many days before.
    run = (day[:, None] - np.arange(days)).ravel() - day.min(initial=0) + days
    node, option = np.repeat(node, days), np.repeat(option, days)
    runs = int(run.max(initial=0)) + 1
    order = np.lexsort((option, node * runs + run))
    key, option = (node * runs + run)[order], option[order]
    # The runs of each node, and the options of each node in each run.
    keys, begin, width = np.unique(key, return_index=True, return_counts=True)
    first_run = np.searchsorted(keys, np.arange(int(keys[-1]) // runs + 2) * runs if len(keys) else [0])
    cohort, place = np.nonzero(exams >= 0)
    cohort, where = cohort[_which(first_run, exams[cohort, place])], _ranges(first_run, exams[cohort, place])
    window = cohort * runs + keys[where] % runs
    order = np.argsort(window, kind="stable")
    window, where = window[order], where[order]
    number, of, size = np.unique(window, return_inverse=True, return_counts=True)
    full = size[of] > most
    where, of = where[full], of[full]
    fresh = np.flatnonzero(np.diff(of, prepend=-1))
    lengths = np.add.reduceat(width[where], fresh) if len(fresh) else fresh
    ends = np.append(begin, 0)[where] + width[where]
    options = option[_spans(begin[where], ends)]
    return np.append(0, np.cumsum(lengths)), options, number[of[fresh]] // runs


def _which(first: Ints, rows: Ints) -> Ints:
    """Each number of `rows` as often as it has entries: its position."""
    return np.repeat(np.arange(len(rows)), first[rows + 1] - first[rows])


def _ranges(first: Ints, rows: Ints) -> Ints:
    """The entries of all `rows`, one row after the other."""
    return _spans(first[rows], first[rows + 1])


def _spans(begin: Ints, end: Ints) -> Ints:
    """All numbers begin .. end - 1, one span after the other."""
    width = end - begin
    return np.asarray(np.repeat(begin - (np.cumsum(width) - width), width) + np.arange(width.sum()))


def full_windows(
    case: Case[Instance], seen: pd.DataFrame, sits: pd.DataFrame, days: int, most: int, price: int
) -> pd.DataFrame:
    """For `check`: the rows of `windows_by_candidate`, those with the same first and last exam together.

    One row for each first exam and last exam: `amount` candidates (windows of one candidate count each) and their
    `cost`.
    """
    table = windows_by_candidate(case, seen, sits, days, most, price)
    if table.empty:
        return table
    rows = table.assign(amount=1).groupby(["first", "last"])[["amount", "chance", "cost"]].sum().reset_index()
    rows = rows.rename(columns={"first": "exam", "last": "other"})
    return rows.assign(amount=expected_people(rows["amount"], rows["chance"]))


def windows_by_candidate(
    case: Case[Instance], seen: pd.DataFrame, sits: pd.DataFrame, days: int, most: int, price: int
) -> pd.DataFrame:
    """For `check` and `own_costs`: the windows with more than `most` exams among `seen` (rows of the attendance).

    One row for each candidate and window: the `first` and the `last` exam, the `chance` in millionths, and the `cost` at
    `price` for each exam beyond. `sits`: the rows of `Instance.sits` that the limit is for.
    """
    seen = seen[["candidate", "session", "day", "start", "exam"]]
    many = seen.groupby(["candidate", "session"], sort=False)["exam"].transform("size") > most
    if not many.any():
        return pd.DataFrame()
    seen = seen[many].sort_values(["start", "exam"])
    earlier = [seen.assign(run=seen["day"] - pd.Timedelta(days=back)) for back in range(days)]
    runs = pd.concat(earlier).groupby(["candidate", "session", "run"], sort=False)["exam"]
    table = runs.agg(["size", "first", "last"]).reset_index()
    chances = chance_of_likeliest(case.instance, sits, most)
    table = table[table["size"] > most].merge(chances, on=["candidate", "session"])
    chance = table["chance"].to_numpy("int64")
    return table.assign(cost=(table["size"] - most) * expected_cost(1, price, chance))


def chance_of_likeliest(instance: Instance, sits: pd.DataFrame, most: int) -> pd.DataFrame:
    """For `check`, by candidate and session with more than `most` exams in `sits`: the `chance` in millionths that the
    candidate comes to the exams, one more than `most`, that he is likeliest to come to."""
    turnout, keys = instance.turnout, ["candidate", "session"]
    mine = sits[[*keys, "exam"]]
    mine = mine.assign(share=turnout.share(mine["exam"]))
    mine = mine.sort_values([*keys, "share"], ascending=[True, True, False])
    place = mine.groupby(keys).cumcount()
    ones = [mine[place == at].set_index(keys)["share"] for at in range(most + 1)]
    together = pd.concat(ones, axis=1, join="inner", keys=range(most + 1))
    shares = [together[at].to_numpy("int64") for at in range(most + 1)]
    return together.assign(chance=turnout.chance(*shares))["chance"].reset_index()


def _cohorts(people: pd.DataFrame, most: int) -> Iterator[tuple[str, Ints, Ints]]:
    """By zone: the sets of more than `most` exams of a session that its people sit (one row per set, ascending, filled up with
    -1), and how many sit each."""
    who = pd.factorize(people["candidate"].to_numpy(dtype=object))[0].astype(np.int64)
    who, node = who * 4 + people["session"].to_numpy(np.int64), people["node"].to_numpy(np.int64)
    for zone, rows in people.groupby("zone", sort=False, observed=True).indices.items():
        exams, count = cohorts(who[rows], node[rows], least=most + 1)
        if len(exams):
            yield str(zone), exams, count
