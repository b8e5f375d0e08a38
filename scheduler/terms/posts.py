"""The terms of rostering: posts to fill and the staff who may fill them, without exams or candidates."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
RESPONSIBLE, INVIGILATOR, ESCORT, SECRETARY = range(4)
AUTHORISED = (ESCORT, SECRETARY)
"""Duties for which one must be authorised."""


@dataclass(frozen=True)
class Posts:
    """Posts, one row each: one person is needed at a `site` for a `duty` in [`since`, `until`), UTC minutes.

    `room` is a number (-1: none). `share`: the number of the session over which loads are evened. `ahead`: the minutes by
    which the clock of the site is ahead of UTC at `since`.
    """

    site: Ints
    duty: Ints
    room: Ints
    since: Ints
    until: Ints
    share: Ints
    ahead: Ints

    def __len__(self) -> int:
        return len(self.site)

    def rows(self, chosen: Ints | Flags) -> "Posts":
        """Some of the posts."""
        columns = (self.site, self.duty, self.room, self.since, self.until, self.share, self.ahead)
        return Posts(*(column[chosen] for column in columns))

    def and_then(self, other: "Posts") -> "Posts":
        """These posts, then the others."""
        names = [field.name for field in fields(Posts)]
        return Posts(*(np.concatenate([getattr(self, name), getattr(other, name)]) for name in names))


@dataclass(frozen=True)
class WorkLimits:
    """A term: how much the staff of a site may work, in minutes; a minute beyond any of the limits costs `price`.

    - `day`, `week`: on duty in one local day, in one week from Monday to Sunday. `span`: from the first duty of a day to
      the end of the last.
    - `rest`: between the last duty of a day and the first of another. `weekly_rest`: the longest time off that begins
      in a week.
    - `stretch`: on duty without `pause` minutes off.
    """

    rule: str
    site: str
    day: int
    span: int
    rest: int
    stretch: int
    pause: int
    week: int
    weekly_rest: int
    price: int


@dataclass(frozen=True)
class SecondWanted:
    """A term: each use of a room at the `site` by one of these `exams` costs `price` if at any time fewer than two people
    watch over it."""

    rule: str
    site: str
    exams: frozenset[str]
    price: int


@dataclass(frozen=True)
class People:
    """Staff, one row per person: at a `site`, `may` (person, duty) allowed. Rows (person, since, until) of `spans`, in order:
    when a person is present, UTC minutes; spans of one person do not touch."""

    site: Ints
    spans: Ints
    may: Flags

    def __len__(self) -> int:
        return len(self.site)

    def rows(self, chosen: Ints | Flags) -> "People":
        """Some of the people."""
        old = np.arange(len(self))[chosen]
        number = np.full(len(self), -1)
        number[old] = np.arange(len(old))
        spans = self.spans.copy()
        spans[:, 0] = number[spans[:, 0]]
        spans = spans[spans[:, 0] >= 0]
        return People(self.site[chosen], spans[np.lexsort((spans[:, 1], spans[:, 0]))], self.may[chosen])

    @property
    def edges(self) -> Ints:
        """The instants at which somebody comes or leaves."""
        return np.unique(self.spans[:, 1:])

    def there(self, since: Ints, until: Ints) -> Flags:
        """Who is present for the whole of each interval: interval x person."""
        begins, ends = self.spans[None, :, 1], self.spans[None, :, 2]
        whole = (begins <= since[:, None]) & (ends >= until[:, None])
        out = np.zeros((len(self), len(since)), bool)
        np.logical_or.at(out, self.spans[:, 0], whole.T)
        return np.asarray(out.T)

    def leaves(self, now: int) -> Ints:
        """When each person who is present leaves; `now` for the others."""
        out = np.full(len(self), now)
        here = self.spans[(self.spans[:, 1] <= now) & (self.spans[:, 2] > now)]
        out[here[:, 0]] = here[:, 2]
        return out
