"""`exams solve` as a user runs it: results, exit codes, JSON, interruption."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.support.command_server import exams_command
from tests.support.paths import BENCH, ROOT, TINY

SET1 = BENCH / "itc2007" / "exam_comp_set1.exam"
SCORER = BENCH / "itc_score.py"


def exams(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*exams_command(), *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_tiny_is_solved_to_its_paper_optimum_and_the_files_agree(tmp_path: Path) -> None:
    run = exams("solve", TINY, "--out", tmp_path, "--seconds", "60", "--json")
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert (result["status"], result["cost"], result["bound"]) == ("optimal", 1562, 1562)
    assert result["findings"]["hard"] == 0
    assert sum(result["costs"].values()) == 1562
    assert re.search(r"1\W?562", (tmp_path / "report.html").read_text(encoding="utf-8"))
    again = exams("audit", TINY, tmp_path, "--json")
    assert again.returncode == 0
    assert json.loads(again.stdout)["costs"] == result["costs"]
    seats = pd.read_csv(tmp_path / "seats.csv", dtype=str, keep_default_na=False)
    assert not seats.duplicated(["candidate", "exam"]).any()
    seats.drop(index=0).to_csv(tmp_path / "seats.csv", index=False)
    assert exams("audit", TINY, tmp_path).returncode == 2
    edited = exams("audit", TINY, tmp_path, "--edited", "--json")
    assert edited.returncode == 1, edited.stderr
    assert json.loads(edited.stdout)["findings"]["hard"] >= 1


def test_without_rooms_starts_are_decided_and_said_so(tmp_path: Path) -> None:
    """Nobody has a seat, and neither solve nor audit misses one; overlaps still have their answers."""
    bare = shutil.copytree(TINY, tmp_path / "bare")
    (bare / "rooms.csv").unlink()
    (bare / "staff.csv").unlink()
    run = exams("solve", bare, "--out", tmp_path / "out", "--work", "20", "--json")
    assert run.returncode == 0, run.stderr
    result = json.loads(run.stdout)
    assert result["status"] in ("optimal", "feasible")
    assert result["decided"] == ["starts"]
    assert "Nobody has a seat yet" in result["not_judged"]
    assert len((tmp_path / "out" / "seats.csv").read_text().splitlines()) == 1
    again = exams("audit", bare, tmp_path / "out", "--lang", "fr")
    assert again.returncode == 0, again.stdout
    assert "Aucune salle n'est donnée" in again.stderr
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Nobody has a seat yet" in page
    assert "Personne n&#39;a encore de place" in page or "Personne n'a encore de place" in page


def test_the_same_work_and_seed_give_the_same_timetable(tmp_path: Path) -> None:
    for name in ("a", "b"):
        run = exams("solve", TINY, "--out", tmp_path / name, "--work", "5", "--seed", "3")
        assert run.returncode == 0, run.stderr
    first, second = ((tmp_path / name / "seats.csv").read_bytes() for name in ("a", "b"))
    assert first == second


def test_an_exam_nobody_can_start_is_proven_infeasible_with_the_rules_that_forbid_it(tmp_path: Path) -> None:
    broken = shutil.copytree(TINY, tmp_path / "late")
    exams_csv = pd.read_csv(broken / "exams.csv", dtype=str, keep_default_na=False)
    exams_csv.loc[0, "imposed_start"] = "2024-01-25T23:30"
    exams_csv.to_csv(broken / "exams.csv", index=False)
    run = exams("solve", broken, "--out", tmp_path / "out", "--seconds", "30", "--json")
    assert run.returncode == 3, run.stderr
    result = json.loads(run.stdout)
    assert result["status"] == "infeasible"
    assert any(str(exams_csv.loc[0, "id"]) in line and "opening-hours" in line for line in result["reason"])
    assert not (tmp_path / "out").exists()


def test_ctrl_c_keeps_the_best_audited_timetable(tmp_path: Path) -> None:
    words = ["solve", str(TINY), "--out", str(tmp_path), "--seconds", "300"]
    command = [sys.executable, "-c", "from scheduler.cli.main import main; main()", *words]
    child = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True)
    assert child.stderr is not None
    for line in child.stderr:
        if "placed" in line:
            break
    os.killpg(child.pid, signal.SIGINT)
    assert child.wait(timeout=60) == 0
    assert exams("audit", TINY, tmp_path).returncode == 0


@pytest.mark.public
@pytest.mark.skipif(not SET1.exists(), reason="public benchmark data is not here")
def test_a_public_instance_is_solved_and_an_independent_scorer_agrees(tmp_path: Path) -> None:
    run = exams("solve", SET1, "--out", tmp_path, "--seconds", "15", "--json")
    assert run.returncode == 0, run.stderr
    cost = json.loads(run.stdout)["cost"]
    scored = subprocess.run(
        [sys.executable, SCORER, SET1, tmp_path / "solution.sln"], capture_output=True, text=True, check=True
    )
    assert "({}," in scored.stdout  # no hard violation
    assert scored.stdout.rstrip().endswith(f", {cost})")
