"""The work of the child: compile an instance, search, tell every better timetable."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from models.instance import Instance
from scheduler.app.checkpoint import Checkpoint
from scheduler.app.compile_instance import compile_instance
from scheduler.app.conflicts import conflicts_of
from scheduler.app.peak_memory import peak_mb
from scheduler.app.protocol import (
    CheckpointFailed,
    Ended,
    ForeignCheckpoint,
    Improvement,
    Request,
    TooCostly,
)
from scheduler.app.search_despite import Obstacles, search_despite
from scheduler.app.search_without import LEAST_SECONDS, search_without
from scheduler.solver.annealing.cost_range import CostsTooLarge
from scheduler.solver.budget import Budget
from scheduler.solver.events import Outcome, Progress
from scheduler.solver.jit import load_compiler
from scheduler.solver.pulse import Pulse
from scheduler.solver.search.search import Search
from scheduler.solver.solution import Solution

if TYPE_CHECKING:
    from scheduler.app.protocol import Message

LAST_SECONDS, LAST_PART = 1.5, 0.6
"""Seconds kept back for the last placing, audit and writing; at least this part of what compiling took: they grow alike."""


def load_libraries() -> None:
    """Load what a search of a semester needs, before there is one: half a second that the reading of the semester covers."""
    import scheduler.app.warm_start
    import scheduler.compile.decode
    import scheduler.compile.semester
    import scheduler.compile.time.option_enumeration
    import scheduler.rules.ordered_catalogue  # noqa: F401

    load_compiler()


def run_search(request: Request, send: "Callable[[Message], None]", pulse: Pulse) -> None:
    """Search as the request asks; the last message is the outcome. The pulse shows that it goes on."""
    settings, started = request.settings, time.time()
    if request.refused and isinstance(request.semester, Instance):
        _search_without_refused(request.semester, request, send, pulse)
        return
    compiled = compile_instance(request.semester, request.rules)
    late = time.time() - settings.begun
    kept_back = max(LAST_SECONDS, LAST_PART * (time.time() - started))
    limit = None if settings.seconds is None else max(settings.seconds - late - kept_back, LEAST_SECONDS)
    checkpoint = settings.checkpoint and Checkpoint(settings.checkpoint, compiled.problem)
    known = checkpoint.load() if checkpoint and settings.resume else None
    if settings.resume and known is None:
        send(ForeignCheckpoint())
        return
    if known is None and request.start is not None:
        known = compiled.warm_start(request.start)

    def on_progress(news: Progress) -> None:
        send(Progress(news.seconds + late, news.phase, news.cost, news.bound))

    def on_solution(solution: Solution) -> None:
        seconds = budget.elapsed() + late
        timetable = compiled.timetable(solution)
        missing = compiled.missing(solution, timetable) if solution.missing else None
        send(
            Improvement(
                timetable, solution.cost, seconds, peak_mb(), missing, compiled.left_out(solution.stuck)
            )
        )
        if checkpoint and missing is None:
            try:
                checkpoint.save(solution)
            except OSError as error:  # it is a convenience: the timetable is told already
                send(CheckpointFailed(error.strerror or type(error).__name__))

    budget = Budget(limit, settings.work, pulse)
    try:
        search = Search(
            compiled.problem, budget, settings.seed, settings.workers, on_solution, on_progress, known
        )
        outcome = search.run()
    except CostsTooLarge as error:
        send(TooCostly(error.factor))
        return
    names = compiled.problem.options.names
    conflicts = conflicts_of(request.semester, outcome.reasons, names)
    without = tuple(names[node] for node in outcome.without_options)
    if without and isinstance(request.semester, Instance):
        search_without(request.semester, without, request, budget, send)
    elif settings.incomplete and outcome.status == "infeasible" and isinstance(request.semester, Instance):
        search_despite(request.semester, Obstacles.of(outcome.reasons, names), request, budget, send)
    send(Ended(outcome, conflicts))


def _search_without_refused(
    given: Instance, request: Request, send: "Callable[[Message], None]", pulse: Pulse
) -> None:
    """Imposed starts are refused: nothing is left to prove, the search is for the others."""
    settings, late = request.settings, time.time() - request.settings.begun
    limit = None if settings.seconds is None else max(settings.seconds - late - LAST_SECONDS, LEAST_SECONDS)
    budget = Budget(limit, settings.work, pulse)
    search_despite(given, Obstacles(imposed=request.refused), request, budget, send)
    send(Ended(Outcome("infeasible", 0, {}), ()))
