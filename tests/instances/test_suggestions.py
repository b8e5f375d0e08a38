"""Codes, zones, calendars and values that are not there: the one that is most likely meant is named."""

import re
from pathlib import Path

import pytest

from instances.io.checks.near_codes import LOOKS, NearCodes
from instances.io.tables.cell_error import CellError
from instances.io.tables.cells import parse
from instances.io.tables.headings import headings, plain
from models.fluent import entries
from models.policy import SecondSessionParameters
from models.schema import TABLES
from tests.instances.test_folder_faults import edit, issues_of
from tests.instances.test_formats import faulty, grids, write_grids
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine
from tests.support.small_instance import write_small


@pytest.mark.parametrize(
    ("table", "row", "column", "written", "near"),
    [
        ("rooms", 1, 1, "Marseille", ""),
        ("rooms", 1, 1, "p1", "P1"),
        ("rooms", 1, 1, "Saint-Denis", "P2"),
        ("rooms", 1, 1, "saint denis", "P2"),
        ("registrations", 1, 0, "2", "00000002"),
        ("registrations", 1, 0, "00000099", ""),
        ("registrations", 1, 1, "NFA031-M", "NFA031-N"),
        ("registrations", 1, 1, "NFA032-N", ""),  # another number is another unit
        ("offerings", 1, 1, "nfa031", "NFA031"),
        ("closures", 1, 0, "p2", "P2"),
    ],
)
def test_a_code_is_suggested(
    tmp_path: Path, table: str, row: int, column: int, written: str, near: str
) -> None:
    sheets = grids()
    sheets[table][row][column] = written
    (issue,) = [p for p in faulty(tmp_path, sheets) if p.value == written]
    kind = "place" if table == "closures" else "reference"
    assert issue.code == f"input-{'near' if near else 'unknown'}-{kind}"
    if near:
        assert issue.sentence(FRENCH).endswith(f"vouliez-vous dire {near} ?")
        assert issue.sentence(ENGLISH).endswith(f"did you mean {near}?")


def test_a_sentence_names_the_sheet_of_the_user(tmp_path: Path) -> None:
    sheets = grids()
    sheets["Lieux"] = sheets.pop("sites")
    sheets["rooms"][1][1] = "Nulle part"
    (issue,) = faulty(tmp_path, sheets)
    assert "introuvable dans « Lieux »" in issue.sentence(FRENCH)
    assert "not found in « Lieux »" in issue.sentence(ENGLISH)
    folder = write_small(tmp_path / "a")
    edit(folder, "rooms.csv", "01,M1,15", "01,M9,15")
    (issue,) = issues_of(folder)
    assert "introuvable dans « sites.csv »" in issue.sentence(FRENCH)


def test_a_table_that_is_not_there_is_named_in_the_language(tmp_path: Path) -> None:
    sheets = grids()
    sheets.pop("teachers", None)
    sheets["offerings"][0].append("Enseignant")
    sheets["offerings"][1].append("Mme Martin")
    (issue,) = faulty(tmp_path, sheets)
    assert "introuvable dans « enseignants »" in issue.sentence(FRENCH)
    assert "not found in « teachers »" in issue.sentence(ENGLISH)


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Paris", "Europe/Paris"),
        ("Indian/Réunion", "Indian/Reunion"),
        ("la réunion", ""),
        ("Nouméa", "Pacific/Noumea"),
    ],
)
def test_a_zone_is_found_by_its_city(written: str, near: str) -> None:
    zone = next(column for column in TABLES["sites"].columns if column.name == "zone")
    with pytest.raises(CellError) as caught:
        parse(zone, written)
    assert caught.value.detail.get("near", "") == near


@pytest.mark.parametrize(
    ("written", "near"),
    [("France", "FR"), ("Maroc", "MA"), ("Morocco", "MA"), ("Liban", "LB"), ("Guyane", "FR-973")],
)
def test_a_calendar_is_found_by_its_country(tmp_path: Path, written: str, near: str) -> None:
    folder = write_small(tmp_path / "a")
    edit(folder, "centres.csv", "FR-MQ", written)
    (issue,) = issues_of(folder)
    assert (issue.code, dict(issue.detail)["near"]) == ("input-near-holidays", near)


def test_choices_are_listed_in_the_language(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    edit(folder, "exams.csv", ",on_site", ",en ligne")
    (issue,) = issues_of(folder)
    assert issue.sentence(FRENCH).endswith("choisissez parmi présentiel, distanciel")
    assert issue.sentence(ENGLISH).endswith("use one of on_site, remote")


def test_slips_of_the_keys_are_looked_for_a_number_of_times(tmp_path: Path) -> None:
    """Thousands of unknown codes take no longer than their list."""
    folder = write_small(tmp_path / "a")
    with (folder / "registrations.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"00000001,NFA031-{i:05}x,,\n" for i in range(LOOKS + 50))
    codes = [p.code for p in issues_of(folder)]
    assert len(codes) == LOOKS + 50
    assert "input-unknown-reference" in codes[-50:]


def test_no_codes_suggest_nothing() -> None:
    assert NearCodes().near("MRS") == ""


def test_a_setting_of_a_sheet_names_its_cell_as_it_is_written(tmp_path: Path) -> None:
    sheets = grids()
    sheets["instance"] += [
        ["policy.invigilator.ratio", 30],
        ["sessions[1].débuts.sunday", "8h30 - 13h30"],
        ["policy.weights.two-a-day", 100_000_000],
        ["sessions[1].calendar_published", "mardi prochain"],
    ]
    found = {p.code: p for p in faulty(tmp_path, sheets)}
    near, times = found["settings-near"], found["settings-times"]
    assert near.sentence(FRENCH) == (
        "instance, B17, policy.invigilator.ratio = '30' : réglage inconnu ; vouliez-vous dire invigilators ?"
    )
    assert times.sentence(FRENCH) == (
        "instance, B18, sessions[1].débuts.sunday = '8h30 - 13h30' : doit être une liste d'heures ; "
        "écrivez-les l'une après l'autre, comme 08:30 14:00"
    )
    weight = found["settings-range"]
    assert (weight.cell, weight.value) == ("B19", "100000000")
    assert weight.sentence(FRENCH).endswith("il faut ≤ 1000000")
    assert (found["settings-date"].cell, found["settings-date"].value) == ("B20", "mardi prochain")


def test_yes_and_no_of_a_sheet_of_settings_are_french_too(tmp_path: Path) -> None:
    sheets = grids()
    for word, value in (("non", False), ("oui", True)):
        sheets["instance"][-2] = ["policy.second-session.required", word]
        instance, issues = examine(write_grids(tmp_path / f"{word}.xlsx", sheets))
        assert [p for p in issues if p.severity == "error"] == []
        assert instance is not None
        assert instance.policy.of(SecondSessionParameters).required is value


def test_french_sentences_name_no_column_in_english() -> None:
    """Between « and », where a sentence names a column or a table."""
    french = {plain(word) for table in TABLES.values() for word in (table.french, *headings(table))}
    english = {one.name for table in TABLES.values() for one in table.columns if one.name != one.french}
    for file in ("input", "unlikely", "settings", "pins"):
        for key, source in entries("fr", file).items():
            named = re.findall(r"« ([a-z_]+) »", source)
            assert not [word for word in named if word in english], key
            assert {plain(word) for word in named} <= french, key
