"""Half-open intervals [since, until) in many places: which of them overlap, and totals over time."""

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]


def pairs_in_group(group: Ints) -> tuple[Ints, Ints]:
    """Row numbers of all unordered pairs of rows with the same group number."""
    order = np.argsort(group, kind="stable").astype(np.int64)
    ranked = group[order]
    left, right = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for step in range(1, len(order)):
        (same,) = np.nonzero(ranked[step:] == ranked[:-step])
        if not len(same):
            break
        left.append(order[same])
        right.append(order[same + step])
    return np.concatenate(left), np.concatenate(right)


def overlapping_pairs(group: Ints, since: Ints, until: Ints) -> tuple[Ints, Ints]:
    """Row numbers of all pairs of rows of one group whose intervals overlap.

    Rows are compared with the 1st, 2nd, … row after them in order of `since`. Once no row overlaps its
    k-th next row, none overlaps a later one, so the loop ends after the largest number of simultaneous rows.
    """
    order = np.lexsort((until, since, group)).astype(np.int64)
    g, s, u = group[order], since[order], until[order]
    left, right = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for step in range(1, len(order)):
        (meet,) = np.nonzero((g[step:] == g[:-step]) & (s[step:] < u[:-step]))
        if not len(meet):
            break
        left.append(order[meet])
        right.append(order[meet + step])
    a, b = np.concatenate(left), np.concatenate(right)
    real = (until[a] > since[a]) & (until[b] > since[b])
    return a[real], b[real]


def running_totals(events: pd.DataFrame, place: str, amounts: list[str]) -> pd.DataFrame:
    """The totals of `amounts` in each place over time: one row for each interval between two events.

    `events` has a place, an instant `at` and the change of each amount. Nothing follows the last event
    of a place, so no interval begins there.
    """
    codes, names = pd.factorize(events[place].to_numpy(dtype=object), sort=True)
    at = events["at"].to_numpy("datetime64[s]")
    order = np.lexsort((at, codes))
    codes, at = codes[order], at[order]
    change = events[amounts].to_numpy("int64")[order]
    first = np.r_[True, codes[1:] != codes[:-1]] if len(codes) else np.empty(0, bool)
    running = np.cumsum(change, axis=0)
    before = (running - change)[first][np.cumsum(first) - 1]
    same_place = ~first[1:]
    (kept,) = np.nonzero(same_place & (at[1:] != at[:-1]))
    table = pd.DataFrame({place: np.asarray(names, dtype=object)[codes[kept]]}, dtype=object)
    table["from"] = pd.DatetimeIndex(at[kept], tz="UTC")
    table["to"] = pd.DatetimeIndex(at[kept + 1], tz="UTC")
    table[amounts] = (running - before)[kept]
    return table


def start_and_end_events(
    table: pd.DataFrame, place: str, since: str, until: str, amounts: list[str]
) -> pd.DataFrame:
    """Events for `running_totals`: each row adds its amounts at `since` and takes them away at `until`."""
    begin, end = (table[name].to_numpy("datetime64[s]") for name in (since, until))
    real = end > begin
    events = {
        place: np.tile(table[place].to_numpy(object)[real], 2),
        "at": pd.DatetimeIndex(np.concatenate([begin[real], end[real]]), tz="UTC"),
    }
    for name in amounts:
        change = table[name].to_numpy()[real]
        events[name] = np.concatenate([change, -change])
    return pd.DataFrame(events)


def levels(events: list[pd.DataFrame], place: str, amounts: list[str]) -> pd.DataFrame:
    """The totals of several tables of events in each place over time; an amount that a table lacks is 0."""
    together = {
        place: np.concatenate([table[place].to_numpy(object) for table in events]),
        "at": np.concatenate([table["at"].to_numpy("datetime64[s]") for table in events]),
    }
    for name in amounts:
        changes = [table[name] if name in table else np.zeros(len(table)) for table in events]
        together[name] = np.concatenate([np.asarray(change, np.int64) for change in changes])
    return running_totals(pd.DataFrame(together), place, amounts)


def worst_of_each_run(table: pd.DataFrame, place: str, bad: pd.Series, excess: pd.Series) -> pd.DataFrame:
    """The worst interval of each unbroken run of bad ones, so that a breach is reported once, at its peak."""
    if not bad.any():
        return table.iloc[:0]
    run = ((bad != bad.shift()) | (table[place] != table[place].shift())).cumsum()
    chosen = excess[bad].groupby(run[bad]).idxmax()
    return table.loc[chosen.to_numpy()].reset_index(drop=True)


def exam_present(peaks: pd.DataFrame, bands: pd.DataFrame, place: str) -> pd.Series:
    """For each peak an exam that is in the place at that time: the one that came last."""
    if peaks.empty:
        return pd.Series([], index=peaks.index, dtype=object)
    at = peaks[[place, "from"]].rename_axis("peak").reset_index()
    met = at.merge(bands[[place, "exam", "occupied_from", "occupied_to"]], on=place)
    met = met[(met["occupied_from"] <= met["from"]) & (met["from"] < met["occupied_to"])]
    named = met.sort_values(["occupied_from", "exam"]).groupby("peak")["exam"].last()
    return named.reindex(peaks.index).astype(object).fillna("")
