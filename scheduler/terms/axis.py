"""The exams of the candidates of a class in one zone, and what may be said of each pair of them.

All instants are minutes since 1970-01-01 UTC; days are numbered from 1970-01-01, local to a zone.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from models.policy import Policy
from models.turnout import SURE, expected_cost
from scheduler.terms.sitting_terms import SittingConditions
from scheduler.terms.terms import Pairs, Relate

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
GAP_STEP = 10
"""Minutes under escort before a moved exam are tried from the shortest gap to the longest in steps of this."""

PAIR_AND_LINK = 2
"""Moved exams of a chain of which one belongs to a pair, the other to another pair; with more both of a pair may move."""


@dataclass(frozen=True)
class Axis:
    """The time axis of one candidate class in one session: the T distinct intervals at which it can sit an exam.

    The candidates of a class share zone, opening hours, the centre's `policy` with its `conditions` of sittings, extra time, pause and isolation (`needs`
    tells classes apart), and whether a rest is owed. A class whose needs differ from exam to exam has places of its own
    for each exam, and is not `isolated` unless in all of them. Arrays have length T, instants are UTC minutes:

    - `enter`, `start`, `leave`: admission, start and release of the class itself; `own`: its minutes of writing;
    - `extra`: its minutes of extra time per hour;
    - `day`: the local date, as a day number;
    - `late`: last admission; `gate`: last admission to this paper anywhere; `exit`: the earliest exit from this paper anywhere;
    - `close`: closing time of the site that day, less the minutes of collection;
    - `on_site`: a candidate can be escorted to or from the exam (it is neither sat at home nor before a jury, nor by a
      mixed class in a room alone).

    `pairs` are the pairs of exams that share candidates of the class; `chance[k]` says how many of the candidates of
    pair k are expected to come to both exams, in millionths.
    """

    zone: str
    session: int
    needs: tuple[object, ...]
    extra: Ints
    owed_rest: bool
    isolated: bool
    policy: Policy
    conditions: SittingConditions
    enter: Ints
    start: Ints
    leave: Ints
    own: Ints
    day: Ints
    late: Ints
    gate: Ints
    exit: Ints
    close: Ints
    on_site: Flags
    pairs: Pairs
    chance: Ints

    @property
    def rest(self) -> int:
        """Minutes owed between two exams of a day."""
        return self.conditions.lengthen.rest if self.owed_rest else 0

    @property
    def gaps(self) -> range:
        """Minutes under escort between the two exams of a transfer, shortest first."""
        shortest = self.rest if self.owed_rest else self.conditions.lead.shortest
        return range(shortest, self.longest_gap + 1, GAP_STEP)

    @property
    def longest_gap(self) -> int:
        """The longest time under escort between the two exams of a transfer."""
        lead = self.conditions.lead
        return lead.longest_rest if self.owed_rest else lead.longest

    @property
    def chain_gap(self) -> int:
        """The longest time under escort from one moved exam to the next; 0: a moved exam is not followed by another."""
        return self.conditions.lead.chain_gap

    def expected_penalty(self, rule: str, kernel: Flags, price: int) -> Relate:
        """Where `kernel` (T x T) is true, a pair costs `price` for each candidate expected to come to both exams."""
        if (self.chance == SURE).all():
            return Relate(rule, self.pairs, kernel.astype(np.int64) * price)
        if price not in self._priced:
            cost = expected_cost(self.pairs.count, price, self.chance)
            self._priced[price] = replace(self.pairs, count=cost, alone=cost)
        return Relate(rule, self._priced[price], kernel.astype(np.int64))

    @cached_property
    def _priced(self) -> dict[int, Pairs]:
        """By price, the pairs with their cost as count: rules with the same price share one object."""
        return {}

    @cached_property
    def same_day(self) -> Flags:
        """T x T: both on one local date."""
        return np.asarray(self.day[:, None] == self.day[None, :])

    @cached_property
    def overlap(self) -> Flags:
        """T x T: the real intervals overlap, the rest that is owed included."""
        out = self.leave + self.rest
        return np.asarray((self.enter[:, None] < out[None, :]) & (self.enter[None, :] < out[:, None]))

    @cached_property
    def transferable(self) -> Flags:
        """T x T: overlapping, and one of the two can follow the other under escort that day."""
        after = self.follows
        earlier, tie = self.enter[:, None] < self.enter[None, :], self.enter[:, None] == self.enter[None, :]
        chosen = np.where(earlier, after, after.T) | (tie & (after | after.T))
        return np.asarray(self.overlap & chosen)

    def resolvable(self, most: int) -> Flags:
        """T x T: overlapping, and both can be sat that day if other exams, `most` exams in all, are moved as well: one after
        the other from the earlier admission on, under escort between them, before the site closes; or one in a chain."""
        begin = np.minimum(self.enter[:, None], self.enter[None, :])
        end = begin + self.own[:, None] + self.gaps[0] + self.own[None, :]
        fits = end <= self.close[:, None]
        return np.asarray(self._escorted_pair & fits | self.chainable(most))

    def chainable(self, most: int) -> Flags:
        """T x T: overlapping, and one of the two may be moved in a chain, behind a moved exam of another pair. `most` exams
        are moved in all.

        Such an exam may begin before its published time: it need only end after its gate, or be followed by one that
        does. So it ends before the other one begins, or the other one lies in a gap of the chain; or it follows the other
        one, or that one is moved as well.
        """
        before = self.gate[:, None] <= self.enter[None, :]
        after = self.leave[:, None] + self.own[None, :] <= self.close[:, None]
        within = np.broadcast_to((self.leave - self.enter <= self.chain_gap)[:, None], before.shape)
        one = before | after | within
        ways = one | one.T | (most > PAIR_AND_LINK)
        return np.asarray(self._escorted_pair & ways & (self.chain_gap > 0))

    @cached_property
    def _escorted_pair(self) -> Flags:
        """T x T: overlapping on one day, and candidates can be escorted from and to both."""
        both = self.on_site[:, None] & self.on_site[None, :] & (not self.isolated)
        return np.asarray(self.overlap & self.same_day & both)

    @cached_property
    def follows(self) -> Flags:
        """T x T, [i, j]: the exam at j can be sat after the exam at i (same day, opening hours, leak safety)."""
        moved_end = (self.leave + self.gaps[0])[:, None] + self.own[None, :]
        fits = moved_end <= self.close[:, None]
        safe = self.late[:, None] <= self.exit[None, :]
        both = self.on_site[:, None] & self.on_site[None, :]
        return np.asarray(self.same_day & fits & safe & both & (not self.isolated))
