"""What commands print while they work, and when they fail, names nobody: it ends in logs and in requests for help."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_server import exams_command
from tests.support.hostile_instance import read_rows, write_rows
from tests.support.paths import ROOT, TINY

COMMAND = "from scheduler.cli.main import main; main()"


def exams(*words: object, code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*([sys.executable, "-c", code + COMMAND] if code else exams_command()), *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env={**os.environ, "EXAMS_DEBUG": "0", **environment},
    )


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tiny, with ids of people that are no words of ours."""
    folder = tmp_path_factory.mktemp("people") / "tiny"
    folder.mkdir()
    (folder / "instance.toml").write_bytes((TINY / "instance.toml").read_bytes())
    for file in TINY.glob("*.csv"):
        rows = read_rows(file)
        for row in rows:
            for name in row:
                if name == "candidate" or (name == "id" and file.stem in ("candidates", "staff")):
                    row[name] = f"Zq{row[name]}"
        write_rows(folder / file.name, rows)
    return folder


def people(text: str) -> set[str]:
    return set(re.findall(r"Zq[\w-]+", text))


def test_ids_of_people_are_recognised(instance: Path) -> None:
    assert len(people((instance / "candidates.csv").read_text(encoding="utf-8"))) == 57


@pytest.mark.timeout(300)
def test_solve_audit_and_merge_name_nobody(instance: Path, tmp_path: Path) -> None:
    loud, french = ({"EXAMS_DEBUG": "1", "EXAMS_LANG": language} for language in ("en", "fr"))
    centres = [row["id"] for row in read_rows(instance / "centres.csv")]
    parts = [tmp_path / centre for centre in centres]
    whole = tmp_path / "whole"
    runs = [exams("solve", instance, "--work", 1, "--out", whole, **loud)]
    runs += [exams("audit", instance, whole, **french), exams("audit", instance, whole, "--json", **loud)]
    runs += [
        exams("solve", instance, "--centre", centre, "--starts", whole, "--work", 1, "--out", part, **french)
        for centre, part in zip(centres, parts, strict=True)
    ]
    runs.append(exams("merge", instance, *parts, "--out", tmp_path / "merged", **french))
    for done in runs:
        assert done.returncode == 0, done.stderr
        assert people(done.stdout + done.stderr) == set()
    assert runs[0].stderr


@pytest.mark.parametrize("debug", ["0", "1"])
def test_a_bug_quotes_data_only_to_who_asks_for_the_trace(instance: Path, tmp_path: Path, debug: str) -> None:
    code = """
import scheduler.app.save_result as saving
def broken(folder, semester, *rest, **more):
    raise KeyError(str(semester.candidates["id"].iloc[0]))
saving.save_result = broken
import scheduler.cli.saving as command
command.save_result = broken
"""
    done = exams("solve", instance, "--work", 1, "--out", tmp_path, code=code, EXAMS_DEBUG=debug)
    assert done.returncode == 70, done.stderr
    assert "KeyError" in done.stderr
    assert bool(people(done.stderr)) is (debug == "1")
