"""The campaign of mutants makes them as it should, and notices them."""

import pytest

from scheduler import check_rule
from scheduler.rules.ordered_catalogue import RULES
from tests.campaign.mutants import noticed, sample, tests_naming
from tests.campaign.rule_mutants import apply, mutants_of, unchanged

BY_ID = {str(rule.info.id): rule for rule in RULES}


def test_a_sample_is_the_same_for_one_seed_and_every_mutant_can_be_compiled() -> None:
    drawn = sample(5, 3)
    assert drawn == sample(5, 3) != sample(5, 4)
    for mutants in drawn.values():
        for mutant in mutants:
            compile(mutant.code, str(mutant), "exec")


def test_mutants_stand_in_both_tellings() -> None:
    found = {str(mutant).partition(", line")[0] for mutant in mutants_of(BY_ID["session-window"])}
    assert found == {"session-window terms", "session-window check"}


@pytest.mark.parametrize("rule", ["session-window", "transfer-cap", "rooms"])
def test_the_module_as_it_is_passes(rule: str) -> None:
    apply(unchanged(BY_ID[rule]), BY_ID[rule])
    check_rule(BY_ID[rule], seeds=())


@pytest.mark.parametrize("function", ["terms", "check"])
def test_a_boundary_that_moves_is_noticed(function: str) -> None:
    last = next(
        mutant
        for mutant in mutants_of(BY_ID["session-window"])
        if mutant.function == function and mutant.old.replace("'", '"') in LAST_DAY
    )
    assert noticed(last, BY_ID["session-window"], "check_rule")


LAST_DAY = ("day > bounds[node, 1]", 'groups["day"] > last')


def test_tests_that_name_the_rule_are_found() -> None:
    found = [argument.rpartition("/")[2] for argument in tests_naming("session-window")]
    assert found[0].startswith("test_law_")
    assert any(name.startswith("test_audit_calendar.py::") for name in found)
