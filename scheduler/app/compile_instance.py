"""An instance compiled for the solver, whatever its kind: a problem, and the way back to names."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from models.instance import Instance
from models.public import PublicInstance
from models.timetable import Timetable
from scheduler.app.catalogue import Catalogue, catalogue_of
from scheduler.compile.fold import Problem, compile_terms
from scheduler.solver.solution import Solution

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class CompiledInstance:
    """A compiled problem and how to read the solver's solutions."""

    problem: Problem
    timetable: Callable[[Solution], Timetable]


def compile_instance(given: Instance | PublicInstance, rules: Catalogue | None = None) -> CompiledInstance:
    """Enumerate options, collect the terms of every rule, fold them. `rules` None: the usual ones of the instance."""
    catalogue = catalogue_of(given) if rules is None else rules
    if isinstance(given, PublicInstance):
        return _public(given, catalogue)
    return _semester(given, catalogue)


def _semester(given: Instance, catalogue: Catalogue) -> CompiledInstance:
    from scheduler.compile.decode import decode
    from scheduler.compile.places.seating import SeatingBuilder
    from scheduler.compile.time.option_enumeration import build_model_data
    from scheduler.compile.time.third_exams import third_exam_guides

    data = build_model_data(given)
    seater = SeatingBuilder(data)
    # An exam without a single option proves infeasibility by itself: no rule has anything to add.
    possible = bool(np.diff(data.options.first).all())
    rules = catalogue if possible else ()
    problem = compile_terms(data.options, (t for rule in rules for t in rule.terms(data)), seater)
    if possible:
        problem = replace(problem, guides=third_exam_guides(data))
    if len(given.base):
        problem = replace(problem, begin=_as_in_the_base(problem))

    def timetable(solution: Solution) -> Timetable:
        if solution.placement is None:
            raise AssertionError("a semester is always placed")
        seating = replace(seater.seating(solution.choice), terms=solution.placement.terms)
        return decode(data, solution.choice, seating, solution.placement.rows, solution.placement.left_out)

    return CompiledInstance(problem, timetable)


def _as_in_the_base(problem: Problem) -> Ints:
    """The cheapest allowed option of each exam that starts as in the base, -1 for other exams."""
    changed = problem.unary_by_rule.get("changed-start", np.zeros(problem.options.size, np.int64))
    begin = np.full(problem.options.nodes, -1, np.int64)
    for node, options in enumerate(problem.choices):
        kept = options[changed[options] == 0]
        if changed[problem.options.of(node)].any() and len(kept):
            begin[node] = kept[problem.unary[kept].argmin()]
    return begin


def _public(given: PublicInstance, catalogue: Catalogue) -> CompiledInstance:
    from scheduler.rules.public.place_terms import public_places, public_timetable
    from scheduler.terms.public_model_data import build_public_model_data

    data = build_public_model_data(given)
    terms = (t for rule in catalogue for t in rule.terms(data))
    places = None if given.proximity else (lambda choice: public_places(data, choice))
    problem = compile_terms(data.options, terms, places)

    def timetable(solution: Solution) -> Timetable:
        rooms = np.zeros(given.n_exams, np.int64)  # without places: everybody in the one room there is
        if solution.placement is not None:
            rooms[solution.placement.rows[:, 0]] = solution.placement.rows[:, 1]
        return public_timetable(data, solution.choice, rooms)

    return CompiledInstance(problem, timetable)
