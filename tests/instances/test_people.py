"""Names stay in the workbook: read for letters alone, and in nothing that is read, written or printed otherwise."""

from pathlib import Path

import pytest

from instances.io.semester.people import Person, read_people
from models.issues import InvalidInput
from scheduler.cli.main import main
from tests.support.paths import SHARED
from tests.support.reading import convert, examine
from tests.support.small_instance import write_small

PLANNER = SHARED / "trials" / "planner" / "first-try.xlsx"
LIST = "numéro;Nom;Prénom;Courriel;Adresse\n00012;Dupont;Jeanne;j@exemple.fr;1 rue X\n00013;;;;\n"


def test_a_list_of_codes_and_names(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(LIST, encoding="utf-8")
    people = read_people(path)
    assert people == {"00012": Person("Dupont", "Jeanne", "1 rue X", "j@exemple.fr")}
    assert "Dupont" not in f"{people} {people['00012']}"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        read_people(tmp_path / "nobody.csv")


@pytest.mark.skipif(not PLANNER.is_file(), reason="the trials are not beside this checkout")
def test_names_in_a_workbook_are_in_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = read_people(PLANNER)
    names = {one.name for one in people.values() if one.name}
    assert len(names) > 10
    issues = " ".join(str(issue) for issue in examine(PLANNER)[1])
    with pytest.raises(SystemExit):
        main(["check", str(PLANNER), "--json"])
    printed = capsys.readouterr()
    for text in (issues, printed.out, printed.err):
        assert not [name for name in names if name in text.replace("Mme Martin", "")]


def test_names_are_not_converted(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "small")
    path = folder / "candidates.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([f"{lines[0]},nom", *(f"{line},Zzyzx" for line in lines[1:])]), encoding="utf-8"
    )
    assert set(read_people(folder)) == {"00000001", "00000002", "00000003", "1"}
    convert(folder, tmp_path / "again")
    assert all(b"Zzyzx" not in file.read_bytes() for file in (tmp_path / "again").iterdir())
