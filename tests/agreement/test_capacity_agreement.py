"""Rooms that are not filled (an epidemic): what the place stage seats there, the audit accepts, and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from models.instance import Instance
from models.policy import Policy, RoomSeatsParameters
from scheduler.harness.random_semesters import Shape, semester
from scheduler.harness.workbench import Bench
from tests.agreement.test_place_agreement import places_agree
from tests.support.reading import policy_of
from tests.support.semester_builder import Build, hard


def _half(policy: Policy) -> Policy:
    half = RoomSeatsParameters(capacity_percent=50)
    return replace(policy, parameters={**policy.parameters, "room-seats": half})


def _emptier(instance: Instance) -> Instance:
    policies = {centre: _half(policy) for centre, policy in instance.policies.items()}
    return replace(instance, policy=_half(instance.policy), policies=policies)


def test_solver_and_audit_agree_on_half_the_places() -> None:
    placed = 0
    for seed in (1, 5, 11, 42):
        bench = Bench(_emptier(semester(seed, Shape(wild=False))))
        choice = bench.feasible(np.random.default_rng([seed, 3]))
        if choice is not None:
            placed += places_agree(bench, choice)["placed"]
    assert placed > 0


@pytest.mark.parametrize(
    ("seats", "percent", "used"),
    [(5, 50, 2), (4, 50, 2), (1, 50, 1), (3, 100, 3), (3, 99, 2), (7, 15, 1)],
)
def test_places_used_are_rounded_down_and_at_least_one(seats: int, percent: int, used: int) -> None:
    """Five places, one in two: two people sit there and a third is one too many."""
    for people in (used, used + 1):
        build = Build(policy={"room_seats": {"capacity_percent": percent}}).room("R", seats).exam("E")
        for number in range(people):
            build.person(f"c{number}", "E")
        build.start("E", "2024-01-22 14:00").put("E", "R", *(f"c{number}" for number in range(people)))
        found = hard(build.audit(), "room", "amount", "limit")
        wanted = [("room-seats", "R", str(people), str(used))] if people > used else []
        assert found == wanted
        terms = Bench(build.instance()).seater.rooms
        assert terms.seats[terms.names.index("R")] == used


def test_the_profile_of_an_epidemic_halves_rooms() -> None:
    assert policy_of("pandemic", {}).of(RoomSeatsParameters).capacity_percent == 50
    assert policy_of("national", {}).of(RoomSeatsParameters).capacity_percent == 100
