"""Every exit code of the command line, from the command as a user runs it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.support.command_server import exams_command
from tests.support.paths import ROOT, SHIPPED, TINY

COMMAND = "from scheduler.cli.main import main; main()"
BROKEN = "import scheduler.app.check as c; c.check = None; " + COMMAND


def run(*words: object, code: str = "") -> tuple[int, str, str]:
    """Exit code, stdout, stderr of `exams` with these words, in its own process."""
    known = {**{k: v for k, v in os.environ.items() if k != "EXAMS_DEBUG"}, "EXAMS_LANG": "en"}
    done = subprocess.run(
        [*([sys.executable, "-c", code] if code else exams_command()), *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=known,
        timeout=100,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


def keep_one_exam(folder: Path) -> None:
    """The first exam and who takes it: 15 people, solved in a moment."""
    exams = pd.read_csv(folder / "exams.csv", dtype=str, na_filter=False).head(1)
    exams.to_csv(folder / "exams.csv", index=False)
    taken = pd.read_csv(folder / "registrations.csv", dtype=str, na_filter=False)
    taken[taken["offering"].isin(exams["offering"])].to_csv(folder / "registrations.csv", index=False)


def test_0_done_and_1_the_audit_found_hard_findings(tiny: Path, tmp_path: Path) -> None:
    keep_one_exam(tiny)
    code, _, err = run("solve", tiny, "--work", 1, "--out", tmp_path / "out")
    assert code == 0, err
    assert run("audit", tiny, tmp_path / "out")[0] == 0
    rooms = tiny / "rooms.csv"
    table = pd.read_csv(rooms, dtype=str, na_filter=False).assign(seats="1")
    table.to_csv(rooms, index=False)
    code, out, _ = run("audit", tiny, tmp_path / "out")
    assert (code, "room-seats" in out) == (1, True)


def test_0_where_nobody_reads_the_help_any_more() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "--help"], stdout=write, stderr=subprocess.PIPE, cwd=ROOT
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_130_where_an_import_makes_another_error_of_ctrl_c() -> None:
    code = """
from scheduler.app import catalogue
def interrupted(*given):
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt as error:
        raise ImportError("a compiled module") from error
catalogue.schema_of = interrupted
"""
    assert run("convert", TINY, "nowhere", code=code + COMMAND) == (130, "", "")


@pytest.mark.parametrize("words", [("schema",), ("report", TINY, TINY, "--out")])
def test_2_where_a_write_fails_on_a_full_disk_though_it_does_not_say_where(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    code = """
from pathlib import Path
from scheduler.app import read
def full(*given, **more):
    raise OSError(28, "No space left on device")
Path.write_text = read.read = full
"""
    code, _, err = run(*words, tmp_path / "target", code=code + COMMAND)
    assert code == 2, err
    assert f"{tmp_path / 'target'}: the file system refuses (No space left on device)" in err
    assert "nothing was written" not in err


def test_2_bad_input(tiny: Path) -> None:
    (tiny / "rooms.csv").write_text("id,site\n")
    code, out, err = run("check", tiny)
    assert (code, out) == (2, "")
    assert "seats" in err
    assert run("check", tiny / "nowhere")[0] == 2
    assert run("chekc", tiny)[0] == 2


def test_3_proven_infeasible(tiny: Path, tmp_path: Path) -> None:
    """Starts on Saturdays only, in sessions without a Saturday."""
    settings = tiny / "instance.toml"
    settings.write_text(settings.read_text().replace("weekdays", "saturday"))
    why = ") has no possible start: its session offers none"
    code, out, err = run("solve", tiny, "--seconds", 60, "--out", tmp_path / "out")
    assert (code, out) == (3, "")
    assert why in err
    assert not (tmp_path / "out").exists()
    code, out, _ = run("check", tiny)
    assert (code, "no error, 2 warnings, but no timetable exists" in out, why in out) == (3, True, True)
    code, out, _ = run("--lang", "fr", "check", tiny)
    assert (code, "mais aucun emploi du temps n'existe" in out) == (3, True)
    code, out, _ = run("check", tiny, "--json")
    found = json.loads(out)
    assert (code, found["status"], found["witness"]) == (3, "infeasible", "certificate")
    assert found["conflicts"][0]["exams"] == ["NFA031-1"]


def test_4_no_solution_within_the_budget(tmp_path: Path) -> None:
    """A second is over before a region of 304 exams has been read and prepared."""
    region = SHIPPED / "paca-2023-24-s1"
    code, _, err = run("--lang", "fr", "solve", region, "--seconds", 1, "--out", tmp_path / "out")
    assert code == 4
    assert "Pas d'emploi du temps" in err
    assert not (tmp_path / "out").exists()


def test_70_an_internal_error_is_one_line(tiny: Path) -> None:
    code, out, err = run("check", tiny, code=BROKEN)
    assert (code, out) == (70, "")
    assert err.startswith("Internal error, please report it: TypeError")
    assert len(err.splitlines()) == 1


def test_3_and_2_pins_that_cannot_be_kept_and_pins_that_say_nothing(tiny: Path, tmp_path: Path) -> None:
    """NFA031-1 off the list of starts; then a row for an exam that does not exist, in French."""
    (tiny / "pins.csv").write_text("kind,exam,start\nstart,NFA031-1,2024-01-25T09:17\n")
    code, out, err = run("solve", tiny, "--seconds", 30, "--out", tmp_path / "out")
    assert (code, out) == (3, "")
    assert "start-grid: NFA031-1" in err
    assert "(pins.csv:2)" in err
    assert not (tmp_path / "out").exists()
    pins = tmp_path / "mine.csv"
    pins.write_text("nature;épreuve;début\ndébut;GONE;25/01/2024 14:00\n")
    code, _, err = run("--lang", "fr", "solve", TINY, "--pins", pins, "--out", tmp_path / "out")
    assert code == 2
    assert "mine.csv" in err
    assert "GONE" in err
    code, _, err = run("solve", TINY, "--freeze", "convoked", "--out", tmp_path / "out")
    assert (code, "--keep" in err) == (2, True)
