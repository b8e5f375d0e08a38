"""Times that are all fixed: every exam has one option, and only places are left to decide."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from scheduler.compile.fold import Problem
from scheduler.solver.bounds.load_certificates import over_limit
from scheduler.solver.events import Doubt, Outcome, Witness
from scheduler.solver.incumbent import Incumbent
from scheduler.solver.infeasibility import Infeasibility
from scheduler.solver.load_cells import limit_at, load_cells_of
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.search.another_placer import another_placer
from scheduler.solver.search.incomplete import IncompleteSolutions
from scheduler.solver.search.proven_places import reason_of
from scheduler.solver.state import within_milestones

Ints = npt.NDArray[np.int64]


def fixed_choice(problem: Problem) -> Ints | None:
    """The one choice there is; None if some node has several options or none."""
    if not problem.options.nodes or any(len(options) != 1 for options in problem.choices):
        return None
    return np.array([int(options[0]) for options in problem.choices], np.int64)


def place_fixed(
    choice: Ints,
    incumbent: Incumbent,
    placer: Placer | None,
    by_rule: Mapping[str, int],
    *,
    proves: bool = True,
) -> Outcome:
    """Assign places to the one choice there is: a solution, or the reason why there is none. Unless it `proves`, what has no
    places for all is handed out incomplete."""
    problem, budget = incumbent.problem, incumbent.budget
    if reason := _refused(problem, choice):
        return Outcome("infeasible", incumbent.bound, by_rule, reason, witness="certificate")
    placed = placer.place(choice) if placer else None
    if placer and placed and not placed.stuck and budget.work is None:
        # A first solution at once; then every cell in doubt has its share of what is left.
        incumbent.offer(choice, placed)
        if placer.packer.extend_time(budget.share(1.0)[0]):
            again = placer.place(choice)
            placed = again if not again.stuck and again.cost <= placed.cost else placed
    if placer and placed and placed.stuck:
        cores = [placer.core(choice, nodes) for nodes in placed.stuck]
        reason = tuple(reason_of(choice, core, placer) for core in cores)
        claimed = _claims_infeasible(placed)
        witness = None
        if claimed and proves:
            witness = _witness(choice, placed, cores, another_placer(placer, incumbent, confirm=True))
        if witness is not None:
            return Outcome("infeasible", incumbent.bound, by_rule, reason, witness=witness)
        IncompleteSolutions(incumbent, placer).offer(choice, len(placed.stuck))
        doubt: Doubt | None = "unconfirmed" if claimed and proves else None
        return Outcome("unknown", incumbent.bound, by_rule, reason, doubt=doubt)
    proven = placer is None or placed is None or placer.proves(choice, placed)
    incumbent.offer(choice, placed)
    plain = incumbent.plain_bound
    if not proven:
        return Outcome("feasible", incumbent.bound, by_rule, plain_bound=plain)
    witness = _optimal(choice, placed, placer, incumbent)
    if witness is None:
        return Outcome("feasible", plain, by_rule, doubt="unconfirmed", plain_bound=plain)
    incumbent.raise_bound(incumbent.best or 0, plain=witness == "certificate")
    return Outcome("optimal", incumbent.bound, by_rule, witness=witness, plain_bound=incumbent.plain_bound)


def _refused(problem: Problem, choice: Ints) -> tuple[Infeasibility, ...]:
    """Why the choice is impossible before any room is asked: milestones, or loads beyond what a resource has."""
    reasons = list[Infeasibility]()
    if not within_milestones(problem, choice):
        reasons += [Infeasibility("days", (m.rule,), ()) for m in problem.milestones]
    cells = load_cells_of(problem, sure=True)
    if (cells.usage(choice) > cells.limit).any():
        reasons += [one for load in problem.loads for one in _crowds(problem, load.resource, choice)]
    return tuple(reasons)


def _crowds(problem: Problem, resource: str, choice: Ints) -> list[Infeasibility]:
    """The largest crowd beyond the limit of a resource: its nodes, the rule and the numbers."""
    worst, crowd = 0, list[Infeasibility]()
    for load in (one for one in problem.loads if one.resource == resource):
        mine = np.isin(load.options, choice)
        since, until = load.since[mine], load.until[mine]
        amount = (load.amount if load.sure is None else load.sure)[mine]
        for at in np.unique(np.concatenate([since, load.steps[:, 0]])):
            there = (since <= at) & (until > at) & (amount > 0)
            used, limit = int(amount[there].sum()), limit_at(load, int(at))
            if used - limit > worst:
                worst = used - limit
                nodes = np.unique(problem.options.node_of[load.options[mine][there]])
                crowd = [over_limit(load, tuple(nodes.tolist()), used, limit, int(at))]
    return crowd


def _optimal(
    choice: Ints, placed: Placement | None, placer: Placer | None, incumbent: Incumbent
) -> Witness | None:
    """Who confirms that no places of the choice cost less; None if nobody does."""
    if placer is None or placed is None or not placer.packer.asked:
        return "certificate"
    witnesses: tuple[tuple[Witness, bool], ...] = (("highs", True), ("cp-sat", False))
    for witness, confirm in witnesses:
        other = another_placer(placer, incumbent, confirm=confirm)
        again = other.place(choice)
        if again.cost == placed.cost and other.proves(choice, again):
            return witness
    return None


def _claims_infeasible(placed: Placement) -> bool:
    """Whether it follows from the packings that there are no places.

    Who moves from one exam to another is mostly settled before places are: with such moves no room
    proves anything; pinned moves that cannot be do.
    """
    return bool(placed.terms.broken_pins) or (not placed.terms.groups.optional and any(placed.certain))


def _witness(choice: Ints, placed: Placement, cores: list[Ints], other: Placer) -> Witness | None:
    """Who confirms that there are no places: pins that nothing satisfies need no solver, packings do."""
    if placed.terms.broken_pins or placed.terms.forbidden_together:
        return "certificate"
    certain = (core for core, sure in zip(cores, placed.certain, strict=True) if sure)
    return "highs" if any(other.impossible(choice, core) for core in certain) else None
