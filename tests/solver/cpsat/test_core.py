"""A claim that nothing is possible is believed only of a core that exhaustive search or HiGHS finds infeasible too."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from ortools.sat.python import cp_model

from models.instance import Instance
from scheduler.app.compile_instance import compile_instance
from scheduler.compile.fold import Problem
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.core import judged_core
from scheduler.solver.events import Outcome
from scheduler.solver.search.annealing_cycles import AnnealingCycles
from scheduler.solver.search.search import Search
from scheduler.terms.terms import Count
from tests.support.paths import SHIPPED
from tests.support.reading import read_instance


def problem_of(folder: str) -> Problem:
    semester = read_instance(SHIPPED / folder)
    assert isinstance(semester, Instance)
    return compile_instance(semester).problem


def outcome(problem: Problem) -> Outcome:
    return Search(problem, Budget(None, 1), 0, 1, lambda found: None, lambda news: None).run()


@pytest.mark.parametrize("folder", ["infeasible/three-overlaps", "infeasible/two-rooms"])
def test_the_core_of_an_impossible_semester_is_minimal_and_confirmed(folder: str) -> None:
    core = judged_core(problem_of(folder), Budget(None, 1), seed=0)
    assert core.claim == "infeasible"
    assert len(core.nodes) == 2


def test_infeasible_by_counting_has_a_certificate() -> None:
    ended = outcome(problem_of("infeasible/july"))
    assert (ended.status, ended.witness) == ("infeasible", "certificate")


def without_exhaustive_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if every core were too large for it."""
    monkeypatch.setattr("scheduler.solver.cpsat.core.has_choice", lambda *given: None)


def overfull(problem: Problem) -> Problem:
    """The problem with three nodes of which one at most may take an earlier option, and one a later one."""
    halves = zip(*(np.array_split(options, 2) for options in problem.choices[2:5]), strict=True)
    crowds = [Count("crowd", np.concatenate(half), 1) for half in halves]
    return replace(problem, counts=(*problem.counts, *crowds))


@pytest.mark.parametrize("witness", ["exhaustive", "highs"])
def test_infeasible_by_cp_sat_is_confirmed_without_it(witness: str, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = overfull(problem_of("tiny"))
    monkeypatch.setattr(AnnealingCycles, "first_choice", lambda cycles, budget: None)
    if witness == "highs":
        without_exhaustive_search(monkeypatch)
    ended = outcome(problem)
    assert (ended.status, ended.witness) == ("infeasible", witness)
    assert [(why.kind, why.nodes) for why in ended.reasons] == [("times", (2, 3, 4))]


def always_infeasible(solver: cp_model.CpSolver, model: cp_model.CpModel, *rest: Any) -> int:
    cp_model.CpSolver.__dict__["_honest"](solver, model)
    return int(cp_model.INFEASIBLE)


@pytest.mark.parametrize("witness", ["exhaustive", "highs"])
def test_a_false_claim_of_cp_sat_is_refuted_and_never_shown(
    witness: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = problem_of("tiny")
    if witness == "highs":
        without_exhaustive_search(monkeypatch)
    monkeypatch.setattr(AnnealingCycles, "first_choice", lambda cycles, budget: None)
    monkeypatch.setattr(cp_model.CpSolver, "_honest", cp_model.CpSolver.solve, raising=False)
    monkeypatch.setattr(cp_model.CpSolver, "solve", always_infeasible)
    ended = outcome(problem)
    assert (ended.status, ended.doubt, ended.witness) == ("unknown", "refuted", None)


def test_without_a_second_opinion_the_end_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AnnealingCycles, "first_choice", lambda cycles, budget: None)
    without_exhaustive_search(monkeypatch)
    monkeypatch.setattr("scheduler.solver.cpsat.core.claim_of", lambda model, seconds: "unknown")
    ended = outcome(overfull(problem_of("tiny")))
    assert (ended.status, ended.doubt) == ("unknown", "unconfirmed")
