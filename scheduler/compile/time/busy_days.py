"""Days on which a candidate has several overlapping pairs: three exams at once, or two times two.

Only a handful of candidates has such a day; they are treated one by one, and equal days once.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.compile.time.day_plan import Conditions, DayPins, DayPlan, PublishedTimes
from scheduler.compile.time.overlap_resolution import plan_day
from scheduler.compile.time.pinned_overlaps import FREE, TRANSFERRED, OverlapPins
from scheduler.terms.axis import Axis
from scheduler.terms.model_data import ModelData

Ints = npt.NDArray[np.int64]


def plan_busy_days(
    data: ModelData,
    choice: Ints,
    table: pd.DataFrame,
    pins: OverlapPins,
    prices: tuple[int, int],
    *,
    chains: bool,
) -> pd.DataFrame:
    """The rows of exams moved or missed on days with several pairs (`table` as in `overlaps_of`, one row per pair)."""
    rows = table[table["several"]]
    if rows.empty:
        return rows
    rooms = pins.exams_with_pinned_room(rows["candidate"])
    exams_of = _exams_by_candidate(data, rows["candidate"])
    single = _single_moves(table)
    found, used = list[dict[str, object]](), dict[tuple[str, int], int]()
    for (who, _), pairs in rows.sort_values(["candidate", "session", "day"]).groupby(
        ["candidate", "day"], sort=False
    ):
        candidate, first = str(who), pairs.iloc[0]
        key, axis = (candidate, int(first["session"])), data.axes[int(first["axis"])]
        # Of single pairs the pinned ones come first, then what is earlier.
        begun = int(pairs["leave"].min())
        before = sum(pinned or leave < begun for pinned, leave in single.get(key, ()))
        left = max(int(first["cap"]) - used.get(key, 0) - before, 0)
        nodes = sorted({*pairs["stays"].tolist(), *pairs["moves"].tolist()})
        every = exams_of[candidate, key[1]]
        day_pins = pins.of_day(candidate, nodes, rooms.get(candidate, frozenset()))
        plan = plan_day(
            tuple(_published(axis, choice, node) for node in nodes),
            tuple(
                (one.enter, one.leave)
                for one in (_published(axis, choice, n) for n in every if n not in nodes)
            ),
            _conditions(axis, left, chains=chains),
            *prices,
            day_pins,
        )
        used[key] = used.get(key, 0) + len(plan.moved)
        found += _rows(pairs, axis, choice, plan, day_pins, every)
    return pd.DataFrame(found)


def _single_moves(table: pd.DataFrame) -> dict[tuple[str, int], list[tuple[bool, int]]]:
    """Of each (candidate, session) the transfers on days with one pair: whether it is pinned, and when it begins."""
    rows = table[~table["several"] & table["can_move"]]
    columns = (rows["candidate"], rows["session"], rows["pin"] == TRANSFERRED, rows["leave"])
    moves: dict[tuple[str, int], list[tuple[bool, int]]] = {}
    for who, session, pinned, leave in zip(*(column.tolist() for column in columns), strict=True):
        moves.setdefault((str(who), int(session)), []).append((bool(pinned), int(leave)))
    return moves


def _exams_by_candidate(
    data: ModelData, candidates: "pd.Series[str]"
) -> dict[tuple[str, int], dict[int, int]]:
    """The exams of each (candidate, session), with the need of each."""
    people = data.people[data.people["candidate"].isin(candidates.unique())]
    exams: dict[tuple[str, int], dict[int, int]] = {}
    for row in people[["candidate", "session", "node", "need"]].itertuples(index=False):
        who, session, node, need = row
        exams.setdefault((str(who), int(session)), {})[int(node)] = int(need)
    return exams


def _published(axis: Axis, choice: Ints, node: int) -> PublishedTimes:
    at = int(axis.pairs.at[choice[node]])
    return PublishedTimes(
        node=node,
        enter=int(axis.enter[at]),
        leave=int(axis.leave[at]),
        own=int(axis.own[at]),
        late=int(axis.late[at]),
        gate=int(axis.gate[at]),
        exit=int(axis.exit[at]),
        day=int(axis.day[at]),
        close=int(axis.close[at]),
        on_site=bool(axis.on_site[at]),
    )


def _conditions(axis: Axis, left: int, *, chains: bool) -> Conditions:
    return Conditions(
        gaps=(axis.gaps.start, axis.longest_gap),
        longest_chain_gap=axis.chain_gap if chains else 0,
        longest_day=axis.conditions.lead.longest_day,
        rest=axis.rest,
        collect=axis.conditions.occupy.collect,
        isolated=axis.isolated,
        most=left,
    )


def _rows(
    pairs: pd.DataFrame, axis: Axis, choice: Ints, plan: DayPlan, pins: DayPins, needs: Mapping[int, int]
) -> list[dict[str, object]]:
    """One row per exam that is moved or missed; the first one stands for all pairs of the day."""
    first = pairs.iloc[0]
    common = {name: first[name] for name in ("candidate", "site", "session", "day", "rest", "cap")}
    meets: dict[int, list[int]] = {}
    for a, b in pairs[["stays", "moves"]].to_numpy(np.int64).tolist():
        meets.setdefault(a, []).append(b)
        meets.setdefault(b, []).append(a)
    gone = {one.moves for one in plan.moved} | {*plan.missed}
    rows = list[dict[str, object]]()
    for one in plan.moved:
        pinned = any((one.stays, one.moves) == (stays, moves) for stays, moves, _ in pins.led)
        rows.append(
            {
                **_moved_exam(axis, choice, one.stays, one.moves),
                "leave": one.leave,
                "gap": one.gap,
                "gap_mask": one.gap_mask,
                "third": -1,
                "can_move": True,
                "followed": one.must,
                "due": pinned or one.moves in pins.rooms,
                "pin": TRANSFERRED if pinned else FREE,
                "room_pin_broken": False,
                "overlapped": _first(meets[one.moves], gone),
            }
        )
    for node in plan.missed:
        with_ = _first(meets[node], gone)
        others = [other for other in meets[node] if other != with_]
        rows.append(
            {
                **_moved_exam(axis, choice, with_, node),
                "gap": axis.gaps.start,
                "gap_mask": 0,
                "third": min(others, default=-1),
                "can_move": False,
                "followed": False,
                "due": False,
                "pin": FREE,
                "room_pin_broken": node in pins.rooms,
                "overlapped": with_,
            }
        )
    for k, row in enumerate(rows):
        row |= common
        row["need"] = needs[int(str(row["moves"]))]
        row["several"] = True
        row["as_moved"] = int(pairs["as_moved"].sum()) * (k == 0)
        row["as_missed"] = int(pairs["as_missed"].sum()) * (k == 0)
        row["pin_broken"] = plan.broken_pins > 0 and k == 0
    return rows


def _moved_exam(axis: Axis, choice: Ints, stays: int, moves: int) -> dict[str, object]:
    before, one = (_published(axis, choice, node) for node in (stays, moves))
    return {"stays": stays, "moves": moves, "enter": before.enter, "leave": before.leave, "own": one.own}


def _first(nodes: list[int], gone: set[int]) -> int:
    """The first of the exams, those sat as published before others."""
    return min(nodes, key=lambda node: (node in gone, node))
