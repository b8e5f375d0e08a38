"""Place terms: once every exam has its option, groups of candidates need seats, rooms and staff."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, partial
from typing import Protocol

import numpy as np
import numpy.typing as npt

from scheduler.terms.empty_arrays import no_flags, no_ints, no_rows
from scheduler.terms.room_relations import RoomRelations
from scheduler.terms.room_table import RoomTable
from scheduler.terms.visits import Visits

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Groups:
    """Groups of candidates to seat, one row per group; all arrays have one length, or are empty for the default.

    - `node`: the exam. `kind`: a number of the caller's. `site`. `size`: candidates.
    - [`since`, `until`): the occupation in UTC minutes, check-in and collection included.
    - `batch`: overlapping groups may share a room only if they are of one batch.
    - `alone`: needs a room to itself. `isolated`: each candidate needs a room. `divisible`: may use several rooms.
    - `drop_cost`: what it costs to leave out a candidate; -1: all must be seated.
    - `length`: minutes of the exam, compared where mixed lengths in a room cost; -1: it does not count.
    - `partner`: the node whose option makes this group optional, -1: none.
    - `pool`: groups with one number are alternatives for the same `size` candidates, who may be spread over them (a
      transfer after 10, 20 or 30 minutes). Default: every group has its own candidates.
    - `sitting`: groups with one number at one site (one exam, one time) had better share one room; negative: the
      number of rooms does not matter. Default: each group is a sitting of its own.
    - `asks`: the room class that the group needs. Default 0: any room.
    - `due`: the group must be seated, whatever the option of `partner` (a pinned transfer).
    - `aided`: each candidate has a secretary, who is one of the staff. Default: nobody.
    - `unwatched`: a jury is present, so no invigilator is needed. Default: every group is watched.
    - `price`: what each candidate costs who sits in this alternative of the pool. Default: nothing.
    """

    node: Ints
    kind: Ints
    site: Ints
    size: Ints
    since: Ints
    until: Ints
    batch: Ints
    alone: Flags
    isolated: Flags
    divisible: Flags
    drop_cost: Ints
    length: Ints
    partner: Ints
    pool: Ints = field(default_factory=no_ints)
    sitting: Ints = field(default_factory=no_ints)
    asks: Ints = field(default_factory=no_ints)
    due: Flags = field(default_factory=no_flags)
    aided: Flags = field(default_factory=no_flags)
    unwatched: Flags = field(default_factory=no_flags)
    price: Ints = field(default_factory=no_ints)

    @cached_property
    def optional(self) -> bool:
        """Whether some groups exist only because of the option of their `partner`."""
        chosen = self.partner >= 0
        return bool((chosen & ~self.due if len(self.due) else chosen).any())

    @cached_property
    def head(self) -> Ints:
        """The first group of each group's pool; the group itself where it has no alternatives."""
        return self._first_of(self.pool)

    @cached_property
    def alternatives(self) -> Ints:
        """How many groups each group's pool has; 1 where it has no alternatives."""
        return np.bincount(self.head, minlength=len(self))[self.head]

    @cached_property
    def sitting_head(self) -> Ints:
        """The first group of each group's sitting; -1 where the number of rooms does not matter."""
        first = self._first_of(self.sitting)
        return np.where(self.sitting < 0, -1, first) if len(self.sitting) else first

    def _first_of(self, number: Ints) -> Ints:
        if not len(number):
            return np.arange(len(self))
        here = number * (self.site.max(initial=0) + 1) + self.site
        _, first, inverse = np.unique(here, return_index=True, return_inverse=True)
        return np.asarray(first[inverse], np.int64)

    @cached_property
    def traits(self) -> Ints:
        """All that a packing of these groups depends on, one row per group (pools and batches aside)."""
        numbers = (self.kind, self.site, self.size, self.since, self.until, self.drop_cost)
        flags = (self.alone, self.isolated, self.divisible)
        return np.stack(
            [
                *numbers,
                self.length,
                *flags,
                self.rooms_asked,
                self.with_secretary,
                self.before_jury,
                self.prices,
            ],
            1,
        ).astype(np.int64)

    @cached_property
    def with_secretary(self) -> Flags:
        """Groups whose candidates have a secretary each."""
        return self.aided if len(self.aided) else np.zeros(len(self), bool)

    @cached_property
    def before_jury(self) -> Flags:
        """Groups before a jury, without invigilator."""
        return self.unwatched if len(self.unwatched) else np.zeros(len(self), bool)

    @cached_property
    def prices(self) -> Ints:
        """What each candidate of a group costs, `price` or 0."""
        return self.price if len(self.price) else np.zeros(len(self), np.int64)

    @cached_property
    def rooms_asked(self) -> Ints:
        """The room class of each group, `asks` or 0."""
        return self.asks if len(self.asks) else np.zeros(len(self), np.int64)

    def subset(self, rows: Ints) -> "Groups":
        """Some of the groups."""
        return Groups(*(v[rows] if len(v) else v for f in fields(self) for v in (getattr(self, f.name),)))

    def __len__(self) -> int:
        return len(self.node)


def _unknown_groups(node: int) -> tuple[Ints, Groups]:
    """No groups, whatever the exam."""
    flags, empty = no_flags(), no_ints()
    return empty, Groups(*(empty,) * 7, *(flags,) * 3, *(empty,) * 3)


@dataclass(frozen=True)
class Staffing:
    """Staff by number, per site; times are UTC minutes.

    - `ratio[site]`: candidates per invigilator; 0: staff is not limited.
    - `present` rows (site, from, until, staff, escorts, secretaries, either): how many are present, and how many of
      them may be escorts, secretaries, or one of the two. The rows of a site do not overlap.
    - `escorts` rows (group, from, until, team): if anybody of the group is served, an escort is busy in [from,
      until); groups of one team share one escort.
    """

    ratio: Ints
    present: Ints
    escorts: Ints = field(default_factory=partial(no_rows, 4))


@dataclass(frozen=True)
class KnownRooms:
    """Rooms that candidates know already: `rows` (group, room, candidates of the group told that room; room -1: it no
    longer exists). Each of them who gets another room costs `cost`."""

    rows: Ints = field(default_factory=partial(no_rows, 3))
    cost: int = 0

    def of(self, groups: Ints) -> Ints:
        """The rows of some groups."""
        return self.rows[np.isin(self.rows[:, 0], groups)] if len(self.rows) else self.rows.copy()


@dataclass(frozen=True)
class PlacePins:
    """Pinned seats: rows (first group of a pool, room, candidates): at least so many candidates of the pool sit there."""

    seats: Ints = field(default_factory=partial(no_rows, 3))

    def __len__(self) -> int:
        return len(self.seats)

    def of(self, groups: Ints) -> "PlacePins":
        """The pins of some groups."""
        return PlacePins(self.seats[np.isin(self.seats[:, 0], groups)]) if len(self) else self

    def renumbered(self, rows: Ints) -> "PlacePins":
        """The same pins, groups renumbered by their position in `rows`."""
        return PlacePins(np.column_stack([np.searchsorted(rows, self.seats[:, 0]), self.seats[:, 1:]]))


@dataclass(frozen=True)
class PlaceTerms:
    """The input of the place stage: all that it decides over, for one choice of options.

    - `mixed_cost` is paid in a room for every length beyond the first among the groups that share it,
      `split_cost` for every room of a sitting beyond its first.
    - `pair_costs` rows (node a, node b, cost): due whatever the rooms, because of the options of a and b.
    - `third_costs` rows (node, cost): the part of these costs that a third exam causes, by that exam.
    - `forbidden_cost`: what `pair_costs` and kernels say of the overlaps of `forbidden_together`, which are answered by
      nobody in an incomplete timetable; `moved_price` of each candidate of a transfer group, likewise.
    - `chains`: whether a moved exam may follow another one; `chained`: whether one does.
    - `without_overlapping`: the same terms with no seats for the overlapping exams of candidates. However their overlaps are
      resolved, places cost no less; None where nobody's exams overlap.
    - `groups_of_exam`: the option and the groups of an exam at all its options, with everybody at the published time, or nothing
      where that is not known.
    - `forbidden_together`: sets of nodes whose options exclude each other, whatever the rooms; `broken_pins`: the
      same, because a pin cannot be respected. `room_pin_broken`: some of `forbidden_together` are, because of a pinned room.
    """

    rooms: RoomTable
    groups: Groups
    staffing: Staffing
    mixed_cost: int = 0
    split_cost: int = 0
    pair_costs: Ints = field(default_factory=partial(no_rows, 3))
    forbidden_together: tuple[Ints, ...] = ()
    broken_pins: tuple[Ints, ...] = ()
    room_pin_broken: bool = False
    known_rooms: KnownRooms = field(default_factory=KnownRooms)
    pins: PlacePins = field(default_factory=PlacePins)
    third_costs: Ints = field(default_factory=partial(no_rows, 2))
    visits: Visits = field(default_factory=Visits)
    room_relations: RoomRelations = field(default_factory=RoomRelations)
    forbidden_cost: int = 0
    moved_price: int = 0
    chains: bool = True
    chained: bool = False
    without_overlapping: Callable[[], "PlaceTerms"] | None = None
    groups_of_exam: Callable[[int], tuple[Ints, Groups]] = field(default=_unknown_groups)

    def hosted(self, site: Ints) -> "PlaceTerms":
        """The same terms with every visit received at the given site."""
        own, of = self.groups.site, self.visits.of
        groups = replace(self.groups, site=np.where(of >= 0, site[of], own))
        return replace(self, groups=groups, visits=self.visits.at(site))

    def subset(self, rows: Ints) -> "PlaceTerms":
        """The terms of some groups alone (ascending row numbers), renumbered: seats and staff, no costs of options."""
        escorts, known = self.staffing.escorts, self.known_rooms.of(rows)
        escorts = escorts[np.isin(escorts[:, 0], rows)].copy()
        escorts[:, 0] = np.searchsorted(rows, escorts[:, 0])
        known[:, 0] = np.searchsorted(rows, known[:, 0])
        return replace(
            self,
            groups=self.groups.subset(rows),
            staffing=replace(self.staffing, escorts=escorts),
            pair_costs=no_rows(3),
            forbidden_together=(),
            broken_pins=(),
            pins=self.pins.of(rows).renumbered(rows),
            known_rooms=replace(self.known_rooms, rows=known),
            third_costs=no_rows(2),
            forbidden_cost=0,
            visits=self.visits.subset(rows),
            chained=False,
            without_overlapping=None,
        )

    @cached_property
    def seated_together(self) -> Flags:
        """Groups of sittings at their published time: those whose rooms relations are about."""
        return (self.groups.sitting_head >= 0) & (self.groups.partner < 0)

    @cached_property
    def escorted(self) -> Flags:
        """Groups that are escorted to their room."""
        escorted = np.zeros(len(self.groups), bool)
        escorted[self.staffing.escorts[:, 0]] = True
        return escorted


class Places(Protocol):
    """The place terms of one choice of options after the other."""

    def __call__(self, choice: Ints, *, chains: bool = True) -> PlaceTerms:
        """The terms of a choice (one option per node); without `chains` no moved exam follows another one."""
