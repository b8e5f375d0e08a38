"""The statements that rules make to the solvers. Engines know terms, never rules.

Every term names its rule; arrays keep the entities, folding happens in compile only. Costs are
integers. Times are minutes since 1970-01-01 UTC unless said otherwise.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Forbid:
    """These options are not allowed."""

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
    """People (or other reasons) that tie node `a[i]` to node `b[i]`, `count[i]` of them.

    `at` gives for every option its place on the class's own time axis (-1: none, no effect). Rules
    that speak of the same people share one `Pairs` object, so that compile can add their kernels.
    """

    name: str
    a: Ints
    b: Ints
    count: Ints
    at: Ints


@dataclass(frozen=True)
class Relate:
    """Nodes of `pairs` at axis places i and j: hard: `kernel[i, j]` true is forbidden; soft: each
    of the count costs `kernel[i, j]` (weight included)."""

    rule: str
    pairs: Pairs
    kernel: npt.NDArray[np.int64]
    hard: bool = False


@dataclass(frozen=True)
class Load:
    """Option `options[i]` uses `amount[i]` of the resource during minutes [`since[i]`, `until[i]`).

    `limit` holds at all times unless `steps` (minute, limit) rows say otherwise from that minute on.
    `amount` is what to plan for; `sure` (default: the same) what is used whatever else is decided, the
    only part on which a proof may rest (a candidate of two overlapping exams sits in one place at a time).
    """

    rule: str
    resource: str
    options: Ints
    since: Ints
    until: Ints
    amount: Ints
    limit: int
    steps: Ints = field(default_factory=lambda: np.empty((0, 2), np.int64))
    sure: Ints | None = None


@dataclass(frozen=True)
class Count:
    """At most `limit` of the options are chosen; with a `weight` (the people who share the reason
    included) more may be, and each chosen option beyond the limit costs it."""

    rule: str
    options: Ints
    limit: int
    weight: int | None = None


@dataclass(frozen=True)
class Milestone:
    """A day no earlier than any chosen `ready` option's day; `waiting` options come `lag` days later.

    `max(ready_day of chosen) + lag <= waiting_day` of every chosen waiting option: linear, not n².
    """

    rule: str
    name: str
    ready: Ints
    ready_day: Ints
    waiting: Ints
    waiting_day: Ints
    lag: int


TimeTerm = Forbid | Prefer | Relate | Load | Count | Milestone
