"""Whether a semester is impossible: by counting, by trying every choice, or by HiGHS; and a first timetable where it is not."""

from dataclasses import dataclass

import numpy as np

from models.conflict import Conflict
from models.instance import Instance
from scheduler.app.audit import audit
from scheduler.app.audit_pinned_starts import refused_pins
from scheduler.app.catalogue import Catalogue
from scheduler.app.compile_instance import CompiledInstance, compile_instance, compile_with_data
from scheduler.app.conflicts import conflicts_of
from scheduler.solver.bounds.certificates import certificate
from scheduler.solver.budget import Budget
from scheduler.solver.cpsat.core import hard_model
from scheduler.solver.cpsat.witness import claim_of
from scheduler.solver.events import Witness
from scheduler.solver.exhaustive_search import has_choice
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.search.search import Search
from scheduler.solver.solution import Solution

SEED = 1


def counted_conflicts(semester: Instance, rules: Catalogue | None = None) -> tuple[Conflict, ...]:
    """The reasons that pinned starts and counting show; empty where they show none."""
    if semester.sits.empty:
        return ()
    if refused := refused_pins(semester, rules):
        return refused
    _, problem, _ = compile_with_data(semester, rules)
    return conflicts_of(semester, certificate(problem), problem.options.names)


def refuted_by(
    semester: Instance, rules: Catalogue | None = None, *, counting: bool = True, seconds: float = 0.0
) -> Witness | None:
    """Who shows that no starts go together; None: nobody. CP-SAT is not asked.

    Every choice is tried one by one where they are few, else HiGHS is asked if it has `seconds`. `counting`: the
    certificates of the solver count as well.
    """
    if semester.sits.empty:
        return None
    _, problem, _ = compile_with_data(semester, rules)
    if counting and certificate(problem):
        return "certificate"
    cells, nodes = load_cells_of(problem, sure=True), np.arange(problem.options.nodes)
    found = has_choice(problem, cells, nodes)
    if found is not None:
        return None if found else "exhaustive"
    if seconds and claim_of(hard_model(problem, cells, nodes), seconds) == "infeasible":
        return "highs"
    return None


class _FoundError(Exception):
    """There is a complete solution: the search need not go on."""


@dataclass(frozen=True)
class Attempt:
    """What a search for any timetable at all comes to: `possible`, an audited timetable was found; `impossible`, proven for
    the reasons in `conflicts`; neither where the time was too short."""

    possible: bool = False
    impossible: bool = False
    conflicts: tuple[Conflict, ...] = ()


def attempt(semester: Instance, seconds: float, rules: Catalogue | None = None) -> Attempt:
    """Search until there is one complete timetable without a hard finding, or a proof that there is none."""
    compiled = compile_instance(semester, rules)

    def stop(solution: Solution) -> None:
        if not solution.missing and _clean(semester, compiled, solution, rules):
            raise _FoundError

    try:
        outcome = Search(compiled.problem, Budget(seconds, None), SEED, 1, stop, lambda news: None).run()
    except _FoundError:
        return Attempt(possible=True)
    if outcome.status != "infeasible":
        return Attempt()
    found = conflicts_of(semester, outcome.reasons, compiled.problem.options.names)
    return Attempt(impossible=True, conflicts=found)


def _clean(
    semester: Instance, compiled: CompiledInstance, solution: Solution, rules: Catalogue | None
) -> bool:
    return not audit(semester, compiled.timetable(solution), rules=rules).hard
