"""The first workbook of a planner: three passes in which every correction follows from a printed message alone."""

import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from models.timetable import Timetable
from scheduler import read, solve
from tests.support.languages import FRENCH
from tests.support.paths import ROOT, SHARED
from tests.support.reading import examine

TRIALS = SHARED / "trials" / "planner"
PAGE = ROOT / "docs" / "guides" / "premier-classeur.md"
DELETE = "*supprimer la ligne*"
Grids = dict[str, list[list[Any]]]

pytestmark = pytest.mark.skipif(not TRIALS.is_dir(), reason="the trials are not beside this checkout")


def passes() -> list[list[tuple[str, str, str, str]]]:
    """The rows of each table of corrections: sheet, cell, what to write, the message it follows from."""
    parts = PAGE.read_text(encoding="utf-8").split("|---|---|---|---|\n")[1:]
    tables = [part.partition("\n\n")[0].splitlines() for part in parts]
    return [[tuple(row.strip("| ").split(" | ")) for row in rows] for rows in tables]  # type: ignore[misc]


def grids(path: Path) -> Grids:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def corrected(sheets: Grids, rows: list[tuple[str, str, str, str]]) -> None:
    for name, cell, text, _ in rows:
        column, row = re.fullmatch(r"([A-Z])(\d+)", cell).groups()  # type: ignore[union-attr]
        at = int(row) - 1
        while len(sheets[name]) <= at:
            sheets[name].append([""] * len(sheets[name][0]))
        if text == DELETE:
            sheets[name][at] = [""] * len(sheets[name][at])
        else:
            sheets[name][at][ord(column) - ord("A")] = text


def written(path: Path, sheets: Grids) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, row)
    return path


def test_three_passes_clean_a_first_workbook(tmp_path: Path) -> None:
    path = TRIALS / "first-try.xlsx"
    sheets = grids(path)
    rounds = passes()
    assert len(rounds) == 3
    for number, rows in enumerate(rounds, 1):
        errors = {p.sentence(FRENCH) for p in examine(path)[1] if p.severity == "error"}
        assert errors == {message for *_, message in rows}
        corrected(sheets, rows)
        path = written(tmp_path / f"{number}.xlsx", sheets)
    instance, issues = examine(path)
    assert instance is not None
    assert [p.code for p in issues] == ["input-personal-columns"]
    assert len(instance.candidates) == 60
    assert instance.exam["NFA031-PACA-S1"].minutes == 180
    needs = instance.candidates.set_index("id")["extra"]
    assert needs["10003"] == needs["10049"] == 20


def test_the_corrected_workbook_is_solved() -> None:
    result = solve(read(TRIALS / "corrected.xlsx"), work=10, seed=1)
    assert isinstance(result.timetable, Timetable)
    assert result.cost is not None
    assert result.cost <= 220
