"""Overlaps of a choice of options: which exam of each pair moves, after which gaps, and which stay unresolved.

A candidate moves at most one exam per day and `cap` exams per session (regulation: escort to the second exam; at most
two arrangements per session). Rooms and escorts decide later whether a transfer takes place, and after which gap.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.policy import TransferParameters
from scheduler.compile.time.orientation import orient
from scheduler.compile.time.pinned_overlaps import TRANSFERRED, OverlapPins, apply_overlap_pins
from scheduler.terms.model_data import GAP_STEP, Axis, ModelData

Ints = npt.NDArray[np.int64]
COLUMNS: dict[str, str] = {
    "candidate": "str", "site": "str", "need": "int64", "session": "int64", "day": "int64", "stays": "int64", "moves": "int64",
    "enter": "int64", "leave": "int64", "own": "int64", "rest": "int64", "gap": "int64", "gap_mask": "int64",
    "third": "int64", "priced": "bool", "can_move": "bool", "due": "bool", "pin_broken": "bool",
    "room_pin_broken": "bool",
}  # fmt: skip


def overlaps_of(data: ModelData, choice: Ints, pins: OverlapPins) -> pd.DataFrame:
    """One row per overlapping pair of a candidate: candidate, site, need, session, day, `stays` and `moves` (nodes; of a
    pair with a missed exam this one is `moves`), and

    - enter, leave (UTC minutes) of the exam that stays; own: minutes of the exam that moves; rest: minutes owed;
    - gap: the shortest gap in minutes; gap_mask: bit k says that a gap k steps longer is possible;
    - third: a third exam (node) that excludes some gap, -1: none;
    - priced: the kernel of the pair counts on a transfer; can_move: a transfer is possible;
    - due: the transfer is pinned, or the room of the exam that moves;
    - pin_broken: a pin that this choice cannot respect; room_pin_broken: the missed exam has a pinned room.
    """
    parts = [
        _directions(data, axis, rows, choice) for axis, rows in zip(data.axes, data.rows_of_axis, strict=True)
    ]
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    table = pins.restrict(pd.concat(parts, ignore_index=True))
    _exclude_third_exams(data, choice, table)
    table = orient(table).assign(can_move=lambda t: t["gap_mask"] > 0, pin_broken=False)
    return apply_overlap_pins(_one_move_a_day(data, table, pins), pins)[list(COLUMNS)]


def _directions(data: ModelData, axis: Axis, rows: Ints, choice: Ints) -> pd.DataFrame:
    """Overlapping pairs of one axis, with the gaps that hours and leak safety allow: one row if one exam begins first (it
    stays), two rows if both begin together."""
    a, b = (data.candidate_pairs[c].to_numpy(np.int64)[rows] for c in ("a", "b"))
    i, j = axis.pairs.at[choice[a]], axis.pairs.at[choice[b]]
    hit = axis.overlap[i, j]
    if not hit.any():
        return pd.DataFrame()
    rows, a, b, i, j = rows[hit], a[hit], b[hit], i[hit], j[hit]
    priced = axis.transferable[i, j]
    follows, parts = axis.follows(), []
    for stays, moves, first, second in ((a, b, i, j), (b, a, j, i)):
        lawful = axis.enter[first] <= axis.enter[second]
        end = axis.leave[first] + axis.own[second]
        gap_mask = np.zeros(len(rows), np.int64)
        for step, gap in enumerate(axis.gaps):
            gap_mask |= (follows[first, second] & (end + gap <= axis.close[first])).astype(np.int64) << step
        table = pd.DataFrame(
            {
                "candidate": data.candidate_pairs["candidate"].to_numpy()[rows],
                "site": data.candidate_pairs["site"].to_numpy()[rows],
                "need": data.candidate_pairs["need"].to_numpy()[rows],
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


def _one_move_a_day(data: ModelData, table: pd.DataFrame, pins: OverlapPins) -> pd.DataFrame:
    """Where a candidate has several overlapping pairs on a day, one move remains (and pinned ones); then the cap of the
    session applies."""
    several = table.groupby(["candidate", "day"])["stays"].transform("size") > 1
    pinned_rooms = pins.exams_with_pinned_room(table.loc[several, "candidate"])
    # A handful of candidates with three exams at once: the only ones treated one by one.
    for (who, _), rows in table[several].groupby(["candidate", "day"]):
        _choose_exams_of_day(table, rows, pinned_rooms.get(str(who), frozenset()))
    moving = table[table["can_move"]].sort_values(
        ["candidate", "session", "pin", "leave", "moves"], ascending=[True, True, False, True, True]
    )
    # The cap is that of the centre of registration, wherever a candidate sits.
    centre = data.instance.candidates.set_index("id")["centre"].reindex(moving["candidate"])
    cap = centre.map({c: p.of(TransferParameters).cap for c, p in data.instance.policies.items()})
    beyond = moving.groupby(["candidate", "session"]).cumcount() >= cap.to_numpy()
    table.loc[beyond.index[beyond], "can_move"] = False
    return table


def _choose_exams_of_day(table: pd.DataFrame, rows: pd.DataFrame, pinned_rooms: frozenset[int]) -> None:
    """Choose the exams that one candidate sits on one day: pinned transfers, else the first pair that can move, then
    every exam that still fits, those with a pinned room (`pinned_rooms`) first."""
    rows = rows.sort_values(["can_move", "leave", "stays", "moves"], ascending=[False, True, True, True])
    pairs = rows[["stays", "moves"]].to_numpy(np.int64).tolist()
    led = [pair for pair, pin in zip(pairs, rows["pin"], strict=True) if pin == TRANSFERRED]
    missed = {moves for (_, moves), pin in zip(pairs, rows["pin"], strict=True) if 0 < pin < TRANSFERRED}
    free = [p for p, can in zip(pairs, rows["can_move"], strict=True) if can and not missed.intersection(p)]
    moved = led or free[:1]
    sat = [stays for stays, _ in moved]
    if not moved and not missed:
        stays, moves = pairs[0] if pairs[0][1] not in pinned_rooms else reversed(pairs[0])
        sat, missed = [stays], {moves}
    clash = {frozenset(pair) for pair in pairs}
    taken = [*sat, *(moves for _, moves in moved)]
    others = {e for pair in pairs for e in pair} - {*taken, *missed}
    for exam in sorted(others, key=lambda e: (e not in pinned_rooms, e)):
        if any(frozenset((exam, other)) in clash for other in taken):
            missed.add(exam)
        else:
            taken.append(exam)
    for index, (stays, moves) in zip(rows.index, pairs, strict=True):
        gone = missed.intersection((stays, moves))
        moving = not gone and [stays, moves] in moved
        table.loc[index, "can_move"] = moving and table.loc[index, "can_move"]
        table.loc[index, "pin_broken"] = not gone and not moving
        if gone and moves not in missed:
            table.loc[index, ["stays", "moves"]] = [moves, stays]
