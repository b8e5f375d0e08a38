"""The place terms of a semester for a choice of options: groups, rooms, staff, transfers."""

from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.compile.places.pinned_places import Pins
from scheduler.compile.places.place_rules import EXTRA, ISOLATED, ORAL, ORDINARY, TRANSFER, PlaceRules
from scheduler.compile.places.staff_present import duties_present
from scheduler.compile.places.transfer_groups import number_transfers, transfer_groups
from scheduler.compile.places.visit_builder import VisitBuilder
from scheduler.compile.time.overlaps import COLUMNS, overlapping_exams, overlaps_of
from scheduler.terms.empty_arrays import no_rows
from scheduler.terms.model_data import ModelData
from scheduler.terms.places import Groups, KnownRooms, PlaceTerms, Staffing
from scheduler.terms.room_table import RoomTable

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
LONGEST = 10_000
"""More minutes than an exam has."""


@dataclass(frozen=True)
class Seating:
    """Place terms with the tables that lead back to names: `table`, one row per group (node, site, kind, start, end, …);
    `overlaps`, one row per overlap as of `overlaps_of` with the first group of its transfer, or -1; `known` and `pinned` rooms as
    in `PlaceRules`."""

    terms: PlaceTerms
    table: pd.DataFrame
    overlaps: pd.DataFrame
    known: pd.DataFrame
    pinned: pd.DataFrame


class SeatingBuilder:
    """Builds the place terms of one choice after the other. It knows no rule: what rules say of groups and rooms is
    folded already, and the groups of a choice look it up by their type."""

    def __init__(self, data: ModelData, rules: PlaceRules) -> None:
        self.data, self.rules = data, rules
        self.sites = data.site_numbers
        begin, end = data.horizon
        self.rooms: RoomTable = rules.rooms
        self.visiting = VisitBuilder(data, rules.hosting)
        self.present = duties_present(data.instance, rules.able, self.sites, begin, end)
        self.pins = Pins(data, rules.pinned)
        self.known_places = self.pins.among(rules.known)
        self.known_transfers: pd.DataFrame | None = None
        self._company = np.unique(rules.company, return_inverse=True)[1].astype(np.int64)
        self._companies = int(self._company.max(initial=0)) + 1

    def preferring(self, rooms: pd.DataFrame, transfers: pd.DataFrame, price: int = 0) -> "SeatingBuilder":
        """A builder for which candidates have rooms (candidate, node, site, need, place) and transfers (candidate, stays, moves)
        that they keep where that is possible; each who gets another room costs `price`. At no price, rooms that rules price
        stay instead."""
        other = copy(self)
        other.known_transfers = transfers
        if len(self.rules.known) and not price:
            return other
        other.rules = replace(self.rules, known=rooms, change_price=price)
        other.known_places = self.pins.among(rooms)
        return other

    def __call__(self, choice: Ints, *, chains: bool = True) -> PlaceTerms:
        """The place terms of a choice (one option per node); without `chains` no moved exam follows another."""
        return self.seating(choice, chains=chains).terms

    def seating(self, choice: Ints, *, chains: bool = True) -> Seating:
        """The place terms of a choice with the tables behind them; without `chains` no moved exam follows another."""
        prices = self.rules.missed_price, self.rules.moved_price
        overlaps = overlaps_of(
            self.data, choice, self.pins.overlaps, prices, chains=chains, known=self.known_transfers
        )
        chained = bool(overlaps["followed"].any())
        # An exam that another one follows must be sat like a pinned one.
        overlaps["due"] |= overlaps["followed"]
        every = self._table(choice, overlaps, overlaps)
        overlaps = number_transfers(overlaps, every)
        moved, table = every[every["kind"] == TRANSFER], self._seated(every)
        # Candidates who leave one exam of a site for the same new start share an escort, wherever they go; a team is
        # one site's, whichever receives them.
        team = moved.groupby(["stays", "leave", "since"], observed=True).ngroup()
        columns = [moved.index, moved["leave"], moved["since"], team]
        escorts = np.stack([column.to_numpy(np.int64) for column in columns], 1)
        may_miss = self.rules.left_out[overlaps["site"].map(self.sites).to_numpy().astype(np.int64)] >= 0
        impossible, several = ~overlaps["can_move"].to_numpy(bool), overlaps["several"].to_numpy(bool)
        missed = overlaps[impossible & may_miss]
        said = int(overlaps.loc[impossible & ~may_miss, "as_moved"].sum()) * self.rules.moved_price
        broken, room_broken = (overlaps[name].to_numpy(bool) for name in ("pin_broken", "room_pin_broken"))
        visits = self.visiting(table, choice)
        terms = PlaceTerms(
            self.rooms,
            self._groups(table),
            Staffing(self.rules.ratio, self.present, escorts),
            mixed_cost=self.rules.mixed_cost,
            room_relations=self.rules.room_relations,
            split_cost=self.rules.split_cost,
            pair_costs=self._pair_costs(overlaps, may_miss),
            third_costs=self._third_costs(missed),
            known_rooms=KnownRooms(self._known_rooms(table, overlaps), self.rules.change_price),
            forbidden_together=(
                *overlaps.loc[impossible & ~may_miss & ~several, ["stays", "moves"]].to_numpy(np.int64),
                *self.pins.exams_of(overlaps[impossible & ~may_miss & several]),
                *self.pins.exams_of(overlaps[room_broken]),
            ),
            broken_pins=(*self.pins.exams_of(overlaps[broken]), *visits.broken_pins),
            forbidden_cost=said,
            moved_price=self.rules.moved_price,
            room_pin_broken=bool(room_broken.any()),
            pins=self.pins.places(table, overlaps),
            visits=visits,
            chains=chains,
            chained=chained,
            groups_of_exam=self.groups_of_exam,
        )
        if len(overlaps):
            terms = replace(terms, without_overlapping=lambda: self._without_overlapping(choice, terms))
        return Seating(terms, table, overlaps, self.rules.known, self.rules.pinned)

    def groups_of_exam(self, node: int) -> tuple[Ints, Groups]:
        """The groups of an exam at each of its options, with everybody at the published time: the option of each, and the groups."""
        rows = self.data.occupation.iloc[self._occupation_of[node]]
        table = self._wishes(self._with_types(self._seated_rows(rows.assign(size=rows["people"])))).assign(
            stays=-1, due=False, pool=0
        )
        return table["option"].to_numpy(np.int64), self._groups(table)

    @cached_property
    def _occupation_of(self) -> list[Ints]:
        """The rows of `occupation` of each exam."""
        node = self.data.occupation["node"].to_numpy(np.int64)
        ends = np.cumsum(np.bincount(node, minlength=self.data.options.nodes))
        return np.split(np.argsort(node, kind="stable"), ends[:-1])

    def _without_overlapping(self, choice: Ints, terms: PlaceTerms) -> PlaceTerms:
        """The terms without the seats of candidates in exams that overlap for them."""
        gone = overlapping_exams(self.data, choice).rename(columns={"node": "moves"}).assign(group=-1)
        none = pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
        table = self._seated(self._table(choice, gone, none))
        return replace(
            terms,
            groups=self._groups(table),
            staffing=replace(terms.staffing, escorts=no_rows(4)),
            forbidden_together=(),
            broken_pins=(),
            known_rooms=KnownRooms(self._known_rooms(table, gone), self.rules.change_price),
            pins=self.pins.places(table, gone),
            visits=self.visiting(table, choice),
            chained=False,
            without_overlapping=None,
        )

    def _table(self, choice: Ints, gone: pd.DataFrame, moving: pd.DataFrame) -> pd.DataFrame:
        """One row per group: at its published time without who is `gone` (candidate, moves), or moved (`moving`, rows as of
        `overlaps_of`), each with its type and followed by its alternative."""
        table = pd.concat(
            [self._published(choice, gone), transfer_groups(self.data, moving)], ignore_index=True
        )
        return self._wishes(self._with_types(table))

    def _seated(self, table: pd.DataFrame) -> pd.DataFrame:
        """The groups that need a place: none where there are starts only, whose transfers need only their times."""
        return table if self.data.instance.rooms else table.iloc[:0]

    def _published(self, choice: Ints, overlaps: pd.DataFrame) -> pd.DataFrame:
        """Groups at their published times, without the candidates who move or miss the exam."""
        chosen = self.data.options.chosen(choice)
        rows = self.data.occupation
        rows = rows[chosen[rows["option"].to_numpy(np.int64)]].astype({"site": str})
        gone = overlaps[["candidate", "moves"]].drop_duplicates().rename(columns={"moves": "node"})
        people = self.data.people.merge(gone, on=["candidate", "node"])
        less = people.groupby(["node", "site", "need"], observed=True).size().rename("less")
        rows = rows.merge(less.reset_index(), on=["node", "site", "need"], how="left")
        return self._seated_rows(rows.assign(size=rows["people"] - rows["less"].fillna(0).astype("int64")))

    def _seated_rows(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Groups at their published times, from rows of `occupation` with their `size`."""
        kind = np.where(rows["isolated"], ISOLATED, np.where(rows["longer"], EXTRA, ORDINARY))
        kind = np.where(rows["oral"], ORAL, kind)
        rows = rows.assign(kind=kind, enter=rows["start"] - rows["gather"], end=rows["start"] + rows["own"])
        columns = [
            "node",
            "option",
            "site",
            "kind",
            "need",
            "size",
            "since",
            "until",
            "enter",
            "start",
            "end",
        ]
        seated: pd.DataFrame = rows.loc[rows["size"] > 0, columns]
        oral = seated["kind"] == ORAL
        if oral.any():  # before a jury: one person at a time, in one room for all of the site
            seated["size"] = seated["size"].where(~oral, 1)
            seated = seated[~(oral & seated.duplicated(["option", "site", "kind"]))]
        return seated.assign(leave=-1)

    def _with_types(self, table: pd.DataFrame) -> pd.DataFrame:
        """The groups with the number of their home site and their `type`, a row of the table of types."""
        site = table["site"].map(self.sites).to_numpy().astype(np.int64)
        node, need, kind = (table[c].to_numpy(np.int64) for c in ("node", "need", "kind"))
        return table.assign(home=site, type=self.rules.table.rows(node, need, site, kind == TRANSFER))

    def _wishes(self, table: pd.DataFrame) -> pd.DataFrame:
        """The groups, each followed by its alternative if its need is a wish. `granted`: the group sits as its need
        asks; `of`: one number for a group and its alternative."""
        table = table.assign(granted=True, of=np.arange(len(table)))
        wish = self.rules.waived[table["type"].to_numpy(np.int64)]
        if not wish.any():
            return table
        other = table[wish].assign(granted=False, type=table["type"][wish] + self.rules.table.count)
        other["kind"] = self.rules.table.types.kind[other["type"].to_numpy(np.int64)]
        both: pd.DataFrame = pd.concat([table, other]).sort_values(["of", "granted"], ascending=[True, False])
        return both.reset_index(drop=True)

    def _groups(self, table: pd.DataFrame) -> Groups:
        rules, of = self.rules, table["type"].to_numpy(np.int64)
        columns = ("node", "kind", "home", "size", "since", "until")
        moved, due = (table["kind"] == TRANSFER).to_numpy(bool), table["due"].eq(True).to_numpy(bool)
        minutes = self.data.exams["minutes"].to_numpy(np.int64)[table["node"].to_numpy(np.int64)]
        enter = np.where(rules.by_admission[of], table["enter"].to_numpy(np.int64), -1)
        by_length = np.where(rules.by_length[of], minutes, -1)
        together = ["node", table["kind"] == TRANSFER, "start"]
        sitting = table.groupby(together, observed=True).ngroup().to_numpy(np.int64)
        node, kind, home, size, since, until = (table[c].to_numpy(np.int64) for c in columns)
        return Groups(
            node=node,
            kind=kind,
            site=home,
            size=size,
            since=since,
            until=until,
            # One number for each admission, company and length, the same in every choice.
            batch=((enter + 1) * self._companies + self._company[of]) * LONGEST + by_length + 1,
            alone=rules.alone[of],
            isolated=rules.each[of],
            divisible=~rules.whole[of],
            drop_cost=np.where(moved & ~due, rules.left_out[home], -1),
            length=np.where(rules.mixed[of], minutes, -1),
            partner=table["stays"].fillna(-1).to_numpy().astype(np.int64),
            pool=np.where(moved, -1 - table["pool"].fillna(0).to_numpy().astype(np.int64), table["of"]),
            sitting=np.where(rules.in_sitting[of], sitting, -1),
            due=due,
            price=rules.price[of],
            aided=rules.aided[of],
            unwatched=~rules.watched[of],
            asks=rules.room_class[of],
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

    def _pair_costs(self, overlaps: pd.DataFrame, may_miss: Flags) -> Ints:
        """What pairs cost beyond their kernels: each exam that is moved or missed costs once, whatever the kernels say of its
        pairs (negative where they say more)."""
        moves, rules = overlaps["can_move"].to_numpy(bool), self.rules
        due = np.where(moves, rules.moved_price, rules.missed_price)
        as_moved, as_missed = (overlaps[name].to_numpy(np.int64) for name in ("as_moved", "as_missed"))
        # Where no exam may be missed the kernels of such pairs forbid, and cost nothing.
        said = as_moved * rules.moved_price + as_missed * np.where(may_miss, rules.missed_price, 0)
        known = moves | may_miss
        rows = np.column_stack([overlaps[["stays", "moves"]].to_numpy(np.int64), due - said])
        return np.asarray(rows[known & (due != said)], np.int64)

    def _third_costs(self, missed: pd.DataFrame) -> Ints:
        """The same costs by the third exam that prevents the transfer."""
        nodes = missed.loc[(missed["third"] >= 0) & (missed["as_moved"] > 0), "third"].to_numpy(np.int64)
        return np.column_stack([nodes, np.full(len(nodes), self.rules.missed_price - self.rules.moved_price)])
