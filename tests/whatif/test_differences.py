"""Differences between scenarios and the noise between seeds, on runs that are written by hand."""

import pandas as pd
import pytest

from models.status import Status
from reports.figures.pareto import front
from scheduler.app.whatif.differences import ScenarioRuns, difference, measures_of
from scheduler.runs.stored_run import REFERENCE, StoredRun
from tests.support.scenario_runs import a_run


def scenario(name: str, *runs: StoredRun) -> ScenarioRuns:
    return ScenarioRuns(name, {"en": name, "fr": name}, runs, {})


def runs(name: str, *costs: int) -> ScenarioRuns:
    made = [
        a_run(name, seed, costs={"spread": cost}, indicators={"days": 4}) for seed, cost in enumerate(costs)
    ]
    return scenario(name, *made)


@pytest.mark.parametrize(
    ("mine", "real"),
    [
        ((130, 134), True),  # 132 - 105 = 27, more than the span of 10
        ((108, 110), False),  # 109 - 105 = 4, within the span of 10
        ((90, 140), False),  # 115 - 105 = 10, within its own span of 50
        ((115, 115), False),  # 10 is no more than 10
    ],
)
def test_a_difference_counts_if_it_is_more_than_the_span_of_either(mine: tuple[int, ...], real: bool) -> None:
    found = difference(runs("other", *mine), runs(REFERENCE, 100, 110), "cost")
    assert found is not None
    assert found.is_real is real


def test_one_seed_says_nothing_of_noise() -> None:
    found = difference(runs("other", 130), runs(REFERENCE, 100), "rule:spread")
    assert found is not None
    assert (found.amount, found.noise, found.is_real) == (30, None, None)
    same = difference(runs("other", 130), runs(REFERENCE, 130), "indicator:days")
    assert same is not None
    assert same.is_real is False


def test_a_verdict_is_the_best_of_any_seed_and_a_proof_holds_for_all() -> None:
    good, lacking = (
        a_run("x", 1, costs={"a": 5}),
        a_run("x", 2, Status.INCOMPLETE, reasons={"en": ("no room",)}),
    )
    proof = a_run("x", 3, Status.INFEASIBLE, reasons={"en": ("too late",)})
    assert scenario("x", lacking, good).verdict == "complete"
    assert scenario("x", lacking, good).reasons("en") == ()
    assert scenario("x", lacking).reasons("en") == ("no room",)
    assert scenario("x", proof).verdict == "infeasible"
    assert scenario("x").verdict == "failed"
    assert difference(scenario("x", proof), runs(REFERENCE, 100), "cost") is None
    assert measures_of([scenario("x", proof)]) == []


def test_the_front_has_the_runs_that_none_beats() -> None:
    points = pd.DataFrame({"x": [1, 2, 3, 3, 2], "y": [9, 5, 5, 1, 6]})
    assert front(points)[["x", "y"]].to_numpy().tolist() == [[1, 9], [2, 5], [3, 1]]
