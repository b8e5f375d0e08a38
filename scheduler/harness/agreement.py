"""The two tellings of a rule agree: what its terms forbid or price is what its check finds."""

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd

from models.instance import Instance
from models.rules import FINDING_COLUMNS
from scheduler.harness.expect import judgement, records, same
from scheduler.harness.term_evaluation import at_pairs, breaks, costs
from scheduler.harness.trials import Trial
from scheduler.rules.rule import Rule
from scheduler.terms.terms import Forbid, Prefer, Relate, Term


def check_in_time(rule: Rule[Any, Instance], trial: Trial) -> pd.DataFrame:
    """On a timetable without places: if the rule is exact in time, terms and check say the same of it. Returns the findings."""
    terms, found = list(rule.terms(trial.bench.data)), rule.check(trial.case)
    check_form(rule, terms, found, trial.name)
    if rule.info.enforced == "exact":
        _check_same(rule, trial, terms, found)
        _check_exams(rule, trial, terms, found)
        _check_shares(rule, trial, terms, found)
    return found


def check_placed(rule: Rule[Any, Instance], trial: Trial) -> pd.DataFrame:
    """On a timetable in which everybody has a place: nothing is forbidden, nothing hard is found, one cost. Returns the
    findings."""
    terms, found = list(rule.terms(trial.bench.data)), rule.check(trial.case)
    check_form(rule, terms, found, trial.name)
    hard = found["severity"].eq("hard")
    same(rule, "places", trial.name, "hard findings, of what was placed", records(found[hard]), [])
    same(
        rule,
        "places",
        trial.name,
        "forbidden by the terms or what they say about times, though placed",
        breaks([*terms, *trial.bench.terms.get(str(rule.info.id), ())], trial.choice),
        False,
    )
    if rule.info.enforced == "exact":
        _check_same(rule, trial, terms, found)
    elif rule.info.kind == "soft" and trial.solver_cost is not None:
        name = str(rule.info.id)
        stated = trial.solver_cost - sum(cost for other, cost in trial.audit_cost.items() if other != name)
        what = "cost that the solver has left for it, cost of the findings"
        same(rule, "places", trial.name, what, stated, int(found["cost"].sum()))
    return found


def check_form(rule: Rule[Any, Instance], terms: list[Term], found: pd.DataFrame, name: str) -> None:
    """Terms name the rule; findings are a table of findings of the rule, and hard ones cost nothing."""
    named = {str(rule.info.id)}
    same(rule, "form", name, "rules that terms name", {term.rule for term in terms} | named, named)
    same(rule, "form", name, "columns of findings", list(found.columns), list(FINDING_COLUMNS))
    same(rule, "form", name, "rules that findings name", {*found["rule"]} | named, named)
    paid = found.loc[found["severity"] == "hard", "cost"]
    same(rule, "form", name, "cost of hard findings", int(paid.sum()), 0)
    same(rule, "form", name, "findings with a negative cost", int((found["cost"] < 0).sum()), 0)


def _check_same(rule: Rule[Any, Instance], trial: Trial, terms: list[Term], found: pd.DataFrame) -> None:
    hard, cost = judgement(found)
    forbidden, stated = breaks(terms, trial.choice), costs(terms, trial.choice)
    same(rule, "agreement", trial.name, "forbidden by the terms, found by the check", forbidden, hard)
    same(rule, "agreement", trial.name, "cost of the terms, cost of the findings", stated, cost)


def _check_exams(rule: Rule[Any, Instance], trial: Trial, terms: list[Term], found: pd.DataFrame) -> None:
    """Where the hard terms of a rule forbid options alone: of the exams that have another option, those whose option is
    forbidden are those with hard findings."""
    if not all(isinstance(term, Forbid | Prefer) for term in terms):
        return
    options = trial.bench.data.options
    out = np.zeros(options.size, bool)
    for term in terms:
        if isinstance(term, Forbid):
            out[term.options] = True
    free = np.bincount(options.node_of, weights=~out, minlength=options.nodes) > 0
    names = np.array(options.names, dtype=object)
    forbidden = set(names[free & out[trial.choice]])
    hard = set(names[free]) & {str(exam) for exam in found.loc[found["severity"] == "hard", "exam"]}
    what = "exams forbidden by the terms, with hard findings"
    same(rule, "agreement", trial.name, what, sorted(forbidden), sorted(hard))


def _check_shares(rule: Rule[Any, Instance], trial: Trial, terms: list[Term], found: pd.DataFrame) -> None:
    """Each exam, or each pair of exams, costs the same in both tellings, where the terms say what each one costs."""
    priced = [term for term in terms if isinstance(term, Prefer | Relate) and costs([term], trial.choice)]
    stated = Counter[frozenset[str]]()
    names, node_of = np.array(trial.bench.data.options.names, dtype=object), trial.bench.data.options.node_of
    if any(isinstance(term, Relate) for term in priced) and found["other"].eq("").any():
        return
    if sum(costs([term], trial.choice) for term in priced) != int(found["cost"].sum()):
        return  # the rest is counted over more exams
    for term in priced:
        if isinstance(term, Prefer):
            chosen = np.isin(term.options, trial.choice)
            for option, cost in zip(term.options[chosen], term.cost[chosen], strict=True):
                stated[frozenset((str(names[node_of[option]]), ""))] += int(cost)
        elif isinstance(term, Relate):
            prices = at_pairs(term, trial.choice) * term.pairs.count
            for a, b, cost in zip(term.pairs.a, term.pairs.b, prices, strict=True):
                stated[frozenset((str(names[a]), str(names[b])))] += int(cost)
    paid = Counter[frozenset[str]]()
    for exam, other, cost in zip(found["exam"], found["other"], found["cost"], strict=True):
        paid[frozenset((str(exam), str(other)))] += int(cost)
    one, two = (
        {", ".join(sorted(key - {""})): cost for key, cost in c.items() if cost} for c in (stated, paid)
    )
    same(rule, "agreement", trial.name, "cost of each exam: terms, findings", one, two)
