"""The campaign of mutants makes them as it should, and notices them."""

import pytest

from scheduler import check_rule
from scheduler.rules.ordered_catalogue import RULES
from tests.campaign.mutants import hand_made_tests, noticed, quick_tests
from tests.campaign.rule_mutants import apply, mutants_of, unchanged

BY_ID = {str(rule.info.id): rule for rule in RULES}


def test_mutants_stand_in_both_tellings() -> None:
    found = {str(mutant).partition(", line")[0] for mutant in mutants_of(BY_ID["session-window"])}
    assert found == {"session-window terms", "session-window check"}


@pytest.mark.parametrize("rule", ["session-window", "transfer-cap", "rooms"])
def test_the_module_as_it_is_passes(rule: str) -> None:
    apply(unchanged(BY_ID[rule]), BY_ID[rule])
    check_rule(BY_ID[rule], seeds=())


@pytest.mark.parametrize(
    ("rule", "function", "old"),
    [
        ("session-window", "terms", "day > bounds[node, 1]"),
        ("session-window", "check", "day > last"),
        # Other exams break the rule in the same timetable: it is told of each exam.
        ("opening-hours", "check", "since < opens"),
        ("opening-hours", "_out", "since < data.clock.to_utc(zone, day * DAY + opens)"),
    ],
)
def test_a_boundary_that_moves_is_noticed(rule: str, function: str, old: str) -> None:
    moved = next(
        mutant
        for mutant in mutants_of(BY_ID[rule])
        if mutant.function == function and mutant.old.replace('"', "'") == old
    )
    assert noticed(moved, BY_ID[rule], "check_rule")


def test_tests_that_name_the_rule_are_found() -> None:
    found = [argument.rpartition("/")[2].partition("::")[0] for argument in hand_made_tests("session-window")]
    assert {"test_law_calendar.py", "test_audit_calendar.py"} <= set(found)


def test_a_mutant_meets_the_cheapest_tests_first_and_no_dear_one() -> None:
    costs = {"a": 3.0, "b": 0.1, "c": 0.5, "d": 9.0}
    assert quick_tests(["a", "b", "c", "d"], costs) == ["b", "c", "a"]
    assert quick_tests(["d"], costs) == []
