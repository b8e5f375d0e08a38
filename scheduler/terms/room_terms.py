"""Room terms: what a rule may say of groups of candidates and rooms. Solvers know terms, never rules.

- `AtMost`: so many seats of each room may be used.
- `Close`: rooms are not available for some time.
- `Bar`: rooms are not for these groups.
- `Alone`: a room to itself, for the group or for each of its candidates.
- `Whole`: all of a group sit in one room.
- `Apart`: groups that overlap in time and differ may not share a room.
- `Price`: using a room costs, for each group or each candidate.
- `Split`: every room of a sitting beyond its first costs, or every site of an exam.
- `Mixed`: every length of exam beyond the first in a room costs.
- `RelateRooms`: the rooms of two exams are the same, beside each other, or different.
- `Waive`: what the needs of these groups ask is a wish; not to grant it costs.
- `Miss`: an exam that overlaps another may be missed, which costs.
- `Move`: an exam that is moved by a transfer costs.
- `Keep`: candidates keep a room.

`Who` (group_types.py) says which groups are meant; rooms are numbered as in the instance. Every term names its rule.
A rule says a fact about rooms once: which starts the fact excludes is for compile to find out. Costs are integers in
the unit of the objective, weights included; times are UTC minutes.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from scheduler.terms.group_types import EVERYBODY, Flags, Ints, Who

NOT_THERE = -1
"""The number of a room that is no longer there."""


@dataclass(frozen=True)
class AtMost:
    """At most `seats[room]` candidates are in a room at once; without such a term all its seats are used."""

    rule: str
    seats: Ints


@dataclass(frozen=True)
class Close:
    """Nobody uses a room in the rows (room, from, until) of `spans`, not even for a part of the occupation."""

    rule: str
    spans: Ints


@dataclass(frozen=True)
class Bar:
    """These groups never sit in the rooms `barred[room]`.

    `scarce`: the rooms left have something that few have. Other groups leave them free where that costs nothing, and a
    site without such a room cannot hold the exam at all, whoever misses it.
    Bars of one rule for the same rooms are one. `label` names what the rooms left have, in reasons.
    """

    rule: str
    who: Who
    barred: Flags
    scarce: bool = False
    label: str = ""


@dataclass(frozen=True)
class Alone:
    """Nobody else is in the room of such a group; with `each`, each of its candidates has a room."""

    rule: str
    who: Who
    each: bool = False


@dataclass(frozen=True)
class Whole:
    """All candidates of such a group sit in one room."""

    rule: str
    who: Who


@dataclass(frozen=True)
class Apart:
    """Groups that overlap in time may not share a room if they differ `by`

    - `who`: one of them is meant by `who`, the other is not;
    - `admission`: both are meant, and they are admitted at different instants;
    - `length`: both are meant, and their exams are of different length.
    """

    rule: str
    who: Who
    by: Literal["who", "admission", "length"] = "who"


@dataclass(frozen=True)
class Price:
    """A group in a room costs `amount[room]`, once or for each of its candidates there."""

    rule: str
    amount: Ints
    who: Who = EVERYBODY
    per: Literal["group", "candidate"] = "group"


@dataclass(frozen=True)
class Split:
    """Every room of a sitting (one exam, site and start) beyond its first costs `price`; other groups do not count.

    `over` sites: every site at which sites that exchange candidates hold one exam, beyond its first.
    """

    rule: str
    who: Who
    price: int
    over: Literal["rooms", "sites"] = "rooms"


@dataclass(frozen=True)
class Mixed:
    """Every length of exam beyond the first among those of these groups that share a room costs `price`."""

    rule: str
    price: int
    who: Who = EVERYBODY


@dataclass(frozen=True)
class RelateRooms:
    """At each site each room of exam `pairs[i, 0]` is `where` of those of exam `pairs[i, 1]`: one of them (same), one of
    them or beside one (beside), or none of them (different).

    Else it costs `price`; None: it must be so. `beside[i, j]`: room j is beside room i. Groups without a sitting (alone,
    before a jury) and transferred ones do not count.
    """

    rule: str
    pairs: Ints
    where: Literal["same", "beside", "different"]
    beside: Flags
    price: int | None


@dataclass(frozen=True)
class Waive:
    """The needs of these groups are wishes: a candidate may sit otherwise, which costs `price`."""

    rule: str
    who: Who
    price: int


@dataclass(frozen=True)
class Miss:
    """At these home sites a candidate with an overlap may go without a transfer: each missed exam costs `price`.

    Elsewhere every overlap must find its transfer. Time terms price pairs of exams; the place stage takes back what they
    say beyond the exams that are missed or moved.
    """

    rule: str
    sites: Flags
    price: int


@dataclass(frozen=True)
class Move:
    """Each exam of a candidate that is moved by a transfer costs `price`."""

    rule: str
    price: int


@dataclass(frozen=True)
class Keep:
    """Candidate `candidate[i]` sits exam `node[i]` in room `room[i]` (or NOT_THERE).

    Who does not costs `price`; None: it is forbidden. Transferred candidates are not held to a price.
    """

    rule: str
    candidate: npt.NDArray[np.object_]
    node: Ints
    room: Ints
    price: int | None


RoomTerm = (
    AtMost
    | Close
    | Bar
    | Alone
    | Whole
    | Apart
    | Price
    | Split
    | Mixed
    | RelateRooms
    | Waive
    | Miss
    | Move
    | Keep
)
