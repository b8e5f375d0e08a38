"""Posts to fill and the people who may: what naming staff is about, without rooms, exams or candidates."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
RESPONSIBLE, INVIGILATOR, ESCORT, SECRETARY = range(4)
AUTHORISED = (ESCORT, SECRETARY)
"""Duties for which one must be authorised."""


@dataclass(frozen=True)
class Posts:
    """Somebody is needed at a `site` for a `duty` in [`since`, `until`) (UTC minutes); one row a post.

    `room` is a number (-1: none), `share` numbers the session over which loads are evened.
    """

    site: Ints
    duty: Ints
    room: Ints
    since: Ints
    until: Ints
    share: Ints

    def __len__(self) -> int:
        return len(self.site)

    def rows(self, chosen: Ints | Flags) -> "Posts":
        """Some of the posts."""
        columns = (self.site, self.duty, self.room, self.since, self.until, self.share)
        return Posts(*(column[chosen] for column in columns))


@dataclass(frozen=True)
class People:
    """Staff of a `site`, present in [`since`, `until`); `may` says of each person and duty whether it is allowed."""

    site: Ints
    since: Ints
    until: Ints
    may: Flags

    def __len__(self) -> int:
        return len(self.site)

    def rows(self, chosen: Ints | Flags) -> "People":
        """Some of the people."""
        return People(self.site[chosen], self.since[chosen], self.until[chosen], self.may[chosen])
