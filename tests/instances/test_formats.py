"""One instance in every form reads the same; what is wrong is told in the words of that form."""

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from instances import generator, write_folder
from instances.io.tables.cells import clean
from instances.io.tables.headings import headings, plain, table_named
from instances.io.workbook.instance_writer import write_workbook
from models.issues import InvalidInput, Issue
from models.schema import TABLES
from tests.instances.test_folder_laws import assert_same, contents
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import TINY
from tests.support.reading import convert, examine, open_instance, read_instance
from tests.support.small_instance import SETTINGS, tables, write_small


@pytest.fixture(scope="module")
def semester(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / "petit"
    generator.generate("petit-reseau", 5, folder)
    return folder


@pytest.mark.parametrize("name", ["tiny", "small", "generated"])
@pytest.mark.parametrize("ending", [".xlsx", ".zip", ".json", ""])
def test_every_form_reads_as_the_folder_and_converts_back(
    tmp_path: Path, semester: Path, name: str, ending: str
) -> None:
    folder = {"tiny": TINY, "generated": semester}.get(name)
    folder = folder or write_small(tmp_path / "small")
    first = read_instance(folder)
    convert(folder, tmp_path / f"other{ending}")
    assert_same(first, open_instance(tmp_path / f"other{ending}"))  # type: ignore[arg-type]
    convert(tmp_path / f"other{ending}", tmp_path / "back")
    assert_same(first, read_instance(tmp_path / "back"))


@pytest.mark.parametrize("ending", [".xlsx", ".zip", ".json"])
def test_equal_content_gives_equal_bytes(tmp_path: Path, ending: str) -> None:
    folder = write_small(tmp_path / "small")
    for name in "ab":
        convert(folder, tmp_path / (name + ending))
    assert (tmp_path / ("a" + ending)).read_bytes() == (tmp_path / ("b" + ending)).read_bytes()


def test_a_folder_converted_to_a_folder_says_the_same_in_the_same_bytes(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    convert(folder, tmp_path / "b")
    convert(tmp_path / "b", tmp_path / "c")
    assert contents(tmp_path / "b") == contents(tmp_path / "c")


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    (tmp_path / "b.xlsx").write_bytes(b"mine")
    with pytest.raises(InvalidInput, match="something is here already"):
        convert(folder, tmp_path / "b.xlsx")
    assert (tmp_path / "b.xlsx").read_bytes() == b"mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b.xlsx"]


@pytest.mark.parametrize("ending", [".xls", ".ods", ".csv", ".xlsm"])
def test_an_ending_that_no_form_has_is_refused(tmp_path: Path, ending: str) -> None:
    folder = write_small(tmp_path / "a")
    with pytest.raises(InvalidInput, match=f"no form of an instance ends with {ending}"):
        convert(folder, tmp_path / f"b{ending}")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a"]


def test_a_dot_in_the_name_of_a_folder_is_no_ending(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    convert(folder, tmp_path / "s.2027")
    (tmp_path / "b.d").mkdir()
    convert(folder, tmp_path / "b.d")
    assert contents(tmp_path / "s.2027") == contents(tmp_path / "b.d")


def test_a_zip_may_hold_the_folder_and_litter(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, f"semestre/{file.name}")
            archive.writestr(f"__MACOSX/semestre/._{file.name}", b"\0\1")
        archive.writestr("semestre/README.md", "x")
    assert_same(read_instance(folder), read_instance(tmp_path / "b.zip"))


Grid = dict[str, list[list[Any]]]


def grids() -> Grid:
    """The small instance as a person fills a workbook: numbers, days and times as Excel has them."""
    out: Grid = {}
    for name, table in tables().items():
        rows = [[None if v is None or v != v else v for v in row] for row in table.to_numpy().tolist()]
        out[name] = [list(table.columns), *rows]
    out["instance"] = [
        ["setting", "value"],
        ["name", "petit"],
        ["title", "Petit réseau"],
        ["sessions[1].number", 1],
        ["sessions[1].first_day", date(2024, 1, 22)],
        ["sessions[1].last_day", "03/02/2024"],
        ["sessions[1].starts.weekdays", "08:30 14:00 18:00"],
        ["sessions[1].starts.saturday", time(9)],
        ["sessions[2].number", 2],
        ["sessions[2].first_day", date(2024, 5, 2)],
        ["sessions[2].last_day", date(2024, 5, 25)],
        ["sessions[2].starts.weekdays", "14:00 et 18:00"],
        ["policy.profile", "national"],
        ["policy.date-chain.scope", "unit"],
        ["policy.second-session.required", False],
        ["policy.weights.variant", 1500],
    ]
    return out


def write_grids(path: Path, sheets: Grid, at: tuple[int, int] = (0, 0)) -> Path:
    """A workbook by hand, its tables beginning at a row and column."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        day, instant, clock = (
            book.add_format({"num_format": form}) for form in ("dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm")
        )
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows, at[0]):
                for j, value in enumerate(row, at[1]):
                    if isinstance(value, datetime):
                        sheet.write_datetime(i, j, value, instant)
                    elif isinstance(value, date | time):
                        sheet.write_datetime(i, j, value, clock if isinstance(value, time) else day)
                    else:
                        sheet.write(i, j, value)
    return path


def test_a_workbook_filled_by_hand_reads_as_the_folder(tmp_path: Path) -> None:
    small = read_instance(write_small(tmp_path / "small"))
    for at in ((0, 0), (2, 1)):
        path = write_grids(tmp_path / f"hand{at[0]}.xlsx", grids(), at)
        instance, issues = examine(path)
        assert issues == ()
        assert instance is not None
        assert_same(small, instance)


def test_a_workbook_in_french_reads_as_the_folder(tmp_path: Path) -> None:
    sheets: Grid = {}
    for name, rows in grids().items():
        if name == "instance":
            words = {"name": "nom", "title": "titre", "policy": "règlement", "first_day": "premier_jour",
                     "starts": "débuts", "weekdays": "semaine", "saturday": "samedi"}  # fmt: skip
            said = [[".".join(words.get(p, p) for p in str(k).split(".")), v] for k, v in rows[1:]]
            sheets["Réglages"] = [["Réglage", "Valeur"], *said]
            continue
        french = {column.name: column.french.upper() for column in TABLES[name].columns}
        oui = {True: "oui", False: "non", "on_site": "Présentiel", "remote": "distanciel", "open": "ouvert"}
        body = [[oui.get(v, v) if isinstance(v, str | bool) else v for v in row] for row in rows[1:]]
        sheets[TABLES[name].french.capitalize()] = [[french[str(h)] for h in rows[0]], *body]
    instance, issues = examine(write_grids(tmp_path / "fr.xlsx", sheets))
    assert [p.sentence(FRENCH) for p in issues] == []
    assert instance is not None
    assert_same(read_instance(write_small(tmp_path / "small")), instance)


def faulty(tmp_path: Path, sheets: Grid) -> list[Issue]:
    return list(examine(write_grids(tmp_path / "faulty.xlsx", sheets))[1])


def test_faults_of_a_workbook_name_sheet_and_cell(tmp_path: Path) -> None:
    sheets = grids()
    sheets["rooms"][2][2] = -5
    sheets["rooms"][0][2] = "Capacité"
    sheets["candidates"].append(["00000001", "PAR", "P1"])
    sheets["exams"][1].append("beyond")
    sheets["instance"][5][1] = "2024-01-03"
    del sheets["units"]
    sheets["Feuil1"] = [["x"]]
    found = {p.file: p for p in faulty(tmp_path, sheets)}
    assert found["rooms"].sentence(ENGLISH) == (
        "rooms, C3, Capacité = '-5': too small: places usable in an exam must be 1 or more"
    )
    assert found["rooms"].column == "seats"
    assert (found["candidates"].row, found["candidates"].code) == (6, "input-duplicate-key")
    assert (found["exams"].row, found["exams"].code) == (2, "input-beyond-headings")
    assert (found["instance"].cell, found["instance"].column) == ("B6", "sessions[1].last_day")
    assert found["units"].code == "input-missing-sheet"
    assert (found["Feuil1"].code, found["Feuil1"].severity) == ("input-unused-sheet", "warning")


def test_settings_of_a_sheet_that_clash_are_named(tmp_path: Path) -> None:
    sheets = grids()
    sheets["instance"] += [
        ["name", "again"],
        ["sessions", 3],
        ["policy.weights", 3],
        ["a..b", 1],
        ["Z[0].x", 1],
    ]
    found = faulty(tmp_path, sheets)
    assert [(p.cell, p.code) for p in found if p.code == "settings-twice"] == [
        ("A17", "settings-twice"),
        ("A18", "settings-twice"),
        ("A19", "settings-twice"),
    ]
    assert [p.cell for p in found if p.code == "settings-key"] == ["A20"]


def test_a_formula_that_failed_is_an_error_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "formula.xlsx"
    sheets = grids()
    rooms = sheets.pop("rooms")
    write_grids(path, sheets)
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in {**sheets, "rooms": rooms}.items():
            sheet = book.add_worksheet(name)
            for i, row in enumerate(rows):
                sheet.write_row(i, 0, [v if isinstance(v, str | int) else None for v in row])
        book.get_worksheet_by_name("rooms").write_formula("C2", "=1/0", None, "#DIV/0!")
    found = [p for p in examine(path)[1] if p.code == "workbook-formula"]
    assert [(p.file, p.cell, p.row) for p in found] == [("rooms", "C2", 2)]


def test_french_csv_files_with_their_own_names(tmp_path: Path) -> None:
    """Salles.csv, `;`, Latin-1, French headings: read, with a warning that names the file."""
    folder = write_small(tmp_path / "a")
    (folder / "rooms.csv").unlink()
    text = "Salle;Site;Capacité;Équipements;\r\n001;P1;40;accessible pc;\r\n002;P2;20;;\r\n01;M1;15;é;\r\n"
    (folder / "Salles.csv").write_bytes(text.encode("cp1252"))
    instance, issues = examine(folder)
    assert instance is not None
    assert [(p.file, p.code, p.severity) for p in issues] == [("Salles.csv", "input-latin", "warning")]
    assert [(r.id, r.seats, r.features) for r in instance.rooms] == [
        ("001", 40, ("accessible", "pc")),
        ("002", 20, ()),
        ("01", 15, ("é",)),
    ]
    (folder / "Salles.csv").write_bytes(text.replace("40", "quarante").encode())
    assert [p.sentence(FRENCH) for p in examine(folder)[1]] == [
        "Salles.csv, ligne 2, Capacité = 'quarante' : pas un nombre entier ; écrivez seulement des chiffres, par exemple 45"
    ]


def test_headings_mean_one_column_each() -> None:
    for table in TABLES.values():
        known = headings(table)
        assert {known[plain(column.name)] for column in table.columns} == {c.name for c in table.columns}
        words = [plain(w) for c in table.columns for w in {plain(w) for w in (c.french, *c.aliases)}]
        assert len(words) == len(set(words)), table.name
        assert table_named(table.french) == table_named(table.name.upper()) == table.name


@given(
    titles=st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), min_size=1),
        min_size=20,
        max_size=40,
    )
)
@settings(max_examples=12, deadline=None)
def test_any_title_survives_a_workbook(tmp_path_factory: pytest.TempPathFactory, titles: list[str]) -> None:
    base = tmp_path_factory.mktemp("titles")
    raw = tables()
    wanted = [clean(f"x{title}x") for title in titles]
    ids = ["NFA031", "NFP121", *(f"U{i}" for i in range(2, len(titles)))]
    raw["units"] = pd.DataFrame({"id": ids, "title": wanted}, dtype=object)
    write_workbook(base / "a.xlsx", SETTINGS, raw)
    assert [unit.title for unit in read_instance(base / "a.xlsx").units] == wanted


@pytest.mark.parametrize(
    "title", ["=1+1", "'=x", "''x", "http://x.fr", "-3", "_x0041_", "1e5", "TRUE", "007"]
)
def test_texts_that_look_like_something_else_stay_texts(tmp_path: Path, title: str) -> None:
    raw = tables()
    raw["units"]["title"] = [title, title]
    write_folder(tmp_path / "a", SETTINGS, raw)
    convert(tmp_path / "a", tmp_path / "b.xlsx")
    assert [unit.title for unit in read_instance(tmp_path / "b.xlsx").units] == [title, title]


def test_a_table_longer_than_a_sheet_is_refused(tmp_path: Path) -> None:
    raw = tables()
    raw["units"] = pd.DataFrame({"id": ["x"] * 1_048_576, "title": "y"}, dtype=object)
    with pytest.raises(InvalidInput, match="1048576 rows"):
        write_workbook(tmp_path / "a.xlsx", SETTINGS, raw)
