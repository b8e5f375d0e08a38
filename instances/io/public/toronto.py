"""Examination instances of the Toronto collection (Carter, Laporte and Lee 1996), uncapacitated.

`NAME.stu` has one line for each student: the codes of the courses taken. `NAME.crs`, where it lies beside it, has a
line a course: its code and its enrolment. The number of periods is no part of the files: it belongs to
the instance's definition, known by name for the usual ones.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from instances.io.public.itc2007_lines import CompetitionFile, text_of
from models.issues import InvalidInput
from models.public import Ints, PublicInstance

PERIODS: Mapping[str, int] = {
    "car-f-92": 32,
    "car-s-91": 35,
    "ear-f-83": 24,
    "hec-s-92": 18,
    "kfu-s-93": 20,
    "lse-f-91": 18,
    "rye-s-93": 23,
    "sta-f-83": 13,
    "tre-s-92": 23,
    "uta-s-92": 35,
    "ute-s-92": 10,
    "yor-f-83": 21,
}
"""Periods in the usual definition of each instance of the collection."""
PROXIMITY = (16, 8, 4, 2, 1)
"""What a student pays for two exams 1, 2, … 5 periods apart."""
CODE = re.compile(r"\d{1,9}")
MINUTES = 180


def read_toronto(path: Path, periods: int | None = None) -> PublicInstance:
    """Read a `.stu` file (and the `.crs` beside it). Exam k is the k-th course in order of its code.

    `periods` None: the usual number for an instance of that name. Raises InvalidInput with every issue.
    """
    competition_file = CompetitionFile(path.name)
    count = PERIODS.get(path.stem) if periods is None else periods
    if count is None:
        competition_file.add(0, "", "", "public-toronto-periods")
    sits = _students(path, competition_file)
    listed = path.with_suffix(".crs")
    given = (
        _courses(listed, path.name, sits, competition_file)
        if listed.exists()
        else sits["code"].to_numpy(np.int64)
    )
    if competition_file.issues or count is None:
        raise InvalidInput(tuple(sorted(competition_file.issues, key=lambda issue: (issue.file, issue.row))))
    codes, exam = np.unique(np.concatenate([given, sits["code"].to_numpy(np.int64)]), return_inverse=True)
    sits = pd.DataFrame({"candidate": sits["candidate"], "exam": exam[len(given) :]})
    start = pd.date_range("2000-01-03 09:00", periods=count, freq="D", tz="UTC")
    none = np.empty((0, 2), np.int64)
    return PublicInstance(
        name=path.stem,
        minutes=np.full(len(codes), MINUTES, np.int64),
        sits=sits,
        periods=pd.DataFrame({"start": start, "day": start.date, "minutes": MINUTES, "penalty": 0}),
        rooms=pd.DataFrame({"seats": [len(sits)], "penalty": [0]}),
        after=none,
        coincide=none,
        exclude=none,
        alone=np.empty(0, np.int64),
        weights={},
        proximity=PROXIMITY,
        codes=tuple(map(str, codes.tolist())),
    )


def _students(path: Path, competition_file: CompetitionFile) -> pd.DataFrame:
    """Rows (candidate, code): candidate k is the k-th line that is not blank."""
    lines = [
        (row, line.split()) for row, line in enumerate(text_of(path, competition_file).splitlines(), start=1)
    ]
    lines = [(row, cells) for row, cells in lines if cells]
    rows = np.array([row for row, _ in lines], np.int64)
    cells = pd.Series([cells for _, cells in lines], dtype=object).explode().dropna().astype(str)
    table = pd.DataFrame({"text": cells.to_numpy(str), "candidate": cells.index.to_numpy(np.int64)})
    table["place"] = table.groupby("candidate").cumcount() + 1
    bad = ~table["text"].str.fullmatch(CODE.pattern).astype(bool)
    table["code"] = table["text"].where(~bad, "-1").astype("int64")
    twice = table.duplicated(["candidate", "code"]) & ~bad
    for code, wrong in (("public-toronto-code", bad), ("public-toronto-twice", twice)):
        for candidate, place, text in table.loc[wrong, ["candidate", "place", "text"]].itertuples(
            index=False
        ):
            competition_file.add(int(rows[candidate]), f"course {place}", text, code)
    if not len(table):
        competition_file.add(0, "", "", "public-toronto-empty")
    return table[["candidate", "code"]]


def _courses(path: Path, students: str, sits: pd.DataFrame, competition_file: CompetitionFile) -> Ints:
    """The codes of the course file; its enrolments must agree with the lines of the students."""
    found = sits["code"].value_counts()
    codes: list[int] = []
    own = CompetitionFile(path.name)
    for row, line in enumerate(text_of(path, own).splitlines(), start=1):
        cells = line.split()
        if not cells:
            continue
        if len(cells) != 2 or not all(CODE.fullmatch(cell) for cell in cells):
            own.add(row, "", line.strip(), "public-toronto-line")
            continue
        code, enrolment = map(int, cells)
        codes.append(code)
        if enrolment != (count := int(found.get(code, 0))):
            own.add(
                row,
                "enrolment",
                cells[1],
                "public-toronto-enrolment",
                file=students,
                found=str(count),
                course=cells[0],
            )
    for code in sorted(set(found.index[found.index >= 0].tolist()) - set(codes)):
        competition_file.add(0, "course", str(code), "public-toronto-unknown", file=path.name)
    competition_file.issues += own.issues
    return np.array(codes, np.int64)
