"""The place terms of a semester for a choice of options: groups, rooms, staff, transfers."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.policy import InvigilatorsParameters, OpeningHoursParameters, TransferParameters
from models.timetable import KINDS
from scheduler.compile.places.known_rooms import known_places
from scheduler.compile.places.pinned_places import Pins
from scheduler.compile.places.resources import duties_present, room_table
from scheduler.compile.places.visits import VisitBuilder, closed_rooms
from scheduler.compile.time.overlaps import overlaps_of
from scheduler.terms.model_data import GAP_STEP, ModelData
from scheduler.terms.places import Groups, KnownRooms, PlaceTerms, RoomTable, Staffing

Ints = npt.NDArray[np.int64]
ORDINARY, EXTRA, ISOLATED, TRANSFER = range(4)
ORAL = KINDS.index("oral")
MARGIN = 2 * 24 * 60
"""Minutes before the first and after the last start for which rooms and staff are tabulated: two days, more than any
hold, gather or transfer takes."""
TRANSFER_KEYS = ["stays", "moves", "site", "need", "leave", "own", "gap", "gap_mask", "due"]
"""Candidates whose transfers agree in these columns form one group."""


@dataclass(frozen=True)
class Seating:
    """Place terms with the tables that lead back to names: `table`, one row per group (node, site, kind, start, end, …);
    `overlaps`, one row per overlapping pair with the first group of its transfer, or -1."""

    terms: PlaceTerms
    table: pd.DataFrame
    overlaps: pd.DataFrame


class SeatingBuilder:
    """Builds the place terms of one choice after the other; rooms and staff are prepared once."""

    def __init__(self, data: ModelData) -> None:
        self.data = data
        self.sites = {str(s.id): i for i, s in enumerate(data.instance.sites)}
        starts = data.bands["start"] if len(data.bands) else pd.Series([0])
        begin, end = int(starts.min()) - MARGIN, int(starts.max()) + MARGIN
        self.rooms: RoomTable = room_table(data.instance, data.equipment, self.sites, begin, end)
        if data.exchanging:
            shut = closed_rooms(data.instance, set(data.exchanging), begin, end, data.clock)
            self.rooms = replace(self.rooms, closed=np.concatenate([self.rooms.closed, shut]))
        self.visiting = VisitBuilder(data, self.sites)
        self.present = duties_present(data.instance, self.sites, begin, end)
        policy = data.instance.policy
        self.unresolved = policy.weight_of("overlap-unresolved")
        self.transfer = policy.weight_of("transfer")
        self.changed = policy.weight_of("changed-room")
        self.late = policy.weight_of("late-needs")
        self.extra = data.instance.needs["extra"].to_numpy(np.int64)
        self.small = data.instance.needs["small_room"].to_numpy(bool)
        self.dictates = data.instance.needs["secretary"].to_numpy(bool)
        self.pins = Pins(data, self.rooms.names)
        self.known_places = self.pins.among(known_places(data, self.rooms.names))
        self.split = policy.weight_of("rooms")
        own = [data.instance.policies[s.centre] for s in data.instance.sites]
        self.may_miss = np.array([p.of(TransferParameters).unresolved == "allow" for p in own])
        ratios = np.array([p.of(InvigilatorsParameters).ratio for p in own], np.int64)
        self.ratio = ratios if len(data.instance.staff) else np.zeros_like(ratios)

    def __call__(self, choice: Ints) -> PlaceTerms:
        """The place terms of a choice (one option per node)."""
        return self.seating(choice).terms

    def seating(self, choice: Ints) -> Seating:
        """The place terms of a choice with the tables behind them."""
        overlaps = overlaps_of(self.data, choice, self.pins.overlaps)
        table = pd.concat([self._published(choice, overlaps), self._moved(overlaps)], ignore_index=True)
        table = self._wishes(table)
        overlaps = self._number_transfers(overlaps, table)
        moved = table[table["kind"] == TRANSFER]
        if not self.data.instance.rooms:
            table = table.iloc[:0]  # starts only: nobody is seated, transfers need only their times
        # Candidates who leave one exam of a site for the same new start share an escort, wherever they go; a team is
        # one site's, whichever receives them.
        team = moved.groupby(["stays", "leave", "since"], observed=True).ngroup()
        columns = [moved.index, moved["leave"], moved["since"], team]
        escorts = np.stack([column.to_numpy(np.int64) for column in columns], 1)
        may_miss = self.may_miss[overlaps["site"].map(self.sites).to_numpy().astype(np.int64)]
        impossible = ~overlaps["can_move"].to_numpy(bool)
        broken, room_broken = (overlaps[name].to_numpy(bool) for name in ("pin_broken", "room_pin_broken"))
        visits = self.visiting(table, choice)
        terms = PlaceTerms(
            self.rooms,
            self._groups(table),
            Staffing(self.ratio, self.present, escorts),
            split_cost=self.split,
            pair_costs=self._pair_costs(overlaps[impossible & may_miss]),
            third_costs=self._third_costs(overlaps[impossible & may_miss]),
            known_rooms=KnownRooms(self._known_rooms(table, overlaps), self.changed),
            forbidden_together=(
                *overlaps.loc[impossible & ~may_miss, ["stays", "moves"]].to_numpy(np.int64),
                *self.pins.exams_of(overlaps[room_broken]),
            ),
            broken_pins=(*self.pins.exams_of(overlaps[broken]), *visits.broken_pins),
            pins=self.pins.places(table, overlaps),
            visits=visits,
        )
        return Seating(terms, table, overlaps)

    def _published(self, choice: Ints, overlaps: pd.DataFrame) -> pd.DataFrame:
        """Groups at their published times, without the candidates who move or miss the exam."""
        chosen = np.zeros(self.data.options.size, bool)
        chosen[choice] = True
        rows = self.data.occupation
        rows = rows[chosen[rows["option"].to_numpy(np.int64)]]
        gone = overlaps[["candidate", "moves"]].drop_duplicates().rename(columns={"moves": "node"})
        people = self.data.people.merge(gone, on=["candidate", "node"])
        less = people.groupby(["node", "site", "need"], observed=True).size().rename("less")
        rows = rows.merge(less.reset_index(), on=["node", "site", "need"], how="left")
        size = rows["people"] - rows["less"].fillna(0).astype("int64")
        kind = np.where(rows["isolated"], ISOLATED, np.where(rows["extra"] > 0, EXTRA, ORDINARY))
        kind = np.where(rows["oral"], ORAL, kind)
        rows = rows.assign(
            size=size, kind=kind, enter=rows["start"] - rows["gather"], end=rows["start"] + rows["own"]
        )
        columns = ["node", "site", "kind", "need", "size", "since", "until", "enter", "start", "end"]
        seated: pd.DataFrame = rows.loc[rows["size"] > 0, columns]
        oral = seated["kind"] == ORAL
        if oral.any():  # before a jury: one person at a time, in one room for all of the site
            seated["size"] = seated["size"].where(~oral, 1)
            seated = seated[~(oral & seated.duplicated(["node", "site", "kind"]))]
        return seated.assign(leave=-1)

    def _wishes(self, table: pd.DataFrame) -> pd.DataFrame:
        """The groups, each followed by its alternative if the file of the need came too late. `granted`: the group sits
        as its need asks; `of`: one number for a group and its alternative."""
        node, need = (table[c].to_numpy(np.int64) for c in ("node", "need"))
        table = table.assign(granted=True, of=np.arange(len(table)))
        wish = self.data.equipment.wish[node, need] & (table["kind"] != ORAL).to_numpy()
        if not wish.any():
            return table
        other = table[wish].assign(granted=False)
        usual = np.where(self.extra[need[wish]] > 0, EXTRA, ORDINARY)
        other["kind"] = other["kind"].where(other["kind"] == TRANSFER, usual)
        both: pd.DataFrame = pd.concat([table, other]).sort_values(["of", "granted"], ascending=[True, False])
        return both.reset_index(drop=True)

    def _moved(self, overlaps: pd.DataFrame) -> pd.DataFrame:
        """Transfer groups: candidates who leave one exam for another at one site, one row per possible gap."""
        moving = overlaps[overlaps["can_move"]]
        groups = moving.groupby(TRANSFER_KEYS, observed=True).size().rename("size").reset_index()
        groups = groups.rename(columns={"moves": "node"}).assign(pool=np.arange(len(groups)))
        step = np.arange(int(groups["gap_mask"].max()).bit_length() if len(groups) else 0)
        row, k = np.nonzero((groups["gap_mask"].to_numpy(np.int64)[:, None] >> step) & 1)
        groups = groups.iloc[row].reset_index(drop=True)
        start = groups["leave"] + groups["gap"] + GAP_STEP * k
        centre = groups["site"].map({str(s.id): str(s.centre) for s in self.data.instance.sites})
        until = (
            start + groups["own"] + self.data.setting(centre, lambda p: p.of(OpeningHoursParameters).collect)
        )
        return groups.assign(
            start=start,
            end=start + groups["own"],
            kind=TRANSFER,
            since=start,
            until=until,
            enter=start,
        )

    def _number_transfers(self, overlaps: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
        """The first group (row of `table`) of each moving pair, -1 for pairs that do not move, and its start."""
        groups = table[table["kind"] == TRANSFER].reset_index(names="group").rename(columns={"node": "moves"})
        if groups.empty or overlaps.empty:
            return overlaps.assign(group=-1, start=0)
        groups = groups.drop_duplicates("pool").astype(dict.fromkeys(TRANSFER_KEYS[:2], "int64"))
        joined = overlaps.merge(groups[[*TRANSFER_KEYS, "group", "start"]], on=TRANSFER_KEYS, how="left")
        return joined.assign(
            group=joined["group"].where(joined["can_move"]).fillna(-1).astype("int64"),
            start=joined["start"].fillna(0).astype("int64"),
        )

    def _groups(self, table: pd.DataFrame) -> Groups:
        kind = table["kind"].to_numpy(np.int64)
        enter = table["enter"].to_numpy(np.int64)
        alone, moved, oral = kind == ISOLATED, kind == TRANSFER, kind == ORAL
        price = self.unresolved - self.transfer
        site = table["site"].map(self.sites).to_numpy().astype(np.int64)
        node, need = (table[c].to_numpy(np.int64) for c in ("node", "need"))
        granted, equipment = table["granted"].to_numpy(bool) & ~oral, self.data.equipment
        asks = np.where(granted, equipment.asked[node, need], equipment.otherwise[node, need])
        for row in np.flatnonzero(oral).tolist():
            asks[row] = equipment.juries[int(node[row]), str(table["site"].iloc[row])]
        true, due = np.ones(len(table), bool), table["due"].eq(True).to_numpy(bool)
        together = ["node", table["kind"] == TRANSFER, "start"]
        sitting = table.groupby(together, observed=True).ngroup().to_numpy(np.int64)
        return Groups(
            node=node,
            kind=kind,
            site=site,
            size=table["size"].to_numpy(np.int64),
            since=table["since"].to_numpy(np.int64),
            until=table["until"].to_numpy(np.int64),
            # Together in a room: the same admission, or all of them transferred; small groups by themselves.
            batch=np.where(moved, -1, enter) * 2 + (self.small[need] & granted),
            alone=alone | oral,
            isolated=alone,
            divisible=true,
            drop_cost=np.where(moved & self.may_miss[site] & ~due, price, -1),
            length=(table["end"] - table["start"]).to_numpy(np.int64),
            partner=table["stays"].fillna(-1).to_numpy().astype(np.int64),
            pool=np.where(moved, -1 - table["pool"].fillna(0).to_numpy().astype(np.int64), table["of"]),
            sitting=np.where(
                alone | oral, -1, sitting
            ),  # a candidate who sits alone needs a room in any case
            due=due,
            price=np.where(granted | oral, 0, self.late),
            aided=self.dictates[need] & granted,
            unwatched=oral if oral.any() else np.empty(0, bool),
            asks=asks,
        )

    def _known_rooms(self, table: pd.DataFrame, overlaps: pd.DataFrame) -> Ints:
        """Rows (group, room, candidates): how many of each group know which room, without those who move or miss the exam."""
        if not len(self.known_places) or not len(table):
            return np.empty((0, 3), np.int64)
        gone = overlaps[["candidate", "moves"]].drop_duplicates()
        had = self.known_places.merge(
            gone, how="left", left_on=["candidate", "node"], right_on=["candidate", "moves"]
        )
        had = had[had["moves"].isna()]
        fixed = table[~table["kind"].isin((TRANSFER, ORAL)) & table["granted"]].reset_index(names="group")
        keys = ["node", "site", "need"]
        rows = had.merge(fixed[[*keys, "group"]], on=keys).groupby(["group", "place"]).size()
        return rows.reset_index().to_numpy(np.int64)

    def _pair_costs(self, impossible: pd.DataFrame) -> Ints:
        """The cost of pairs beyond their kernels: priced as transfers, but no transfer can take place."""
        rows = impossible.loc[impossible["priced"], ["stays", "moves"]].to_numpy(np.int64)
        return np.column_stack([rows, np.full(len(rows), self.unresolved - self.transfer)])

    def _third_costs(self, impossible: pd.DataFrame) -> Ints:
        """The same costs by the third exam that prevents the transfer."""
        nodes = impossible.loc[impossible["priced"] & (impossible["third"] >= 0), "third"].to_numpy(np.int64)
        return np.column_stack([nodes, np.full(len(nodes), self.unresolved - self.transfer)])
