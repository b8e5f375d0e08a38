"""Compile terms into the flat arrays of a problem, which all solvers read. Terms are added up here and nowhere else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.compile.soft_counts import Guides, SoftCounts, fold_soft_counts, no_guides
from scheduler.terms.options import Options
from scheduler.terms.places import Places
from scheduler.terms.terms import (
    Begin,
    Count,
    Counts,
    Forbid,
    Load,
    Milestone,
    Pairs,
    Prefer,
    Relate,
    TimeTerm,
)

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Relation:
    """All `Relate` terms over one `Pairs` object: the sum of their cost kernels, the union of their hard kernels (T x T);
    `by_rule` and `hard_by_rule` have their parts."""

    pairs: Pairs
    cost: Ints
    hard: Flags
    by_rule: Mapping[str, Ints]
    hard_by_rule: Mapping[str, Flags] = field(default_factory=dict)

    @property
    def hard_rules(self) -> tuple[str, ...]:
        """The rules that forbid something."""
        return tuple(self.hard_by_rule)


@dataclass(frozen=True)
class CohortOverlaps:
    """Candidates of one time axis with three exams or more: `nodes` (one row per set of exams, filled up with -1) and
    `people`, the candidates of each. `price[i, j]`: what a pair at places i and j costs by itself, 0 if it does not
    overlap; `at`: the place of each option. Two pairs that share an exam cost `tangled` together at least."""

    nodes: Ints
    people: Ints
    at: Ints
    price: Ints
    tangled: int


@dataclass(frozen=True)
class Overstatement:
    """Pair prices of `rules` may be more than a solution costs; the place stage then takes the difference back.

    `least`: what the candidates for whom they are too high cost at least under these rules, in such a choice. The prices
    are never too high for `Pairs.alone`.
    """

    rules: tuple[str, ...]
    least: int
    cohorts: tuple[CohortOverlaps, ...]


@dataclass(frozen=True)
class Problem:
    """A compiled problem: choose one allowed option per node at the least cost.

    - `allowed[o]`: no rule forbids option o; `forbids`: what each rule says of it; `forbidden_by[rule][node]`: how many
      options a rule forbids.
    - `unary[o]`: the cost of option o by itself; `unary_by_rule`: its parts.
    - `relations`, `loads`, `milestones`; `counts` are the hard counts, `soft_counts` the others.
    - `places`: the place terms of a choice; None: only starts are decided. `one_site`: all rooms are of one site.
    - `begin[node]`: an option to begin the search at, -1: any. `guides` foresee costs of the place stage.
    - `overstated`: where the prices of pairs may be more than a solution costs; None: nowhere. `cohorts`: candidates whose
      overlaps are priced as a whole, by the exact model only, and not by `relations`.
    """

    options: Options
    allowed: Flags
    forbidden_by: Mapping[str, Ints]
    unary: Ints
    unary_by_rule: Mapping[str, Ints]
    relations: tuple[Relation, ...]
    loads: tuple[Load, ...]
    counts: tuple[Count, ...]
    soft_counts: SoftCounts
    milestones: tuple[Milestone, ...]
    places: Places | None = field(repr=False)
    begin: Ints | None = None
    guides: Guides = field(default_factory=no_guides)
    overstated: Overstatement | None = None
    cohorts: tuple[CohortOverlaps, ...] = ()
    one_site: bool = True
    forbids: tuple[Forbid, ...] = ()

    @cached_property
    def choices(self) -> tuple[Ints, ...]:
        """The allowed options of each node."""
        return tuple(o[self.allowed[o]] for o in map(self.options.of, range(self.options.nodes)))

    def cost_by_rule(self, choice: Ints) -> dict[str, int]:
        """The cost of the time terms of a choice (one option per node), by rule."""
        costs: defaultdict[str, int] = defaultdict(int)
        for rule, unary in self.unary_by_rule.items():
            costs[rule] += int(unary[choice].sum())
        for relation in self.relations:
            i, j, known = _positions(relation.pairs, choice)
            for rule, kernel in relation.by_rule.items():
                costs[rule] += int((kernel[i, j] * relation.pairs.count * known).sum())
        for rule, cost in self.soft_counts.cost_by_rule(choice).items():
            costs[rule] += cost
        return dict(costs)

    def cost(self, choice: Ints) -> int:
        """The total cost of the time terms of a choice."""
        return sum(self.cost_by_rule(choice).values())

    def conflicts(self, choice: Ints) -> int:
        """The number of pairs of nodes that break a hard relation."""
        broken = 0
        for relation in self.relations:
            i, j, known = _positions(relation.pairs, choice)
            broken += int((relation.hard[i, j] & known).sum())
        return broken


def _positions(pairs: Pairs, choice: Ints) -> tuple[Ints, Ints, Flags]:
    i, j = pairs.at[choice[pairs.a]], pairs.at[choice[pairs.b]]
    return i, j, (i >= 0) & (j >= 0)


def compile_terms(options: Options, terms: Iterable[TimeTerm], places: Places | None) -> Problem:
    """Compile the terms of all rules. Terms over the same `Pairs` object become one relation."""
    allowed = np.ones(options.size, bool)
    unary: defaultdict[str, Ints] = defaultdict(lambda: np.zeros(options.size, np.int64))
    forbidden: defaultdict[str, Ints] = defaultdict(lambda: np.zeros(options.nodes, np.int64))
    by_pairs: defaultdict[int, list[Relate]] = defaultdict(list)
    loads: list[Load] = []
    counts: list[Count | Counts] = []
    milestones: list[Milestone] = []
    begins = [np.empty(0, np.int64)]
    forbids: list[Forbid] = []
    for term in terms:
        match term:
            case Forbid():
                forbids.append(term)
                allowed[term.options] = False
                np.add.at(forbidden[term.rule], options.node_of[term.options], 1)
            case Prefer():
                np.add.at(unary[term.rule], term.options, term.cost)
            case Relate():
                by_pairs[id(term.pairs)].append(term)
            case Load():
                loads.append(term)
            case Count() | Counts():
                counts.append(term)
            case Milestone():
                milestones.append(term)
            case Begin():
                begins.append(term.options)
    total = np.zeros(options.size, np.int64)
    for part in unary.values():
        total += part
    return Problem(
        options,
        allowed,
        dict(forbidden),
        total,
        dict(unary),
        tuple(_fold_relation(relates) for relates in by_pairs.values()),
        tuple(load for load in loads if _may_bind(options, load)),
        tuple(one for one in counts if isinstance(one, Count) and one.weight is None),
        fold_soft_counts(options, counts),
        tuple(m for m in milestones if not _always_met(allowed, m)),
        places,
        _begin(options, allowed, total, np.concatenate(begins)),
        forbids=tuple(forbids),
    )


def _begin(options: Options, allowed: Flags, unary: Ints, begins: Ints) -> Ints | None:
    """Of each node the cheapest allowed option of `begins`, -1: none; None if there is none at all."""
    begins = begins[allowed[begins]]
    if not len(begins):
        return None
    begin = np.full(options.nodes, -1, np.int64)
    best = begins[np.lexsort((begins, unary[begins], options.node_of[begins]))]
    nodes, first = np.unique(options.node_of[best], return_index=True)
    begin[nodes] = best[first]
    return begin


def _fold_relation(relates: list[Relate]) -> Relation:
    shape = relates[0].kernel.shape
    cost, hard = np.zeros(shape, np.int64), np.zeros(shape, bool)
    by_rule: dict[str, Ints] = {}
    hard_by_rule: dict[str, Flags] = {}
    for relate in relates:
        if relate.hard:
            hard |= relate.kernel > 0
            hard_by_rule[relate.rule] = hard_by_rule.get(relate.rule, False) | (relate.kernel > 0)
        else:
            cost += relate.kernel
            by_rule[relate.rule] = by_rule.get(relate.rule, np.zeros(shape, np.int64)) + relate.kernel
    return Relation(relates[0].pairs, cost, hard, by_rule, hard_by_rule)


def _may_bind(options: Options, load: Load) -> bool:
    """Whether all nodes together, each at its largest amount, could exceed the limit. Loads that cannot are dropped."""
    if len(load.options) == 0:
        return False
    amount = np.bincount(load.options, weights=load.amount, minlength=options.size).astype(np.int64)
    largest = np.zeros(options.nodes, np.int64)
    np.maximum.at(largest, options.node_of, amount)
    limits = [load.limit, *load.steps[:, 1].tolist()]
    return bool(largest.sum() > min(limits))


def _always_met(allowed: Flags, milestone: Milestone) -> bool:
    ready = milestone.ready_day[allowed[milestone.ready]]
    waiting = milestone.waiting_day[allowed[milestone.waiting]]
    if not len(ready) or not len(waiting):
        return True
    return bool(ready.max() + milestone.lag <= waiting.min())
