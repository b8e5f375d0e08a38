"""Period and room of every exam of a public instance, read back from the names and instants of a timetable.

The terms share nothing with this module, so that their agreement with the checks proves something.
"""

from typing import Any

import numpy as np
import pandas as pd

from models.public import Ints, PublicInstance
from scheduler.rules.rule import Case

UNKNOWN = -1


def _numbers(names: "pd.Index[Any]", asked: "pd.Index[Any]") -> Ints:
    """The place of each asked value among the names, UNKNOWN where it is none of them."""
    return np.asarray(names.get_indexer(asked), np.int64)


def _first(exam: Ints, numbers: Ints, exams: int) -> Ints:
    """The number in the first row of each exam; UNKNOWN where an exam has no row."""
    found = np.full(exams, UNKNOWN, dtype=np.int64)
    known = exam >= 0
    found[exam[known][::-1]] = numbers[known][::-1]
    return found


def exam_rows(instance: PublicInstance, exams: "pd.Series[str]") -> Ints:
    """Exam numbers by name, UNKNOWN for names that are none."""
    names = pd.Index([str(e) for e in range(instance.n_exams)], dtype=object)
    return _numbers(names, pd.Index(exams.astype(object)))


def period_rows(instance: PublicInstance, starts: "pd.Series[pd.Timestamp]") -> Ints:
    """Period numbers by start instant, UNKNOWN where no period begins then."""
    known = pd.Index(instance.periods["start"].dt.as_unit("ns").astype("int64"))
    asked = pd.to_datetime(starts, utc=True).dt.as_unit("ns").astype("int64")
    return _numbers(known, pd.Index(asked))


def room_rows(instance: PublicInstance, rooms: "pd.Series[str]") -> Ints:
    """Room numbers by name, UNKNOWN for names that are none."""
    names = pd.Index([str(r) for r in range(len(instance.rooms))], dtype=object)
    return _numbers(names, pd.Index(rooms.astype(object)))


def periods_of(case: Case[PublicInstance]) -> Ints:
    """Period of each exam, UNKNOWN where there is none (the rule `itc-complete` says so)."""
    starts = case.timetable.starts
    rows = exam_rows(case.instance, starts["exam"])
    return _first(rows, period_rows(case.instance, starts["start"]), case.instance.n_exams)


def rooms_of(case: Case[PublicInstance]) -> Ints:
    """Room of each exam, UNKNOWN where there is none."""
    rooms = case.timetable.rooms
    rows = exam_rows(case.instance, rooms["exam"])
    return _first(rows, room_rows(case.instance, rooms["room"]), case.instance.n_exams)


def sessions_of(case: Case[PublicInstance]) -> pd.DataFrame:
    """One row for each placed exam: exam, period, room, candidates, minutes."""
    table = pd.DataFrame(
        {
            "exam": np.arange(case.instance.n_exams),
            "period": periods_of(case),
            "room": rooms_of(case),
            "candidates": case.instance.sizes,
            "minutes": case.instance.minutes,
        }
    )
    return table[(table["period"] >= 0) & (table["room"] >= 0)]


def shared_pairs(case: Case[PublicInstance]) -> pd.DataFrame:
    """Pairs of exams that a candidate sits: exam, other (later, or in the same period), gap in periods, same_day.

    One row for each (candidate, pair of placed exams). Candidates are sorted by period, and each row is
    laid over those 1, 2, … places further on while they belong to the same candidate.
    """
    instance, period = case.instance, periods_of(case)
    candidate = instance.sits["candidate"].to_numpy(np.int64)
    exam = instance.sits["exam"].to_numpy(np.int64)
    when = period[exam]
    order = np.lexsort((exam, when, candidate))
    order = order[when[order] >= 0]
    candidate, exam, when = candidate[order], exam[order], when[order]
    first, second, step = [], [], 1
    while len(places := np.flatnonzero(candidate[:-step] == candidate[step:])):
        first.append(places)
        second.append(places + step)
        step += 1
    empty = np.empty(0, np.int64)
    here, there = np.concatenate([empty, *first]), np.concatenate([empty, *second])
    day = pd.factorize(instance.periods["day"])[0]
    return pd.DataFrame(
        {
            "exam": exam[here],
            "other": exam[there],
            "gap": when[there] - when[here],
            "same_day": day[when[here]] == day[when[there]],
        }
    )


def findings_by_pair(rows: pd.DataFrame, limit: int, cost: int) -> pd.DataFrame:
    """Findings, one for each pair of exams: `amount` candidates, each at `cost`."""
    keys, amount = np.unique(
        rows["exam"].to_numpy(np.int64) << 32 | rows["other"].to_numpy(np.int64), return_counts=True
    )
    return pd.DataFrame(
        {
            "exam": (keys >> 32).astype(str).astype(object),
            "other": (keys & 0xFFFFFFFF).astype(str).astype(object),
            "amount": amount,
            "limit": limit,
            "cost": amount * cost,
        }
    )


def names(numbers: Ints) -> "pd.Series[str]":
    """Numbers as the names that timetables and findings use."""
    return pd.Series(np.asarray(numbers).astype(str).astype(object))
