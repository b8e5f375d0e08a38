"""What rules read when they state their terms: the instance, every option, and pairs of exams per candidate.

All instants are minutes since 1970-01-01 UTC; days are numbered from 1970-01-01, local to a zone.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.policy import Policy
from scheduler.terms.axis import Axis
from scheduler.terms.clock import DAY, Clock
from scheduler.terms.options import Options
from scheduler.terms.sitting_terms import ConditionsByCentre

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
MARGIN = 2 * DAY
"""Minutes before the first and after the last start for which rooms and staff are tabulated: two days, more than any
hold, gather or transfer takes."""


@dataclass(frozen=True)
class ModelData:
    """An instance with every option of every exam: all that the rules of a semester read to state their terms.

    `options` numbers the options, node after node; nodes are the exams that have candidates. `conditions`: those of
    sittings by centre. Tables:

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
    conditions: ConditionsByCentre
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
        return max(one.most_moves for one in self.conditions.values())

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
        nodes = max(self.options.nodes, 1)
        return np.stack(np.divmod(np.unique(who * nodes + np.concatenate(ends)), nodes), 1)

    @cached_property
    def cap_of(self) -> pd.Series:
        """By id of a candidate: how many exams of a session may be moved by the centre of registration."""
        caps = {centre: one.most_moves for centre, one in self.conditions.items()}
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
        and collection included), `leave` and minutes of `hold`; `start` and `early` are the group's own. Its exams, sites and
        centres are categories: there are millions of rows on large networks."""
        groups = self.groups[~self.groups["remote"]]
        groups = groups.astype(dict.fromkeys(("exam", "site", "centre"), "category"))
        rows = self.bands.merge(groups, on=["node", "zone"])
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
