"""Titles above the headings, no headings at all, names of people: found, or told once."""

from pathlib import Path

import pytest

from tests.instances.test_folder_faults import issues_of
from tests.instances.test_folder_laws import assert_same
from tests.instances.test_formats import faulty, grids, write_grids
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine, read_instance, write_marked
from tests.support.small_instance import write_small

TITLE = "Inscriptions extraites d'Apogée le 15/11/2026"


@pytest.mark.parametrize("above", [[TITLE], [TITLE, "", "Édité par : Scolarité"], ["Candidat", ""]])
def test_a_title_above_the_headings_of_a_sheet_is_passed_over(tmp_path: Path, above: list[str]) -> None:
    sheets = grids()
    sheets["registrations"] = [above, [], *sheets["registrations"]]
    sheets["instance"] = [["Réglages du semestre"], *sheets["instance"]]
    instance, issues = examine(write_grids(tmp_path / "a.xlsx", sheets))
    assert issues == ()
    assert instance is not None
    assert_same(read_instance(write_small(tmp_path / "small")), instance)


@pytest.mark.parametrize("above", [f"{TITLE}\n", f"{TITLE};;\n\n", '"Titre\nsur deux lignes";\n'])
@pytest.mark.parametrize("mark", [",", ";"])
def test_a_title_above_the_headings_of_a_file_is_passed_over(tmp_path: Path, above: str, mark: str) -> None:
    first = read_instance(write_small(tmp_path / "a"))
    path = tmp_path / "a" / "registrations.csv"
    above = above.replace(";", mark)
    path.write_text(above + path.read_text(encoding="utf-8").replace(",", mark), encoding="utf-8")
    assert_same(first, read_instance(tmp_path / "a"))


def test_issues_below_a_title_name_the_line_of_the_file(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    path = folder / "rooms.csv"
    path.write_text("Nos salles\n" + path.read_text().replace("001,P1,40", "001,P1,x"))
    assert [(p.row, p.code) for p in issues_of(folder)] == [(3, "input-bad-int")]


def test_a_table_without_headings_is_told_once(tmp_path: Path) -> None:
    sheets = grids()
    sheets["registrations"] = [[TITLE], *sheets["registrations"][1:]]
    (issue,) = faulty(tmp_path, sheets)
    assert (issue.file, issue.row, issue.code) == ("registrations", 1, "input-no-headings")
    assert "candidate, offering, centre, teaching_mode" in issue.sentence(ENGLISH)
    assert "candidat, offre, centre, modalité" in issue.sentence(FRENCH)
    folder = write_small(tmp_path / "a")
    path = folder / "registrations.csv"
    path.write_text(f"{TITLE}\n" + path.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    assert [(p.file, p.code) for p in issues_of(folder)] == [("registrations.csv", "input-no-headings")]


def test_a_cell_beyond_the_headings_is_named(tmp_path: Path) -> None:
    sheets = grids()
    sheets["rooms"][2] += ["", "", "à vérifier"]
    (issue,) = faulty(tmp_path, sheets)
    width = len(sheets["rooms"][0])
    cell = f"{'ABCDEFGHIJ'[width + 2]}3"
    assert (issue.cell, issue.value, issue.code) == (cell, "à vérifier", "input-beyond-headings")
    assert "séparateur" not in issue.sentence(FRENCH)


def test_names_of_people_are_told_once_and_kept_out(tmp_path: Path) -> None:
    sheets = grids()
    for row, more in zip(
        sheets["candidates"], (["Nom", "Prénom", "E-mail"], *[["X", "Zoé", "z@x.invalid"]] * 9), strict=False
    ):
        row += more
    path = write_grids(tmp_path / "a.xlsx", sheets)
    instance, issues = examine(path)
    assert [(p.file, p.severity, p.code) for p in issues] == [
        ("candidates", "warning", "input-personal-columns")
    ]
    assert instance is not None
    assert_same(read_instance(write_small(tmp_path / "small")), instance)
    assert "nom, prénom, e-mail" in issues[0].sentence(FRENCH)
    assert not any("Zoé" in p.sentence(FRENCH) for p in write_marked(path, tmp_path / "m.xlsx", FRENCH))


def test_columns_are_named_in_the_language_of_the_message(tmp_path: Path) -> None:
    sheets = grids()
    sheets["rooms"][0] = ["code", "site", "nb de places", *sheets["rooms"][0][3:]]
    near, missing = faulty(tmp_path, sheets)
    assert near.sentence(FRENCH).endswith("vouliez-vous dire nb places ?")
    assert missing.sentence(FRENCH).startswith("rooms, ligne 1, places : la colonne manque")
    assert missing.sentence(ENGLISH).startswith("rooms, row 1, seats: the column is missing")


def test_a_row_said_twice_names_the_headings_of_the_user(tmp_path: Path) -> None:
    sheets = grids()
    sheets["candidates"][0][0] = "Numéro"
    sheets["candidates"].append(list(sheets["candidates"][1]))
    (issue,) = faulty(tmp_path, sheets)
    assert "« Numéro » figure déjà à la ligne 2" in issue.sentence(FRENCH)
