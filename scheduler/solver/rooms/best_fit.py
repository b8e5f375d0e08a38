"""Best fit decreasing: seat the groups of a cluster as a planner would, the largest first, in the smallest room that
holds them. A heuristic for bin packing; `packing_model` is exact."""

import numpy as np
import numpy.typing as npt

from scheduler.solver.rooms.clusters import Cluster
from scheduler.solver.rooms.fill_kernels import Filling, fill, fill_by_end
from scheduler.solver.rooms.staff_kernel import staff_suffice
from scheduler.terms.places import Groups, PlaceTerms, Staffing
from scheduler.terms.ranges import rank_within
from scheduler.terms.room_table import RoomTable

Ints = npt.NDArray[np.int64]


def best_fit(
    rows: Ints, room_rows: Ints, groups: Groups, rooms: RoomTable, staffing: Staffing, *, by_end: bool = False
) -> Ints | None:
    """Candidates by (group, room), or None if no attempt succeeds; of alternatives for the same candidates only the first
    is tried.

    The first attempt keeps sittings whole; the second fills one room after the other, which needs fewer rooms. With `by_end`
    a third seats together who stays longest, which frees rooms sooner and spreads sittings over more of them.
    """
    asked = np.where(groups.head[rows] == rows, groups.size[rows], 0)
    return _Attempts(rows, room_rows, groups, rooms, staffing).seated(asked, by_end=by_end)


def best_fit_of_most(
    rows: Ints, room_rows: Ints, groups: Groups, rooms: RoomTable, staffing: Staffing
) -> Ints | None:
    """With all three attempts, and those may be left out who cost something if they are: the smallest pools first each take the first
    of their alternatives that fits beside the others."""
    filling = _Attempts(rows, room_rows, groups, rooms, staffing)
    head = groups.head[rows]
    asked = np.where((head == rows) & (groups.drop_cost[rows] < 0), groups.size[rows], 0)
    people = filling.seated(asked, by_end=True)
    if people is None:
        return None
    optional = np.flatnonzero((head == rows) & (groups.drop_cost[rows] >= 0))
    for first in optional[np.argsort(groups.size[rows[optional]], kind="stable")]:
        for one in np.flatnonzero(head == rows[first]):
            asked[one] = groups.size[rows[one]]
            more = filling.seated(asked, by_end=True)
            if more is not None:
                people = more
                break
            asked[one] = 0
    return people


def seats_everybody_due(cluster: Cluster, terms: PlaceTerms) -> bool:
    """Whether an attempt seats everybody who may not be left out."""
    rows, groups = cluster.groups, terms.groups
    due = (groups.head[rows] == rows) & (groups.drop_cost[rows] < 0)
    attempts = _Attempts(rows, cluster.rooms, groups, terms.rooms, terms.staffing)
    return attempts.seated(np.where(due, groups.size[rows], 0), by_end=True) is not None


class _Attempts:
    """The groups and rooms of one cluster as the kernels want them."""

    def __init__(
        self, rows: Ints, room_rows: Ints, groups: Groups, rooms: RoomTable, staffing: Staffing
    ) -> None:
        self.rows, self.groups, self.staffing = rows, groups, staffing
        asks = groups.rooms_asked[rows]
        self.may = np.ascontiguousarray(rooms.serving(asks)[:, room_rows])
        self.price = np.ascontiguousarray(rooms.candidate_prices(asks)[:, room_rows])
        self.options = self.may.sum(1)
        self.asks = asks != 0
        self.seats, self.sought = rooms.seats[room_rows], rooms.sought[room_rows]
        self.closed = rooms.closed[np.isin(rooms.closed[:, 0], room_rows)]
        self.closed[:, 0] = np.searchsorted(room_rows, self.closed[:, 0])
        self.since, self.until, self.alone = groups.since[rows], groups.until[rows], groups.alone[rows]
        sitting = groups.sitting_head[rows]
        self.sitting = np.where(sitting < 0, rows, sitting)
        self.whole = ~(groups.divisible | groups.isolated)[rows]
        self.by_size = self._batches(groups.size[rows], groups.batch[rows])

    def seated(self, asked: Ints, *, by_end: bool) -> Ints | None:
        """Candidates by (group, room) with as many of each group as `asked`; None where no attempt succeeds."""
        if self.whole[asked > 0].any():
            return None
        for whole, last in ((True, False), (False, False), (False, True))[: 3 if by_end else 2]:
            people = self._fill(asked, whole=whole, by_end=last)
            if people is not None and supervised(people, self.rows, self.groups, self.staffing):
                return people
        return None

    def _batches(self, size: Ints, batch: Ints) -> list[Ints]:
        """The members of each batch, in order of seating: groups that need a room alone (each by itself), batches in which
        somebody needs equipment, then the others by size."""
        shared = np.flatnonzero(~self.alone)
        shared = shared[np.argsort(batch[shared], kind="stable")]
        result = [np.array([i]) for i in np.flatnonzero(self.alone)]
        result += [m for m in np.split(shared, np.flatnonzero(np.diff(batch[shared])) + 1) if len(m)]
        alone, asks = self.alone, self.asks
        return sorted(
            result, key=lambda m: (not alone[m[0]], not asks[m].any(), -int(size[m].sum()), int(m[0]))
        )

    def _fill(self, asked: Ints, *, whole: bool, by_end: bool) -> Ints | None:
        """Candidates by (group, room); None where rooms do not suffice. `whole`: sittings stay whole where a room holds them.
        `by_end`: who stays longest sits together."""
        people = np.zeros(self.may.shape, np.int64)
        batches = [m for m in (one[asked[one] > 0] for one in self.by_size) if len(m)]
        if not batches:
            return people
        single = sum(bool(self.alone[m[0]]) for m in batches)
        if by_end:
            longest = [m[np.lexsort((self.options[m], -self.until[m]))] for m in batches[single:]]
            batches[single:] = sorted(longest, key=lambda m: (int(self.since[m].min()), int(m[0])))
        first = np.concatenate([[0], np.cumsum([len(m) for m in batches])])
        members = np.concatenate(batches)
        of = np.repeat(np.arange(len(batches)), np.diff(first))
        sitting = rank_within(of, self.sitting[members], first[:-1])
        order = np.lexsort((self.options[members], of))
        n_rooms, size = len(self.seats), len(members)
        filling = Filling(
            left=asked.copy(),
            since=self.since,
            until=self.until,
            alone=self.alone,
            asks=self.asks,
            may=self.may,
            price=self.price,
            options=self.options,
            first=first,
            members=members,
            sitting=sitting,
            order=order,
            seats=self.seats,
            sought=self.sought,
            closed=self.closed,
            taken=np.empty((n_rooms, size + 1, 2), np.int64),
            n_taken=np.zeros(n_rooms, np.int64),
            people=people,
            free=np.empty(n_rooms, bool),
            meant=np.empty(size, bool),
            of_sitting=np.empty(size, np.int64),
            least=np.empty(size, np.int64),
        )
        fine = fill(filling, (0, single if by_end else len(batches)), whole)
        if fine and by_end:
            fine = fill_by_end(filling, (single, len(batches)))
        return people if fine else None


def supervised(people: Ints, rows: Ints, groups: Groups, staffing: Staffing) -> bool:
    """Whether the invigilators, escorts and secretaries present suffice at every instant.

    Demand rises only where a group or an escort begins, supply falls only where a shift ends: these instants are checked.
    """
    site = int(groups.site[rows[0]])
    ratio = int(staffing.ratio[site])
    if ratio == 0:
        return True
    since, until = groups.since[rows], groups.until[rows]
    escorts = staffing.escorts[np.isin(staffing.escorts[:, 0], rows[people.any(1)])]
    shifts = staffing.present[staffing.present[:, 0] == site]
    begin = min(int(since.min()), int(escorts[:, 1].min(initial=since.min())))
    inside = shifts[(shifts[:, 1] > begin) & (shifts[:, 1] < until.max()), 1]
    minutes = np.unique(np.concatenate([since, escorts[:, 1], inside]))
    watched, aided = ~groups.before_jury[rows], groups.with_secretary[rows]
    return staff_suffice(people, since, until, watched, aided, escorts, shifts[:, 1:7], minutes, ratio)
