"""A semester compiled: the terms of its rules folded into a problem, and the builder of its place stage."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from scheduler.compile.fold import Problem, compile_terms
from scheduler.compile.places.derived_terms import DerivedTerms
from scheduler.compile.places.place_rules import PlaceRules, PlaceTerm, fold_place_terms
from scheduler.compile.places.seating import SeatingBuilder
from scheduler.compile.places.travel_guides import travel_guides
from scheduler.compile.soft_counts import joined_guides
from scheduler.compile.time.overstatement import overstatement
from scheduler.compile.time.third_exams import third_exam_guides
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Term, TimeTerm


def compile_semester(data: ModelData, terms: Iterable[Term]) -> tuple[Problem, SeatingBuilder]:
    """The problem of these terms, time and place alike, and what builds the place terms of a choice."""
    every = tuple(terms)
    rules = fold_place_terms(data, [term for term in every if not isinstance(term, TimeTerm)])
    seater = SeatingBuilder(data, rules)
    problem = compile_terms(data.options, with_derived_terms(data, every, rules), seater)
    if not np.diff(data.options.first).all():
        return problem, seater  # an exam without an option: proven impossible, nothing to guide
    guides = joined_guides(
        [third_exam_guides(data, rules.missed_price, rules.moved_price), travel_guides(data, rules)]
    )
    overstated = overstatement(data, rules.overlap_rules, rules.missed_price, rules.moved_price)
    one_site = len(np.unique(seater.rooms.site)) <= 1
    return replace(problem, guides=guides, overstated=overstated, one_site=one_site), seater


def with_derived_terms(data: ModelData, terms: Sequence[Term], rules: PlaceRules) -> Iterator[TimeTerm]:
    """The time terms, and in the place of the first place term of each rule what these say about times."""
    of_places: defaultdict[str, list[PlaceTerm]] = defaultdict(list)
    for term in terms:
        if not isinstance(term, TimeTerm):
            of_places[term.rule].append(term)
    derived = DerivedTerms(data, rules)
    for term in terms:
        if isinstance(term, TimeTerm):
            yield term
        elif of_places[term.rule]:
            yield from derived.of(term.rule, of_places.pop(term.rule))
