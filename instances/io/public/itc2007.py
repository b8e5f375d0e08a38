"""Examination instances of the second International Timetabling Competition (ITC2007, track 1)."""

import re
from datetime import datetime
from pathlib import Path

import numpy as np
import pandas as pd

from instances.io.public.itc2007_lines import CompetitionFile, Lines, sections
from instances.io.public.itc2007_solution import read_sln, timetable_of, write_sln
from models.issues import InvalidInput
from models.public import Ints, PublicInstance

__all__ = ["read_itc", "read_sln", "timetable_of", "write_sln"]

WHOLE = re.compile(r"\d{1,9}")
WEIGHTS = {
    "TWOINAROW": ("two_in_a_row",),
    "TWOINADAY": ("two_in_a_day",),
    "PERIODSPREAD": ("period_spread",),
    "NONMIXEDDURATIONS": ("non_mixed_durations",),
    "FRONTLOAD": ("front_load_exams", "front_load_periods", "front_load"),
}


def read_itc(path: Path) -> PublicInstance:
    """Read an `.exam` file; raises InvalidInput with every issue found."""
    competition_file = CompetitionFile(path.name)
    parts = sections(path, competition_file)
    minutes, sits = _exams(parts["Exams"], competition_file)
    periods = _periods(parts["Periods"], competition_file)
    rooms = _rooms(parts["Rooms"], competition_file)
    ties = _period_constraints(parts["PeriodHardConstraints"], len(minutes), competition_file)
    alone = _room_constraints(parts["RoomHardConstraints"], len(minutes), competition_file)
    weights = _weights(parts["InstitutionalWeightings"], competition_file)
    if competition_file.issues:
        raise InvalidInput(tuple(sorted(competition_file.issues, key=lambda issue: issue.row)))
    return PublicInstance(
        name=path.stem,
        minutes=minutes,
        sits=sits,
        periods=periods,
        rooms=rooms,
        after=ties["AFTER"],
        coincide=ties["EXAM_COINCIDENCE"],
        exclude=ties["EXCLUSION"],
        alone=alone,
        weights=weights,
    )


def _whole(competition_file: CompetitionFile, row: int, column: str, text: str) -> int:
    """A whole number, or 0 and an issue."""
    if WHOLE.fullmatch(text):
        return int(text)
    competition_file.add(row, column, text, "public-itc-whole")
    return 0


def _exams(lines: Lines, competition_file: CompetitionFile) -> tuple[Ints, pd.DataFrame]:
    """Length of each exam and its candidates: `length, candidate, candidate…`, one line for each exam."""
    rows = np.array([row for row, _ in lines], dtype=np.int64)
    minutes = [_whole(competition_file, row, "duration", cells[0]) for row, cells in lines]
    cells = pd.Series([cells[1:] for _, cells in lines], dtype=object).explode().dropna().astype(str)
    sits = pd.DataFrame({"text": cells.to_numpy(str), "exam": cells.index.to_numpy(np.int64)})
    sits["place"] = sits.groupby("exam").cumcount() + 1
    sits = sits[sits["text"] != ""]
    bad = ~sits["text"].str.fullmatch(r"\d{1,18}").astype(bool)
    sits["candidate"] = sits["text"].where(~bad, "-1").astype("int64")
    twice = sits.duplicated(["exam", "candidate"]) & ~bad
    for code, wrong in (("public-itc-candidate", bad), ("public-itc-twice", twice)):
        for exam, place, text in sits.loc[wrong, ["exam", "place", "text"]].itertuples(index=False):
            competition_file.add(int(rows[exam]), f"candidate {place}", text, code, exam=str(exam))
    table = sits.loc[~bad, ["candidate", "exam"]]
    return np.array(minutes, np.int64), table.reset_index(drop=True)


def _periods(lines: Lines, competition_file: CompetitionFile) -> pd.DataFrame:
    """`day:month:year, hour:minute:second, length, penalty`; each begins after the one before it."""
    starts: list[datetime] = []
    rest: list[tuple[int, int]] = []
    for row, cells in competition_file.with_cells(lines, 4, "03:05:2005, 09:30:00, 180, 0"):
        try:
            start = datetime.strptime(f"{cells[0]} {cells[1]}", "%d:%m:%Y %H:%M:%S")
        except ValueError:
            competition_file.add(row, "date, time", f"{cells[0]}, {cells[1]}", "public-itc-instant")
            continue
        if starts and start <= starts[-1]:
            competition_file.add(row, "date, time", f"{cells[0]}, {cells[1]}", "public-itc-order")
        starts.append(start)
        rest.append(
            (
                _whole(competition_file, row, "duration", cells[2]),
                _whole(competition_file, row, "penalty", cells[3]),
            )
        )
    return pd.DataFrame(
        {
            "start": pd.Series(pd.to_datetime(starts, utc=True)).astype("datetime64[s, UTC]"),
            "day": pd.Series([start.date() for start in starts], dtype=object),
            "minutes": np.array([minutes for minutes, _ in rest], np.int64),
            "penalty": np.array([penalty for _, penalty in rest], np.int64),
        }
    )


def _rooms(lines: Lines, competition_file: CompetitionFile) -> pd.DataFrame:
    """`seats, penalty`, one line for each room."""
    rows = [
        (_whole(competition_file, row, "seats", cells[0]), _whole(competition_file, row, "penalty", cells[1]))
        for row, cells in competition_file.with_cells(lines, 2, "260, 0")
    ]
    return pd.DataFrame(rows, columns=["seats", "penalty"], dtype=np.int64)


def _number(competition_file: CompetitionFile, row: int, column: str, text: str, exams: int) -> int:
    """The number of an exam of this file, or 0 and an issue."""
    if WHOLE.fullmatch(text) and int(text) < exams:
        return int(text)
    competition_file.add(row, column, text, "public-itc-exam", last=str(exams - 1))
    return 0


def _period_constraints(lines: Lines, exams: int, competition_file: CompetitionFile) -> dict[str, Ints]:
    """`exam, kind, exam`, by kind. A coincidence of an exam with itself has no effect; it is read."""
    ties: dict[str, list[tuple[int, int]]] = {"AFTER": [], "EXAM_COINCIDENCE": [], "EXCLUSION": []}
    for row, cells in competition_file.with_cells(lines, 3, "11, AFTER, 10"):
        kind = cells[1].upper()
        if kind not in ties:
            competition_file.add(row, "kind", cells[1], "public-itc-kind", kinds=", ".join(ties))
            continue
        before = len(competition_file.issues)
        a, b = (
            _number(competition_file, row, name, cells[i], exams) for name, i in (("exam", 0), ("other", 2))
        )
        if len(competition_file.issues) > before:
            continue
        if a == b and kind != "EXAM_COINCIDENCE":
            competition_file.add(row, "other", cells[2], "public-itc-itself", kind=kind)
        ties[kind].append((a, b))
    return {kind: np.array(pairs, np.int64).reshape(-1, 2) for kind, pairs in ties.items()}


def _room_constraints(lines: Lines, exams: int, competition_file: CompetitionFile) -> Ints:
    """`exam, ROOM_EXCLUSIVE`: the exams that must have their room to themselves."""
    alone = []
    for row, cells in competition_file.with_cells(lines, 2, "78, ROOM_EXCLUSIVE"):
        if cells[1].upper() != "ROOM_EXCLUSIVE":
            competition_file.add(row, "kind", cells[1], "public-itc-kind", kinds="ROOM_EXCLUSIVE")
        alone.append(_number(competition_file, row, "exam", cells[0], exams))
    return np.unique(np.array(alone, np.int64))


def _weights(lines: Lines, competition_file: CompetitionFile) -> dict[str, int]:
    """`NAME, number` (three numbers for FRONTLOAD: exams, periods, cost)."""
    weights: dict[str, int] = {}
    for row, cells in lines:
        name = cells[0].upper()
        keys = WEIGHTS.get(name)
        if keys is None:
            competition_file.add(row, "name", cells[0], "public-itc-kind", kinds=", ".join(WEIGHTS))
        elif len(cells) != 1 + len(keys):
            competition_file.add(
                row, "", "", "public-itc-cells", expected=f"{name}, {', '.join('1' * len(keys))}"
            )
        elif keys[0] in weights:
            competition_file.add(row, "name", cells[0], "public-itc-again")
        else:
            weights |= {
                key: _whole(competition_file, row, key, text)
                for key, text in zip(keys, cells[1:], strict=True)
            }
            continue
        weights |= dict.fromkeys(keys or (), 0)
    if missing := [name for name, keys in WEIGHTS.items() if keys[0] not in weights]:
        competition_file.add(0, "", "", "public-itc-weights", names=", ".join(missing))
    return weights
