"""What the lawful ways out cost: minutes are counted a candidate, papers and overlaps one by one."""

import pytest

from tests.support.finding_tuples import DAY, NOUMEA, REUNION, broken, two
from tests.support.semester_builder import Build, paid


@pytest.mark.parametrize("people", [1, 3])
def test_c07_a_hold_costs_every_candidate_his_minutes(people: int) -> None:
    # X01: La Réunion is held for 30 minutes; so many candidates there, one in Paris who is not held.
    build = Build().site("Réunion", REUNION).exam("A").person("p", "A").people(people, "A", site="Réunion")
    verdict = build.start("A", f"{DAY} 18:00").start("A", f"{DAY} 18:30", REUNION).audit()
    assert paid(verdict) == {"hold": 30 * people}


def test_c07_gathering_costs_every_candidate_his_minutes() -> None:
    # X01: two candidates of Nouméa are gathered for an hour; Paris is let go at the bell.
    build = Build().site("Nouméa", NOUMEA, hours="05:00-23:00").exam("A").person("p", "A")
    build.people(2, "A", site="Nouméa").start("A", f"{DAY} 18:00")
    assert paid(build.start("A", "2024-01-24 08:00", NOUMEA, gather=60).audit()) == {"gather": 120}


def test_c07_prices_are_the_policy_s() -> None:
    build = Build(policy={"weights": {"hold": 3}}).site("Réunion", REUNION).exam("A").person("p", "A")
    build.person("r", "A", site="Réunion").start("A", f"{DAY} 18:00")
    assert paid(build.start("A", f"{DAY} 18:30", REUNION).audit()) == {"hold": 90}


def test_d03_no_solution_costs_more_than_any_solution() -> None:
    # Unresolved is the highest of the prices: ten times a transfer.
    led = two("14:00", "14:00").transfer("x", "A", "B", f"{DAY} 16:10").audit()
    left = two("14:00", "14:00").unresolved("x", "A", "B").audit()
    assert broken(led) == broken(left) == []
    assert (paid(led)["transfer"], paid(left)["overlap-unresolved"]) == (500, 5000)
    assert "transfer" not in paid(left)
    assert "overlap-unresolved" not in paid(led)


@pytest.mark.parametrize(("permille", "day"), [(1000, 10), (400, 2), (0, 0)])
def test_x03_session_2_counts_who_is_expected(permille: int, day: int) -> None:
    # B05, B07: session 2 is published before results; x sits both exams of one day with probability p * p:
    # 0.4 * 0.4 * 10 = 1.6, rounded once. What is planned for x by name (a transfer) is work all the same (B17).
    build = Build(policy={"second_session": {"permille": permille}}).exam("A", 120).exam("B", 120)
    build.exam("C", 120, of="A", session=2).exam("D", 120, of="B", session=2).person("x", "A", "B")
    build.start("A", "2024-01-23 14:00").start("B", "2024-01-24 14:00")
    build.start("C", "2024-04-09 14:00").start("D", "2024-04-09 14:00")
    verdict = build.transfer("x", "C", "D", "2024-04-09 16:10").audit()
    assert broken(verdict) == []
    assert paid(verdict).get("two-a-day", 0) == day
    assert paid(verdict)["transfer"] == 500


def test_a08_results_make_session_2_certain() -> None:
    # y has passed both units, x neither: x comes for sure, his day counts in full.
    build = Build(policy={"second_session": {"permille": 500}}).exam("A", 120).exam("B", 120)
    build.exam("C", 120, of="A", session=2).exam("D", 120, of="B", session=2).person("x", "A", "B").person(
        "y", "A", "B"
    )
    build.passed("y", "A").passed("y", "B").start("A", "2024-01-23 14:00").start("B", "2024-01-24 14:00")
    build.start("C", "2024-04-09 14:00").start("D", "2024-04-09 14:00")
    verdict = build.transfer("x", "C", "D", "2024-04-09 16:10").audit()
    assert (broken(verdict), paid(verdict)["two-a-day"]) == ([], 10)
