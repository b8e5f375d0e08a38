"""What each option of one node would cost or break, rule by rule, all other nodes as they are."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem, Relation
from scheduler.solver.load_cells import limit_at
from scheduler.solver.soft_prices import SoftPrices
from scheduler.terms.terms import Load

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Refusal:
    """Why a node may not take an option: the rule, and what is in the way.

    `node`: another node that excludes the option, -1: none. For a load: the `resource`, its `place`, the amount `needed`
    and the amount `there` at the `instant` (UTC minutes), in persons or seats.
    """

    rule: str
    node: int = -1
    resource: str = ""
    place: str = ""
    needed: int = 0
    there: int = 0
    instant: int = 0


@dataclass(frozen=True)
class _Side:
    """The pairs of a relation seen from one end: `mine`, ascending, `theirs` and `count`; `flip`: mine is the second end."""

    relation: Relation
    mine: Ints
    theirs: Ints
    count: Ints
    flip: bool

    def of(self, node: int) -> slice:
        return slice(*np.searchsorted(self.mine, [node, node + 1]).tolist())


class OptionCosts:
    """Prepared once for a problem; then every question is about one node and takes milliseconds."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._sides: list[_Side] = []
        for relation in problem.relations:
            pairs = relation.pairs
            for mine, theirs, flip in ((pairs.a, pairs.b, False), (pairs.b, pairs.a, True)):
                order = np.argsort(mine, kind="stable")
                self._sides.append(_Side(relation, mine[order], theirs[order], pairs.count[order], flip))
        self._rules = tuple(dict.fromkeys(term.rule for term in problem.forbids))
        keys = [term.options * len(self._rules) + self._rules.index(term.rule) for term in problem.forbids]
        self._forbidden = np.unique(np.concatenate([np.empty(0, np.int64), *keys]))
        self._counts_of: defaultdict[int, list[int]] = defaultdict(list)
        for number, count in enumerate(problem.counts):
            for option in count.options.tolist():
                self._counts_of[option].append(number)
        soft = problem.soft_counts
        self._soft = SoftPrices(problem)
        rows = np.unique(soft.node * max(len(soft), 1) + soft.count)
        self._soft_nodes, self._soft_counts = rows // max(len(soft), 1), rows % max(len(soft), 1)

    def by_rule(self, choice: Ints, node: int) -> dict[str, Ints]:
        """The cost of each option of a node under each rule, up to a constant of the rule: differences are exact."""
        options = self.problem.options.of(node)
        costs: defaultdict[str, Ints] = defaultdict(lambda: np.zeros(len(options), np.int64))
        for rule, unary in self.problem.unary_by_rule.items():
            if unary[options].any():
                costs[rule] = costs[rule] + unary[options]
        for side in self._sides:
            rows = side.of(node)
            if rows.start == rows.stop:
                continue
            at = side.relation.pairs.at
            i, j = at[options], at[choice[side.theirs[rows]]]
            related = (i >= 0)[:, None] & (j >= 0)[None, :]
            for rule, kernel in side.relation.by_rule.items():
                prices = kernel.T[i][:, j] if side.flip else kernel[i][:, j]
                costs[rule] = costs[rule] + (prices * related) @ side.count[rows]
        for rule, prices in self._soft_prices(choice, node, options):
            costs[rule] = costs[rule] + prices
        return dict(costs)

    def _soft_prices(self, choice: Ints, node: int, options: Ints) -> list[tuple[str, Ints]]:
        """What the soft counts of the node cost each of its options, by rule."""
        soft = self.problem.soft_counts
        counts = self._soft_counts[slice(*np.searchsorted(self._soft_nodes, [node, node + 1]).tolist())]
        if not len(counts):
            return []
        found, prices = self._soft.prices(choice, counts)
        rule = np.repeat(soft.rule[counts], soft.first[counts + 1] - soft.first[counts])
        mine = self.problem.options.node_of[found] == node
        found, prices, rule = found[mine] - options[0], prices[mine], rule[mine]
        return [
            (
                soft.rules[number],
                np.bincount(
                    found[rule == number], weights=prices[rule == number], minlength=len(options)
                ).astype(np.int64),
            )
            for number in np.unique(rule).tolist()
        ]

    def refusals(self, choice: Ints, node: int) -> list[list[Refusal]]:
        """For each option of a node what stands against it: rules that forbid it, nodes that exclude it, full resources,
        counts and milestones; empty where nothing does."""
        options = self.problem.options.of(node)
        found: list[list[Refusal]] = [[] for _ in options]
        count = len(self._rules)
        bounds = np.searchsorted(self._forbidden, [options[0] * count, (options[-1] + 1) * count])
        for key in self._forbidden[slice(*bounds.tolist())].tolist():
            found[key // count - int(options[0])].append(Refusal(self._rules[key % count]))
        self._excluded(choice, node, options, found)
        chosen = self.problem.options.chosen(choice)
        chosen[int(choice[node])] = False
        for load in self.problem.loads:
            self._overfull(load, chosen, options, found)
        for k, option in enumerate(options.tolist()):
            for number in self._counts_of.get(option, ()):
                term = self.problem.counts[number]
                if int(chosen[term.options].sum()) + 1 > term.limit:
                    found[k].append(Refusal(term.rule))
            found[k] += self._too_late(chosen, option)
        return found

    def _excluded(self, choice: Ints, node: int, options: Ints, found: list[list[Refusal]]) -> None:
        for side in self._sides:
            rows = side.of(node)
            if rows.start == rows.stop or not side.relation.hard_by_rule:
                continue
            at, theirs = side.relation.pairs.at, side.theirs[rows]
            i, j = at[options], at[choice[theirs]]
            related = (i >= 0)[:, None] & (j >= 0)[None, :]
            for rule, kernel in side.relation.hard_by_rule.items():
                hit = (kernel.T[i][:, j] if side.flip else kernel[i][:, j]) & related
                for k, other in zip(*np.nonzero(hit), strict=True):
                    refusal = Refusal(rule, int(theirs[other]))
                    if refusal not in found[k]:
                        found[k].append(refusal)

    def _overfull(self, load: Load, chosen: Flags, options: Ints, found: list[list[Refusal]]) -> None:
        """Where an option uses more of a resource than the other nodes leave of it."""
        mine = np.flatnonzero((load.options >= options[0]) & (load.options <= options[-1]))
        if not len(mine):
            return
        others = np.flatnonzero(chosen[load.options])
        since, until, amount = load.since[others], load.until[others], load.amount[others]
        for option in np.unique(load.options[mine]).tolist():
            rows = mine[load.options[mine] == option]
            every = np.concatenate([since, load.since[rows], load.steps[:, 0]])
            worst, refusal = 0, None
            first, last = int(load.since[rows].min()), int(load.until[rows].max())
            for at in np.unique(every[(every >= first) & (every < last)]).tolist():
                here = (load.since[rows] <= at) & (load.until[rows] > at)
                own = int(load.amount[rows][here].sum())
                used = own + int(amount[(since <= at) & (until > at)].sum())
                limit = limit_at(load, at)
                if own and used - limit > worst:
                    worst, resource = used - limit, load.resource.removesuffix(f" {load.place}")
                    needed, there = -(-used // load.serves), limit // load.serves
                    refusal = Refusal(load.rule, -1, resource, load.place, needed, there, at)
            if refusal is not None:
                found[option - int(options[0])].append(refusal)

    def _too_late(self, chosen: Flags, option: int) -> list[Refusal]:
        """The milestones that an option breaks beside the other nodes."""
        found = []
        for one in self.problem.milestones:
            ready, waiting = (chosen[o] | (o == option) for o in (one.ready, one.waiting))
            ready_day, waiting_day = one.ready_day[ready], one.waiting_day[waiting]
            mine = (one.ready == option).any() or (one.waiting == option).any()
            if mine and len(ready_day) and len(waiting_day) and ready_day.max() + one.lag > waiting_day.min():
                found.append(Refusal(one.rule))
        return found
