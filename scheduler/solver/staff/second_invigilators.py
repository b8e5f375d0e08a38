"""A second invigilator for rooms that have one, by whoever is free, where that is worth more than it costs.

The posts that must be filled are filled before, and stay as they are. Each interval in which somebody watches alone goes to the
least loaded person who is there and free for all of it; where one of them finds nobody, or where the hours beyond the limits of
working time would cost as much as the use left alone, the use is left as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from scheduler.solver.staff.work_limits import overwork_cost
from scheduler.terms.posts import INVIGILATOR, RESPONSIBLE, People, Posts, WorkLimits

Ints = npt.NDArray[np.int64]
Limits = Mapping[int, Sequence[WorkLimits]]
Span = tuple[int, int]
Row = tuple[int, int, int, int]
"""A task: post, person, since, until, UTC minutes."""
DAY = 1440
TWO = 2


def with_seconds(
    posts: Posts, seconds: Posts, price: Ints, people: People, tasks: Ints, limits: Limits
) -> tuple[Ints, int]:
    """The tasks with those of second invigilators, and what the uses of rooms cost that are left with one.

    `seconds` are the uses of rooms in which two are wanted, worth `price` each; in tasks they are numbered after `posts`. Sites
    at which nobody has a task cost nothing.
    """
    watch = _Watch(posts, seconds, people, tasks, limits)
    staffed = np.unique(people.site[tasks[:, 1]])
    left = [
        worth
        for number, worth in enumerate(price.tolist())
        if seconds.site[number] in staffed and not watch.doubled(number, worth)
    ]
    rows = [row for mine in watch.rows for row in mine]
    return np.array(sorted(rows, key=lambda row: (row[0], row[2])), np.int64).reshape(-1, 4), sum(left)


class _Watch:
    """Who has which tasks, and who watches over which room when."""

    def __init__(self, posts: Posts, seconds: Posts, people: People, tasks: Ints, limits: Limits) -> None:
        self.first, self.every = len(posts), posts.and_then(seconds)
        self.people, self.limits = people, limits
        self.rows: list[list[Row]] = [[] for _ in range(len(people))]
        self.watching: dict[int, list[Span]] = {}
        for post, person, since, until in tasks.tolist():
            self.rows[person].append((post, person, since, until))
            if posts.duty[post] in (RESPONSIBLE, INVIGILATOR):
                self.watching.setdefault(int(posts.room[post]), []).append((since, until))

    def doubled(self, number: int, worth: int) -> bool:
        """Whether two watch over a use of a room all the time, after looking for a second person worth so much."""
        post = self.first + number
        room, since, until = (int(c[post]) for c in (self.every.room, self.every.since, self.every.until))
        levels = list(_levels(self.watching.get(room, []), since, until))
        if any(count == 0 for _, count in levels):
            return False  # with one more there would still be one alone
        added: list[Row] = []
        extra = 0
        for begin, end in _joined(span for span, count in levels if count < TWO):
            person = self._free(post, begin, end)
            if person is None:
                break
            before = self._cost(person)
            added.append((post, person, begin, end))
            self.rows[person].append(added[-1])
            extra += self._cost(person) - before
        else:
            if extra < worth or not added:
                return True
        for row in added:
            self.rows[row[1]].remove(row)
        return False

    def _free(self, post: int, begin: int, end: int) -> int | None:
        """The person of the site who is there and free, whose hours would then cost least; of equal ones the least loaded."""
        there = self.people.there(np.array([begin]), np.array([end]))[0]
        here = np.flatnonzero(there & (self.people.site == self.every.site[post])).tolist()
        free = [p for p in here if all(b <= begin or a >= end for _, _, a, b in self.rows[p])]
        return min(
            free, key=lambda p: (self._extra(p, (post, p, begin, end)), self._load(p), p), default=None
        )

    def _extra(self, person: int, row: Row) -> int:
        return self._cost(person, row) - self._cost(person)

    def _cost(self, person: int, *more: Row) -> int:
        """What the hours of somebody cost beyond the limits of their site, with more tasks."""
        rows = (*self.rows[person], *more)
        tasks = sorted((a, b, (a + int(self.every.ahead[post])) // DAY) for post, _, a, b in rows)
        return overwork_cost(tasks, self.limits.get(int(self.people.site[person]), ()))

    def _load(self, person: int) -> int:
        return sum(b - a for _, _, a, b in self.rows[person])


def _levels(watching: Sequence[Span], since: int, until: int) -> Iterator[tuple[Span, int]]:
    """How many watch, from one change to the next."""
    cuts = sorted({since, until, *(t for span in watching for t in span if since < t < until)})
    for begin, end in pairwise(cuts):
        yield (begin, end), sum(a <= begin and b >= end for a, b in watching)


def _joined(spans: Iterator[Span]) -> list[Span]:
    """Spans in order, those that touch made one."""
    found: list[Span] = []
    for begin, end in spans:
        if found and found[-1][1] == begin:
            found[-1] = (found[-1][0], end)
        else:
            found.append((begin, end))
    return found
