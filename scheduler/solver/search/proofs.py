"""What a search proves: that no choice costs less than a bound, that its best solution is optimal, or that there is none."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.bounds.overstated_pairs import BoundOfPairs, bound_despite_overstatement
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.core import judged_core
from scheduler.solver.cpsat.exact import LARGEST, confirmed_bound, solve_exactly
from scheduler.solver.events import Doubt, Outcome, Witness
from scheduler.solver.incumbent import Incumbent
from scheduler.solver.infeasibility import Infeasibility
from scheduler.solver.state import State

Ints = npt.NDArray[np.int64]


@dataclass
class Proofs:
    """The proofs of one search, and the outcomes that rest on them."""

    problem: Problem
    budget: Budget
    seed: int
    workers: int
    incumbent: Incumbent

    @cached_property
    def pairs(self) -> BoundOfPairs:
        """What no choice costs less than, before any search."""
        return bound_despite_overstatement(self.problem)

    def bound_at_once(self) -> Mapping[str, int]:
        """Raise the bound to what needs no search; what that is by rule."""
        self.incumbent.raise_bound(self.pairs.bound.total)
        return self.pairs.bound.by_rule

    def cap(self, bound: int) -> int:
        """The part that counts of a bound that rests on the prices of pairs."""
        return self.pairs.cap(bound)

    def raise_ceiling(self, state: State, best: int) -> None:
        """The bound of all pair prices meets the best cost: what does the model say that prices cohorts?"""
        sure = state.certain(self.pairs.sure)
        proof = solve_exactly(
            self.pairs.sure, sure, self.budget, seed=self.seed, workers=self.workers, largest=LARGEST
        )
        if proof is not None:
            self.pairs = self.pairs.raised(proof.bound)
            self.incumbent.raise_bound(self.cap(best), plain=False)

    def judged_bound(self, state: State) -> Outcome:
        """The outcome with a solution: optimal where somebody confirms that the bound meets its cost."""
        by_rule = self.bound_at_once()
        best, bound, plain = self.incumbent.best, self.incumbent.bound, self.incumbent.plain_bound
        if best != bound:
            return Outcome("feasible", bound, by_rule, plain_bound=plain)
        if best == plain:
            return Outcome("optimal", bound, by_rule, witness="certificate", plain_bound=plain)
        # Sure prices say no more than a solution costs, whatever pairs overstate: what bounds them bounds every choice.
        sure, certain = self.pairs.sure, state.certain(self.pairs.sure)
        proof = confirmed_bound(sure, certain, bound, self.budget, seed=self.seed, workers=self.workers)
        if proof == "highs" or proof == "cp-sat":
            return Outcome("optimal", bound, by_rule, witness=proof, plain_bound=plain)
        return Outcome("feasible", plain, by_rule, doubt=proof, plain_bound=plain)

    def infeasible(self, reasons: tuple[Infeasibility, ...], witness: Witness) -> Outcome:
        """There is no solution, for these reasons."""
        by_rule = self.bound_at_once()
        return Outcome("infeasible", self.incumbent.bound, by_rule, reasons, witness=witness)

    def unknown(self, stuck: tuple[Infeasibility, ...]) -> Outcome:
        """No choice has places, and none is proven impossible."""
        by_rule = self.bound_at_once()
        return Outcome("unknown", self.incumbent.bound, by_rule, stuck)

    def without_choice(self, in_the_way: Callable[[], Ints], *, claimed: bool) -> Outcome:
        """No choice was found; where CP-SAT claims that there is none: a proof if a witness confirms it of a core, else a doubt.
        `in_the_way`: which nodes find no option."""
        doubt: Doubt | None = None
        if claimed:
            core = judged_core(self.problem, self.budget, seed=self.seed)
            if core.claim == "infeasible":
                reason = Infeasibility("times", (), tuple(core.nodes.tolist()))
                return self.infeasible((reason,), core.witness)
            doubt = "refuted" if core.claim == "feasible" else "unconfirmed"
        by_rule, left = self.bound_at_once(), tuple(in_the_way().tolist())
        return Outcome("unknown", self.incumbent.bound, by_rule, doubt=doubt, without_options=left)
