"""A public instance compiled: the terms of its rules folded into a problem with its place stage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scheduler.compile.fold import Problem, compile_terms
from scheduler.compile.places.whole_groups import loads_of_rooms, loads_of_seats, pairs_without_rooms
from scheduler.terms.group_types import Flags, GroupTypes, Ints
from scheduler.terms.places import Groups, PlaceTerms, Staffing
from scheduler.terms.public_model_data import PublicModelData
from scheduler.terms.room_table import RoomTable
from scheduler.terms.room_terms import Alone, AtMost, Mixed, Price, Whole
from scheduler.terms.terms import Term, TimeTerm


@dataclass(frozen=True)
class PublicPlaces:
    """What the place terms of a public instance say: usable `seats` and `cost` of each room, which exams sit `alone`, or
    `whole` in one room, and what further lengths in a room cost. Called with a choice it gives its place terms."""

    data: PublicModelData
    seats: Ints
    cost: Ints
    alone: Flags
    whole: Flags
    mixed_cost: int

    def __call__(self, choice: Ints, *, chains: bool = True) -> PlaceTerms:
        """Rooms and groups once exam i takes option `choice[i]`: one site, one group an exam. Nobody moves, so there are no
        `chains`.

        Groups of one period may share a room; an exam without candidates takes a room too.
        """
        given, n = self.data.instance, self.data.instance.n_exams
        zeros, rooms = np.zeros(n, np.int64), len(self.seats)
        choice = np.asarray(choice, np.int64)
        return PlaceTerms(
            rooms=RoomTable(
                names=tuple(map(str, range(rooms))),
                site=np.zeros(rooms, np.int64),
                seats=self.seats,
                cost=self.cost,
            ),
            groups=Groups(
                node=np.arange(n, dtype=np.int64),
                kind=zeros,
                site=zeros,
                size=given.sizes,
                since=self.data.since[choice],
                until=self.data.until[choice],
                batch=self.data.period[choice],
                alone=self.alone,
                isolated=np.zeros(n, dtype=bool),
                divisible=~self.whole,
                drop_cost=np.full(n, -1, np.int64),
                length=given.minutes,
                partner=np.full(n, -1, np.int64),
            ),
            staffing=Staffing(ratio=np.zeros(1, np.int64), present=np.empty((0, 7), np.int64)),
            mixed_cost=self.mixed_cost,
        )

    def derived(self, term: Term) -> Iterator[TimeTerm]:
        """What a place term says about times."""
        match term:
            case AtMost():
                yield from loads_of_seats(self.data, term.rule, self.seats)
                yield from pairs_without_rooms(self.data, term.rule, self.seats, self.alone)
            case Alone():
                yield from loads_of_rooms(self.data, term.rule, self.alone, len(self.seats))


def fold_public_places(data: PublicModelData, terms: Sequence[Term]) -> PublicPlaces | None:
    """The place terms of a public instance; None where no rule states any."""
    if all(isinstance(term, TimeTerm) for term in terms):
        return None
    n, rooms = data.instance.n_exams, data.instance.rooms
    zeros = np.zeros(n, np.int64)
    types = GroupTypes(np.arange(n, dtype=np.int64), zeros, zeros, zeros, np.ones(n, bool))
    seats, cost, mixed_cost = rooms["seats"].to_numpy(np.int64), np.zeros(len(rooms), np.int64), 0
    alone, whole = np.zeros(n, bool), np.zeros(n, bool)
    for term in terms:
        match term:
            case AtMost():
                seats = np.minimum(seats, term.seats)
            case Price(per="group") if term.who.among(types).all():
                cost = cost + term.amount
            case Mixed():
                mixed_cost += term.price
            case Alone(each=False):
                alone |= term.who.among(types)
            case Whole():
                whole |= term.who.among(types)
            case _ if not isinstance(term, TimeTerm):
                raise ValueError(f"{term.rule}: no public instance has {type(term).__name__} terms")
    return PublicPlaces(data, seats, cost, alone, whole, mixed_cost)


def compile_public(data: PublicModelData, terms: Iterable[Term]) -> Problem:
    """The problem of these terms, time and place alike."""
    every = tuple(terms)
    places = fold_public_places(data, every)
    return compile_terms(data.options, with_derived_terms_of_public(every, places), places)


def with_derived_terms_of_public(terms: Sequence[Term], places: PublicPlaces | None) -> Iterator[TimeTerm]:
    """The time terms, and in the place of each place term what it says about times."""
    for term in terms:
        if isinstance(term, TimeTerm):
            yield term
        elif places is not None:
            yield from places.derived(term)
