"""The command line as a user meets it: what it prints where, and its exit codes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import typer

import scheduler.cli.main as cli
from instances import generator, save_timetable, write_folder
from models.timetable import Timetable
from tests.support.languages import FRENCH
from tests.support.paths import ROOT

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `exams` with these words: exit code, stdout, stderr."""
    monkeypatch.setenv("EXAMS_LANG", "en")
    monkeypatch.delenv("EXAMS_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "200")

    def call(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main([str(word) for word in words])
        printed = capsys.readouterr()
        return int(left.value.code or 0), printed.out, printed.err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One centre, one exam, two candidates."""
    rows: dict[str, dict[str, list[Any]]] = {
        "centres": {"id": ["PAR"], "name": ["Paris"], "zone": ["Europe/Paris"]},
        "sites": {
            "id": ["P1"],
            "centre": ["PAR"],
            "name": ["Saint-Martin"],
            "zone": ["Europe/Paris"],
            "hours_weekdays": ["08:00-22:00"],
        },
        "rooms": {"id": ["001"], "site": ["P1"], "seats": [40]},
        "units": {"id": ["U"], "title": ["[bold]Unit"]},
        "offerings": {"id": ["O"], "unit": ["U"], "centre": ["PAR"]},
        "exams": {"id": ["E"], "offering": ["O"], "session": [1], "minutes": [120]},
        "candidates": {"id": ["01", "02"], "centre": ["PAR", "PAR"], "site": ["P1", "P1"]},
        "registrations": {"candidate": ["01", "02"], "offering": ["O", "O"]},
        "staff": {"id": ["S"], "site": ["P1"]},
    }
    session = {
        "number": 1,
        "first_day": "2024-01-22",
        "last_day": "2024-01-26",
        "starts": {"weekdays": ["09:00"]},
    }
    settings = {"name": "one", "title": "One exam", "sessions": [session]}
    write_folder(tmp_path / "one", settings, {k: pd.DataFrame(v).astype(object) for k, v in rows.items()})
    return tmp_path / "one"


@pytest.fixture
def timetable(tmp_path: Path) -> Path:
    """The right timetable of that exam: Monday 09:00 in Paris, both in room 001."""
    start, end = pd.Timestamp("2024-01-22T08:00Z"), pd.Timestamp("2024-01-22T10:00Z")
    starts = {
        "exam": ["E"],
        "zone": ["Europe/Paris"],
        "start": [start],
        "gather": [0],
        "paper": [0],
        "early": [0],
    }
    rooms = {"exam": ["E"], "site": ["P1"], "room": ["001"], "kind": ["ordinary"], "places": [2]}
    seats = {
        "candidate": ["01", "02"],
        "exam": "E",
        "site": "P1",
        "room": "001",
        "kind": "ordinary",
        "start": start,
        "end": end,
    }
    found = Timetable("one", pd.DataFrame(starts), pd.DataFrame(rooms), pd.DataFrame(seats))
    save_timetable(tmp_path / "good", found, {})
    return tmp_path / "good"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_check_says_what_was_read(run: Run, folder: Path) -> None:
    code, out, err = run("check", folder)
    assert (code, err) == (0, "")
    assert "one: no error, 0 warnings" in out
    assert "session 1, Monday 22 January 2024 to Friday 26 January 2024: 1 exam, 2 seats to give" in out
    assert "2 candidates, 2 registrations" in out
    code, out, _ = run("check", folder, "--json")
    assert json.loads(out)["sits"] == 2


def test_the_same_fault_of_the_same_value_is_one_line(run: Run, folder: Path) -> None:
    change(folder / "rooms.csv", ",40", ",40 seats\nB,S,40 seats\nC,S,9 seats")
    _, _, err = run("check", folder)
    assert "  rooms.csv, row 2, row 3, seats = '40 seats': not a number alone; write 40\n" in err
    assert "  rooms.csv, row 4, seats = '9 seats': not a number alone; write 9\n" in err


def test_bad_input_is_listed_counted_and_exits_2(run: Run, folder: Path) -> None:
    change(folder / "rooms.csv", "40", "forty")
    with (folder / "registrations.csv").open("a") as file:
        file.writelines(f"X{i},O\n" for i in range(1200))
    code, out, err = run("check", folder)
    assert (code, out) == (2, "")
    assert "rooms.csv, row 2, seats = 'forty': not a whole number" in err
    assert "registrations.csv, candidate: 1,200 times" in err
    assert "and 1,190 more of this kind" in err
    assert "1,201 errors in 2 files; correct them and check again" in err
    assert "nothing was written" not in err
    code, out, _ = run("check", folder, "--json")
    found = json.loads(out)
    assert (code, found["status"]) == (2, "bad-input")
    assert found["problems"][-2]["column"] == "seats"


def test_messages_and_help_are_french_when_asked(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(folder / "rooms.csv", "40", "quarante")
    for words in (("--lang", "fr", "check", folder), ("check", folder, "--lang=fr")):
        code, _, err = run(*words)
        assert code == 2
        assert "ligne 2, seats = 'quarante' : " in err or "pas un nombre entier" in err
    assert "Vérifier un emploi du temps" in run("audit", "--help", "--lang", "fr")[1]
    monkeypatch.setenv("EXAMS_LANG", "fr")
    assert "Contrôler une instance" in run("check", "--help")[1]


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_help_teaches_purpose_arguments_and_an_example(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"Example: exams {command}" in out
    for param in cli.build().commands[command].params:
        assert FRENCH.has(f"help-{command}-{param.name}")
        assert param.help


def test_audit_of_a_right_timetable_exits_0(run: Run, folder: Path, timetable: Path) -> None:
    code, out, _ = run("audit", folder, timetable)
    assert code == 0, out
    assert "No hard rule is broken. Cost 1." in out  # one sitting
    code, out, err = run("audit", folder, timetable, "--json")
    found = json.loads(out)
    assert (code, err, found["status"], found["cost"]) == (0, "", "clean", 1)
    assert set(found) == {
        "status", "cost", "bound", "gap", "seconds", "costs", "findings", "instance", "timetable", "seed",
        "versions", "decided", "not_judged", "part", "base", "records", "rules", "stated_cost",
    }  # fmt: skip


def test_audit_of_a_wrong_timetable_exits_1_and_says_why(run: Run, folder: Path, timetable: Path) -> None:
    change(folder / "rooms.csv", "40", "1")
    code, out, _ = run("audit", folder, timetable)
    assert code == 1
    assert "room-seats" in out
    assert "of hard rules" in out
    code, out, _ = run("audit", folder, timetable, "--json")
    assert (code, json.loads(out)["status"]) == (1, "hard-findings")
    assert json.loads(out)["findings"]["hard"] >= 1


def test_audit_refuses_a_timetable_of_another_instance(run: Run, folder: Path, timetable: Path) -> None:
    change(folder / "rooms.csv", "001", "009")
    code, out, err = run("audit", folder, timetable)
    assert (code, out) == (2, "")
    assert "not a room of this instance" in err


def test_report_writes_a_page(run: Run, folder: Path, timetable: Path, tmp_path: Path) -> None:
    code, out, err = run("report", folder, timetable, "--out", tmp_path / "page")
    assert code == 0, err
    assert "report.html" in out
    assert (tmp_path / "page" / "report.html").stat().st_size > 10_000


def test_rules_are_listed_in_catalogue_order(run: Run) -> None:
    code, out, _ = run("rules", "--json")
    ids = [rule["id"] for rule in json.loads(out)["rules"]]
    assert code == 0
    assert ids.index("session-window") < ids.index("invigilators") < ids.index("overlap-unresolved")
    assert "two-a-day" in run("rules")[1]


def test_generate_knows_its_profiles(run: Run, tmp_path: Path) -> None:
    code, _, err = run("generate", "nowhere", "--out", tmp_path / "g")
    assert code == 2
    assert all(name in err for name in generator.PROFILES)
    assert not (tmp_path / "g").exists()
    assert all(name in run("generate", "--help")[1] for name in generator.PROFILES)


def test_generate_writes_a_readme_and_overwrites_only_when_told(run: Run, tmp_path: Path) -> None:
    words = ("generate", "petit-reseau", "--seed", 7, "--out", tmp_path / "g")
    code, out, _ = run(*words)
    assert (code, "petit-reseau-seed-7 written" in out) == (0, True)
    readme = (tmp_path / "g" / "README.md").read_text()
    assert "exams generate petit-reseau --seed 7 --out" in readme
    assert "| candidats, inscriptions | 300, " in readme
    assert 'name = "petit-reseau-seed-7"' in (tmp_path / "g" / "instance.toml").read_text()
    before = (tmp_path / "g" / "registrations.csv").read_bytes()
    other = ("generate", "petit-reseau", "--seed", 8, "--out", tmp_path / "g")
    code, _, err = run(*other)
    assert (code, "--force" in err) == (2, True)
    assert (tmp_path / "g" / "registrations.csv").read_bytes() == before
    assert run(*other, "--force")[0] == 0
    assert (tmp_path / "g" / "registrations.csv").read_bytes() != before
    assert "seed 8" in (tmp_path / "g" / "README.md").read_text()
    # A README of someone else stays, and so does a folder that is no instance.
    (tmp_path / "g" / "README.md").write_text("mine")
    assert run(*words, "--force")[0] == 0
    assert (tmp_path / "g" / "README.md").read_text() == "mine"
    (tmp_path / "h").mkdir()
    (tmp_path / "h" / "notes.txt").write_text("mine")
    assert run("generate", "petit-reseau", "--out", tmp_path / "h", "--force")[0] == 2
    assert [path.name for path in (tmp_path / "h").iterdir()] == ["notes.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["g", "h"]


MAP = '[rooms]\nsource = "r.csv"\n[rooms.columns]\nA = "id"\nB = "site"\nC = "seats"\n'


def test_convert_says_what_was_written_and_what_is_missing(run: Run, folder: Path, tmp_path: Path) -> None:
    code, out, err = run("convert", folder, tmp_path / "one.xlsx")
    assert (code, err) == (0, "")
    assert "one.xlsx: centres 1, sites 1, rooms 1" in out
    assert "needs" not in out
    assert run("check", tmp_path / "one.xlsx")[0] == 0
    (tmp_path / "my.toml").write_text(MAP)
    (tmp_path / "r.csv").write_text("A;B;C\n007;P1;12\n")
    code, out, _ = run("convert", tmp_path / "r.csv", folder, "--map", tmp_path / "my.toml")
    assert (code, "needs" in out) == (0, False)
    assert "007,P1,12" in (folder / "rooms.csv").read_text()
    code, out, _ = run(
        "convert", tmp_path / "r.csv", tmp_path / "new", "--map", tmp_path / "my.toml", "--json"
    )
    assert json.loads(out)["missing"][:2] == ["instance", "centres"]
    assert run("convert", folder, tmp_path / "one.xlsx")[0] == 2


def test_wrong_words_exit_2(run: Run, folder: Path) -> None:
    assert run("chekc", folder)[0] == 2
    assert run("check")[0] == 2
    assert run("--lang", "de", "check", folder)[0] == 2


def test_a_place_that_cannot_be_written_exits_2(run: Run, folder: Path, timetable: Path) -> None:
    code, _, err = run("report", folder, timetable, "--out", folder / "rooms.csv" / "x")
    assert code == 2
    assert "file system refuses" in err


def test_a_bug_is_one_line_with_exit_code_70(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(ctx: typer.Context) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(cli, "build", lambda language: build(language, {"broken": broken, "check": broken}))
    code, out, err = run("broken")
    assert (code, out) == (70, "")
    assert len(err.splitlines()) == 1
    told = re.fullmatch(
        r"Internal error, please report it: (.*)\. For the trace, which may quote ids, set EXAMS_DEBUG=1\.\n",
        err,
    )
    assert told
    assert re.fullmatch(r"RuntimeError, cli/test_cli\.py:\d+", told[1])
    monkeypatch.setenv("EXAMS_DEBUG", "1")
    code, _, err = run("broken")
    assert code == 70
    assert "Traceback" in err


build = cli.build


def test_the_installed_command_answers() -> None:
    code = "from scheduler.cli.main import main; main(['rules', '--json'])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env={**os.environ}
    )
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == {"rules", "catalogue"}


def test_template_and_schema_write_new_files(run: Run, tmp_path: Path) -> None:
    assert run("--lang", "fr", "template", tmp_path / "t.xlsx")[0] == 0
    code, out, err = run("check", tmp_path / "t.xlsx")
    assert (code, err) == (0, "")
    assert "mon-semestre: no error, 0 warnings" in out
    assert run("template", tmp_path / "t.xlsx")[0] == 2
    assert run("template", tmp_path / "t.ods")[0] == 2
    assert run("schema", tmp_path / "schema")[0] == 0
    assert sorted(p.name for p in (tmp_path / "schema").iterdir()) == [
        "changes.schema.json",
        "data-dictionary.md",
        "instance.schema.json",
        "scenario.schema.json",
        "timetable.schema.json",
    ]


def test_check_marks_a_copy(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("check", folder, "--marked", tmp_path / "good.xlsx")[0] == 0
    change(folder / "rooms.csv", "40", "forty")
    code, out, err = run("check", folder, "--marked", tmp_path / "m.xlsx")
    assert (code, out) == (2, "")
    assert f"1 problem in 1 file, marked in {tmp_path / 'm.xlsx'}." in err
    code, _, err = run("check", tmp_path / "m.xlsx")
    assert code == 2
    assert "rooms, C2, seats = 'forty'" in err
    assert run("check", folder, "--marked", tmp_path / "m.xlsx")[0] == 2
    assert "must end with .xlsx" in run("check", folder, "--marked", tmp_path / "m.csv")[2]
    assert "no cells to mark" in run("check", tmp_path / "a.exam", "--marked", tmp_path / "x.xlsx")[2]
    code, out, _ = run("check", folder, "--marked", tmp_path / "n.xlsx", "--json")
    assert (code, json.loads(out)["status"]) == (2, "bad-input")


def test_imposed_starts_that_break_a_rule_are_refused_with_exam_and_rule(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    starts = tmp_path / "starts.csv"
    starts.write_text("exam,start\nE,2024-01-22 10:17\n")
    code, out, err = run("solve", folder, "--starts", starts, "--out", tmp_path / "o")
    assert (code, out) == (3, "")
    assert "Proven infeasible" in err
    assert "start-grid: E at P1" in err
    assert "\nstart-grid: Starts are on the session's list (" in err
    assert not (tmp_path / "o").exists()
    code, out, _ = run(
        "solve", folder, "--starts", starts, "--centre", "PAR", "--json", "--out", tmp_path / "o"
    )
    assert (code, json.loads(out)["status"]) == (3, "infeasible")
    assert "start-grid" in json.loads(out)["reason"][0]
    assert run("solve", folder, "--centre", "PAR")[0] == 2
    new = tmp_path / "new"
    assert run("solve", folder, "--starts", starts, "--centre", "XX", "--out", new / "result")[0] == 2
    assert not new.exists()


def test_a_centre_solves_its_part_and_parts_are_merged(run: Run, folder: Path, tmp_path: Path) -> None:
    starts = tmp_path / "starts.csv"
    starts.write_text("exam,start\nE,2024-01-22 09:00\n")
    words = ("--starts", starts, "--centre", "PAR", "--out", tmp_path / "part", "--seconds", 20)
    code, out, err = run("--lang", "fr", "solve", folder, *words)
    assert code == 0, err
    assert "Une partie : les seuls candidats de PAR (Paris)" in err
    assert run("audit", folder, tmp_path / "part")[0] == 0
    code, out, err = run("merge", folder, tmp_path / "part", "--out", tmp_path / "all", "--json")
    assert code == 0, err
    found = json.loads(out)
    assert (found["status"], found["cost"], found["part"]) == ("feasible", 1, None)  # one sitting
    assert "part" not in json.loads((tmp_path / "all" / "timetable.json").read_text())
    assert run("merge", folder, tmp_path / "all", "--out", tmp_path / "again")[0] == 2
    # Together they break a hard rule: the earlier result stays as it is, and a new folder is not made.
    before = (tmp_path / "all" / "timetable.json").read_bytes()
    (folder / "rooms.csv").write_text("id,site,seats\n001,P1,1\n")
    for target in ("all", "none"):
        code, out, err = run("merge", folder, tmp_path / "part", "--out", tmp_path / target, "--json")
        assert (code, json.loads(out)["timetable"]) == (1, None), err
        assert "nothing is written" in err
    assert (tmp_path / "all" / "timetable.json").read_bytes() == before
    assert len(list((tmp_path / "all" / "versions").iterdir())) == 1
    assert not (tmp_path / "none").exists()
