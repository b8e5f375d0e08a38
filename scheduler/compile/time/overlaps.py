"""Overlaps of a choice of options: which exams are moved, after which gaps, and which are missed.

A candidate has at most `cap` accommodated exams per session (regulation: at most two). Rooms and escorts
decide later whether a transfer takes place, and after which gap.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.compile.time.busy_days import plan_busy_days
from scheduler.compile.time.orientation import orient
from scheduler.compile.time.pinned_overlaps import FREE, OverlapPins, apply_overlap_pins
from scheduler.terms.axis import GAP_STEP
from scheduler.terms.model_data import ModelData

Ints = npt.NDArray[np.int64]
COLUMNS: dict[str, str] = {
    "candidate": "str", "site": "str", "need": "int64", "session": "int64", "day": "int64", "stays": "int64", "moves": "int64",
    "enter": "int64", "leave": "int64", "own": "int64", "rest": "int64", "gap": "int64", "gap_mask": "int64",
    "third": "int64", "as_moved": "int64", "as_missed": "int64", "can_move": "bool", "due": "bool",
    "followed": "bool", "overlapped": "int64", "several": "bool", "pin_broken": "bool", "room_pin_broken": "bool",
}  # fmt: skip


def overlaps_of(
    data: ModelData,
    choice: Ints,
    pins: OverlapPins,
    prices: tuple[int, int],
    *,
    chains: bool = True,
    known: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per overlapping pair of a candidate, or, on a day with several pairs, per exam that is moved or missed:
    candidate, site, need (for the exam that moves), session, day, `stays` and `moves` (nodes; a missed exam is `moves`), and

    - enter, leave (UTC minutes) of the exam that stays; own: minutes of the exam that moves; rest: minutes owed;
    - gap: the shortest gap in minutes; gap_mask: bit k says that a gap k steps longer is possible;
    - third: a third exam (node) that excludes some gap or overlaps a missed one too, -1: none;
    - as_moved, as_missed: pairs that kernels price as transfers and as missed exams, for which the row stands;
    - can_move: a transfer is possible; followed: another exam is moved after this one, so that it may not be missed;
    - overlapped: an exam that `moves` overlaps as published; several: a day with several pairs;
    - due: the transfer is pinned, or the room of the exam that moves;
    - pin_broken: a pin that this choice cannot respect; room_pin_broken: the missed exam has a pinned room.

    `prices` of a missed and of a moved exam; without `chains` no moved exam follows another. `known` transfers (candidate,
    stays, moves) are preferred to those the other way round.
    """
    parts = [_directions(data, number, choice) for number in range(len(data.axes))]
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    table = pins.restrict(pd.concat(parts, ignore_index=True))
    _exclude_third_exams(data, choice, table)
    if known is not None and len(known):
        table = _preferring(table, known)
    table = orient(table).assign(
        as_moved=lambda t: t["priced"].astype("int64"),
        as_missed=lambda t: 1 - t["priced"].astype("int64"),
        can_move=lambda t: t["gap_mask"] > 0,
        followed=False,
        overlapped=lambda t: t["stays"],
        pin_broken=False,
    )
    table["several"] = table.groupby(["candidate", "day"])["stays"].transform("size") > 1
    table["cap"] = _moves_allowed(data, table)
    planned = plan_busy_days(data, choice, table, pins, prices, chains=chains)
    simple = apply_overlap_pins(_within_cap(table[~table["several"]], planned), pins)
    if planned.empty:
        return simple[list(COLUMNS)]
    both: pd.DataFrame = pd.concat([simple, planned], ignore_index=True)[list(COLUMNS)].astype(COLUMNS)
    return both


def _preferring(table: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """The table without the other direction of each known transfer that is still possible."""
    rows = table.merge(known.assign(known=True), on=["candidate", "stays", "moves"], how="left")
    keep = rows["known"].eq(True).to_numpy() & (rows["gap_mask"] > 0).to_numpy()
    decided = np.isin(table["pair"].to_numpy(np.int64), table["pair"].to_numpy(np.int64)[keep])
    return table[keep | ~decided].reset_index(drop=True)


def overlapping_exams(data: ModelData, choice: Ints) -> pd.DataFrame:
    """One row (candidate, node) per exam that overlaps another exam of its candidate as published."""
    parts = [_directions(data, number, choice) for number in range(len(data.axes))]
    names = {"stays": "node", "moves": "node"}
    rows = [part[["candidate", end]].rename(columns=names) for part in parts if len(part) for end in names]
    found: pd.DataFrame = pd.concat(rows).drop_duplicates(ignore_index=True)
    return found


def _directions(data: ModelData, number: int, choice: Ints) -> pd.DataFrame:
    """Overlapping pairs of one axis, with the gaps that hours and leak safety allow: one row if one exam begins first (it
    stays), two rows if both begin together."""
    axis, rows = data.axes[number], data.rows_of_axis[number]
    a, b = (data.candidate_pairs[c].to_numpy(np.int64)[rows] for c in ("a", "b"))
    i, j = axis.pairs.at[choice[a]], axis.pairs.at[choice[b]]
    hit = axis.overlap[i, j]
    if not hit.any():
        return pd.DataFrame()
    rows, a, b, i, j = rows[hit], a[hit], b[hit], i[hit], j[hit]
    priced = axis.transferable[i, j]
    follows, parts = axis.follows, []
    for stays, moves, first, second, need in ((a, b, i, j, "need_b"), (b, a, j, i, "need_a")):
        lawful = axis.enter[first] <= axis.enter[second]
        end = axis.leave[first] + axis.own[second]
        gap_mask = np.zeros(len(rows), np.int64)
        for step, gap in enumerate(axis.gaps):
            gap_mask |= (follows[first, second] & (end + gap <= axis.close[first])).astype(np.int64) << step
        table = pd.DataFrame(
            {
                "candidate": data.candidate_pairs["candidate"].to_numpy()[rows],
                "site": data.candidate_pairs["site"].to_numpy()[rows],
                "need": data.candidate_pairs[need].to_numpy()[rows],
                "axis": number,
                "session": axis.session,
                "day": axis.day[first],
                "pair": rows,
                "stays": stays,
                "moves": moves,
                "enter": axis.enter[first],
                "leave": axis.leave[first],
                "own": axis.own[second],
                "rest": axis.rest,
                "gap": axis.gaps[0],
                "steps": len(axis.gaps),
                "longest": axis.longest_gap,
                "gap_mask": gap_mask,
                "priced": priced,
                "close": axis.close[first],
                "follows": follows[first, second],
            }
        )
        parts.append(table.loc[lawful])
    both: pd.DataFrame = pd.concat(parts, ignore_index=True)
    return both


def _exclude_third_exams(data: ModelData, choice: Ints, table: pd.DataFrame) -> None:
    """Remove the gaps after which the moved exam would touch a third exam of the candidate (in place)."""
    mine = data.candidate_pairs[data.candidate_pairs["candidate"].isin(table["candidate"].unique())]
    both = [mine[["candidate", "axis", x]].rename(columns={x: "node"}) for x in ("a", "b")]
    exams = pd.concat(both).drop_duplicates(["candidate", "node"])
    enter, leave = np.empty(len(exams), np.int64), np.empty(len(exams), np.int64)
    axis_of = exams["axis"].to_numpy(np.int64)
    for number in np.unique(axis_of):
        rows, axis = np.flatnonzero(axis_of == number), data.axes[number]
        at = axis.pairs.at[choice[exams["node"].to_numpy(np.int64)[rows]]]
        enter[rows], leave[rows] = axis.enter[at], axis.leave[at]
    exams = exams.assign(third_in=enter, third_out=leave)[["candidate", "node", "third_in", "third_out"]]
    joined = table.reset_index(names="row").merge(exams, on="candidate")
    joined = joined[(joined["node"] != joined["stays"]) & (joined["node"] != joined["moves"])]
    gap_mask, third = table["gap_mask"].to_numpy(np.int64, copy=True), np.full(len(table), -1)
    for step in range(int(table["steps"].max())):
        start = joined["leave"] + joined["gap"] + GAP_STEP * step
        touches = (start < joined["third_out"] + joined["rest"]) & (
            joined["third_in"] < start + joined["own"] + joined["rest"]
        )
        touched = joined.loc[touches, "row"].to_numpy(np.int64)
        gap_mask[touched] &= ~(1 << step)
        third[touched] = joined.loc[touches, "node"]
    table["gap_mask"], table["third"] = gap_mask, third
    _right_after_third_exams(table, joined)


def _right_after_third_exams(table: pd.DataFrame, joined: pd.DataFrame) -> None:
    """Where third exams leave no gap of the usual steps, the shortest after which the moved exam begins when one of them,
    and the rest after it, is over (in place). `joined`: one row per third exam of a row of the table."""
    blocked = (table["gap_mask"] == 0) & (table["third"] >= 0) & (table["pin"] == FREE)
    if not blocked.any():
        return
    thirds = joined[joined["row"].isin(blocked.index[blocked])]
    thirds = thirds.assign(free_from=thirds["third_out"] + thirds["rest"])
    starts = thirds[["row", "free_from"]].drop_duplicates().rename(columns={"free_from": "start"})
    both = starts.merge(thirds, on="row")  # one row per start and third exam
    gap, end = both["start"] - both["leave"], both["start"] + both["own"]
    free = (both["free_from"] <= both["start"]) | (both["third_in"] >= end + both["rest"])
    free &= gap.between(both["gap"], both["longest"]) & (end <= both["close"])
    possible = both.assign(free=free).groupby(["row", "start"])["free"].all().reset_index()
    first = possible[possible["free"]].groupby("row")["start"].min()
    table.loc[first.index, "gap"] = first - table.loc[first.index, "leave"]
    table.loc[first.index, "gap_mask"] = 1


def _moves_allowed(data: ModelData, table: pd.DataFrame) -> Ints:
    """How many exams of each candidate may move in a session: the cap of the centre of registration, wherever they sit.

    Exams sat elsewhere by leave are accommodated already. Up to the cap such exams may move; beyond it none may.
    """
    instance = data.instance
    cap = data.cap_of.reindex(table["candidate"]).to_numpy(np.int64)
    if not len(instance.relocations):
        return cap
    people = data.people[data.people["candidate"].isin(instance.relocations["candidate"])]
    people = people.merge(instance.candidates[["id", "site"]], left_on="candidate", right_on="id")
    on_site = ~people["node"].isin(data.groups.loc[data.groups["remote"], "node"])
    away = people[on_site & (people["site_x"] != people["site_y"])].groupby(["candidate", "session"]).size()
    accommodated = table[["candidate", "session"]].merge(
        away.rename("many").reset_index(), on=["candidate", "session"], how="left"
    )["many"]
    return np.where(accommodated.fillna(0).to_numpy() > cap, 0, cap)


def _within_cap(table: pd.DataFrame, planned: pd.DataFrame) -> pd.DataFrame:
    """The pairs with as many moves as the cap of the session leaves beside those of days with several pairs: pinned ones
    first, then by time."""
    moves = pd.concat([table[table["can_move"]], planned[planned["can_move"]]]) if len(planned) else table
    moves = moves[moves["can_move"]].sort_values(
        ["candidate", "session", "pin", "leave", "moves"], ascending=[True, True, False, True, True]
    )
    beyond = moves.groupby(["candidate", "session"]).cumcount() >= moves["cap"]
    beyond &= ~moves["several"].astype(bool)
    table = table.copy()
    table.loc[beyond.index[beyond], "can_move"] = False
    return table
