"""Hostile texts in every column of every table come alive in no output: files, pages, terminal, JSON."""

import csv
import json
import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from models.neutral_text import FORMULA
from tests.support.command_server import exams_command
from tests.support.hostile_instance import free_columns, read_rows, write_hostile, write_rows
from tests.support.paths import ROOT, SHIPPED
from tests.support.reading import convert
from tests.support.report_reader import embedded

MORE: dict[str, list[dict[str, str]]] = {
    "teachers": [{"id": "t1", "site": "PAR-A"}],
    "presences": [{"teacher": "t1", "exam": "ELE105-1", "site": "PAR-A"}],
    "preferences": [
        {"offering": "JOU110", "session": "1", "from": "2024-01-22T08:00", "until": "2024-01-22T12:00",
         "wish": "avoid", "reason": "réunion"},
    ],
    "availability": [{"room": "A1", "from": "2024-01-01T07:00", "until": "2024-06-01T22:00"}],
    "results": [{"candidate": "v20", "offering": "CIR103", "passed": "no"}],
    "closures": [{"place": "PAR-A", "day": "2024-02-20", "kind": "closed", "reason": "travaux"}],
    "absences": [{"who": "PAR-A-1", "from": "2024-03-01", "until": "2024-03-01", "reason": "dégât des eaux"}],
    "programme": [
        {"unit": "SIM101", "title": "Unité d'une ligne", "centre": "PAR", "minutes": "60", "teaching_mode": "soir",
         "second_session": "no"},
    ],
    "pins": [
        {"kind": "transfer", "exam": "FLU106-1", "candidate": "v32", "moves": "GEO107-1"},
        {"kind": "host", "exam": "ARI101-1", "site": "PAR-A", "host": "PAR-A"},
        {"kind": "room", "exam": "ELE105-1", "site": "PAR-A", "room": "A2",
         "reason": "accès de plain-pied"},
    ],
}  # fmt: skip
"""Rows of the tables that the showcase does not use."""


@dataclass(frozen=True)
class Hostile:
    """The showcase with hostile texts, the texts of each column, and where its result lies."""

    instance: Path
    texts: dict[str, set[str]]
    result: Path
    told: tuple[str, ...]


def exams(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*exams_command(), *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


def complete(folder: Path) -> Path:
    """The showcase with rows in every table."""
    shutil.copytree(SHIPPED / "reglement", folder)
    for name, rows in MORE.items():
        file = folder / f"{name}.csv"
        write_rows(file, [*(read_rows(file) if file.is_file() else []), *rows])
    for name, column, value in (
        ("offerings", "teacher", "t1"),
        ("exams", "component", "écrit"),
        ("registrations", "centre", "PAR"),
        ("registrations", "teaching_mode", "soir"),
        ("rooms", "building", "Bâtiment A"),
        ("rooms", "neighbours", "A2"),
    ):
        rows = read_rows(folder / f"{name}.csv")
        rows[0][column] = value
        write_rows(folder / f"{name}.csv", rows)
    requests = folder / "requests.csv"
    write_rows(requests, [{**row, "exams": ""} for row in read_rows(requests)])  # all of the session
    return folder


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    folder = tmp_path_factory.mktemp("hostile")
    texts = write_hostile(complete(folder / "plain"), folder / "instance")
    told = []
    for language in ("fr", "en"):
        result = folder / f"result-{language}"
        commands = (
            ("check", folder / "instance"),
            ("solve", folder / "instance", "--work", 1, "--out", result),
            ("audit", folder / "instance", result),
        )
        for command in commands:
            done = exams("--lang", language, *command)
            assert done.returncode in (0, 1), done.stderr
            told += [done.stdout, done.stderr]
    return Hostile(folder / "instance", texts, result, tuple(told))


def test_every_free_column_of_every_table_is_hostile(case: Hostile) -> None:
    assert set(case.texts) == set(free_columns())


@pytest.fixture(scope="module")
def refused(case: Hostile) -> Path:
    """The instance with characters that steer a terminal in every cell: nothing of it is accepted."""
    folder = shutil.copytree(case.instance, case.instance.with_name("refused"))
    for file in folder.glob("*.csv"):
        rows = [
            {name: f"\x1b[2J\x9b31m\u202e{cell}" for name, cell in row.items()} for row in read_rows(file)
        ]
        write_rows(file, rows)
    return folder


def steering(text: str) -> set[str]:
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c not in "\n\t"}


def test_a_terminal_obeys_nothing(case: Hostile, refused: Path) -> None:
    faults = [exams("--lang", language, "check", refused) for language in ("fr", "en")]
    assert all(done.returncode == 2 for done in faults)
    assert all("x1b" in done.stderr for done in faults)
    for text in (*case.told, *(done.stderr for done in faults)):
        assert steering(text) == set(), text


def test_json_steers_no_terminal_and_quotes_what_was_typed(refused: Path) -> None:
    done = exams("check", refused, "--json")
    assert done.returncode == 2
    assert steering(done.stdout) == set()
    values = [str(problem["value"]) for problem in json.loads(done.stdout)["problems"]]
    assert any("\x9b" in value and "\u202e" in value for value in values)


def alive_in_spreadsheet(file: Path) -> list[str]:
    """Cells that some spreadsheet would run: it may split lines at commas, semicolons or tabs, quoted or not."""
    found = []
    for line in csv.reader(file.read_text(encoding="utf-8-sig").splitlines(keepends=True)):
        for cell in line:
            for part in re.split(r"[;,\t\r\n]", cell):
                text = part.strip(' "\t\r\n')
                if text.startswith(tuple(FORMULA)) and not re.fullmatch(r"[+-]?\d+([.,]\d+)?", text):
                    found.append(cell)
    return found


def test_no_csv_holds_a_formula(case: Hostile, tmp_path: Path) -> None:
    convert(case.instance, tmp_path / "again")
    files = [*case.result.glob("*.csv"), *(tmp_path / "again").glob("*.csv")]
    assert {file.stem for file in files} >= {"seats", "overlaps", "duties", "candidates", "units", "pins"}
    assert {file.name: alive_in_spreadsheet(file) for file in files} == {file.name: [] for file in files}
    assert any("'=" in file.read_text(encoding="utf-8") for file in files)


def test_a_workbook_holds_texts_and_no_formula(case: Hostile, tmp_path: Path) -> None:
    convert(case.instance, tmp_path / "again.xlsx")
    with ZipFile(tmp_path / "again.xlsx") as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) > 15
        for name in sheets:
            tags = set(re.findall(r"<(\w+)[ />]", archive.read(name).decode()))
            assert "c" in tags, name
            assert not tags & {"f", "hyperlink"}, name
        assert "externalLink" not in " ".join(archive.namelist())


@pytest.mark.parametrize("name", ["report.html", "public.html"])
def test_a_page_has_only_its_own_markup(case: Hostile, name: str) -> None:
    html = (case.result / name).read_text(encoding="utf-8")
    assert not re.search(r"<script>alert|<img|--><!--<script|\u2028</script", html)
    parts = {"report.html": 15, "public.html": 3}[name]  # texts, data and its packed tables, library, scripts
    assert html.count("</script>") == html.count("<script") == parts
    titles = embedded(case.result / name)["units"]["title"]
    assert any("<" in title for title in titles)
    assert set(titles) <= {text.strip() for text in case.texts["units.title"] | case.texts["programme.title"]}


def test_scripts_make_no_markup_or_code_of_data() -> None:
    scripts = [file for file in (ROOT / "reports" / "web").rglob("*.js") if "vendor" not in file.parts]
    assert len(scripts) > 20
    for file in scripts:
        text = file.read_text(encoding="utf-8")
        used = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|DOMParser|srcdoc", text
        )
        assert used == [], file


def test_json_is_whole_and_quotes_everything(case: Hostile) -> None:
    done = exams("--lang", "en", "audit", case.instance, case.result, "--json")
    assert isinstance(json.loads(done.stdout), dict)
    assert not [c for c in done.stdout if unicodedata.category(c) == "Cc" and c != "\n"]
    content = json.loads((case.result / "timetable.json").read_text(encoding="utf-8"))
    assert {row["exam"] for row in content["starts"]} <= case.texts["exams.id"]


def test_what_is_written_comes_back(case: Hostile, tmp_path: Path) -> None:
    """Guards are taken off again, so nothing that anybody typed is lost."""
    convert(case.instance, tmp_path / "again")
    assert exams("check", tmp_path / "again").returncode == 0
    assert exams("audit", tmp_path / "again", case.result).returncode == 0
