"""The algebra of time terms: what a rule may say about options. Solvers know terms, never rules.

- `Forbid`: these options are not allowed.
- `Prefer`: choosing an option costs.
- `Relate`: two nodes cost, or exclude each other, by their times (`Pairs` says which nodes share candidates).
- `Load`: options use a resource over time, within a capacity (a cumulative constraint).
- `Count`: at most so many of these options are chosen, or each one beyond costs; `Counts`: many of these at once.
- `Milestone`: options of one kind come so many days after the last of another kind.
- `Begin`: a search begins at these options.

Every term names its rule; its arrays keep the entities, and only compile adds terms up. Costs are integers in the unit
of the objective, weights included. Times are UTC minutes and day numbers since 1970-01-01.
"""

from dataclasses import dataclass, field
from functools import partial

import numpy as np
import numpy.typing as npt

from scheduler.terms.empty_arrays import no_rows
from scheduler.terms.host_terms import HostTerm
from scheduler.terms.room_terms import RoomTerm
from scheduler.terms.staff_terms import StaffTerm

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Forbid:
    """The options are not allowed."""

    rule: str
    options: Ints


@dataclass(frozen=True)
class Prefer:
    """Choosing `options[i]` costs `cost[i]`."""

    rule: str
    options: Ints
    cost: Ints


@dataclass(frozen=True)
class Pairs:
    """Pairs of nodes: `count[i]` candidates (or other reasons) tie node `a[i]` to node `b[i]`.

    `at[o]` is the place of option o on the time axis of these candidates, -1: none, so that no relation applies. Rules
    about the same candidates share one `Pairs` object, so that compile can add their kernels. `alone[i]`: those of the
    `count[i]` candidates who sit nothing else in the session. Default: all of them.
    """

    name: str
    a: Ints
    b: Ints
    count: Ints
    at: Ints
    alone: Ints = field(default_factory=lambda: np.empty(0, np.int64))

    def __post_init__(self) -> None:
        if len(self.alone) != len(self.count):
            object.__setattr__(self, "alone", self.count)


@dataclass(frozen=True)
class Relate:
    """A relation of the nodes of each pair. With a at place i and b at place j of the time axis (T places):

    soft: each of the `count` costs `kernel[i, j]`; hard: i and j are forbidden where `kernel[i, j]` > 0. T x T.
    """

    rule: str
    pairs: Pairs
    kernel: npt.NDArray[np.int64]
    hard: bool = False


@dataclass(frozen=True)
class Load:
    """Option `options[i]` uses `amount[i]` of the resource in [`since[i]`, `until[i]`), UTC minutes.

    The use at any instant is at most `limit`, or what the rows (minute, limit) of `steps` say from that minute on.
    `sure[i]` (default: `amount[i]`) is the part used whatever else is decided: proofs rest on it alone, because a
    candidate of two overlapping exams sits in one place at a time. `resource` is the whole name, `place` where it is.
    One person of the staff `serves` so many candidates, in whom amounts and limits are counted; reasons count persons.
    """

    rule: str
    resource: str
    options: Ints
    since: Ints
    until: Ints
    amount: Ints
    limit: int
    steps: Ints = field(default_factory=partial(no_rows, 2))
    sure: Ints | None = None
    place: str = ""
    serves: int = 1


@dataclass(frozen=True)
class Count:
    """At most `limit` of the options are chosen. With a `weight` (all candidates concerned included) more may be
    chosen, and each one beyond the limit costs `weight`.

    Where there is a weight, option i may count for `amount[i]` (each option once; default: 1 each). An option that
    counts for as much as all others fill up says "only if this one is chosen". ValueError: amounts without a weight.
    """

    rule: str
    options: Ints
    limit: int
    weight: int | None = None
    amount: Ints | None = None

    def __post_init__(self) -> None:
        if self.amount is not None and self.weight is None:
            raise ValueError("a count without a weight counts every option once")


@dataclass(frozen=True)
class Counts:
    """Many counts with a weight at once, of which each option counts once. Count c has the options
    `options[first[c] : first[c + 1]]` (ascending) and the weight `weight[c]`; all have one `limit`, which each can exceed."""

    rule: str
    first: Ints
    options: Ints
    limit: int
    weight: Ints


@dataclass(frozen=True)
class Milestone:
    """Every chosen `waiting` option comes at least `lag` days after every chosen `ready` option.

    `max(ready_day of chosen) + lag <= waiting_day` (day numbers) of every chosen waiting option. One variable, the
    milestone, makes this linear in the options instead of quadratic.
    """

    rule: str
    name: str
    ready: Ints
    ready_day: Ints
    waiting: Ints
    waiting_day: Ints
    lag: int


@dataclass(frozen=True)
class Begin:
    """A search may begin at these options: of each node the cheapest that is allowed. A hint, never a rule."""

    rule: str
    options: Ints


TimeTerm = Forbid | Prefer | Relate | Load | Count | Counts | Milestone | Begin
Term = TimeTerm | RoomTerm | StaffTerm | HostTerm
