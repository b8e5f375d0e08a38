"""The simple table of units: what it stands for, where its faults are told, beside and in place of the full tables."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from models.instance import Instance
from models.text import Language
from tests.instances.test_folder_laws import assert_same
from tests.support.languages import ENGLISH, FRENCH, IN
from tests.support.reading import convert, examine, read_instance, write_template
from tests.support.written_semester import settings, written

SESSION_2 = """
[[sessions]]
number = 2
first_day = 2027-06-14
last_day = 2027-06-18
[sessions.starts]
weekdays = ["14:00"]

[policy]
"""
TOLD = settings("2027-01-18", "2027-01-22").replace("[policy]\n", SESSION_2)
PLACES = {
    "centres": "id,name,zone,holidays\nNCE,Nice,Europe/Paris,FR\nPAR,Paris,Europe/Paris,FR",
    "sites": "id,centre,name,zone,hours_weekdays\nS,NCE,Nice,Europe/Paris,08:00-22:00\n"
    "P,PAR,Paris,Europe/Paris,08:00-22:00",
    "rooms": "id,site,seats\nR1,S,20\nR2,P,20",
    "staff": "id,site,escort\np,S,yes\nq,P,yes",
    "candidates": "id,centre,site\na,NCE,S\nb,PAR,P",
}
SIMPLE = {
    "programme": "ue,intitulé,centre,durée,session 2\nALG,Algèbre,NCE,2h30,oui\nBIO,,NCE,120,non\nBIO,,PAR,90,non",
    "inscriptions": "candidat,ue\na,ALG\na,BIO\nb,BIO\nb,BIO-NCE",
}
FULL = {
    "units": "id,title\nALG,Algèbre\nBIO,BIO",
    "offerings": "id,unit,centre,teaching_mode,one_session\nALG,ALG,NCE,,\n"
    "BIO-NCE,BIO,NCE,,session 2 : non\nBIO-PAR,BIO,PAR,,session 2 : non",
    "exams": "id,offering,session,minutes,mode\nALG-S1,ALG,1,150,on_site\nALG-S2,ALG,2,150,on_site\n"
    "BIO-NCE-S1,BIO-NCE,1,120,on_site\nBIO-PAR-S1,BIO-PAR,1,90,on_site",
    "registrations": "candidate,offering\na,ALG\na,BIO-NCE\nb,BIO-PAR\nb,BIO-NCE",
}


def errors(folder: Path) -> list[str]:
    return [p.sentence(FRENCH) for p in examine(folder)[1] if p.severity == "error"]


def test_one_row_stands_for_a_unit_its_offering_and_its_exams(tmp_path: Path) -> None:
    simple = written(tmp_path / "simple", TOLD, PLACES | SIMPLE)
    assert errors(simple) == []
    assert_same(read_instance(simple), read_instance(written(tmp_path / "full", TOLD, PLACES | FULL)))


def test_it_is_converted_to_the_tables_it_stands_for(tmp_path: Path) -> None:
    simple = written(tmp_path / "simple", TOLD, PLACES | SIMPLE)
    convert(simple, tmp_path / "made")
    names = {path.stem for path in (tmp_path / "made").glob("*.csv")}
    assert names == {*PLACES, *FULL}
    assert_same(read_instance(simple), read_instance(tmp_path / "made"))


def test_rows_come_after_those_of_the_full_tables(tmp_path: Path) -> None:
    """An exam with a start of its own is written in full, beside a programme."""
    own = {
        "units": "id,title,ects\nCHI,Chimie,4",
        "offerings": "id,unit,centre\nCHI-N,CHI,NCE",
        "exams": "id,offering,session,minutes,mode,imposed_start\nCHI-1,CHI-N,1,60,on_site,2027-01-19T14:00",
    }
    given = read_instance(written(tmp_path / "both", TOLD, PLACES | SIMPLE | own))
    assert [str(e.id) for e in given.exams] == ["CHI-1", "ALG-S1", "ALG-S2", "BIO-NCE-S1", "BIO-PAR-S1"]
    assert [u.ects for u in given.units] == [4, 0, 0]
    assert given.exams[0].imposed_start is not None


@pytest.mark.parametrize(
    ("programme", "told"),
    [
        (
            "ue,centre,durée\nALG,nice,120",
            "programme.csv, ligne 2, centre = 'nice' : introuvable dans « centres.csv » ; vouliez-vous dire NCE ?",
        ),
        ("ue,centre,durée\nALG,NCE,long", "programme.csv, ligne 2, durée = 'long' : "),
        (
            "ue,centre,durée\nALG,NCE,60\nALG,NCE,90",
            "programme.csv, ligne 3, ue + centre = 'ALG + NCE' : ",
        ),
    ],
)
def test_faults_are_told_once_and_where_they_are_written(tmp_path: Path, programme: str, told: str) -> None:
    tables = PLACES | {"programme": programme, "inscriptions": "candidat,ue\na,ALG"}
    found = errors(written(tmp_path / "one", TOLD, tables))
    assert found[0].startswith(told), found
    assert all(line.startswith("programme.csv, ligne") for line in found)


def test_a_unit_is_suggested_by_its_title_and_an_exam_by_its_unit(tmp_path: Path) -> None:
    tables = PLACES | {
        "programme": "ue,intitulé,centre,durée,session 2\nALG101,Algèbre 1,NCE,60,oui\nALG102,Algèbre 2,NCE,60,oui",
        "inscriptions": "candidat,ue\na,Algèbre 1\na,ALG102",
        "aménagements": "candidat,épreuve,majoration\na,ALG101,1/3",
    }
    found = errors(written(tmp_path / "one", TOLD, tables))
    assert [line.rpartition("vouliez-vous dire ")[2] for line in found] == [
        "ALG101-S1, ALG101-S2 ?",
        "ALG101 ?",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_simple_template_with_its_examples_is_an_instance(tmp_path: Path, language: Language) -> None:
    write_template(tmp_path / "a.xlsx", IN[language], simple=True)
    instance, issues = examine(tmp_path / "a.xlsx")
    assert [p.sentence(ENGLISH) for p in issues] == []
    assert isinstance(instance, Instance)
    assert [str(e.id) for e in instance.exams] == ["NFA031-S1", "NFA031-S2"]
    names = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).sheet_names
    assert len(names) == 12  # help, settings, nine tables, lists


def test_the_help_of_a_french_template_speaks_french(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", FRENCH, simple=True)
    rows = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name("aide").to_python()
    columns = {(row[0], row[1]): row for row in rows}
    assert columns["programme", "session 2"][3:5] == ["oui ou non", "facultatif, sinon oui"]
    assert columns["fermetures", "nature"][3] == "au choix fermé, ouvert"
    assert "NFA031-S1" in columns["aménagements", "épreuve"][2]


def test_a_workbook_keeps_its_sheets_but_the_programme(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", FRENCH, simple=True)
    convert(tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    names = CalamineWorkbook.from_path(str(tmp_path / "b.xlsx")).sheet_names
    assert names[5:9] == ["ue", "offres", "épreuves", "candidats"]
    assert_same(read_instance(tmp_path / "a.xlsx"), read_instance(tmp_path / "b.xlsx"))
