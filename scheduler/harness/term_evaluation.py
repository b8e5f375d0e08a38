"""The terms of a rule evaluated at one choice of options, straight from their definitions."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from models.instance import Instance
from scheduler.rules.rule import Rule
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Count, Forbid, Load, Milestone, Prefer, Relate, Term

TermsByRule = dict[str, list[Term]]


def terms_by_rule(data: ModelData, rules: Sequence[Rule[Any, Instance]]) -> TermsByRule:
    """The terms of each of the rules, by its id."""
    return {str(rule.info.id): list(rule.terms(data)) for rule in rules}


def at_pairs(term: Relate, choice: np.ndarray) -> np.ndarray:
    """The kernel's value for each pair of the term; nothing where one is not on the axis."""
    i, j = term.pairs.at[choice[term.pairs.a]], term.pairs.at[choice[term.pairs.b]]
    return np.where((i >= 0) & (j >= 0), term.kernel[i, j], 0)


def peak(load: Load, choice: np.ndarray) -> int:
    """The largest use of the resource of a load at any instant, counting only what is used in any case (`sure`)."""
    used = np.isin(load.options, choice)
    people = load.amount if load.sure is None else load.sure
    events = sorted(
        [(int(t), int(n)) for t, n in zip(load.since[used], people[used], strict=True)]
        + [(int(t), -int(n)) for t, n in zip(load.until[used], people[used], strict=True)]
    )
    return max(np.cumsum([n for _, n in events]).tolist(), default=0)


def broken(term: Term, choice: np.ndarray) -> bool:
    """Whether a hard term forbids the choice."""
    match term:
        case Forbid():
            return bool(np.isin(choice, term.options).any())
        case Relate(hard=True):
            return bool(at_pairs(term, choice).any())
        case Load():
            return peak(term, choice) > term.limit
        case Count(weight=None):
            return int(np.isin(choice, term.options).sum()) > term.limit
        case Milestone():
            ready = term.ready_day[np.isin(term.ready, choice)]
            waiting = term.waiting_day[np.isin(term.waiting, choice)]
            return bool(len(ready) and len(waiting) and ready.max() + term.lag > waiting.min())
    return False


def price(term: Term, choice: np.ndarray) -> int:
    """What a soft term costs."""
    match term:
        case Prefer():
            return int(term.cost[np.isin(term.options, choice)].sum())
        case Relate(hard=False):
            return int((at_pairs(term, choice) * term.pairs.count).sum())
        case Count(weight=int(weight)):
            return weight * max(0, int(np.isin(choice, term.options).sum()) - term.limit)
    return 0


def breaks(terms: Iterable[Term], choice: np.ndarray) -> bool:
    """Whether any of the terms forbids the choice."""
    return any(broken(term, choice) for term in terms)


def costs(terms: Iterable[Term], choice: np.ndarray) -> int:
    """What the terms cost together."""
    return sum(price(term, choice) for term in terms)
