"""An instance compiled for the solver, whatever its kind: a problem, and the way back to names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.incomplete import LeftOut, WayIn, missing_table
from models.instance import Instance
from models.public import PublicInstance
from models.timetable import Timetable
from scheduler.app.catalogue import Catalogue, catalogue_of
from scheduler.app.conditions_of_sittings import conditions_of_sittings
from scheduler.compile.fold import Problem
from scheduler.solver.rooms.ways_in import Stuck
from scheduler.solver.solution import Solution

if TYPE_CHECKING:
    from scheduler.compile.places.seating import SeatingBuilder
    from scheduler.terms.model_data import ModelData

Ints = npt.NDArray[np.int64]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class CompiledInstance:
    """A compiled problem and how to read the solver's solutions: the timetable, and what an incomplete one leaves out
    (`missing_table`). `warm_start`: where a search may begin that has a timetable to begin from."""

    problem: Problem
    timetable: Callable[[Solution], Timetable]
    missing: Callable[[Solution, Timetable], pd.DataFrame] = lambda solution, timetable: missing_table()
    left_out: Callable[[Sequence[Stuck]], tuple[LeftOut, ...]] = lambda stuck: ()
    warm_start: Callable[[Timetable], Solution | None] = lambda timetable: None


def compile_instance(given: Instance | PublicInstance, rules: Catalogue | None = None) -> CompiledInstance:
    """Enumerate options, collect the terms of every rule, fold them. `rules` None: the usual ones of the instance."""
    catalogue = catalogue_of(given) if rules is None else rules
    if isinstance(given, PublicInstance):
        return _public(given, catalogue)
    return _semester(given, catalogue)


def compile_with_data(
    given: Instance, rules: Catalogue | None = None
) -> "tuple[ModelData, Problem, SeatingBuilder]":
    """A semester with every option of its exams, the problem of its rules, and the builder of its place stage."""
    from scheduler.compile.semester import compile_semester
    from scheduler.compile.time.option_enumeration import build_model_data

    catalogue = catalogue_of(given) if rules is None else rules
    data = build_model_data(given, conditions_of_sittings(given, catalogue))
    # An exam without a single option proves infeasibility by itself: no rule has anything to add.
    stating = catalogue if np.diff(data.options.first).all() else ()
    problem, seater = compile_semester(data, (t for rule in stating for t in rule.terms(data)))
    return data, problem, seater


def _semester(given: Instance, catalogue: Catalogue) -> CompiledInstance:
    from scheduler.app.warm_start import warm_start
    from scheduler.compile.decode import decode
    from scheduler.compile.missing import missing_of

    data, problem, seater = compile_with_data(given, catalogue)

    def timetable(solution: Solution) -> Timetable:
        if solution.placement is None:
            raise AssertionError("a semester is always placed")
        seating = replace(
            seater.seating(solution.choice, chains=solution.placement.terms.chains),
            terms=solution.placement.terms,
        )
        return decode(data, solution.choice, seating, solution.placement.rows, solution.placement.left_out)

    def missing(solution: Solution, made: Timetable) -> pd.DataFrame:
        if solution.placement is None or not solution.missing:
            return missing_table()
        groups = solution.placement.terms.groups
        lacking = [one.cluster.groups for one in solution.placement.incomplete if one.for_staff]
        for_staff = {(int(groups.node[g]), int(groups.site[g])) for part in lacking for g in part}
        return missing_of(data, seater, for_staff, made)

    sites = [str(site.id) for site in given.sites]
    rooms = [str(room.id) for room in given.rooms]

    def left_out(stuck: Sequence[Stuck]) -> tuple[LeftOut, ...]:
        return tuple(_left_out(one, data.options.names, sites, rooms) for one in stuck)

    def start_from(known: Timetable) -> Solution | None:
        return warm_start(data, problem, known)

    return CompiledInstance(problem, timetable, missing, left_out, start_from)


def _left_out(stuck: Stuck, exams: Sequence[str], sites: Sequence[str], rooms: Sequence[str]) -> LeftOut:
    since, until = (EPOCH + timedelta(minutes=minute) for minute in (stuck.since, stuck.until))
    ways = [
        WayIn(one.resource, one.amount, rooms[one.room] if one.room >= 0 else "", one.seats)
        for one in stuck.ways
    ]
    return LeftOut(
        sites[stuck.site],
        since,
        until,
        tuple(exams[node] for node in stuck.nodes),
        stuck.missing,
        stuck.for_staff,
        tuple(ways),
        stuck.tried,
    )


def _public(given: PublicInstance, catalogue: Catalogue) -> CompiledInstance:
    from scheduler.compile.public import compile_public
    from scheduler.compile.public_timetable import public_timetable
    from scheduler.terms.public_model_data import build_public_model_data

    data = build_public_model_data(given)
    problem = compile_public(data, (term for rule in catalogue for term in rule.terms(data)))

    def timetable(solution: Solution) -> Timetable:
        rooms = np.zeros(given.n_exams, np.int64)  # without places: everybody in the one room there is
        if solution.placement is not None:
            rooms[solution.placement.rows[:, 0]] = solution.placement.rows[:, 1]
        return public_timetable(data, solution.choice, rooms)

    return CompiledInstance(problem, timetable)
