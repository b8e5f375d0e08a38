"""What spreadsheets do to data: zeros shown and not kept, ruined numbers, hidden rows, examples left in."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.instances.test_formats import faulty, grids, write_grids
from tests.instances.test_oddities import changed, warned
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import SHARED
from tests.support.reading import examine, read_instance, write_template


def written(path: Path, hide: tuple[int, ...] = (), hidden: str = "", zeros: str = "00000000") -> Path:
    """The small instance with the numbers of candidates as numbers that a format shows with zeros."""
    with xlsxwriter.Workbook(str(path)) as book:
        forms = [book.add_format({"num_format": one}) for one in (zeros, "dd/mm/yyyy", "dd/mm/yyyy hh:mm")]
        for name, rows in grids().items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    _write(sheet, i, j, value, *forms)
            if name == hidden:
                sheet.hide()
            if name == "rooms":
                for row_number in hide:
                    sheet.set_row(row_number, None, None, {"hidden": True})
    return path


def _write(sheet: Any, i: int, j: int, value: Any, form: Any, day: Any, clock: Any) -> None:
    if isinstance(value, str) and len(value) == 8 and value.isdigit():
        sheet.write_number(i, j, int(value), form)
    elif isinstance(value, date | time):
        sheet.write_datetime(i, j, value, clock if isinstance(value, datetime | time) else day)
    else:
        sheet.write(i, j, value)


@pytest.mark.parametrize("zeros", ["00000000", "00000000;-0", "[$-40C]00000000"])
def test_numbers_shown_with_zeros_keep_them(tmp_path: Path, zeros: str) -> None:
    sheets = CalamineWorkbook.from_path(str(written(tmp_path / "a.xlsx", zeros=zeros)))
    assert sheets.get_sheet_by_name("candidates").to_python()[1][0] == 1.0
    assert read_instance(tmp_path / "a.xlsx").candidates["id"].tolist()[:2] == ["00000001", "00000002"]


def test_another_format_leaves_a_number_as_it_is(tmp_path: Path) -> None:
    issues = examine(written(tmp_path / "a.xlsx", zeros="0"))[1]
    assert {p.value for p in issues if p.column == "id"} == {"1"}  # the small instance has a candidate 1, too


def test_hidden_rows_and_sheets_are_told(tmp_path: Path) -> None:
    issues = examine(written(tmp_path / "a.xlsx", hide=(2, 3, 50), hidden="candidates"))[1]
    assert [(p.file, p.row, p.code, p.severity) for p in issues] == [
        ("candidates", 0, "input-hidden-sheet", "warning"),
        ("rooms", 3, "input-hidden-rows", "warning"),
    ]
    assert "2 lignes masquées" in issues[1].sentence(FRENCH)
    assert "2 hidden rows" in issues[1].sentence(ENGLISH)


def test_nothing_hidden_is_told_of_the_template(tmp_path: Path) -> None:
    """Its hidden sheet of lists is no table."""
    write_template(tmp_path / "a.xlsx", FRENCH)
    assert examine(tmp_path / "a.xlsx")[1] == ()


@pytest.mark.parametrize("code", ["1.23457E+10", "1,2E+12", "1e+26", "1.2345678901234568e+16"])
def test_a_number_that_a_spreadsheet_ruined_is_told(tmp_path: Path, code: str) -> None:
    room = {"id": code, "site": "P1", "seats": 5}
    assert warned(changed(tmp_path / "a", rooms=[room])) == [
        ("rooms.csv", 5, "id", code, "unlikely-ruined-number")
    ]


@pytest.mark.parametrize("code", ["1.5", "NFE101", "12345678901", "E+10"])
def test_other_codes_are_not(tmp_path: Path, code: str) -> None:
    assert warned(changed(tmp_path / "a", rooms=[{"id": code, "site": "P1", "seats": 5}])) == []


def test_codes_that_differ_by_capitals_alone_are_told(tmp_path: Path) -> None:
    rooms = [{"id": code, "site": "P1", "seats": 5} for code in ("Amphi", "AMPHI")]
    folder = changed(tmp_path / "a", rooms=rooms)
    assert warned(folder) == [("rooms.csv", 6, "id", "AMPHI", "unlikely-capitals")]
    (issue,) = examine(folder)[1]
    assert "de Amphi que par les majuscules" in issue.sentence(FRENCH)


def test_an_example_left_above_other_rows_is_told(tmp_path: Path) -> None:
    sheets = grids()
    example = ["P001", "P1", "yes"]
    sheets["staff"].insert(1, example)
    assert faulty(tmp_path, sheets) == []  # its site is one of ours
    sheets["sites"] += [["MRS", "PAR", "Marseille", "Europe/Paris", "08:00-20:00", None, None]]
    example[1] = "MRS"
    found = [(p.file, p.row, p.code) for p in faulty(tmp_path, sheets) if p.code == "unlikely-example"]
    assert found == [("staff", 2, "unlikely-example")]
    sheets["staff"] = sheets["staff"][:2]
    assert "unlikely-example" not in [p.code for p in faulty(tmp_path, sheets)]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the trials are not beside this checkout")
def test_the_trials_of_codes_give_what_their_notes_say() -> None:
    zeros = read_instance(SHARED / "trials/leading-zeros-number-format/one.xlsx")
    assert zeros.candidates["id"].tolist() == ["00000123"]
    ruined = examine(SHARED / "trials/scientific-id/instance")[1]
    assert [p.code for p in ruined] == ["unlikely-ruined-number"]


def test_merged_cells_are_told_by_their_range(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        forms = [book.add_format({"num_format": one}) for one in ("0" * 8, "dd/mm/yyyy", "dd/mm/yyyy hh:mm")]
        for name, rows in grids().items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    _write(sheet, i, j, value, *forms)
            if name == "rooms":
                sheet.merge_range("B2:B3", rows[1][1])
    found = [p.sentence(FRENCH) for p in examine(tmp_path / "a.xlsx")[1] if p.code == "input-merged-cells"]
    assert len(found) == 1
    assert found[0].startswith("rooms, B2:B3 : cellules fusionnées")


def test_a_row_of_totals_is_told_and_not_read(tmp_path: Path) -> None:
    sheets = grids()
    sheets["rooms"].append(["TOTAL", *sheets["rooms"][1][1:]])
    path = write_grids(tmp_path / "a.xlsx", sheets)
    issues = [p for p in examine(path)[1] if p.code == "input-total-row"]
    assert [(p.file, p.row, p.severity) for p in issues] == [("rooms", len(sheets["rooms"]), "warning")]
    assert "TOTAL" not in {str(room.id) for room in read_instance(path).rooms}


def test_a_sheet_that_is_nearly_a_table_is_no_sheet_to_leave_out(tmp_path: Path) -> None:
    sheets = grids()
    sheets["Salle"] = sheets.pop("rooms")
    (issue,) = [p for p in examine(write_grids(tmp_path / "a.xlsx", sheets))[1] if p.file == "Salle"]
    assert (issue.code, issue.severity) == ("input-near-sheet", "error")
    assert issue.sentence(FRENCH).endswith("vouliez-vous dire salles ?")
