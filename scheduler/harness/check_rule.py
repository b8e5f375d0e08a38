"""`check_rule`: one call checks a rule as far as programs can, as scikit-learn's `check_estimator` does for estimators."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np

from models.instance import Instance
from models.rules import FINDING_COLUMNS
from scheduler.harness.agreement import check_in_time, check_placed
from scheduler.harness.example_check import check_example
from scheduler.harness.expect import judgement, records, same
from scheduler.harness.sentences import check_sentences, check_titles
from scheduler.harness.term_evaluation import breaks, costs
from scheduler.harness.trials import (
    Rules,
    Trial,
    choice_of,
    placed_trials,
    trials_in_time,
    with_rule,
)
from scheduler.harness.variants import Renaming, emptied, shuffled
from scheduler.harness.workbench import Bench
from scheduler.rules.ordered_catalogue import RULES
from scheduler.rules.rule import Rule

SEEDS = (13, 2)
"""The random semesters on which a rule is checked where nothing else is said."""


def check_rule(rule: Rule[Any, Instance], *, seeds: Iterable[int] = SEEDS) -> None:
    """Check a rule; raises AssertionError with the rule, the check, the seed and the two figures that differ.

    - Example: the timetable that keeps the rule has no finding, the one that breaks it has exactly the one foreseen,
      and the terms say the same of both where their starts are options.
    - Agreement: on random semesters, some of whose times lie one minute before, at and after each other, some with rows
      in the tables that rules bring, the terms forbid a timetable exactly if the check finds something hard, and the costs are equal (of a rule that is
      `enforced` exactly). What the solver places has no hard finding and costs what the findings say.
    - Empty tables: both tellings agree without rooms, staff, registrations, accommodations and so on.
    - Order and ids: rows in another order give the same findings, other ids of exams, candidates and sites the same cost.
    - Languages: each finding fills a whole sentence in English and in French.

    A rule outside the catalogue is checked as its last one.
    """
    rules = with_rule(rule, RULES)
    check_titles(rule)
    check_example(rule, rules)
    for number, seed in enumerate(seeds):
        for trial in trials_in_time(seed, rules):
            check_sentences(rule, trial.bench.instance, check_in_time(rule, trial), trial.name)
        for trial in placed_trials(seed, rules):
            check_sentences(rule, trial.bench.instance, check_placed(rule, trial), trial.name)
        for trial, other, renamed in _retold(seed, rules):
            _check_same(rule, trial, other, renamed=renamed)
        if number == 0:
            for trial in _emptied(seed, rules):
                found = check_in_time(rule, trial)
                if trial.name.startswith("without registrations"):
                    same(rule, "empty tables", trial.name, "findings", records(found), [])


@lru_cache(maxsize=64)
def _emptied(seed: int, rules: Rules) -> tuple[Trial, ...]:
    """One timetable of each semester with empty tables."""
    given = trials_in_time(seed, rules)[0].bench.instance
    found = []
    for name, instance in emptied(given):
        bench = Bench(instance, rules)
        nobody = np.empty(0, np.int64)
        rng = np.random.default_rng([seed, 3])
        choice = bench.near(rng, allowed=False) if bench.data.options.size else nobody
        found.append(Trial(f"{name}, seed {seed}", bench, choice, bench.starts_only(choice)))
    return tuple(found)


@lru_cache(maxsize=64)
def _retold(seed: int, rules: Rules) -> tuple[tuple[Trial, Trial, bool], ...]:
    """Some trials, each beside the same timetable with rows in another order, and beside one with other ids."""
    found: list[tuple[Trial, Trial, bool]] = []
    last = {trial.kind: trial for trial in placed_trials(seed, rules)}
    placed = [last[kind] for kind in ("neighbours", "rows") if kind in last]
    for trial in (trials_in_time(seed, rules)[1], *placed):
        given, rng = trial.bench.instance, np.random.default_rng([seed, 4])
        found.append((trial, _other(trial, "rows shuffled", *shuffled(given, trial.timetable, rng)), False))
        ids = Renaming(given)
        other = _other(trial, "ids renamed", ids.instance(given), ids.timetable(trial.timetable))
        found.append((trial, other, True))
    return tuple(found)


def _other(trial: Trial, what: str, instance: Instance, timetable: Any) -> Trial:
    bench = Bench(instance, trial.bench.rules)
    choice = choice_of(bench, timetable)
    if choice is None:
        raise AssertionError(f"{trial.name}, {what}: the starts of the timetable are no options any more")
    return Trial(f"{trial.name}, {what}", bench, choice, timetable)


def _check_same(rule: Rule[Any, Instance], trial: Trial, other: Trial, *, renamed: bool) -> None:
    before, after = rule.check(trial.case), rule.check(other.case)
    if renamed:
        # Which exam of several a finding names, and so which findings are one, may follow the order of ids.
        what = "hard findings, cost of the findings"
        same(rule, "order and ids", other.name, what, judgement(before), judgement(after))
    else:
        one, two = (
            sorted(map(tuple, found[list(FINDING_COLUMNS)].astype(str).to_numpy().tolist()))
            for found in (before, after)
        )
        only = sorted(set(one) - set(two)), sorted(set(two) - set(one))
        same(rule, "order and ids", other.name, "findings only before, only after", *only)
        same(rule, "order and ids", other.name, "number of findings", len(one), len(two))
    stated = [
        (breaks(terms, one.choice), costs(terms, one.choice))
        for one in (trial, other)
        for terms in [list(rule.terms(one.bench.data))]
    ]
    same(rule, "order and ids", other.name, "forbidden and cost by the terms", *stated)
