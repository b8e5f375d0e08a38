"""Whatever the search process does, no wrong answer and no wrong claim is shown, and the best earlier timetable is kept."""

import sys
from pathlib import Path
from typing import Any

import pytest

from models.status import Status
from scheduler import Result, solve
from scheduler.app import audited_search
from scheduler.app.faults import sentence
from scheduler.app.protocol import Improvement
from scheduler.app.search_process import SearchProcess
from tests.support.languages import ENGLISH, FRENCH
from tests.support.semester_builder import Build

CHILD = """
import sys
if "scheduler.app.child" in sys.orig_argv:
    import os, time
    from dataclasses import replace
    from ortools.sat.python import cp_model
    from scheduler.solver.cpsat.exact import ExactResult
    from scheduler.solver.incumbent import Incumbent
    from scheduler.solver.search import search
    from scheduler.solver.solution import Solution

    honest_offer, honest_solve = Incumbent.offer, cp_model.CpSolver.solve

    def after_first(then):
        def offer(self, choice, placement):
            honest_offer(self, choice, placement)
            then(self, Solution(self.choice, self.best, placement=placement))
        Incumbent.offer = offer

    def fail(error):
        raise error

    def infeasible(self, *given):
        honest_solve(self, *given)
        return cp_model.INFEASIBLE
"""


def solved(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: float | None = None
) -> Result:
    """A small semester, solved with the code at the start of the search process."""
    (tmp_path / "sitecustomize.py").write_text(CHILD + "".join(f"    {line}\n" for line in code.splitlines()))
    monkeypatch.syspath_prepend(str(tmp_path))
    build = Build().room("A1", 40)
    for exam in ("A", "B", "C"):
        build.exam(exam, 120).people(5, exam)
    work = 50 if seconds is None else None
    return solve(build.instance(), seconds=seconds, work=work, seed=1)


BROKEN = {
    "os.abort after the first answer": ("after_first(lambda *given: os.abort())", "signal"),
    "a kill after the first answer": ("after_first(lambda *given: os.kill(os.getpid(), 9))", "killed"),
    "an exit after the first answer": ("after_first(lambda *given: os._exit(3))", "exit"),
    "a bug after the first answer": ("after_first(lambda *given: fail(RuntimeError('injected')))", "crash"),
    "no memory after the first answer": ("after_first(lambda *given: bytearray(1 << 60))", "memory"),
    "options out of range": (
        "after_first(lambda self, good: self.on_solution(replace(good, choice=good.choice + 10**6)))",
        "crash",
    ),
    "a false cost": (
        "after_first(lambda self, good: self.on_solution(replace(good, cost=good.cost - 1)))",
        "cost",
    ),
    "a bound above the cost": (
        "search.solve_exactly = lambda problem, state, *rest, **more: ExactResult(state.choice.copy(), 10**6)",
        "bound",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_audited_timetable_survives_and_the_fault_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, kind = BROKEN[name]
    result = solved(code, tmp_path, monkeypatch)
    assert result.verdict is not None
    assert result.verdict.hard == 0
    proven = kind == "cost"  # the true bound still meets the true cost
    assert result.status is (Status.OPTIMAL if proven else Status.FEASIBLE)
    assert result.bound <= result.verdict.cost
    assert [fault.kind for fault in result.faults] == [kind]
    assert sentence(result.faults[0], ENGLISH) != sentence(result.faults[0], FRENCH)
    assert (kind in ("crash", "memory")) == bool(result.faults[0].trace)


def test_a_checkpoint_that_cannot_be_written_costs_no_timetable_and_is_told(tmp_path: Path) -> None:
    instance = Build().room("A1", 40).exam("A", 120).people(5, "A").instance()
    result = solve(instance, work=1, checkpoint=tmp_path / "none" / "checkpoint.npz")
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert result.timetable is not None
    assert [fault.kind for fault in result.faults] == ["checkpoint"]
    assert "--resume" in sentence(result.faults[0], FRENCH)


def test_a_crash_before_the_first_answer_is_a_bug_with_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(AssertionError, match="SIGABRT"):
        solved("search.Search.run = lambda self: os.abort()", tmp_path, monkeypatch)


def test_no_memory_before_the_first_answer_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = solved("search.Search.run = lambda self: bytearray(1 << 60)", tmp_path, monkeypatch)
    assert (result.status, [fault.kind for fault in result.faults]) == (Status.UNKNOWN, ["memory"])
    assert int(result.faults[0].words["peak"]) > 0 or sys.platform == "win32"


HANGS = {
    "idle": "after_first(lambda *given: time.sleep(3600))",
    "endless": """
from scheduler.solver import pulse
pulse.LONGEST = 2.0

def compute(*given):
    while True:
        pass

after_first(compute)
""",
    "silent": "after_first(lambda *given: os.kill(os.getpid(), 19))",  # the number of SIGSTOP
}


@pytest.mark.parametrize("hang", HANGS)
def test_a_hang_after_the_first_answer_is_ended_and_told_though_work_has_no_clock(
    hang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Impatient(SearchProcess):
        """From the first answer on, silence soon means a hang; before, a slow machine may take its time."""

        def receive(self, seconds: float) -> Any:
            message = super().receive(seconds)
            if isinstance(message, Improvement) and hang != "endless":
                self.watchdog.most_silence = 10.0
            return message

    monkeypatch.setattr(audited_search, "SearchProcess", Impatient)
    result = solved(HANGS[hang], tmp_path, monkeypatch)
    assert (result.status, result.died) == (Status.FEASIBLE, True)
    assert [(fault.kind, fault.words) for fault in result.faults] == [("stuck", {"hang": hang})]
    assert sentence(result.faults[0], ENGLISH) != sentence(result.faults[0], FRENCH)


def test_a_hang_after_the_first_answer_ends_with_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = solved("after_first(lambda *given: time.sleep(3600))", tmp_path, monkeypatch, seconds=8)
    assert (result.status, result.faults) == (Status.FEASIBLE, ())


def test_a_false_claim_that_nothing_is_possible_is_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = "search.AnnealingCycles.first_choice = lambda *given: None\ncp_model.CpSolver.solve = infeasible"
    result = solved(code, tmp_path, monkeypatch)
    assert (result.status, result.doubt, result.witness) == (Status.UNKNOWN, "refuted", None)


def test_an_honest_search_tells_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = solved("pass", tmp_path, monkeypatch)
    assert (result.faults, result.doubt) == ((), None)
    assert (result.status is Status.OPTIMAL) == (result.witness is not None)
