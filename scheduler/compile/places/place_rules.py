"""What the place terms of all rules say of each type of group and each room, folded once per problem."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import pandas as pd

from models.timetable import KINDS
from scheduler.compile.places.host_rules import HostRules, fold_host_terms
from scheduler.compile.places.room_classes import RoomClasses, fold_room_classes
from scheduler.terms.group_types import Flags, GroupTypes, Ints, Who
from scheduler.terms.host_terms import HostTerm
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_relations import BESIDE, DIFFERENT, SAME, RoomRelations
from scheduler.terms.room_table import RoomTable
from scheduler.terms.room_terms import (
    Alone,
    Apart,
    AtMost,
    Bar,
    Close,
    Keep,
    Miss,
    Mixed,
    Move,
    Price,
    RelateRooms,
    RoomTerm,
    Split,
    Waive,
    Whole,
)
from scheduler.terms.staff_terms import Staff, StaffTerm, Task

PlaceTerm = RoomTerm | StaffTerm | HostTerm
OneTerm = TypeVar("OneTerm", bound=PlaceTerm)
ORDINARY, EXTRA, ISOLATED, TRANSFER = range(4)
ORAL = KINDS.index("oral")
UNRESTRICTED = -1


@dataclass(frozen=True)
class TypeTable:
    """The types of a semester: for each on-site (exam, need, home site) four rows, granted and not, published and moved.

    Row `base + count * (2 * moved + not granted)`; `key` has the codes of the `count` triples in ascending order.
    """

    types: GroupTypes
    key: Ints
    order: Ints
    shape: tuple[int, int]

    @property
    def count(self) -> int:
        """How many triples there are."""
        return len(self.key)

    def rows(self, node: Ints, need: Ints, site: Ints, moved: Flags) -> Ints:
        """The rows of groups that sit as their need asks."""
        code = (node * self.shape[0] + site) * self.shape[1] + need
        return np.asarray(self.order[np.searchsorted(self.key, code)] + self.count * 2 * moved, np.int64)


def type_table(data: ModelData) -> TypeTable:
    """The types of the groups that sit on site."""
    here = data.groups[~data.groups["remote"]]
    node, need = (here[c].to_numpy(np.int64) for c in ("node", "need"))
    site = here["site"].map(data.site_numbers).to_numpy(np.int64)
    usual = np.where(here["longer"], EXTRA, ORDINARY)
    kind = np.where(here["oral"], ORAL, np.where(here["isolated"], ISOLATED, usual))
    moved = np.full(len(here), TRANSFER)
    kinds = (kind, np.where(here["oral"], ORAL, usual), moved, moved)
    granted = np.repeat([True, False, True, False], len(here))
    node4, need4, site4 = (np.tile(one, 4) for one in (node, need, site))
    types = GroupTypes(node4, need4, site4, np.concatenate(kinds), granted)
    shape = len(data.instance.sites), max(len(data.instance.needs), 1)
    code = (node * shape[0] + site) * shape[1] + need
    order = np.argsort(code, kind="stable")
    return TypeTable(types, code[order], order, shape)


@dataclass(frozen=True)
class PlaceRules:
    """The place terms of all rules as arrays: by type of group (one entry per type), by room, by site or by person.

    - `rooms`, `room_class`, `classes`: which rooms serve which type, at what price.
    - `alone`: the room is for the group alone; `whole`: the group sits in one room; `each`: one room for each candidate.
    - `by_admission`, `by_length`, `company`: groups share a room if they agree in admission and length where these
      count, and in the number `company`.
    - `in_sitting`: rooms beyond the first of the sitting cost `split_cost`. `mixed`: the length of the exam counts where
      lengths beyond the first in a room cost `mixed_cost`. `room_relations` of exams.
    - `waived`: the need is a wish; `price`: what a candidate costs who sits in such a group.
    - `missed_price` of an exam that a candidate misses because of an overlap, `moved_price` of one that is moved;
      `left_out[site]`: the difference, paid for who is left out of a transfer, -1: nobody may be.
    - `overlap_rules`: the rules that price missed and moved exams.
    - `aided`, `watched`: each candidate has a secretary; there are invigilators. `ratio[site]`: candidates for one of
      them, 0: staff is not limited; `able`: who of the staff may do each task.
    - `known` and `pinned` rows (candidate, node, site, need, place): rooms that candidates had better, or must, have;
      `change_price`: what it costs not to have a known one. `hosting`: who may be received where.
    """

    table: TypeTable
    rooms: RoomTable
    room_class: Ints
    classes: RoomClasses
    alone: Flags
    whole: Flags
    each: Flags
    by_admission: Flags
    by_length: Flags
    company: Ints
    in_sitting: Flags
    split_cost: int
    mixed: Flags
    mixed_cost: int
    room_relations: RoomRelations
    waived: Flags
    price: Ints
    missed_price: int
    moved_price: int
    left_out: Ints
    overlap_rules: tuple[str, ...]
    aided: Flags
    watched: Flags
    ratio: Ints
    able: dict[Task, Flags]
    known: pd.DataFrame
    pinned: pd.DataFrame
    change_price: int
    hosting: HostRules


def fold_place_terms(data: ModelData, terms: Sequence[PlaceTerm]) -> PlaceRules:
    """Fold the place terms of a semester."""
    table = type_table(data)
    types = table.types

    def any_of(matching: Iterable[Who]) -> Flags:
        flags = np.zeros(len(types), bool)
        for who in matching:
            flags |= who.among(types)
        return flags

    waive = _all(Waive, terms)
    price = np.zeros(len(types), np.int64)
    for one in waive:
        wished = np.flatnonzero(one.who.among(types) & types.granted)
        price[wished + table.count] += one.price
    watching = [one for one in _all(Staff, terms) if one.task == "invigilator"]
    keep = _all(Keep, terms)
    split, mixed = _all(Split, terms), _all(Mixed, terms)
    over_rooms, over_sites = ([one for one in split if one.over == over] for over in ("rooms", "sites"))
    hosting = fold_host_terms(
        data, [one for one in terms if isinstance(one, HostTerm)], _one_price(over_sites)
    )
    rooms, classes = _rooms(data, types, terms, hosting.shut)
    miss, move = _all(Miss, terms), _all(Move, terms)
    missed_price, moved_price = sum(one.price for one in miss), sum(one.price for one in move)
    if move and not miss:
        raise ValueError(
            "rules price transfers, but none says what a missed exam costs: nobody would be moved"
        )
    allowed = np.full(len(data.instance.sites), not miss)  # at no price, where no rule has anything to say
    for term in miss:
        allowed |= term.sites
    return PlaceRules(
        table=table,
        rooms=rooms,
        room_class=classes.of,
        classes=classes,
        alone=any_of(one.who for one in _all(Alone, terms)),
        whole=any_of(one.who for one in _all(Whole, terms)),
        each=any_of(one.who for one in _all(Alone, terms) if one.each),
        by_admission=any_of(one.who for one in _all(Apart, terms) if one.by == "admission"),
        by_length=any_of(one.who for one in _all(Apart, terms) if one.by == "length"),
        company=_company(types, [one.who for one in _all(Apart, terms) if one.by == "who"]),
        in_sitting=any_of(one.who for one in over_rooms),
        split_cost=_one_price(over_rooms),
        mixed=any_of(one.who for one in mixed),
        mixed_cost=_one_price(mixed),
        room_relations=_room_relations(_all(RelateRooms, terms)),
        waived=any_of(one.who for one in waive) & types.granted,
        price=price,
        missed_price=missed_price,
        moved_price=moved_price,
        left_out=np.where(allowed, missed_price - moved_price, -1),
        overlap_rules=tuple(dict.fromkeys([*(one.rule for one in miss), *(one.rule for one in move)])),
        aided=any_of(one.who for one in _all(Staff, terms) if one.task == "secretary"),
        watched=any_of(one.who for one in watching),
        ratio=_ratio(len(data.instance.sites), watching),
        able={one.task: one.able for one in _all(Staff, terms)},
        known=_rooms_by_candidate(data, [one for one in keep if one.price is not None]),
        pinned=_rooms_by_candidate(data, [one for one in keep if one.price is None]),
        change_price=_one_price([one for one in keep if one.price is not None]),
        hosting=hosting,
    )


def _all(kind: type[OneTerm], terms: Iterable[PlaceTerm]) -> list[OneTerm]:
    return [one for one in terms if isinstance(one, kind)]


def _rooms(
    data: ModelData, types: GroupTypes, terms: Sequence[PlaceTerm], shut: Ints
) -> tuple[RoomTable, RoomClasses]:
    given = data.instance.rooms
    classes = fold_room_classes(types, len(given), _all(Bar, terms), _all(Price, terms))
    seats = np.array([room.seats for room in given], np.int64)
    for limit in _all(AtMost, terms):
        seats = np.minimum(seats, limit.seats)
    spans = [*(one.spans for one in _all(Close, terms)), shut]
    table = RoomTable(
        names=tuple(str(room.id) for room in given),
        site=np.array([data.site_numbers[str(room.site)] for room in given], np.int64),
        seats=seats,
        cost=np.zeros(len(given), np.int64),
        closed=np.concatenate(spans),
    )
    return replace(table, **classes.columns), classes


def _room_relations(terms: Sequence[RelateRooms]) -> RoomRelations:
    number = {"same": SAME, "beside": BESIDE, "different": DIFFERENT}
    rows = [
        np.column_stack(
            [
                one.pairs,
                np.full((len(one.pairs), 2), [number[one.where], -1 if one.price is None else one.price]),
            ]
        )
        for one in terms
    ]
    return RoomRelations(np.concatenate(rows), terms[0].beside) if rows else RoomRelations()


def _company(types: GroupTypes, sets: Sequence[Who]) -> Ints:
    """A number for each type: different where one of the sets means one type and not the other."""
    number = np.zeros(len(types), np.int64)
    for who in sets:
        number = 2 * number + who.among(types)
    return number


def _ratio(sites: int, terms: Sequence[Staff]) -> Ints:
    ratio = np.zeros(sites, np.int64)
    for one in terms:
        ratio = ratio if one.ratio is None else one.ratio
    return ratio


def _one_price(terms: Sequence[Split | Mixed | Keep]) -> int:
    """The price of terms of one kind: rules that state the same must agree on it, because it is paid once."""
    prices = {one.price or 0 for one in terms}
    if len(prices) > 1:
        raise ValueError(f"two prices for one thing, from {', '.join(sorted({one.rule for one in terms}))}")
    return max(prices, default=0)


def _rooms_by_candidate(data: ModelData, terms: Sequence[Keep]) -> pd.DataFrame:
    """One row per candidate and exam that keeps a room: candidate, node, site, need, place (room number)."""
    keys = ["candidate", "node", "site", "need"]
    columns = [(one.candidate, one.node, one.room) for one in terms]
    rows = pd.DataFrame(
        {
            "candidate": np.concatenate([np.empty(0, object), *(c for c, _, _ in columns)]),
            "node": np.concatenate([np.empty(0, np.int64), *(n for _, n, _ in columns)]),
            "place": np.concatenate([np.empty(0, np.int64), *(r for _, _, r in columns)]),
        }
    )
    found = data.people[keys].merge(rows, on=["candidate", "node"])
    return found[[*keys, "place"]]
