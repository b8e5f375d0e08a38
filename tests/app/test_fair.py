"""A fairer timetable is never less fair, within its cost, and the raised prices are told alike to solver and audit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from instances.io.timetable.solving_log import load_solving
from models.fairness import FairSearch
from models.status import Status
from scheduler.app import fair, second_search
from scheduler.app.audit import audit
from scheduler.app.catalogue import rules_of
from scheduler.app.fair import fairer, spread_of_costs
from scheduler.app.raised_prices import RAISED, RaisedPrices
from scheduler.app.result import Result
from scheduler.app.save_result import save_result
from scheduler.audit.own_costs import cost_by_candidate, own_costs
from scheduler.harness.term_evaluation import costs
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.overlaps.transfer import Transfer
from tests.support.semester_builder import Build, utc
from tests.support.stored_plans import stored_plan

RULES_RAISED = tuple(rule for rule in RULES if str(rule.info.id) in RAISED)
MONDAY, TUESDAY = "2024-01-22", "2024-01-23"


def build(day_of_a: str) -> Build:
    """On two days: p sits D and E on Monday, and A; three others sit A, and X on Tuesday.

    A on Monday costs p two pairs more: 30 in all, borne by p alone. On Tuesday p keeps 10 and each other bears 10: 40.
    """
    only = dict.fromkeys((*RAISED, "sittings", "rooms", "early-large", "preferences"), 0)
    days = (date(2024, 1, 22), date(2024, 1, 23))
    made = Build(windows=(days, days)).set_policy(weights=only | {"two-a-day": 10})
    for exam in "ADEX":
        made.exam(exam, 60)
    made.person("p", "A", "D", "E")
    for name in ("q", "r", "s"):
        made.person(name, "A", "X")
    for exam, start in (("D", f"{MONDAY} 08:30"), ("E", f"{MONDAY} 14:00"), ("X", f"{TUESDAY} 08:30")):
        made.start(exam, start).pin(
            "start", exam=exam, zone="Europe/Paris", start=utc(start), gather=0, paper=0, early=0
        )
    return made.start("A", f"{day_of_a} 18:00")


def result(made: Build) -> Result:
    semester, timetable = made.instance(), made.timetable()
    return Result(
        Status.FEASIBLE, semester, rules_of(semester), timetable=timetable, verdict=audit(semester, timetable)
    )


def test_the_spread_is_counted_by_hand() -> None:
    one, other = (spread_of_costs(result(build(day))) for day in (MONDAY, TUESDAY))
    assert (one.highest, one.total, one.people, one.gini) == (30, 30, 4, 0.75)
    assert (other.highest, other.total, other.people, other.gini) == (10, 40, 4, 0)


@pytest.mark.parametrize(("within", "highest"), [(0.2, 30), (0.5, 10)])
def test_a_fairer_timetable_costs_no_more_than_it_may(
    within: float, highest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """40 is a third dearer than 30."""
    monkeypatch.setattr(fair, "ROUNDS", 1)
    first = result(build(MONDAY))
    found = fairer(first, within, work=1)
    assert found.fair is not None
    assert found.verdict is not None
    assert not found.verdict.hard
    assert found.fair.after <= found.fair.before
    assert found.fair.after == spread_of_costs(found)
    assert found.fair.costs == (30, found.cost)
    assert found.verdict.cost <= 30 * (1 + within)
    assert found.fair.after.highest == highest


def test_what_is_no_fairer_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the searches make, the result is never less fair: here each makes the worse timetable."""
    worse, asked = result(build(MONDAY)), []

    def made(*given: object, **settings: object) -> Result:
        asked.append(settings["seed"])
        return worse

    monkeypatch.setattr(second_search, "solve", made)
    found = fairer(result(build(TUESDAY)), 1.0, work=1)
    assert found.cost == 40
    assert found.fair is not None
    assert found.fair.after == found.fair.before
    assert asked == [1, 2]


def test_raised_prices_are_told_alike_to_solver_and_audit() -> None:
    """Of a shipped semester: a price raised for everybody is the cost of the rules; one for some is their own part."""
    plan, case = stored_plan("reglement")
    own = own_costs(case.instance, case.timetable, case.facts)
    own = own[own["rule"].isin(RAISED)]
    bear = cost_by_candidate(case.instance, own)
    everybody = RaisedPrices(RULES_RAISED, dict.fromkeys(map(str, bear.index), 3))
    some = RaisedPrices(
        RULES_RAISED, {str(name): 2 + (k % 2) for k, name in enumerate(bear.nlargest(9).index)}
    )
    for rule in (everybody, some):
        told = int(rule.check(case)["cost"].sum())
        assert told > 0
        assert costs(rule.terms(plan.data), plan.choice) == told
    overlaps = int(case.facts.pairs["overlap"].sum()) * case.instance.policy.weight(Transfer.info)
    assert overlaps > 0
    assert int(everybody.check(case)["cost"].sum()) == 3 * (
        overlaps + sum(case_cost(rule) for rule in RULES_RAISED)
    )


def case_cost(rule: object) -> int:
    _, case = stored_plan("reglement")
    return int(rule.check(case)["cost"].sum())  # type: ignore[attr-defined]


def test_before_and_after_are_kept_with_the_result(tmp_path: Path) -> None:
    first = result(build(MONDAY))
    assert first.timetable is not None
    assert first.verdict is not None
    spread = spread_of_costs(first)
    kept = replace(first, fair=FairSearch(0.02, (30, 30), spread, spread))
    save_result(tmp_path, first.semester, first.timetable, first.verdict, kept.solving(), language="en")
    log = load_solving(tmp_path)
    assert log is not None
    assert log.fair == kept.fair


@pytest.mark.parametrize(
    "refused",
    [
        lambda first: fairer(first, -0.1),
        lambda first: fairer(replace(first, timetable=None)),
    ],
)
def test_what_has_no_fairer_timetable_is_refused(refused: Callable[[Result], Result]) -> None:
    with pytest.raises(ValueError, match=r"within|no timetable"):
        refused(result(build(MONDAY)))
