"""Extracts of other systems through a column mapping: the shipped examples, and every fault of a mapping."""

import tomllib
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from instances.io.mapping.column_mapping import shipped
from instances.io.semester.convert import Conversion
from models.issues import InvalidInput
from tests.support.languages import ENGLISH, FRENCH
from tests.support.paths import ROOT
from tests.support.reading import convert, read_instance
from tests.support.small_instance import write_small

REGISTRATIONS = """\
COD_ANU;COD_ETU;COD_ELP;COD_CGE_ORG;COD_CGE;COD_SITE;LIB_MODALITE;TIERS_TEMPS;TEM_IP_VALIDE
2023;00000001;NFA031;PAR;PAR;P1;Formation à distance;;O
2023;00000001;NFP121;PAR;PAR;P1;Hors temps de travail;;O
2023;00000002;NFA031;PAR;PAR;P2;;1/3;O
2023;00000003;NFA031;PAR;972;M1;;1/3 I;O
2023;00000004;NFA031;PAR;972;M1;;1/3;N
2022;00000001;NFA031;PAR;PAR;P1;;;O
"""
ROOMS = """\
Nom de la salle\tSite\tCapacité examen\tAccès handicapé\tOccupable en examen
Amphi A\tSaint-Martin\t120\tOui\tOui
B 12\tConté\t30\tNon\tOui
Bureau\tConté\t2\tNon\tNon
"""
FREE = "Salle\tJour\tHeure de début\tHeure de fin\nAmphi A\t22/01/2024\t8h00\t18h\n"


def written(folder: Path, table: str) -> list[list[str]]:
    return pd.read_csv(folder / f"{table}.csv", dtype=str, keep_default_na=False).to_numpy().tolist()


def test_the_registrations_example(tmp_path: Path) -> None:
    (tmp_path / "IP_2023.csv").write_bytes(REGISTRATIONS.encode("latin-1"))
    done = convert(tmp_path / "IP_2023.csv", tmp_path / "out", Path("apogee-registrations"))
    assert dict(done.rows) == {"candidates": 3, "registrations": 4, "accommodations": 2}
    assert "units" in done.missing
    assert "instance" in done.missing
    assert {p.code for p in done.warnings} == {"input-latin"}
    assert written(tmp_path / "out", "candidates") == [
        ["00000001", "PAR", "P1"],
        ["00000002", "PAR", "P2"],
        ["00000003", "972", "M1"],
    ]
    assert written(tmp_path / "out", "registrations") == [
        ["00000001", "NFA031-PAR", "FOAD"],
        ["00000001", "NFP121-PAR", "HTT"],
        ["00000002", "NFA031-PAR", ""],
        ["00000003", "NFA031-PAR", ""],
    ]
    assert written(tmp_path / "out", "accommodations") == [
        ["00000002", "20", "no"],
        ["00000003", "20", "yes"],
    ]


ASKED = """\
ID;Heure de début;Heure de fin;Adresse de messagerie;Nom;Numéro d'élève;Session;Nature de la demande;Motif;Première épreuve;Seconde épreuve;Demande anticipée;Justificatif joint;Site demandé
7;20/12/2023 09:40;20/12/2023 09:45;a@b.fr;A. B.;00000001;S1;Aménagement;Deux épreuves au même moment;NFA031-1;NFP121-1;Non;Non;
8;21/12/2023 18:00;21/12/2023 18:02;c@d.fr;C. D.;00000002;S2;Autre centre;Déménagement;;;Non;Oui;REU-SDN
9;22/12/2023 08:00;22/12/2023 08:01;e@f.fr;E. F.;00000003;S2;Convocation;Convocation pour l'employeur;NFA031-2;;Non;Non;
"""


def test_the_example_of_requests_from_a_form(tmp_path: Path) -> None:
    (tmp_path / "demandes.csv").write_text(ASKED, encoding="utf-8")
    done = convert(tmp_path / "demandes.csv", tmp_path / "out", Path("forms-requests"))
    assert dict(done.rows) == {"requests": 3}
    rows = pd.read_csv(tmp_path / "out" / "requests.csv", dtype=str, keep_default_na=False)
    assert rows.to_dict("records") == [
        {
            "id": "7",
            "candidate": "00000001",
            "session": "1",
            "exams": "NFA031-1 NFP121-1",
            "kind": "arrangement",
            "motive": "overlap",
            "anticipated": "no",
            "received": "2023-12-20T09:45",
            "proof": "no",
            "site": "",
        },
        {
            "id": "8",
            "candidate": "00000002",
            "session": "2",
            "exams": "",
            "kind": "other-centre",
            "motive": "move",
            "anticipated": "no",
            "received": "2023-12-21T18:02",
            "proof": "yes",
            "site": "REU-SDN",
        },
        {
            "id": "9",
            "candidate": "00000003",
            "session": "2",
            "exams": "NFA031-2",
            "kind": "convocation",
            "motive": "employer",
            "anticipated": "no",
            "received": "2023-12-22T08:01",
            "proof": "no",
            "site": "",
        },
    ]


def test_the_rooms_example(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "EXP_SALLES.txt").write_bytes(ROOMS.encode("cp1252"))
    (tmp_path / "in" / "EXP_DISPO.txt").write_text(FREE)
    convert(tmp_path / "in", tmp_path / "out", Path("hyperplanning-rooms.toml"))
    assert written(tmp_path / "out", "rooms") == [
        ["Amphi A", "PAR-SMA", "120", "accessible"],
        ["B 12", "PAR-CON", "30", ""],
    ]
    assert written(tmp_path / "out", "availability") == [["Amphi A", "2024-01-22T08:00", "2024-01-22T18:00"]]


def mapped(tmp_path: Path, text: str, source: Path) -> Conversion:
    (tmp_path / "my.toml").write_text(text, encoding="utf-8")
    return convert(source, tmp_path / "out", tmp_path / "my.toml")


def test_an_extract_completes_an_instance_and_leaves_its_other_tables(tmp_path: Path) -> None:
    """The extract lies beside our tables; the result is the instance, read and checked as a whole."""
    folder = write_small(tmp_path / "a")
    (folder / "rooms.csv").unlink()
    with xlsxwriter.Workbook(str(tmp_path / "rooms.xlsx")) as book:
        book.add_worksheet("Export").write_row(1, 1, ["N°", "Où", "Nb : max"])
        book.get_worksheet_by_name("Export").write_row(2, 1, ["001", "P1", 33])
    text = '[rooms]\nsource = "export"\n[rooms.columns]\n"N°" = "id"\n"Où" = "site"\n"Nb : max" = "seats"\n'
    mapped(tmp_path, text, tmp_path / "rooms.xlsx")
    assert written(tmp_path / "out", "rooms") == [["001", "P1", "33"]]
    (folder / "rooms.csv").write_bytes((tmp_path / "out" / "rooms.csv").read_bytes())
    (folder / "availability.csv").unlink()
    assert [room.seats for room in read_instance(folder).rooms] == [33]


def test_faults_in_an_extract_are_told_in_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "IP_2023.csv").write_text(REGISTRATIONS.replace(";P1;Hors", ";;Hors"), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        convert(tmp_path / "IP_2023.csv", tmp_path / "out", Path("apogee-registrations"))
    assert [(p.file, p.row, p.header, p.code) for p in caught.value.issues] == [
        ("IP_2023.csv", 3, "COD_SITE", "input-blank"),
        ("IP_2023.csv", 3, "COD_ETU", "input-duplicate-key"),
    ]
    assert not (tmp_path / "out").exists()


FAULTS = [
    ("[chairs]\n", "chairs", "mapping-table"),
    ("rooms = 3\n", "rooms", "mapping-shape"),
    ('[rooms]\nsource = "x*"\n', "rooms.source", "mapping-no-source"),
    ('[rooms]\nsource = "*"\n', "rooms.source", "mapping-many-sources"),
    ("[rooms]\n", "rooms.source", "mapping-shape"),
    ('[rooms]\nsource = "a.csv"\ncolumn = 3\n', "rooms.column", "mapping-key"),
    ('[rooms]\nsource = "a.csv"\ndistinct = 3\n', "rooms.distinct", "mapping-shape"),
    ('[rooms]\nsource = "a.csv"\ncolumns = 3\n', "rooms.columns", "mapping-shape"),
    ('[rooms]\nsource = "a.csv"\n[rooms.columns]\nA = "chairs"\n', "rooms.chairs", "mapping-column"),
    ('[rooms]\nsource = "a.csv"\n[rooms.columns]\nA = 3\n', "rooms.3", "mapping-column"),
    ('[rooms]\nsource = "a.csv"\n[rooms.columns]\nA = "id"\nB = "id"\n', "rooms.id", "mapping-twice"),
    ('[rooms]\nsource = "a.csv"\n[rooms.made]\nid = "{A"\n', "rooms.id", "mapping-shape"),
    ('[rooms]\nsource = "a.csv"\n[rooms.made]\nid = "A"\n', "rooms.id", "mapping-shape"),
    ('[rooms]\nsource = "a.csv"\n[rooms.values]\nid = 3\n', "rooms.values.id", "mapping-shape"),
    ('[rooms]\nsource = "a.csv"\n[rooms.values.x]\na = "b"\n', "rooms.x", "mapping-column"),
    ('[rooms]\nsource = "a.csv"\n[rooms.columns]\nZ = "id"\n', "Z", "mapping-no-heading"),
    ("[rooms\n", "", "settings-syntax"),
]


@pytest.mark.parametrize(("text", "column", "code"), FAULTS)
def test_faults_of_a_mapping_are_named(tmp_path: Path, text: str, column: str, code: str) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.csv", "b.csv"):
        (tmp_path / "in" / name).write_text("A,B\n1,2\n")
    with pytest.raises(InvalidInput) as caught:
        mapped(tmp_path, text, tmp_path / "in")
    found = [p for p in caught.value.issues if p.severity == "error"]
    assert [(p.column, p.code) for p in found] == [(column, code)]
    assert found[0].sentence(FRENCH) != found[0].sentence(ENGLISH)


def test_an_unknown_mapping_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="apogee-registrations, forms-requests, hyperplanning-rooms"):
        convert(write_small(tmp_path / "a"), tmp_path / "b", Path("nothing"))


def test_shipped_mappings_are_text_and_named_in_the_help() -> None:
    from scheduler.cli import convert as command

    assert command.convert
    for name in shipped():
        assert name in ENGLISH.say("help-convert-mapping")
        assert name in FRENCH.say("help-convert-mapping")
        path = ROOT / "instances" / "io" / "mapping" / "shipped" / f"{name}.toml"
        assert tomllib.loads(path.read_text(encoding="utf-8"))
