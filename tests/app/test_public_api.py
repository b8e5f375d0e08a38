"""The door of the project: what `from scheduler import …` gives, run as the README shows it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import scheduler
from models.text import Messages
from scheduler import InvalidInput, Progress, Result, Status, audit, merge, public_page, read, report, solve
from tests.support.paths import ROOT, SHIPPED, TINY


@pytest.fixture(scope="module")
def result() -> Result:
    """Tiny with its optimum, proven."""
    return solve(read(TINY), work=20000, seed=1)


def test_read_solve_audit_report(result: Result, tmp_path: Path) -> None:
    assert (result.status, result.cost, result.bound) == (Status.OPTIMAL, 1562, 1562)
    assert sum(result.costs.values()) == 1562
    assert result.timetable is not None
    semester = read(TINY)
    verdict = audit(semester, result.timetable)
    assert (verdict.hard, verdict.cost, dict(verdict.costs)) == (0, 1562, dict(result.costs))
    assert set(result.timetable.starts["exam"]) == {exam.id for exam in semester.exams}
    page = report(semester, result, tmp_path / "page" / "tiny.html")
    assert page == tmp_path / "page" / "tiny.html"
    assert "1562" in page.read_text(encoding="utf-8").replace("\u202f", "").replace(",", "")
    assert report(semester, result.timetable, tmp_path / "folder").name == "report.html"
    posted = public_page(semester, result, tmp_path / "folder")
    assert posted == tmp_path / "folder" / "public.html"
    assert public_page(semester, result.timetable, tmp_path / "x.html").read_bytes() == posted.read_bytes()


def test_a_result_tells_how_the_search_went(result: Result) -> None:
    assert not result.interrupted
    assert not result.died
    assert result.seed == 1
    assert list(result.progress.columns) == ["seconds", "cost", "bound", "phase"]
    assert result.progress["cost"].dropna().min() == 1562
    assert result.solving().status == "optimal"
    assert {info.id for info in result.rules} >= set(result.costs)


def test_the_same_work_and_seed_give_the_same_timetable() -> None:
    one, two = (solve(read(TINY), work=300, seed=1).timetable for _ in range(2))
    assert one is not None
    assert two is not None
    assert one.seats.equals(two.seats)


def test_events_are_handed_to_the_caller_as_they_come() -> None:
    news: list[Progress] = []
    done = solve(read(TINY), work=300, seed=1, on_progress=news.append)
    assert [(one.seconds, one.phase) for one in news] == list(
        zip(done.progress["seconds"], done.progress["phase"], strict=True)
    )
    assert news[-1].cost == done.cost


def test_every_issue_of_the_data_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as error:
        read(TINY / "nowhere")
    assert [issue.file for issue in error.value.issues]
    with pytest.raises(InvalidInput):
        merge(read(TINY), [TINY / "nowhere"])


def test_seconds_and_work_exclude_each_other() -> None:
    with pytest.raises(ValueError, match="not both"):
        solve(read(TINY), seconds=1, work=1)


def test_every_public_name_is_there_and_documented() -> None:
    assert set(scheduler.__all__) <= set(dir(scheduler))
    for name in scheduler.__all__:
        assert getattr(scheduler, name).__doc__, name
    with pytest.raises(AttributeError, match="nonsense"):
        _ = scheduler.nonsense  # type: ignore[attr-defined]


def test_audit_is_the_function_also_after_the_package_of_that_name_was_imported() -> None:
    import scheduler.audit.verdict

    assert scheduler.audit is audit
    assert callable(scheduler.audit)


def test_importing_the_package_loads_neither_tables_nor_solvers() -> None:
    code = "import scheduler, sys; print([n for n in ('pandas', 'numpy', 'ortools', 'numba') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_check_gives_issues_and_sizes_as_values(tmp_path: Path) -> None:
    good = scheduler.check(TINY)
    assert good.semester is not None
    assert (good.sizes["exams"], good.sizes["candidates"]) == (24, 57)
    copy = shutil.copytree(TINY, tmp_path / "tiny")
    rooms = copy / "rooms.csv"
    rooms.write_text(
        rooms.read_text(encoding="utf-8").replace("A1,PAR-A,24", "A1,PAR-A,many"), encoding="utf-8"
    )
    bad = scheduler.check(copy)
    assert bad.semester is None
    assert bad.sizes == {}
    assert [(issue.file, issue.column, issue.value) for issue in bad.issues] == [
        ("rooms.csv", "seats", "many")
    ]


def test_two_wordings_in_one_process_do_not_mix() -> None:
    """Two semesters whose institutions use different words, told one after the other and back."""
    sizes = scheduler.check(TINY).sizes
    ours, theirs = read(TINY), read(SHIPPED / "neutral")
    told = [Messages("en", one.wording).say("check-counts", **sizes) for one in (ours, theirs, ours)]
    assert told[0] == told[2]
    assert "candidates" in told[0]
    assert "students" in told[1]
    assert "candidates" not in told[1]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"work": 0}, ValueError),
        ({"work": "5"}, TypeError),
        ({"work": True}, TypeError),
        ({"seconds": 0}, ValueError),
        ({"seconds": float("nan")}, ValueError),
        ({"seconds": 1, "work": 1}, ValueError),
        ({"seed": -1, "work": 1}, ValueError),
        ({"workers": 0}, ValueError),
        ({"freeze": "publié", "keep": "x"}, ValueError),
        ({"freeze": "final"}, ValueError),
        ({"release": ["NFA008-1"]}, ValueError),
        ({"release": "NFA008-1", "keep": "x"}, TypeError),
        ({"centre": "PAR"}, ValueError),
    ],
)
def test_arguments_that_mean_nothing_are_refused_before_any_search(
    arguments: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        solve(read(TINY), **arguments)  # type: ignore[arg-type]


def test_a_semester_a_profile_and_a_language_are_what_they_are(result: Result, tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="read"):
        solve(str(TINY), work=1)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="the profiles are"):
        read(TINY, policy="lyon")
    with pytest.raises(ValueError, match="language"):
        report(result.semester, result, tmp_path, language="de")  # type: ignore[arg-type]
