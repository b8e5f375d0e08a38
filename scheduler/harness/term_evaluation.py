"""The terms of a rule evaluated at one choice of options, straight from their definitions."""

from collections.abc import Iterable

import numpy as np

from scheduler.terms.terms import Count, Counts, Forbid, Load, Milestone, Prefer, Relate, Term, TimeTerm

TermsByRule = dict[str, list[TimeTerm]]


def at_pairs(term: Relate, choice: np.ndarray) -> np.ndarray:
    """The kernel's value for each pair of the term; nothing where one is not on the axis."""
    i, j = term.pairs.at[choice[term.pairs.a]], term.pairs.at[choice[term.pairs.b]]
    return np.where((i >= 0) & (j >= 0), term.kernel[i, j], 0)


def exceeds(load: Load, choice: np.ndarray) -> bool:
    """Whether a load exceeds its limit at any instant, counting only what is used in any case (`sure`)."""
    used = np.isin(load.options, choice)
    people = (load.amount if load.sure is None else load.sure)[used]
    since, until = load.since[used], load.until[used]
    for minute in np.concatenate([since, load.steps[:, 0]]).tolist():
        limit = next((int(n) for t, n in load.steps[::-1] if t <= minute), load.limit)
        if people[(since <= minute) & (minute < until)].sum() > limit:
            return True
    return False


def broken(term: Term, choice: np.ndarray) -> bool:
    """Whether a hard term forbids the choice."""
    match term:
        case Forbid():
            return bool(np.isin(choice, term.options).any())
        case Relate(hard=True):
            return bool(at_pairs(term, choice).any())
        case Load():
            return exceeds(term, choice)
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
            if term.amount is None:
                amount = int(np.isin(choice, term.options).sum())
            else:
                amount = int(term.amount[np.isin(term.options, choice)].sum())
            return weight * max(0, amount - term.limit)
        case Counts():
            chosen = np.append(0, np.isin(term.options, choice).cumsum())[term.first]
            return int((term.weight * np.maximum(np.diff(chosen) - term.limit, 0)).sum())
    return 0


def breaks(terms: Iterable[Term], choice: np.ndarray) -> bool:
    """Whether any of the terms forbids the choice."""
    return any(broken(term, choice) for term in terms)


def costs(terms: Iterable[Term], choice: np.ndarray) -> int:
    """What the terms cost together."""
    return sum(price(term, choice) for term in terms)
