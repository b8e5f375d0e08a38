"""What the terms forbid or price in time is what the checks find, rule by rule, on random semesters.

Set AGREEMENT_SEEDS to a number to try so many semesters instead of the usual few.
"""

import os
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from models.policy import TransferParameters
from scheduler.harness.random_semesters import semester
from scheduler.harness.term_evaluation import at_pairs, breaks, costs
from scheduler.harness.workbench import Bench, check_all, hard_in
from scheduler.rules.ordered_catalogue import RULES
from scheduler.terms.terms import Begin, Count, Counts, Forbid, Load, Prefer, Relate

# Together these show every rule at work; any other seeds will do, if there is time for more of them.
CHOSEN = (12, 20, 22, 32, 45, 54)
SEEDS = range(int(os.environ["AGREEMENT_SEEDS"])) if "AGREEMENT_SEEDS" in os.environ else CHOSEN
INFOS = [rule.info for rule in RULES]
BY_SHAPE = {"placed", "start-grid", "imposed-start", "pinned"}
"""Rules that every option keeps, because options are made that way: they have no terms over options."""
OVERLAPS = {"overlap-unresolved", "transfer"}
"""Rules of which the places decide what they cost."""
EXACT = {str(i.id) for i in INFOS if i.kind == "hard" and i.enforced == "exact"} - BY_SHAPE
PRICED = {str(i.id) for i in INFOS if i.kind == "soft" and i.enforced == "exact"} - OVERLAPS
NECESSARY = {str(i.id) for i in INFOS if i.kind == "hard" and i.enforced == "necessary"}
BY_PLACES = {str(i.id) for i in INFOS if i.enforced in ("by places", "by construction")}
EXAM_BY_EXAM = {
    "session-window", "open-days", "opening-hours", "remote-hours", "own-centre", "leak-gate", "make-up", "recall",
}  # fmt: skip
APART = {one.stem.removeprefix("test_").replace("_", "-") for one in Path(__file__).parent.glob("test_*.py")}
"""Rules with an agreement test of their own beside this one, as those need that say nothing by default."""
PUBLISHED = {"published-start", "moved-start"}
"""Compared in test_publication_agreement.py: a random semester has nothing published."""


def by_exam(bench: Bench, rule: str, choice: np.ndarray) -> dict[str, int]:
    """What the preferences of a rule cost, by exam."""
    names, node_of = bench.data.options.names, bench.data.options.node_of
    paid = Counter[str]()
    for term in bench.terms[rule]:
        if isinstance(term, Forbid | Begin):
            continue  # where a policy has no variant at all; where a search begins
        assert isinstance(term, Prefer)
        for option in choice:
            paid[names[node_of[option]]] += int(term.cost[term.options == option].sum())
    return {exam: cost for exam, cost in paid.items() if cost}


def by_pair(bench: Bench, rule: str, choice: np.ndarray) -> dict[frozenset[str], int]:
    """What the relations of a rule cost, by pair of exams."""
    names = bench.data.options.names
    paid = Counter[frozenset[str]]()
    for term in bench.terms[rule]:
        assert isinstance(term, Relate)
        prices = at_pairs(term, choice) * term.pairs.count
        for a, b, cost in zip(term.pairs.a, term.pairs.b, prices, strict=True):
            paid[frozenset((names[a], names[b]))] += int(cost)
    return {pair: cost for pair, cost in paid.items() if cost}


def forbidden_exams(bench: Bench, rule: str, choice: np.ndarray) -> set[str]:
    """Exams whose chosen option a rule forbids."""
    gone = np.concatenate([term.options for term in bench.terms[rule] if isinstance(term, Forbid)])
    return {str(bench.data.options.names[node]) for node in np.flatnonzero(np.isin(choice, gone))}


def agree(bench: Bench, choice: np.ndarray) -> Counter[str]:
    """Rules seen at work on a choice, after every comparison held."""
    found = check_all(bench.instance, bench.starts_only(choice), *EXACT, *BY_SHAPE, *PRICED)
    forbidden, hard, seen = bench.broken(choice), hard_in(found), Counter[str]()
    for rule in EXACT | BY_SHAPE:
        assert (rule in forbidden) == (rule in hard), (rule, found[rule])
        seen[rule] += rule in hard
    for rule in EXAM_BY_EXAM:
        assert forbidden_exams(bench, rule, choice) == set(found[rule]["exam"]), (rule, found[rule])
    for rule in PRICED:
        table = found[rule]
        seen[rule] += len(table) > 0
        assert costs(bench.terms[rule], choice) == table["cost"].sum(), rule
        kinds = {type(term) for term in bench.terms[rule]}
        if kinds & {Count, Counts}:
            continue
        pairs = Relate in kinds
        stated = by_pair(bench, rule, choice) if pairs else by_exam(bench, rule, choice)
        keys = map(frozenset, zip(table["exam"], table["other"], strict=True)) if pairs else table["exam"]
        paid = table["cost"].groupby(pd.Index(list(keys), tupleize_cols=False)).sum().to_dict()
        assert stated == paid, rule
    assert bench.problem.cost(choice) == sum(costs(terms, choice) for terms in bench.terms.values())
    return seen


def breaking(bench: Bench, rule: str, choice: np.ndarray) -> np.ndarray:
    """The choice with options that the rule forbids, for the exams that have any."""
    broken = choice.copy()
    for term in bench.terms[rule]:
        assert isinstance(term, Forbid)
        broken[bench.data.options.node_of[term.options]] = term.options
    return broken


def test_time_terms_and_checks_agree() -> None:
    seen = Counter[str]()
    for seed in SEEDS:
        bench, rng = Bench(semester(seed)), np.random.default_rng([seed, 1])
        seen += agree(bench, bench.wild(rng))
        near = bench.near(rng, allowed=False)
        seen += agree(bench, near)
        # Few options break it: zones are not aligned so, except where a site's centre is stricter than the paper's.
        if not np.array_equal(rare := breaking(bench, "leak-gate", near), near):
            seen += agree(bench, rare)
    assert set(seen) | APART | PUBLISHED >= EXACT | PRICED, seen
    assert not any(seen[rule] for rule in BY_SHAPE)


@pytest.mark.parametrize("seed", [0, 5])
def test_terms_name_their_rule_and_soft_rules_forbid_nothing(seed: int) -> None:
    bench = Bench(semester(seed))
    forbid = bench.instance.policy.of(TransferParameters).unresolved == "forbid"
    for rule in RULES:
        for term in bench.terms[rule.info.id]:
            assert term.rule == rule.info.id
            if rule.info.kind == "soft" and not (forbid and rule.info.id == "overlap-unresolved"):
                assert not breaks([term], bench.wild(np.random.default_rng(seed)))
                # `variant` may bar variants on closed days; nothing is closed to it here.
                assert isinstance(term, Prefer | Relate | Count | Counts | Begin) or (
                    isinstance(term, Forbid) and not len(term.options)
                )
            elif rule.info.id in NECESSARY:
                assert isinstance(term, Load | Forbid)
            else:
                assert not isinstance(term, Prefer)
    assert all(not bench.terms[rule] for rule in BY_SHAPE | BY_PLACES)
