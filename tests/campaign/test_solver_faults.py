"""The part of the campaign of solver faults that belongs to the suite, and whether it notices what it looks for."""

from dataclasses import replace

import pytest

from models.status import Status
from scheduler import solve
from tests.campaign.saboteur import FAULTS
from tests.campaign.solver_faults import calls, moments, outcome, tiny, wrong_in


@pytest.mark.parametrize("kind", FAULTS)
def test_nothing_wrong_is_shown(kind: str) -> None:
    """At the call after the first answer; the campaign tries twenty."""
    end, wrong = outcome(kind, calls()[1] + 1)
    assert not wrong
    assert end in ("feasible", "optimal")


def test_before_the_first_answer_nothing_is_claimed() -> None:
    assert calls()[1] >= 1
    for kind in ("abort", "bug", "CP-SAT says infeasible"):
        end, wrong = outcome(kind, 1)
        assert not wrong
        assert end in ("bug", "unknown", "incomplete", "feasible", "optimal")


def test_moments_go_from_the_first_call_to_the_last() -> None:
    found = moments(20)
    assert (found[0], found[-1]) == (1, calls()[0])


def test_wrong_costs_bounds_and_claims_are_noticed() -> None:
    good = solve(tiny(), work=1)
    assert not wrong_in(good)
    assert wrong_in(replace(good, status=Status.INFEASIBLE))
    assert wrong_in(replace(good, status=Status.OPTIMAL, witness=None))
    assert wrong_in(replace(good, bound=10**6))
    assert good.timetable is not None
    unseated = replace(good.timetable, seats=good.timetable.seats.iloc[1:])
    assert wrong_in(replace(good, status=Status.INCOMPLETE, timetable=unseated))
    assert wrong_in(replace(good, timetable=None))
    assert good.verdict is not None
    assert wrong_in(replace(good, verdict=replace(good.verdict, costs={})))
