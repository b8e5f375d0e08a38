"""Large neighbourhood search (Shaw 1998): free a few related nodes, fix the rest, let CP-SAT find what is better."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from scheduler.solver.budget import SHARES, Budget
from scheduler.solver.cpsat.parameters import Run, solver_for
from scheduler.solver.cpsat.time_model import Outside, TimeModel
from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]
SECONDS = 1.5
"""Wall or deterministic seconds of one neighbourhood, at most."""
LEAST, FIRST, MOST = 4, 10, 40
"""Free nodes in a neighbourhood: bounds, and how many at first."""
GROWTH, DECAY = 1.05, 0.85
"""By how much its size changes after one that was solved to the end, and after one that was not."""
UNRELATED = 1e-6
"""The chance of nodes that share nothing with the centre, against one shared candidate."""


@dataclass
class Neighbourhoods:
    """Neighbourhoods of a state. Their size adapts: larger while they are solved to the end, smaller when not."""

    state: State
    rng: np.random.Generator
    seed: int
    size: float = FIRST

    def improve(self, budget: Budget) -> bool:
        """Solve one neighbourhood around an expensive node and move the state there; True where that is cheaper."""
        free = self._free_nodes()
        rest = outside(self.state, free)
        model = TimeModel(self.state.problem, self.state.cells, free, rest, tuple(self.state.cuts), soft=True)
        model.hint(self.state.choice)
        seconds, deterministic = budget.share(SHARES.neighbourhood)
        run = Run(min(SECONDS, seconds), self.seed, 1, min(SECONDS, deterministic) if deterministic else None)
        solver = solver_for(run, feasibility=False)
        status = solver.solve(model.model)
        budget.spend(solver.response_proto.deterministic_time)
        change = GROWTH if status == cp_model.OPTIMAL else DECAY
        self.size = float(np.clip(self.size * change, LEAST, MOST))
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return False
        before, here = self.state.total, self.state.choice.copy()
        self.state.go_to(model.choice(solver))
        if self.state.total >= before:
            self.state.go_to(here)
        return self.state.total < before

    def _free_nodes(self) -> Ints:
        """A node drawn by what it costs now, then others by their cost and how many candidates they share with it."""
        problem = self.state.problem
        paid = self.state.cost_of[self.state.choice].astype(float) + 1.0
        movable = np.array([len(o) > 1 for o in problem.choices])
        weights = np.where(movable, paid, 0.0)
        centre = int(self.rng.choice(len(weights), p=weights / weights.sum()))
        size = min(int(self.size), int(movable.sum()))
        near = np.zeros(problem.options.nodes)
        for _, options, _, counts in self.state.neighbours.of[centre]:
            nodes = problem.options.node_of[options]
            np.maximum.at(near, nodes, counts.astype(float))
        near = np.where(movable, near * paid + UNRELATED, 0.0)
        near[centre] = 0.0
        if size < 2 or not near.any():
            return np.array([centre])
        others = self.rng.choice(
            len(near), min(size - 1, int((near > 0).sum())), replace=False, p=near / near.sum()
        )
        return np.sort(np.append(others, centre))


def outside(state: State, free: Ints) -> Outside:
    """What the rest of the state uses, costs and forbids once the free nodes are taken out.

    Penalties among free nodes are left out of the model; the state decides with them whether the result is better.
    """
    cost, hard, used = state.cost_of.copy(), state.hard_of.copy(), state.used.copy()
    inside = np.zeros(state.problem.options.nodes, bool)
    inside[free] = True
    for node in free:
        option = int(state.choice[node])
        where = state.cells.of(option)
        used[state.cells.cell[where]] -= state.cells.amount[where]
        for other, price in state.penalties_of(option).items():
            cost[other] -= price if inside[state.problem.options.node_of[other]] else 0
        for number, options, places, counts in state.neighbours.of[int(node)]:
            mine = inside[state.problem.options.node_of[options]]
            kernel, broken = state.neighbours.kernels[number]
            at = state.neighbours.at[number][option]
            cost[options[mine]] -= kernel[places[mine], at] * counts[mine]
            hard[options[mine]] -= broken[places[mine], at]
    soft = state.problem.soft_counts
    counts = np.unique(soft.count[inside[soft.node]])
    options, prices = state.neighbours.soft.prices(state.choice, counts)
    mine = inside[state.problem.options.node_of[options]]
    np.subtract.at(cost, options[mine], prices[mine])
    return Outside(used, cost, hard, state.choice.copy())
