"""What rules read when they state their terms: the instance, every option, and pairs of exams per candidate.

All instants are minutes since 1970-01-01 UTC; days are numbered from 1970-01-01, local to a zone.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.policy import ExtraTimeParameters, Policy, TransferParameters
from models.turnout import SURE, expected_cost
from scheduler.terms.clock import DAY, Clock
from scheduler.terms.options import Options
from scheduler.terms.terms import Pairs, Relate

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MARGIN = 2 * DAY
"""Minutes before the first and after the last start for which rooms and staff are tabulated: two days, more than any
hold, gather or transfer takes."""
LONGEST_GAP, LONGEST_REST, GAP_STEP = 30, 90, 10
"""Minutes under escort before a moved exam that are tried: from the policy's shortest gap up to `LONGEST_GAP`
(`LONGEST_REST` for candidates with extra time, who are owed a rest), in steps of `GAP_STEP`."""

PAIR_AND_LINK = 2
"""Moved exams of a chain of which one belongs to a pair, the other to another pair; with more both of a pair may move."""


@dataclass(frozen=True)
class Axis:
    """The time axis of one candidate class in one session: the T distinct intervals at which it can sit an exam.

    The candidates of a class share zone, opening hours, the centre's `policy`, extra time, pause and isolation (`needs`
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
        return self.policy.of(ExtraTimeParameters).rest if self.owed_rest else 0

    @property
    def gaps(self) -> range:
        """Minutes under escort between the two exams of a transfer, shortest first."""
        if self.owed_rest:
            return range(self.policy.of(ExtraTimeParameters).rest, LONGEST_REST + 1, GAP_STEP)
        return range(self.policy.of(TransferParameters).gap, LONGEST_GAP + 1, GAP_STEP)

    @property
    def chain_gap(self) -> int:
        """The longest time under escort from one moved exam to the next; 0: a moved exam is not followed by another."""
        return LONGEST_REST if self.policy.of(TransferParameters).chain == "allow" else 0

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
        within = np.broadcast_to((self.leave - self.enter <= LONGEST_REST)[:, None], before.shape)
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


@dataclass(frozen=True)
class ModelData:
    """An instance with every option of every exam: all that the rules of a semester read to state their terms.

    `options` numbers the options, node after node; nodes are the exams that have candidates. Tables:

    - `bands`, one row per (option, zone): option, node, zone (name), day (local), start, gather (minutes), paper,
      early (minutes by which those with extra time begin before), gate, exit (of the zone), least_exit (of the
      paper anywhere).
    - `groups`, one row per (exam, site, zone, need): node, site, zone, need, its extra, pause and isolated, `longer` (it has more time), own (minutes; for
      an `oral` the block of all candidates of the site), people, and `sure`, those with no other exam in the session.
    - `people`: the (candidate, exam) rows of `Instance.sits` with their node.
    - `candidate_pairs`, one row per candidate and pair of the candidate's exams in one session: candidate, site,
      need_a, need_b, session, a, b (nodes, a < b), axis (its number in `axes`).
    """

    instance: Instance
    options: Options
    bands: pd.DataFrame
    groups: pd.DataFrame
    people: pd.DataFrame
    candidate_pairs: pd.DataFrame
    axes: Sequence[Axis]
    clock: Clock

    @cached_property
    def most_moves(self) -> int:
        """The most exams of anybody in a session that may be moved: the largest cap of a centre."""
        return max(policy.of(TransferParameters).cap for policy in self.instance.policies.values())

    @cached_property
    def exams(self) -> pd.DataFrame:
        """Instance.exam_frame in node order."""
        return self.instance.exam_frame.set_index("exam").loc[list(self.options.names)].reset_index()

    @cached_property
    def site_numbers(self) -> dict[str, int]:
        """The number of each site in arrays by site."""
        return {str(site.id): number for number, site in enumerate(self.instance.sites)}

    @cached_property
    def room_numbers(self) -> dict[str, int]:
        """The number of each room in arrays by room."""
        return {str(room.id): number for number, room in enumerate(self.instance.rooms)}

    @cached_property
    def node_numbers(self) -> dict[str, int]:
        """The node of each exam that has candidates."""
        return {name: node for node, name in enumerate(self.options.names)}

    @cached_property
    def horizon(self) -> tuple[int, int]:
        """From when to when, in UTC minutes, anything of the semester can take place."""
        starts = self.bands["start"] if len(self.bands) else pd.Series([0])
        return int(starts.min()) - MARGIN, int(starts.max()) + MARGIN

    def by_site(self, read: Callable[[Policy], int]) -> Ints:
        """A policy value of the centre of each site."""
        policies = self.instance.policies
        return np.array([read(policies[site.centre]) for site in self.instance.sites], np.int64)

    @cached_property
    def catchment(self) -> dict[str, str]:
        """For each site one site that stands for its catchment: all sites it exchanges candidates with (mostly itself).

        Catchments are the connected components of the graph of home sites and the hosts that may receive them.
        """
        of = {site: site for site in self.instance.venues}
        for home, venues in self.instance.venues.items():
            for old in {of[home], *(of[venue] for venue in venues)} - {of[venues[0]]}:
                of = {site: of[venues[0]] if one == old else one for site, one in of.items()}
        return of

    @cached_property
    def exchanging(self) -> frozenset[str]:
        """Sites that share their catchment with others: they send candidates to other sites or receive them."""
        sizes = Counter(self.catchment.values())
        return frozenset(site for site, one in self.catchment.items() if sizes[one] > 1)

    @cached_property
    def rows_of_axis(self) -> tuple[Ints, ...]:
        """For each axis the row numbers of its `candidate_pairs`."""
        axis_of = self.candidate_pairs["axis"].to_numpy(np.int64)
        order = np.argsort(axis_of, kind="stable")
        parts = np.split(order, np.searchsorted(axis_of[order], np.arange(1, len(self.axes))))
        return tuple(parts[: len(self.axes)])  # no pairs: no axis, not one empty part

    def sat_by(self, *axes: int) -> Ints:
        """Rows (number of a candidate, node), each once: what the candidates of these axes sit, who have two exams or more in
        the session."""
        rows = np.concatenate([self.rows_of_axis[number] for number in axes])
        ends = [self.candidate_pairs[end].to_numpy(np.int64)[rows] for end in ("a", "b")]
        who = np.tile(self._candidate_numbers[rows], 2)
        return np.unique(np.stack([who, np.concatenate(ends)], 1), axis=0)

    @cached_property
    def cap_of(self) -> pd.Series:
        """By id of a candidate: how many exams of a session may be moved by the centre of registration."""
        caps = {c: p.of(TransferParameters).cap for c, p in self.instance.policies.items()}
        return self.instance.candidates.set_index("id")["centre"].map(caps).astype("int64")

    @cached_property
    def caps(self) -> Ints:
        """The same by number of a candidate as in `sat_by`."""
        return self.cap_of.reindex(self._numbered_candidates[1]).to_numpy(np.int64)

    @property
    def _candidate_numbers(self) -> Ints:
        """The number of the candidate of each row of `candidate_pairs`."""
        return self._numbered_candidates[0]

    @cached_property
    def _numbered_candidates(self) -> tuple[Ints, npt.NDArray[np.object_]]:
        """The number of the candidate of each row of `candidate_pairs`, and the candidates by their number."""
        numbers, names = pd.factorize(self.candidate_pairs["candidate"].to_numpy(dtype=object))
        return np.asarray(numbers, np.int64), names

    @cached_property
    def own_bands(self) -> pd.DataFrame:
        """The bands of zones where candidates of the instance sit: all of them, unless it is one centre's part."""
        return self.bands.merge(self.groups[["node", "zone"]].drop_duplicates(), on=["node", "zone"])

    @cached_property
    def occupation(self) -> pd.DataFrame:
        """One row per (option, group) of on-site exams: bands joined with groups, with `since` and `until` (check-in
        and collection included), `leave` and minutes of `hold`; `start` and `early` are the group's own."""
        rows = self.bands.merge(self.groups[~self.groups["remote"]], on=["node", "zone"])
        early = rows["early"].where(rows["longer"], 0)
        rows = rows.assign(early=early, start=rows["start"] - early)
        end = rows["start"] + rows["own"]
        leave = np.maximum(end, rows["gate"])
        return rows.assign(
            leave=leave,
            hold=np.maximum(rows["gate"] - end, 0),
            since=rows["start"] - rows["gather"] - rows["check_in"],
            until=leave + rows["collect"],
        )

    def options_of(self, exams: Collection[str]) -> Ints:
        """Every option of these exams; exams without candidates are no nodes and are ignored."""
        mine = np.isin(np.array(self.options.names, dtype=object), list(exams))
        return np.flatnonzero(mine[self.options.node_of])

    def setting(self, centres: "pd.Series[str]", read: Callable[[Policy], int]) -> Ints:
        """A policy value for each of the centres."""
        values = {c.id: read(self.instance.policies[c.id]) for c in self.instance.centres}
        return centres.map(values).to_numpy(np.int64)
