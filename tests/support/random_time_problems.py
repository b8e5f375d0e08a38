"""Random tiny problems of time terms, and every choice of them looked at one by one."""

import itertools
from collections.abc import Iterator

import numpy as np

from scheduler.compile.fold import Problem, compile_terms
from scheduler.harness.term_evaluation import broken, price
from scheduler.terms.options import Options
from scheduler.terms.terms import Count, Forbid, Load, Milestone, Pairs, Prefer, Relate, TimeTerm


def random_problem(
    seed: int, *, nodes: int = 4, most: int = 4, soft_counts: bool = True
) -> tuple[Problem, list[TimeTerm]]:
    """Every kind of term over a few nodes, and the terms themselves."""
    rng = np.random.default_rng(seed)
    width = rng.integers(2, most + 1, nodes)
    first = np.concatenate([[0], np.cumsum(width)]).astype(np.int64)
    options = Options(tuple(f"node {n}" for n in range(nodes)), first)
    everything, size = np.arange(options.size), options.size
    terms: list[TimeTerm] = [
        Forbid("no", everything[rng.random(size) < 0.08]),
        Prefer("taste", everything, rng.integers(0, 9, size)),
        Prefer("taste", everything[::3], rng.integers(0, 5, len(everything[::3]))),
    ]
    both = np.array(list(itertools.combinations(range(nodes), 2)))
    for name in ("ordinary", "extra"):
        kept = both[rng.random(len(both)) < 0.8]
        places = int(rng.integers(2, 5))
        at = np.where(rng.random(size) < 0.15, -1, rng.integers(places, size=size))
        pairs = Pairs(name, kept[:, 0], kept[:, 1], rng.integers(1, 5, len(kept)), at)
        terms.append(Relate("near", pairs, rng.integers(0, 6, (places, places))))
        terms.append(Relate("far", pairs, rng.integers(0, 3, (places, places)) * 7))
        terms.append(
            Relate("never", pairs, (rng.random((places, places)) < 0.12).astype(np.int64), hard=True)
        )
    for resource in ("seats", "staff"):
        mine = everything[rng.random(size) < 0.8]
        since = rng.integers(0, 12, len(mine))
        until = since + rng.integers(1, 9, len(mine))
        limit = int(rng.integers(5, 12))
        steps = np.array([[5, limit + 2]]) if rng.random() < 0.3 else np.empty((0, 2), np.int64)
        amount = rng.integers(1, 5, len(mine))
        terms.append(Load("room", resource, mine, since, until, amount, limit, steps))
    terms.append(Count("few", rng.permutation(size)[: size // 3], int(rng.integers(1, 3))))
    if soft_counts:
        # Drawn apart, so that everything else is the same without them.
        again = np.random.default_rng([seed, 1])
        for part in (2, 2, 3):
            limit, weight = int(again.integers(1, 3)), int(again.integers(1, 9))
            terms.append(Count("run", again.permutation(size)[: size // part], limit, weight))
        for part in (1, 2):
            limit, weight = int(again.integers(2, 6)), int(again.integers(1, 9))
            mine = again.permutation(size)[: size // part]
            terms.append(Count("window", mine, limit, weight, again.integers(1, 4, len(mine))))
    half = nodes // 2
    ready, waiting = everything[: first[half]], everything[first[half] :]
    days = rng.integers(0, 6, len(ready)), rng.integers(4, 12, len(waiting))
    terms.append(Milestone("chain", "results", ready, days[0], waiting, days[1], 3))
    return compile_terms(options, terms, None), terms


def choices(problem: Problem) -> Iterator[np.ndarray]:
    """Every choice of one option a node."""
    for choice in itertools.product(*(problem.options.of(n).tolist() for n in range(problem.options.nodes))):
        yield np.array(choice)


def legal(terms: list[TimeTerm], choice: np.ndarray) -> bool:
    """Whether no hard term forbids the choice; loads with steps are followed minute by minute."""
    for term in terms:
        if isinstance(term, Load) and len(term.steps):
            used = np.isin(term.options, choice)
            for minute in range(24):
                here = used & (term.since <= minute) & (minute < term.until)
                before = [limit for at, limit in term.steps.tolist() if at <= minute]
                if term.amount[here].sum() > (before[-1] if before else term.limit):
                    return False
        elif broken(term, choice):
            return False
    return True


def cheapest(problem: Problem, terms: list[TimeTerm]) -> tuple[int | None, dict[str, int]]:
    """The least cost of a legal choice (None: there is none), and the least cost of each rule by itself."""
    costs = [
        (
            sum(price(t, choice) for t in terms),
            {r: _of(terms, r, choice) for r in ("taste", "near", "far", "run")},
        )
        for choice in choices(problem)
        if legal(terms, choice)
    ]
    if not costs:
        return None, {}
    return min(c for c, _ in costs), {r: min(parts[r] for _, parts in costs) for r in costs[0][1]}


def _of(terms: list[TimeTerm], rule: str, choice: np.ndarray) -> int:
    return sum(price(term, choice) for term in terms if term.rule == rule)
