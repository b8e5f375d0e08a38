"""Place terms: given the options, groups of people want seats in rooms."""

from dataclasses import dataclass, field, fields, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scheduler.terms.visits import Visits

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def _none() -> Ints:
    return np.empty((0, 3), np.int64)


def _nobody() -> Ints:
    return np.empty(0, np.int64)


def _alike() -> Flags:
    return np.empty((0, 0), bool)


def _nowhere() -> Flags:
    return np.empty(0, bool)


@dataclass(frozen=True)
class Rooms:
    """All rooms, numbered; `site` is a number too. `closed` rows: (room, from, until) not available.

    `serves[c, room]`: the room has what groups of class c ask for (by default all serve everybody);
    `equipped`: it has something that some groups ask for."""

    names: tuple[str, ...]
    site: Ints
    seats: Ints
    cost: Ints
    closed: Ints = field(default_factory=_none)
    serves: Flags = field(default_factory=_alike)
    equipped: Flags = field(default_factory=lambda: np.empty(0, bool))

    @cached_property
    def sought(self) -> Flags:
        """Rooms that have what some groups ask for: others sit elsewhere if that costs nothing."""
        return self.equipped if len(self.equipped) else np.zeros(len(self.names), bool)

    def serving(self, asks: Ints) -> Flags:
        """Which rooms groups of these classes may use, a row a group."""
        return self.serves[asks] if len(self.serves) else np.ones((len(asks), len(self.names)), bool)


@dataclass(frozen=True)
class Groups:
    """Groups to seat, one row each; all arrays have one length.

    `node` the exam, `kind` a number of the caller's, `site`, `size` people, [`since`, `until`) the
    occupation with check-in and collection, `batch`: groups of one batch may share a room while their
    occupations overlap, others not. `alone`: a room to itself; `divisible`: may use several rooms.
    `drop_cost`: >= 0 means each person may be left out at this cost (-1: must be seated).
    `length` is compared where mixed lengths in a room cost. `isolated`: each person needs a room.
    `partner` the node whose option makes this group optional, -1: none.
    `pool` groups with one number are alternatives for the same `size` people, who may spread over
    them (a transfer after 10, 20 or 30 minutes); by default every group has its own people.
    `price`: what each person costs who sits in this alternative of several (by default nothing).
    `aided`: each person has a secretary, one of the staff (by default nobody).
    `unwatched`: no invigilator is needed, a jury is there (by default everybody is watched).
    `asks`: the class of rooms a group may use (by default 0: any).
    `due`: the option of `partner` is no matter of choice, the group must be seated (a pinned transfer).
    `sitting`: groups with one number at one site (of one exam, at one time) are better all in one room; negative:
    rooms do not matter. By default each group is a sitting of its own.
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
    pool: Ints = field(default_factory=_nobody)
    sitting: Ints = field(default_factory=_nobody)
    asks: Ints = field(default_factory=_nobody)
    due: Flags = field(default_factory=_nowhere)
    aided: Flags = field(default_factory=lambda: np.empty(0, bool))
    unwatched: Flags = field(default_factory=_nowhere)
    price: Ints = field(default_factory=_nobody)

    @cached_property
    def optional(self) -> bool:
        """Whether there are groups only because some choice was made that might have been another."""
        chosen = self.partner >= 0
        return bool((chosen & ~self.due if len(self.due) else chosen).any())

    @cached_property
    def head(self) -> Ints:
        """The first group of each group's pool; its own number where it has no alternatives."""
        return self._first_of(self.pool)

    @cached_property
    def sitting_head(self) -> Ints:
        """The first group of each group's sitting; -1 where it does not matter how many rooms it has."""
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
        """All that matters to a packing of these groups, one row a group (pools aside)."""
        numbers = (self.kind, self.site, self.size, self.since, self.until, self.batch, self.drop_cost)
        flags = (self.alone, self.isolated, self.divisible)
        return np.stack(
            [*numbers, self.length, *flags, self.rooms_asked, self.dictated, self.judged, self.prices], 1
        ).astype(np.int64)

    @cached_property
    def dictated(self) -> Flags:
        """Whose people have a secretary each."""
        return self.aided if len(self.aided) else np.zeros(len(self), bool)

    @cached_property
    def judged(self) -> Flags:
        """Groups before a jury, which no invigilator watches."""
        return self.unwatched if len(self.unwatched) else np.zeros(len(self), bool)

    @cached_property
    def prices(self) -> Ints:
        """What each person of a group costs."""
        return self.price if len(self.price) else np.zeros(len(self), np.int64)

    @cached_property
    def rooms_asked(self) -> Ints:
        """The class of rooms of each group."""
        return self.asks if len(self.asks) else np.zeros(len(self), np.int64)

    def only(self, rows: Ints) -> "Groups":
        """Some of the groups."""
        return Groups(*(v[rows] if len(v) else v for f in fields(self) for v in (getattr(self, f.name),)))

    def __len__(self) -> int:
        return len(self.node)


@dataclass(frozen=True)
class Duties:
    """Staff of a site. `present` rows (site, from, until, people, escorts, secretaries, who may be either) partition the time
    in which anybody is there; `escorts` rows (group, from, until, team): served people of an optional
    group are escorted then, one escort a team. `ratio[site]` people to an invigilator; 0: no staff rule."""

    ratio: Ints
    present: Ints
    escorts: Ints = field(default_factory=lambda: np.empty((0, 4), np.int64))


@dataclass(frozen=True)
class Kept:
    """Rooms that people know already: `rows` (group, room, people of the group who had it; room -1: one
    that is gone); each who has another room costs `cost`."""

    rows: Ints = field(default_factory=_none)
    cost: int = 0

    def of(self, groups: Ints) -> Ints:
        """The rows of some groups."""
        return self.rows[np.isin(self.rows[:, 0], groups)]


@dataclass(frozen=True)
class Pinned:
    """Settled places. `barred` rows (group, room): rooms that a group may not use; `seats` rows (first group
    of a pool, room, people): so many of the pool's people, at least, sit there."""

    barred: Ints = field(default_factory=lambda: np.empty((0, 2), np.int64))
    seats: Ints = field(default_factory=_none)

    def __len__(self) -> int:
        return len(self.barred) + len(self.seats)

    def of(self, groups: Ints) -> "Pinned":
        """What is settled of some groups."""
        if not len(self):
            return self
        mine = (rows[np.isin(rows[:, 0], groups)] for rows in (self.barred, self.seats))
        return Pinned(*mine)

    def renumbered(self, rows: Ints) -> "Pinned":
        """The same for groups that are numbered by their place in `rows`."""
        parts = (self.barred, self.seats)
        return Pinned(*(np.column_stack([np.searchsorted(rows, p[:, 0]), p[:, 1:]]) for p in parts))

    def open_to(self, group: int, room: int) -> bool:
        """Whether the group may use the room."""
        return not ((self.barred[:, 0] == group) & (self.barred[:, 1] == room)).any()


@dataclass(frozen=True)
class PlaceTerms:
    """Everything the place stage decides over, for one choice of options.

    `mixed_cost` is paid in a room for every different length beyond the first among those together,
    `split_cost` for every room of a sitting beyond its first.
    `owed` rows (node a, node b, cost): owed whatever the rooms, because of the options of a and b.
    `refused`: nodes whose options must not stand together, whatever the rooms; `torn`: the same, because
    a pinned answer to an overlap cannot be kept.
    `third` rows (node, cost): what is owed because the exam stands where it stands, beside a and b.
    """

    rooms: Rooms
    groups: Groups
    duties: Duties
    mixed_cost: int = 0
    split_cost: int = 0
    owed: Ints = field(default_factory=_none)
    refused: tuple[Ints, ...] = ()
    torn: tuple[Ints, ...] = ()
    kept: Kept = field(default_factory=Kept)
    pinned: Pinned = field(default_factory=Pinned)
    third: Ints = field(default_factory=lambda: np.empty((0, 2), np.int64))
    visits: Visits = field(default_factory=Visits)

    def hosted(self, site: Ints) -> "PlaceTerms":
        """The same terms with every visit at a site."""
        own, of = self.groups.site, self.visits.of
        groups = replace(self.groups, site=np.where(of >= 0, site[of], own))
        return replace(self, groups=groups, visits=self.visits.at(site))

    def only(self, rows: Ints) -> "PlaceTerms":
        """The terms of some groups alone (ascending), renumbered: seats and staff, no costs of time."""
        escorts, kept = self.duties.escorts, self.kept.of(rows)
        escorts = escorts[np.isin(escorts[:, 0], rows)].copy()
        escorts[:, 0] = np.searchsorted(rows, escorts[:, 0])
        kept[:, 0] = np.searchsorted(rows, kept[:, 0])
        return replace(
            self,
            groups=self.groups.only(rows),
            duties=replace(self.duties, escorts=escorts),
            owed=_none(),
            refused=(),
            torn=(),
            pinned=self.pinned.of(rows).renumbered(rows),
            kept=replace(self.kept, rows=kept),
            third=np.empty((0, 2), np.int64),
            visits=self.visits.only(rows),
        )

    @cached_property
    def led(self) -> Flags:
        """Which groups escorts lead."""
        led = np.zeros(len(self.groups), bool)
        led[self.duties.escorts[:, 0]] = True
        return led
