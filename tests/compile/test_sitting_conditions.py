"""Sitting terms are stated by rules and folded into the conditions of a centre."""

from dataclasses import replace

import pytest

from models.policy import Policy, TransferParameters
from scheduler.compile.sitting_conditions import fold_sitting_terms
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.rule import SittingRule
from scheduler.terms.sitting_terms import (
    BarDays,
    Limit,
    MoveAtMost,
    NeverMiss,
    SittingTerm,
    Watch,
    WriteAtHome,
)

STATING = [rule for rule in RULES if isinstance(rule, SittingRule)]


def stated(policy: Policy | None = None) -> list[SittingTerm]:
    return [term for rule in STATING for term in rule.sitting_terms(policy or Policy())]


def test_every_term_names_the_rule_that_states_it() -> None:
    assert len(STATING) > 10
    for rule in RULES:
        if isinstance(rule, SittingRule):
            assert {term.rule for term in rule.sitting_terms(Policy())} <= {str(rule.info.id)}


def test_the_figures_of_the_regulation_arrive() -> None:
    found = fold_sitting_terms(stated())
    assert (found.most_moves, found.never_miss, found.ratio) == (2, False, 40)
    assert (found.lead.shortest, found.lead.longest, found.lead.longest_rest) == (10, 30, 90)
    assert (found.admit.late_divisor, found.admit.late_cap, found.admit.release_floor) == (3, 60, 60)
    assert (found.lengthen.round_to, found.lengthen.rest, found.occupy.check_in) == (5, 60, 30)
    # 7:00 and 22:30, in minutes after midnight
    assert (found.at_home.earliest, found.at_home.latest) == (420, 1350)


def test_a_chain_is_led_only_where_the_policy_allows_it() -> None:
    for chain, gap in (("allow", 90), ("forbid", 0)):
        policy = Policy({"transfer": TransferParameters(chain=chain)})
        assert fold_sitting_terms(stated(policy)).lead.chain_gap == gap


def test_an_overlap_must_be_resolved_where_the_policy_says_so() -> None:
    policy = Policy({"transfer": TransferParameters(unresolved="forbid", cap=1)})
    found = fold_sitting_terms(stated(policy))
    assert (found.never_miss, found.most_moves) == (True, 1)


def test_the_strictest_cap_holds() -> None:
    more = [MoveAtMost("own", 1), MoveAtMost("other", 5)]
    assert fold_sitting_terms([*stated(), *more]).most_moves == 1


def test_a_limit_that_nobody_states_does_not_hold() -> None:
    policy = Policy({"transfer": TransferParameters(unresolved="forbid")})
    limits = [term for term in stated(policy) if isinstance(term, Limit)]
    assert {type(term) for term in limits} == {WriteAtHome, BarDays, MoveAtMost, NeverMiss}
    found = fold_sitting_terms([term for term in stated(policy) if not isinstance(term, Limit)])
    assert (found.never_miss, found.bar_days, found.at_home.earliest) == (False, None, 0)
    assert min(found.most_moves, found.at_home.latest) > 10_000


def test_a_term_that_nobody_or_everybody_states_is_named() -> None:
    terms = stated()
    with pytest.raises(ValueError, match="no rule states Watch"):
        fold_sitting_terms([term for term in terms if not isinstance(term, Watch)])
    watch = next(term for term in terms if isinstance(term, Watch))
    with pytest.raises(ValueError, match="2 rules state Watch"):
        fold_sitting_terms([*terms, replace(watch, rule="own")])
