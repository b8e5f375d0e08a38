"""Even days: what the counts cost is what the audit finds, on random semesters and by hand."""

from dataclasses import replace
from datetime import date, time

import numpy as np
import pytest

from models.instance import Instance
from scheduler.harness.random_semesters import semester
from scheduler.harness.term_evaluation import costs
from scheduler.harness.workbench import Bench, check_all
from tests.support.semester_builder import Build, paid

RULE = "even-days"
WINDOWS = ((date(2024, 1, 22), date(2024, 1, 24)), (date(2024, 4, 8), date(2024, 4, 9)))


def priced(instance: Instance, weight: int = 7) -> Instance:
    policy = replace(instance.policy, weights={**instance.policy.weights, RULE: weight})
    return replace(instance, policy=policy)


def test_both_tellings_agree_on_random_semesters() -> None:
    seen = 0
    for seed in (12, 20, 22, 32):
        bench = Bench(priced(semester(seed)))
        for turn in range(3):
            choice = bench.wild(np.random.default_rng([seed, turn]))
            found = check_all(bench.instance, bench.starts_only(choice), RULE)[RULE]
            assert costs(bench.terms[RULE], choice) == found["cost"].sum()
            seen += len(found)
    assert seen > 0


def test_without_a_weight_it_says_nothing() -> None:
    bench = Bench(priced(semester(12), 0))
    choice = bench.wild(np.random.default_rng(1))
    assert not list(bench.terms[RULE])
    assert check_all(bench.instance, bench.starts_only(choice), RULE)[RULE].empty


def five_exams(*days: int) -> Build:
    """Five exams with one candidate each; exam k is on the day `days[k]` of January."""
    build = Build(windows=WINDOWS, starts_of_day=(time(9), time(14)), policy={"weights": {RULE: 7}})
    for number, day in enumerate(days):
        build.exam(f"E{number}", 60).person(f"p{number}", f"E{number}").start(
            f"E{number}", f"2024-01-{day} 09:00"
        )
    return build


@pytest.mark.parametrize(
    ("days", "beyond"),
    [
        ((22, 22, 23, 23, 24), 0),  # 5 exams in 3 days: 2 a day are even
        ((22, 22, 22, 23, 24), 1),
        ((22, 22, 22, 22, 23), 2),
        ((22, 22, 22, 22, 22), 3),
    ],
)
def test_each_exam_beyond_the_share_costs(days: tuple[int, ...], beyond: int) -> None:
    assert paid(five_exams(*days).audit()).get(RULE, 0) == beyond * 7


def test_closed_days_are_no_days_to_spread_over() -> None:
    # 5 exams in 2 open days: 3 a day are even
    build = five_exams(22, 22, 22, 23, 23).closure("Paris", date(2024, 1, 24))
    assert RULE not in paid(build.audit())
    assert paid(five_exams(22, 22, 22, 23, 23).audit())[RULE] == 7


def test_centres_and_sessions_count_by_themselves() -> None:
    build = five_exams(22, 22, 23, 23, 24).centre("Lyon").site("Lyon")
    for number in (1, 2):
        build.exam(f"L{number}", 60).person(f"l{number}", f"L{number}", site="Lyon")
        build.start(f"L{number}", "2024-01-22 09:00")
    # Lyon: 2 exams in 3 days, 1 a day is even, 2 on Monday are one too many. Paris has no share in them.
    assert paid(build.audit())[RULE] == 7
