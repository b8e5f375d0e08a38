"""The empty workbook: readable as it is, in both languages, with help and lists where they belong."""

import re
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from instances.io.workbook.parameter_help import parameter_help
from models.schema import PROGRAMME
from models.text import Language
from tests.instances.test_folder_laws import assert_same
from tests.support.languages import ENGLISH, FRENCH, IN
from tests.support.reading import SCHEMA, examine, read_instance, write_template

TABLES = {name: table for name, table in SCHEMA.tables.items() if name != PROGRAMME}
"""The tables of the usual template: a programme would say again what they say."""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_template_with_its_examples_is_an_instance(tmp_path: Path, language: Language) -> None:
    write_template(tmp_path / "a.xlsx", IN[language])
    instance, issues = examine(tmp_path / "a.xlsx")
    assert [p.sentence(ENGLISH) for p in issues] == []
    assert instance is not None
    assert (len(instance.exams), len(instance.sits), len(instance.availability)) == (1, 1, 1)
    assert instance.candidates["id"].tolist() == ["00000001"]


def test_both_languages_say_the_same(tmp_path: Path) -> None:
    for language in ("en", "fr"):
        write_template(tmp_path / f"{language}.xlsx", IN[language])  # type: ignore[arg-type]
    assert_same(read_instance(tmp_path / "en.xlsx"), read_instance(tmp_path / "fr.xlsx"))


def test_every_column_is_helped_twice_and_choices_are_lists(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", ENGLISH)
    book = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx"))
    assert book.sheet_names == ["help", "instance", *TABLES, "lists"]
    rows = book.get_sheet_by_name("help").to_python()
    listed = {(row[0], row[1]): row for row in rows}
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        xml = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    for number, table in enumerate(TABLES.values(), 1):
        notes = xml[f"xl/comments{number}.xml"]
        for column in table.columns:
            row = listed[table.name, column.name]
            assert column.help_en in row
            assert column.help_fr in row
            assert column.help_fr.replace("'", "&apos;") in notes or column.help_fr in notes
    exams = xml[f"xl/worksheets/sheet{2 + 1 + list(TABLES).index('exams')}.xml"]
    assert re.search(r'type="list"[^>]*sqref="B2:B20001"><formula1>.?offerings.?!\$A\$2', exams)
    assert '"on_site,remote"' in exams.replace("&quot;", '"')
    rooms = xml[f"xl/worksheets/sheet{2 + 1 + list(TABLES).index('rooms')}.xml"]
    assert 'type="whole"' in rooms
    assert 'type="whole"' not in exams  # a duration may be 2h30


def test_a_day_typed_into_the_template_stays_a_day(tmp_path: Path) -> None:
    """In a cell for moments it would become a midnight, and the last day of an interval would be lost."""
    write_template(tmp_path / "a.xlsx", ENGLISH)
    formats, sheet = _formats(tmp_path / "a.xlsx", "availability")
    style = re.search(r'<col min="2" max="3" [^>]*style="(\d+)"', sheet)
    assert style
    assert formats[int(style[1])] == "49"  # Excel's number for @
    rows = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name("availability").to_python()
    assert rows[1][1:] == ["2024-01-22T08:00", "2024-02-03T18:00"]


def _formats(path: Path, table: str) -> tuple[list[str], str]:
    """The number formats by style, and the XML of the sheet of a table."""
    with zipfile.ZipFile(path) as archive:
        styles = archive.read("xl/styles.xml").decode()
        sheet = archive.read(f"xl/worksheets/sheet{3 + list(TABLES).index(table)}.xml").decode()
    return re.findall(r"<xf [^>]*numFmtId=\"(\d+)\"", styles.partition("<cellXfs")[2]), sheet


def test_codes_typed_into_the_template_keep_their_zeros(tmp_path: Path) -> None:
    """The columns of codes have the format of texts."""
    write_template(tmp_path / "a.xlsx", ENGLISH)
    formats, candidates = _formats(tmp_path / "a.xlsx", "candidates")
    style = re.search(r'<col min="1" [^>]*style="(\d+)"', candidates)
    assert style
    assert formats[int(style[1])] == "49"  # Excel's number for @


def test_the_help_has_a_sentence_for_every_parameter_of_the_policy(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", FRENCH)
    rows = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name("aide").to_python()
    told = {row[1]: row for row in rows}
    assert all(one.sentence("fr") in told[one.french_name][2] for one in parameter_help(SCHEMA))
    # Délai maximal de correction : 21 jours, règlement I.A.2.c(1).
    marking = told["règlement.La session 2 suit les résultats.correction"]
    assert (marking[0], marking[3], marking[4], marking[8]) == (
        "réglages",
        "jours",
        "facultatif, sinon 21",
        "21",
    )
    assert "I.A.2.c(1)" in marking[2]
