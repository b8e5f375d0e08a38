"""Exams that find no start are left out, so that the others have a timetable."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from models.incomplete import missing_table
from models.instance import Instance
from models.timetable import Timetable
from scheduler.app.compile_instance import CompiledInstance, compile_instance
from scheduler.app.peak_memory import peak_mb
from scheduler.app.protocol import Improvement, Request
from scheduler.solver.budget import Budget
from scheduler.solver.events import Outcome
from scheduler.solver.search.search import Search
from scheduler.solver.solution import Solution

if TYPE_CHECKING:
    from scheduler.app.protocol import Message

LEAST_SECONDS, LEAST_WORK = 0.1, 1
"""What every search has, however little is left."""
ROUNDS = 5
"""Searches at most, each without the exams that found no start in the one before."""


def search_without(
    given: Instance,
    exams: Sequence[str],
    request: Request,
    spent: Budget,
    send: "Callable[[Message], None]",
) -> None:
    """Search with what is left of the budget for a timetable without these exams; every better one is told as incomplete.

    Where the rest finds no starts either, more exams are left out.
    """
    gone = tuple(exams)
    for _ in range(ROUNDS):
        fewer = without_exams(given, gone)
        if fewer.sits.empty:
            return
        compiled, lost = compile_instance(fewer, request.rules), without_start(given, gone)
        outcome = search_rest(compiled, lost, request, spent, send)
        if not outcome.without_options:
            return
        gone += tuple(compiled.problem.options.names[node] for node in outcome.without_options)


def search_rest(
    compiled: CompiledInstance,
    lost: pd.DataFrame,
    request: Request,
    spent: Budget,
    send: "Callable[[Message], None]",
    *,
    proves: bool = True,
    missed: Callable[[Timetable], pd.DataFrame] | None = None,
    price: int = 0,
) -> Outcome:
    """One search with what is left of the budget; every better timetable is told as incomplete, the `lost` among what is
    missing, and those that a timetable has `missed`, for each of whom the search paid the `price`."""
    settings, tell = request.settings, partial(_tell, send, compiled, lost, spent, missed, price)
    seconds = None if spent.seconds is None else max(spent.seconds - spent.elapsed(), LEAST_SECONDS)
    work = None if spent.work is None else max(spent.work - spent.spent, LEAST_WORK)
    budget = Budget(seconds, work, spent.pulse)
    search = Search(
        compiled.problem, budget, settings.seed, settings.workers, tell, lambda news: None, proves=proves
    )
    outcome = search.run()
    spent.spent += budget.spent
    return outcome


def _tell(
    send: "Callable[[Message], None]",
    compiled: CompiledInstance,
    lost: pd.DataFrame,
    spent: Budget,
    missed: Callable[[Timetable], pd.DataFrame] | None,
    price: int,
    solution: Solution,
) -> None:
    """Send a solution of the other exams, with those that are `lost` or `missed` among what is missing."""
    timetable = compiled.timetable(solution)
    also = missing_table() if missed is None else missed(timetable)
    missing = missing_table([lost, also, compiled.missing(solution, timetable)])
    left_out, cost = compiled.left_out(solution.stuck), solution.cost - price * len(also)
    send(Improvement(timetable, cost, spent.elapsed(), peak_mb(), missing, left_out))


def without_exams(given: Instance, exams: Sequence[str]) -> Instance:
    """The semester as if these exams were not held."""
    return replace(given, exams=tuple(one for one in given.exams if str(one.id) not in exams))


def without_start(given: Instance, exams: Sequence[str]) -> pd.DataFrame:
    """Everybody who sits these exams, as missing for want of a start (`missing_table`)."""
    sits = given.sits.loc[given.sits["exam"].isin(list(exams)), ["candidate", "exam", "site"]]
    return missing_table([sits.assign(reason="start")])
