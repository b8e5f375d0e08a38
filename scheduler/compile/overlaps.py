"""Overlaps of a choice of options: which exam of each pair moves, and who cannot be helped.

Every candidate moves at most one exam a day and `cap` exams a session (regulation: escort to the second
exam; at most two arrangements a session). Rooms and escorts decide later whether a move takes place.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.terms.draft import Draft

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def overlaps_of(draft: Draft, choice: Ints) -> pd.DataFrame:
    """One row an overlapping pair: candidate, site, session, stays, moves (nodes), leave (of stays),
    start, end (of the move), priced (its kernel counts on a move), can_move. A pair with a missed exam has that exam as `moves`."""
    meets = draft.meets
    parts = []
    for axis, rows in zip(draft.axes, draft.rows_of_axis, strict=True):
        a, b = (meets[c].to_numpy(np.int64)[rows] for c in ("a", "b"))
        i, j = axis.pairs.at[choice[a]], axis.pairs.at[choice[b]]
        hit = axis.overlap[i, j]
        if not hit.any():
            continue
        rows, a, b, i, j = rows[hit], a[hit], b[hit], i[hit], j[hit]
        follows = axis.follows()
        # The earlier exam stays; of two that begin together, the one after which the other can follow.
        swap = (axis.enter[j] < axis.enter[i]) | ((axis.enter[i] == axis.enter[j]) & ~follows[i, j])
        first, second = np.where(swap, j, i), np.where(swap, i, j)
        start = axis.leave[first] + axis.gap
        parts.append(
            pd.DataFrame(
                {
                    "candidate": meets["candidate"].to_numpy()[rows],
                    "site": meets["site"].to_numpy()[rows],
                    "session": axis.session,
                    "day": axis.day[first],
                    "stays": np.where(swap, b, a),
                    "moves": np.where(swap, a, b),
                    "leave": axis.leave[first],
                    "start": start,
                    "end": start + axis.own[second],
                    "rest": axis.rest,
                    "priced": axis.transferable[i, j],
                    "can_move": axis.transferable[i, j],
                }
            )
        )
    if not parts:
        columns = [
            "candidate",
            "site",
            "session",
            "day",
            "stays",
            "moves",
            "leave",
            "start",
            "end",
            "rest",
            "priced",
            "can_move",
        ]
        types = {"candidate": str, "site": str, "priced": bool, "can_move": bool}
        return pd.DataFrame({c: pd.Series(dtype="int64") for c in columns}).astype(types)
    table = pd.concat(parts, ignore_index=True)
    table["can_move"] &= ~_meets_a_third(draft, choice, table)
    return _one_move_a_day(draft, table)


def _meets_a_third(draft: Draft, choice: Ints, table: pd.DataFrame) -> Flags:
    """Whether the moved sitting would overlap another exam of the candidate at its published time."""
    mine = draft.meets[draft.meets["candidate"].isin(table["candidate"].unique())]
    both = [mine[["candidate", "axis", x]].rename(columns={x: "node"}) for x in ("a", "b")]
    exams = pd.concat(both).drop_duplicates(["candidate", "node"])
    enter, leave = np.empty(len(exams), np.int64), np.empty(len(exams), np.int64)
    axis_of = exams["axis"].to_numpy(np.int64)
    for number in np.unique(axis_of):
        rows, axis = np.flatnonzero(axis_of == number), draft.axes[number]
        at = axis.pairs.at[choice[exams["node"].to_numpy(np.int64)[rows]]]
        enter[rows], leave[rows] = axis.enter[at], axis.leave[at]
    exams = exams.assign(enter=enter, out=leave)[["candidate", "node", "enter", "out"]]
    joined = table.reset_index(names="row").merge(exams, on="candidate")
    third = (joined["node"] != joined["stays"]) & (joined["node"] != joined["moves"])
    meets = (joined["start"] < joined["out"] + joined["rest"]) & (
        joined["enter"] < joined["end"] + joined["rest"]
    )
    hit = np.zeros(len(table), bool)
    hit[joined.loc[third & meets, "row"].to_numpy(np.int64)] = True
    return hit


def _one_move_a_day(draft: Draft, table: pd.DataFrame) -> pd.DataFrame:
    """Days with several overlapping pairs of one candidate keep one move; then the cap of a session."""
    several = table.groupby(["candidate", "day"])["stays"].transform("size") > 1
    # A handful of people with three exams at once: the only ones looked at one by one.
    for _, rows in table[several].groupby(["candidate", "day"]):
        _settle_day(table, rows)
    moving = table[table["can_move"]].sort_values(["candidate", "session", "start", "moves"])
    cap = {str(s.id): draft.instance.policies[s.centre].transfer.cap for s in draft.instance.sites}
    beyond = moving.groupby(["candidate", "session"]).cumcount() >= moving["site"].astype(str).map(cap)
    table.loc[beyond.index[beyond], "can_move"] = False
    return table


def _settle_day(table: pd.DataFrame, rows: pd.DataFrame) -> None:
    """Choose what one candidate sits on one day: the pair that can move, then whatever still fits."""
    rows = rows.sort_values(["can_move", "start", "stays", "moves"], ascending=[False, True, True, True])
    first = rows.iloc[0]
    sat = [int(first["stays"])]
    moved = int(first["moves"]) if first["can_move"] else -1
    missed = set() if moved >= 0 else {int(first["moves"])}
    pairs = rows[["stays", "moves"]].to_numpy(np.int64).tolist()
    clash = {frozenset(pair) for pair in pairs}
    for exam in sorted({e for pair in pairs for e in pair} - {*sat, moved, *missed}):
        if any(frozenset((exam, other)) in clash for other in (*sat, moved)):
            missed.add(exam)
        else:
            sat.append(exam)
    for index, (stays, moves) in zip(rows.index, pairs, strict=True):
        gone = missed.intersection((stays, moves))
        table.loc[index, "can_move"] = not gone and (stays, moves) == (sat[0], moved)
        if gone and moves not in missed:
            table.loc[index, ["stays", "moves"]] = [moves, stays]
