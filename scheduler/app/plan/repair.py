"""Repair: a timetable after changes, with as few people to tell and as few exams moved as possible."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.canonical_order import in_canonical_order
from models.conflict import Conflict
from models.facts import Verdict
from models.ids import ExamId
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.result_record import ResultState
from models.status import Status
from models.timetable import Timetable
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue
from scheduler.app.compare import Comparison, compare_with
from scheduler.app.compile_instance import compile_with_data
from scheduler.app.conflicts import conflicts_of
from scheduler.app.plan.applying import with_same_duties, with_same_seats
from scheduler.app.plan.plan import choice_of, known_packer, rooms_of, transfers_of
from scheduler.app.read_timetable import part_for
from scheduler.changes.changed_exams import organiser_instant
from scheduler.changes.changed_semester import changed_semester
from scheduler.changes.imported import read_changes
from scheduler.changes.requested import Changes
from scheduler.changes.swapped_duties import with_swapped_duties
from scheduler.compile.decode import decode
from scheduler.compile.fold import Problem
from scheduler.compile.places.seating import SeatingBuilder
from scheduler.solver.bounds.certificates import certificate
from scheduler.solver.budget import Budget
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.search.place_or_cut import place_or_cut
from scheduler.solver.search.proven_places import reason_of
from scheduler.solver.search.repair_times import repair_times, settle
from scheduler.solver.state import Neighbours, State
from scheduler.terms.clock import utc_minutes
from scheduler.terms.model_data import ModelData

Ints = npt.NDArray[np.int64]
PERSON, EXAM = 10**12, 10**9
"""What a person to tell and a moved exam weigh in the search for starts: more than all that rules may cost."""
ROOM = 1000
"""What each candidate weighs who gets another room, in the search for places."""
SECONDS = 8.0


@dataclass(frozen=True)
class Repair:
    """A timetable after changes. `status`: feasible where there is one; else infeasible where it is proven that there is none
    (`conflicts` say why), or unknown.

    `semester` is the one after the changes. `moved`: the exams that start elsewhere; `forced`: those that cannot stay whatever
    else is done, or are new. `least`: so many exams move in every repair; where no more do, `minimal` is true.
    `comparison`: what changes, what it costs by rule, and who must be told.
    """

    status: Status
    semester: Instance
    timetable: Timetable | None = field(default=None, repr=False)
    verdict: Verdict | None = field(default=None, repr=False)
    comparison: Comparison | None = field(default=None, repr=False)
    moved: tuple[str, ...] = ()
    forced: tuple[str, ...] = ()
    least: int = 0
    conflicts: tuple[Conflict, ...] = ()

    @property
    def minimal(self) -> bool:
        """Whether it is proven that fewer moved exams do not suffice."""
        return self.status is Status.FEASIBLE and len(self.moved) <= self.least


def repair(
    semester: Instance,
    timetable: Timetable,
    changes: Changes | Path | str,
    *,
    state: ResultState = ResultState.DRAFT,
    release: Collection[str] = (),
    seconds: float = SECONDS,
    rules: Catalogue | None = None,
) -> Repair:
    """The timetable after changes: hard rules first, then people to tell, exams moved, rooms changed, then cost.

    `state` says how final the timetable is. From publication on starts stay, but those of exams that the changes name, that
    can no longer stay, or that are named in `release`. Who stays keeps room and staff where that is possible.
    Raises InvalidInput for changes that cannot be read or name what the semester does not have.
    """
    if not isinstance(changes, Changes):
        changes = read_changes(Path(changes))
    semester = part_for(semester, timetable)
    before = audit(semester, timetable, rules=rules)
    changed = changed_semester(semester, changes)
    data, problem, seater = compile_with_data(in_canonical_order(changed), rules)
    if reasons := certificate(problem):
        conflicts = conflicts_of(changed, reasons, problem.options.names)
        return Repair(Status.INFEASIBLE, changed, conflicts=conflicts)
    old = choice_of(data, timetable)
    allowed = problem.allowed.copy()
    for one in changes.start_forbidden:
        _forbid(semester, timetable, data, allowed, one.exam, one.start)
    forced = (old < 0) | ~allowed[np.maximum(old, 0)]
    if state.is_public:
        free = forced | np.isin(np.array(data.options.names), [*release, *changes.exams])
        _freeze(problem, allowed, old, free)
    if not all(allowed[problem.options.of(node)].any() for node in range(problem.options.nodes)):
        stuck = next(n for n in range(problem.options.nodes) if not allowed[problem.options.of(n)].any())
        return Repair(
            Status.INFEASIBLE, changed, conflicts=(Conflict("no-start", (), (data.options.names[stuck],)),)
        )
    seater = seater.preferring(rooms_of(data, timetable), transfers_of(data, timetable), ROOM)
    priced = replace(_priced(data, problem, old, state), allowed=allowed, places=seater)
    start = np.where(old >= 0, old, _cheapest(priced))
    search = State(priced, Neighbours(priced), load_cells_of(priced), start)
    names = tuple(data.options.names[node] for node in np.flatnonzero(forced).tolist())
    had = set(timetable.starts["exam"].astype(str))
    least = len(had.intersection(names)) + _another_must(search, np.flatnonzero(forced), old)
    if not repair_times(search):
        return Repair(Status.UNKNOWN, changed, forced=names, least=least)
    settle(search)
    packer = known_packer(data, seater, timetable, np.where(old >= 0, old, search.choice))
    placer = Placer(seater, packer)
    placed = place_or_cut(search, placer, Budget(seconds, None), lambda stuck: True)
    if placed is None:
        conflicts = _stuck(changed, search, placer)
        return Repair(Status.UNKNOWN, changed, forced=names, least=least, conflicts=conflicts)
    made = _decoded(data, seater, search.choice, placed)
    known = (
        with_swapped_duties(semester, timetable, changes.duties_swapped)
        if changes.duties_swapped
        else timetable
    )
    made = with_same_duties(changed, known, with_same_seats(timetable, made), rules)
    comparison = compare_with(changed, (timetable, before), made, state=state, rules=rules)
    moved = tuple(dict.fromkeys(comparison.differences.exams.dropna()["exam"].astype(str)))
    verdict = comparison.verdict
    status = Status.UNKNOWN if verdict.hard else Status.FEASIBLE
    return Repair(status, changed, made, verdict, comparison, moved, names, least)


def _forbid(
    semester: Instance,
    timetable: Timetable,
    data: ModelData,
    allowed: npt.NDArray[np.bool_],
    exam: str,
    start: datetime | None,
) -> None:
    """Forbid the options of an exam that begin anywhere at the start, or where the timetable has it."""
    if exam not in data.node_numbers:
        raise InvalidInput((Issue("start_forbidden", 0, "exam", exam, "plan-nobody"),))
    mine = timetable.starts[timetable.starts["exam"] == exam]
    instants = utc_minutes(mine["start"].dropna()).tolist()
    if start is not None:
        at = organiser_instant(semester, ExamId(exam), start)
        instants = utc_minutes(pd.Series([at])).tolist()
    bands = data.bands[data.bands["node"] == data.node_numbers[exam]]
    allowed[bands.loc[bands["start"].isin(instants), "option"].to_numpy(np.int64)] = False


def _freeze(problem: Problem, allowed: npt.NDArray[np.bool_], old: Ints, free: npt.NDArray[np.bool_]) -> None:
    """Leave every node that is not free its old option alone."""
    for node in np.flatnonzero(~free).tolist():
        options = problem.options.of(node)
        allowed[options] = options == old[node]


def _another_must(search: State, forced: Ints, old: Ints) -> bool:
    """Whether it is proven that an exam moves which is not forced to: the only one that is finds no start among the others, all
    of which are where they were."""
    if len(forced) != 1 or (np.delete(old, forced) < 0).any():
        return False
    node = int(forced[0])
    options = search.problem.choices[node].tolist()
    return not any(search.hard_of[option] == 0 and search.fits(node, option) for option in options)


def _priced(data: ModelData, problem: Problem, old: Ints, state: ResultState) -> Problem:
    """The problem with the price of moving each node: the candidates to tell, and the exam itself."""
    people = (
        data.groups.groupby("node")["people"].sum().reindex(range(problem.options.nodes)).to_numpy(np.int64)
    )
    price = EXAM + PERSON * people if state.is_public else np.full(len(people), EXAM)
    node = problem.options.node_of
    moved = (np.arange(problem.options.size) != old[node]) & (old[node] >= 0)
    return replace(problem, unary=problem.unary + np.where(moved, price[node], 0))


def _cheapest(problem: Problem) -> Ints:
    """The cheapest allowed option of each node by itself."""
    return np.array([int(o[problem.unary[o].argmin()]) for o in problem.choices], np.int64)


def _decoded(data: ModelData, seater: SeatingBuilder, choice: Ints, placed: Placement) -> Timetable:
    seating = replace(seater.seating(choice, chains=placed.terms.chains), terms=placed.terms)
    return decode(data, choice, seating, placed.rows, placed.left_out)


def _stuck(semester: Instance, search: State, placer: Placer) -> tuple[Conflict, ...]:
    """What finds no places."""
    placed = placer.place(search.choice)
    cores = [placer.core(search.choice, nodes) for nodes in placed.stuck]
    reasons = [reason_of(search.choice, core, placer) for core in cores]
    return conflicts_of(semester, reasons, search.problem.options.names)
