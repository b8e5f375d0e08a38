"""Windows of local days with more exams of a candidate than a limit: what several rules of the spread say.

Every run of so many local dates is a window and counts by itself, each exam beyond the limit in it once. Windows begin
up to so many days before a session's first day, so that its days count alike. While results are unknown a
candidate counts by the chance that he comes to the exams he is likeliest to come to, one more than the limit: with
just so many exams this is exact, with more it errs on the low side.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from models.instance import Instance
from models.turnout import expected_cost, expected_people
from scheduler.rules.rule import Case
from scheduler.terms.cohorts import cohorts
from scheduler.terms.model_data import Ints, ModelData
from scheduler.terms.terms import Count


def window_counts(
    rule: str, data: ModelData, people: pd.DataFrame, days: int, most: int, price: int | None
) -> Iterator[Count]:
    """For `terms`: at most `most` exams of these people (rows of `data.people`) in a window, else `price` for each
    candidate and exam beyond (None: never)."""
    turnout = data.instance.turnout
    shares = turnout.share(data.options.names)
    at, runs = _days(data), dict[tuple[str, int], dict[int, Ints]]()
    for zone, nodes, count in _cohorts(people, most):
        weight = None
        if price is not None:
            likeliest = np.sort(shares[nodes])[: -most - 2 : -1]
            weight = count * int(expected_cost(1, price, turnout.chance(*likeliest)))
        for node in nodes:
            if (zone, node) not in runs:
                runs[zone, node] = _by_run(*at[zone, node], days)
        mine = [runs[zone, node] for node in nodes]
        for run in sorted(set().union(*mine)):
            inside = [exam[run] for exam in mine if run in exam]
            if len(inside) > most:
                yield Count(rule, np.concatenate(inside), most, weight)


def full_windows(
    case: Case[Instance], seen: pd.DataFrame, sits: pd.DataFrame, days: int, most: int, price: int
) -> pd.DataFrame:
    """For `check`: the windows with more than `most` exams among `seen` (rows of the attendance).

    One row for each first exam and last exam: `amount` candidates (windows of one candidate count each) and their
    `cost` at `price` for each exam beyond. `sits`: the rows of `Instance.sits` that the limit is for.
    """
    seen = seen[["candidate", "session", "day", "start", "exam"]]
    many = seen.groupby(["candidate", "session"], sort=False)["exam"].transform("size") > most
    seen = seen[many].sort_values(["start", "exam"])
    earlier = [seen.assign(run=seen["day"] - pd.Timedelta(days=back)) for back in range(days)]
    runs = pd.concat(earlier).groupby(["candidate", "session", "run"], sort=False)["exam"]
    table = runs.agg(["size", "first", "last"]).reset_index()
    chances = chance_of_likeliest(case.instance, sits, most)
    table = table[table["size"] > most].merge(chances, on=["candidate", "session"])
    chance = table["chance"].to_numpy("int64")
    table = table.assign(cost=(table["size"] - most) * expected_cost(1, price, chance), amount=1)
    rows = table.groupby(["first", "last"])[["amount", "chance", "cost"]].sum().reset_index()
    rows = rows.rename(columns={"first": "exam", "last": "other"})
    return rows.assign(amount=expected_people(rows["amount"], rows["chance"]))


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


def _cohorts(people: pd.DataFrame, most: int) -> Iterator[tuple[str, list[int], int]]:
    """(zone, exams, number of candidates) of those who share zone and exams of a session, of those with
    more than `most`."""
    who = pd.factorize(people["candidate"].to_numpy(dtype=object))[0].astype(np.int64)
    who, node = who * 4 + people["session"].to_numpy(np.int64), people["node"].to_numpy(np.int64)
    for zone, rows in people.groupby("zone", sort=False, observed=True).indices.items():
        for nodes, count in zip(*cohorts(who[rows], node[rows], least=most + 1), strict=True):
            yield str(zone), nodes[nodes >= 0].tolist(), int(count)


def _days(data: ModelData) -> dict[tuple[str, int], tuple[Ints, Ints]]:
    """Local day and number of every option, by zone and node."""
    return {
        (str(zone), int(str(node))): (rows["day"].to_numpy(np.int64), rows["option"].to_numpy(np.int64))
        for (zone, node), rows in data.bands.groupby(["zone", "node"])
    }


def _by_run(day: Ints, option: Ints, days: int) -> dict[int, Ints]:
    """The options of an exam in each window, by the day on which the window begins."""
    runs = np.unique(day[:, None] - np.arange(days)[None, :])
    return {int(run): option[(run <= day) & (day < run + days)] for run in runs}
