"""A workbook that is converted or marked keeps its names, its language, its order, its help and its lists."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from models.text import Language
from tests.instances.test_folder_laws import assert_same
from tests.instances.test_formats import grids, write_grids
from tests.instances.test_marked import comments, grid
from tests.support.languages import FRENCH, IN
from tests.support.reading import convert, examine, read_instance, write_marked, write_template

Copy = Callable[[Path, Path], Any]


def marked(source: Path, target: Path) -> None:
    write_marked(source, target, FRENCH)


def names(path: Path) -> list[str]:
    return CalamineWorkbook.from_path(str(path)).sheet_names


def hidden(path: Path) -> list[str]:
    book = CalamineWorkbook.from_path(str(path))
    return [one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible]


def drop_downs(path: Path, sheet: str) -> int:
    with zipfile.ZipFile(path) as archive:
        return archive.read(f"xl/worksheets/sheet{1 + names(path).index(sheet)}.xml").count(
            b"<dataValidation "
        )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("copy", [convert, marked])
def test_a_copy_of_the_template_is_the_template(tmp_path: Path, language: Language, copy: Copy) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    write_template(first, IN[language])
    copy(first, second)
    assert [name for name in names(second) if name != "problèmes"] == names(first)
    assert hidden(second) == hidden(first)
    for name in names(first):
        assert grid(second, name)[0] == grid(first, name)[0]
        assert drop_downs(second, name) == drop_downs(first, name)
    assert comments(second)["exams" if language == "en" else "épreuves"].keys() >= {"A1", "D1"}
    assert_same(read_instance(first), read_instance(second))


def own_workbook(path: Path) -> Path:
    """A workbook with words and an order of its own, and a sheet that is no table."""
    sheets = grids()
    keys = {"sessions[1].first_day": "sessions[1].premier jour", "name": "Nom"}
    settings = [[keys.get(str(key), key), value] for key, value in sheets.pop("instance")]
    settings[0] = ["Réglage", "Valeur"]
    rooms = sheets.pop("rooms")
    rooms[0] = ["Salle", "Lieu", "Capacité", "Équipements", *rooms[0][4:]]
    return write_grids(path, {"Salles": rooms, "Réglages": settings, **sheets, "Mes notes": [["à voir"]]})


def test_a_converted_workbook_keeps_words_and_order(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "a.xlsx")
    convert(source, tmp_path / "b.xlsx")
    assert names(tmp_path / "b.xlsx") == names(source)[:-1]  # notes are no data: a warning said so
    assert grid(tmp_path / "b.xlsx", "Salles")[0][:4] == ["Salle", "Lieu", "Capacité", "Équipements"]
    settings = grid(tmp_path / "b.xlsx", "Réglages")
    assert [row[0] for row in settings if row[0] != "format"] == [
        row[0].replace("Réglage", "setting") for row in grid(source, "Réglages")
    ]
    assert ["sessions[1].premier jour", date(2024, 1, 22)] in settings
    assert_same(read_instance(source), read_instance(tmp_path / "b.xlsx"))


def test_columns_that_were_two_are_one_and_no_name_of_a_person_is_written(tmp_path: Path) -> None:
    sheets = grids()
    sheets["availability"] = [["room", "day", "from", "until"], ["001", "26/01/2024", "8h", "12h"]]
    for row, more in zip(sheets["candidates"], ("prénom", "Zoé", "Zoé", "Zoé", "Zoé"), strict=True):
        row.append(more)
    source = write_grids(tmp_path / "a.xlsx", sheets)
    convert(source, tmp_path / "b.xlsx")
    assert grid(tmp_path / "b.xlsx", "availability")[0] == ["room", "from", "until"]
    assert grid(tmp_path / "b.xlsx", "candidates")[0] == ["id", "centre", "site"]
    assert_same(read_instance(source), read_instance(tmp_path / "b.xlsx"))


def test_a_french_workbook_is_converted_in_french_words(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", FRENCH)
    convert(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    exam = dict(zip(*grid(tmp_path / "b.xlsx", "épreuves"), strict=True))
    assert (exam["modalité"], exam["nature"]) == ("présentiel", "écrit")
    staff = dict(zip(*grid(tmp_path / "b.xlsx", "personnel"), strict=True))
    assert (staff["accompagnateur"], staff["secrétaire"]) == ("oui", "non")


def test_a_marked_workbook_keeps_every_cell(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "a.xlsx")
    marked(source, tmp_path / "b.xlsx")
    assert names(tmp_path / "b.xlsx") == ["problèmes", *names(source)]
    for name in names(source):
        assert grid(tmp_path / "b.xlsx", name) == grid(source, name)


def test_a_marked_workbook_keeps_titles_and_what_was_typed(tmp_path: Path) -> None:
    sheets = grids()
    sheets["rooms"] = [["Nos salles au 1er janvier"], *sheets["rooms"]]
    sheets["rooms"][2][2] = "40 places"
    sheets["instance"][6][1] = "8h30 - 13h30"
    source = write_grids(tmp_path / "a.xlsx", sheets)
    marked(source, tmp_path / "b.xlsx")
    assert grid(tmp_path / "b.xlsx", "rooms") == grid(source, "rooms")
    assert grid(tmp_path / "b.xlsx", "instance") == grid(source, "instance")
    found = comments(tmp_path / "b.xlsx")
    assert (set(found["rooms"]), set(found["instance"])) == ({"C3"}, {"B7"})
    again = examine(tmp_path / "b.xlsx")[1]
    assert [(p.cell, p.code) for p in again] == [(p.cell, p.code) for p in examine(source)[1]]


def test_a_marked_copy_can_be_marked_again(tmp_path: Path) -> None:
    source = own_workbook(tmp_path / "a.xlsx")
    marked(source, tmp_path / "b.xlsx")
    marked(tmp_path / "b.xlsx", tmp_path / "c.xlsx")
    assert names(tmp_path / "c.xlsx") == names(tmp_path / "b.xlsx")


@pytest.mark.parametrize("word", ["no", "oui", "Vrai"])
def test_a_text_that_means_yes_or_no_stays_a_text(tmp_path: Path, word: str) -> None:
    """A title may be any word; elsewhere quotes keep it from becoming a truth value."""
    sheets = grids()
    sheets["instance"][2][1] = word
    convert(write_grids(tmp_path / "a.xlsx", sheets), tmp_path / "b.xlsx")
    assert read_instance(tmp_path / "b.xlsx").title == word
