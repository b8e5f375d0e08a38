"""What each candidate bears of the soft costs adds up to the costs, and is measured as the definitions say."""

from dataclasses import replace

import numpy as np
import pytest

from models.facts import Verdict
from models.fairness import spread_of
from models.instance import Instance
from models.timetable import Timetable
from scheduler.audit.own_costs import cost_by_candidate, own_costs
from scheduler.audit.verdict import audit
from scheduler.harness.random_semesters import semester
from scheduler.harness.workbench import Bench
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.rule import CandidateRule, Case
from tests.support.semester_builder import Build
from tests.support.stored_timetables import judged

OWN = [rule for rule in RULES if isinstance(rule, CandidateRule)]


def compared(instance: Instance, timetable: Timetable, verdict: Verdict) -> set[str]:
    """The rules whose own costs are seen to add up, some candidate bearing something."""
    found = own_costs(instance, timetable, verdict.facts)
    sums = found.groupby("rule")["cost"].sum()
    for rule in OWN:
        name = str(rule.info.id)
        assert sums.get(name, 0.0) == pytest.approx(verdict.costs[name], abs=1e-6), name
    assert {*found["rule"]} <= {str(rule.info.id) for rule in OWN}
    assert cost_by_candidate(instance, found).sum() == pytest.approx(sum(sums), abs=1e-6)
    return {*found["rule"]}


def test_own_costs_of_shipped_timetables_add_up_to_the_unit() -> None:
    seen = set().union(*(compared(*judged(name)) for name in ("tiny", "neutral", "reglement")))
    assert {"two-a-day", "weekday-daytime"} <= seen


def test_own_costs_of_random_timetables_add_up_to_the_unit() -> None:
    seen: set[str] = set()
    for seed in (0, 2):
        bench = Bench(semester(seed))
        timetable = bench.starts_only(bench.near(np.random.default_rng([seed, 1]), allowed=False))
        seen |= compared(bench.instance, timetable, audit(bench.instance, timetable))
    assert {"two-a-day", "back-to-back", "three-in-three", "hold"} <= seen


def test_a_candidate_bears_what_the_rules_say_of_nobody_else() -> None:
    """The facts of one candidate alone cost that candidate's own part, rule by rule, where nothing is an expectation."""
    instance, timetable, verdict = judged("reglement")
    found = own_costs(instance, timetable, verdict.facts).set_index(["candidate", "rule"])["cost"]
    sits = verdict.facts.attendance
    sure = sits.groupby("candidate")["session"].max()
    some = [name for name in found.index.get_level_values(0).unique() if sure[name] == 1][:3]
    for candidate in some:
        facts = replace(
            verdict.facts,
            attendance=sits[sits["candidate"] == candidate],
            pairs=verdict.facts.pairs[verdict.facts.pairs["candidate"] == candidate],
        )
        overlaps = timetable.overlaps[timetable.overlaps["candidate"] == candidate]
        case = Case(instance, replace(timetable, overlaps=overlaps), facts)
        for rule in OWN:
            told = rule.check(case)
            assert found.get((candidate, str(rule.info.id)), 0.0) == int(told["cost"].sum())
    assert some


def test_own_costs_by_hand() -> None:
    """Two candidates sit E and F on one day for 10 each; E alone, in the evening, costs nothing."""
    build = Build().exam("E", 60).exam("F", 60).people(2, "E", "F").people(2, "E")
    build.start("E", "2024-01-22 18:00").start("F", "2024-01-22 08:30")
    instance, timetable = build.instance(), build.timetable()
    found = own_costs(instance, timetable, audit(instance, timetable).facts)
    mine = found[found["rule"] == "two-a-day"]
    assert mine["cost"].tolist() == [10.0, 10.0]
    assert len(cost_by_candidate(instance, found)) == 4


@pytest.mark.parametrize(
    ("costs", "highest", "gini"),
    [
        ([], 0.0, 0.0),
        ([0, 0], 0.0, 0.0),
        ([5, 5, 5], 5.0, 0.0),
        ([0, 0, 0, 8], 8.0, 0.75),  # one of n bears everything: (n - 1) / n
        ([1, 3], 3.0, 0.25),  # differences 0, 2, 2, 0: 1 on average, over twice the mean of 2
    ],
)
def test_measures_by_hand(costs: list[int], highest: float, gini: float) -> None:
    found = spread_of(costs)
    assert (found.highest, found.gini, found.total, found.people) == (highest, gini, sum(costs), len(costs))


def test_the_gini_index_is_the_mean_difference_over_twice_the_mean() -> None:
    costs = np.random.default_rng(7).integers(0, 40, 25)
    differences = np.abs(costs[:, None] - costs[None, :]).mean()
    assert spread_of(costs).gini == pytest.approx(differences / (2 * costs.mean()), abs=1e-6)


def test_a_fairer_timetable_is_the_smaller_one() -> None:
    """First the highest own cost counts, then the index."""
    assert spread_of([1, 1, 4]) < spread_of([0, 0, 5])
    assert spread_of([2, 2, 4]) < spread_of([0, 0, 4])
