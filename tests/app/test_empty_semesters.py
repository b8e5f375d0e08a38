"""Semesters in which little or nothing happens: read, checked, compiled, and a clear word from solve."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import scheduler.cli.main as cli
from models.facts import Verdict
from models.timetable import STARTS, Timetable
from scheduler.app.compile_instance import compile_instance
from scheduler.audit import audit
from scheduler.solver.bounds.certificates import certificate
from tests.support.paths import TINY
from tests.support.reading import examine


def _emptied(*tables: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        for table in tables:
            path = folder / f"{table}.csv"
            path.write_text(path.read_text().splitlines()[0] + "\n")

    return change


def _one_exam(folder: Path) -> None:
    path = folder / "exams.csv"
    path.write_text("\n".join(path.read_text().splitlines()[:2]) + "\n")


def _without_session_2(folder: Path) -> None:
    path = folder / "instance.toml"
    first, second, rest = path.read_text().split("[[sessions]]")
    path.write_text(first + "[[sessions]]" + second + "[policy]" + rest.split("[policy]")[1])
    exams = pd.read_csv(folder / "exams.csv", dtype=str, na_filter=False)
    exams[exams["session"] == "1"].to_csv(folder / "exams.csv", index=False)


def _saturdays_only(folder: Path) -> None:
    path = folder / "instance.toml"
    path.write_text(path.read_text().replace("weekdays", "saturday"))


def changed(folder: Path, change: Callable[[Path], None]) -> Path:
    shutil.copytree(TINY, folder)
    change(folder)
    return folder


NOBODY = {
    "no registration": _emptied("registrations"),
    "no candidate": _emptied("registrations", "candidates", "accommodations"),
    "no exam": _emptied("exams"),
    "nothing at all": _emptied(*(path.stem for path in TINY.glob("*.csv"))),
}


@pytest.mark.parametrize("case", NOBODY)
def test_where_nobody_sits_anything_check_says_so_and_solve_refuses(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = changed(tmp_path / "a", NOBODY[case])
    instance, issues = examine(folder)
    assert instance is not None
    assert "unlikely-nobody" in {p.code for p in issues}
    assert compile_instance(instance).problem.options.nodes == 0
    empty = Timetable(instance.name, pd.DataFrame({c: pd.Series(dtype=object) for c in STARTS}))
    verdict: Verdict = audit(instance, empty)
    assert (verdict.hard, verdict.cost) == (0, 0)
    for words, code, sentence in (
        (["check"], 0, "nobody sits anything, so there is nothing to solve yet"),
        (["--lang", "fr", "check"], 0, "il n'y a encore rien à résoudre"),
        (["solve", "--out", str(tmp_path / "out")], 2, "there is nothing to solve; add registrations"),
    ):
        with pytest.raises(SystemExit) as left:
            cli.main([*words, str(folder)])
        printed = capsys.readouterr()
        assert (left.value.code or 0) == code
        assert sentence in printed.out + printed.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("change", "nodes"), [(_one_exam, 1), (_without_session_2, 12)])
def test_small_semesters_are_compiled(change: Callable[[Path], None], nodes: int, tmp_path: Path) -> None:
    instance, _ = examine(changed(tmp_path / "a", change))
    assert instance is not None
    problem = compile_instance(instance).problem
    assert problem.options.nodes == nodes
    assert certificate(problem) == ()


def test_sessions_without_a_start_are_proven_infeasible_exam_by_exam(tmp_path: Path) -> None:
    instance, issues = examine(changed(tmp_path / "a", _saturdays_only))
    assert instance is not None
    assert [p.code for p in issues] == ["settings-no-start-day"] * 2
    reasons = certificate(compile_instance(instance).problem)
    assert len(reasons) == 22  # two of the 24 exams have an imposed start, which needs no list
    assert reasons[0].rules == ()
    assert compile_instance(instance).problem.options.names[reasons[0].nodes[0]] == "NFA031-1"


def test_json_counts_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = changed(tmp_path / "a", NOBODY["no registration"])
    with pytest.raises(SystemExit):
        cli.main(["check", str(folder), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["status"], found["sits"], found["warnings"]) == ("ok", 0, 1)
