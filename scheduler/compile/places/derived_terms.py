"""What place terms say about times: a rule states a fact about rooms or staff once, and this derives the rest.

Each load is necessary for every packing: the candidates of a catchment who may sit only in some rooms against the seats
of these rooms, those who sit alone against the rooms, those who need staff against the staff, all over time. An option
whose candidates find no seats in the rooms that are open for the whole of it is forbidden. Every term keeps the rule
that says so. Proofs count only `sure` candidates, who sit no other exam of the session.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import pandas as pd

from scheduler.compile.places.pinned_hosts import terms_of_pinned_hosts
from scheduler.compile.places.place_rules import ORAL, PlaceRules, PlaceTerm
from scheduler.compile.places.supply import Supply, seats_of, staff_of
from scheduler.terms.group_types import Ints, Who
from scheduler.terms.host_terms import KeepHost
from scheduler.terms.model_data import ModelData
from scheduler.terms.ranges import ranges
from scheduler.terms.room_terms import Alone, AtMost, Close
from scheduler.terms.staff_terms import Staff
from scheduler.terms.terms import Forbid, Load, Relate

COLUMNS_OF_LOAD = ("option", "since", "until", "people", "sure")
COLUMNS = ["option", "site", "since", "until", "people", "sure", "type", "catchment"]
WORDS = {"invigilator": "staff", "secretary": "secretaries"}
"""What reasons call the staff for a task."""
WATCHED = "watched"
"""What reasons call candidates whom the staff of several sites can look after."""


class DerivedTerms:
    """Derives time terms from the place terms of a semester."""

    def __init__(self, data: ModelData, rules: PlaceRules) -> None:
        self.data, self.rules, self.seats = data, rules, seats_of(rules.rooms)
        rows = data.occupation
        node, need = (rows[c].to_numpy(np.int64) for c in ("node", "need"))
        home = np.asarray(rows["site"].map(data.site_numbers), np.int64)
        rows = rows.assign(type=rules.table.rows(node, need, home, np.zeros(len(rows), bool)))
        oral = rules.table.types.kind[rows["type"].to_numpy(np.int64)] == ORAL
        self.members: defaultdict[str, list[str]] = defaultdict(list)
        for site, one in data.catchment.items():
            self.members[one].append(site)
        self._catchments = sorted(self.members)
        number = {site: self._catchments.index(one) for site, one in data.catchment.items()}
        rows = rows.assign(catchment=rows["site"].map(number).to_numpy(np.int64))
        self.written = rows.loc[~oral, COLUMNS].sort_values("catchment", kind="stable")
        self.juries = _juries(rows[oral])

    def of(self, rule: str, terms: Sequence[PlaceTerm]) -> Iterator[Load | Forbid | Relate]:
        """What the place terms of a rule say about times."""
        for term in terms:
            match term:
                case AtMost():
                    yield from self._loads(rule, "seats", self._everybody, self.seats)
                case Close():
                    yield from self._nowhere_open(rule, self._everybody)
                    yield from self._held_through(rule, self._everybody)
                case Alone():
                    yield from self._rooms(term)
                case Staff():
                    yield from self._staff(term)
                case KeepHost():
                    yield from terms_of_pinned_hosts(self.data, term, self._everybody, self.seats)
        yield from self._seats_left(rule)

    @cached_property
    def _everybody(self) -> pd.DataFrame:
        rows: pd.DataFrame = pd.concat([self.written, self.juries], ignore_index=True)
        return rows.sort_values("catchment", kind="stable", ignore_index=True)

    def _by_catchment(self, rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
        """The rows of each catchment that has any; they are in the order of catchments."""
        catchment = rows["catchment"].to_numpy(np.int64)
        begins = np.flatnonzero(np.diff(catchment, prepend=-1)).tolist()
        for begin, end in pairwise([*begins, len(rows)]):
            yield self._catchments[int(catchment[begin])], rows.iloc[begin:end]

    def _needed(self, who: Who, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows of groups that a term is about in any case: not of those who may sit otherwise."""
        mine, (of, otherwise) = who.among(self.rules.table.types), self._types(rows)
        chosen: pd.DataFrame = rows[mine[of] & mine[otherwise]]
        return chosen

    def _types(self, rows: pd.DataFrame) -> tuple[Ints, Ints]:
        """The type of each row, and the type in which it sits if its wish is not granted (mostly the same)."""
        of = rows["type"].to_numpy(np.int64)
        return of, of + np.where(self.rules.waived[of], self.rules.table.count, 0)

    def _rooms(self, term: Alone) -> Iterator[Load]:
        """Those who sit alone against the rooms."""
        rooms = Supply(np.ones_like(self.seats.amount), self.seats.site, self.seats.away)
        rows = self._needed(term.who, self.written)
        if not term.each:
            rows = rows.assign(people=1, sure=rows["sure"].clip(upper=1))
        yield from self._loads(term.rule, "rooms", rows, rooms)
        yield from self._loads(term.rule, "juries", self._needed(term.who, self.juries), rooms)
        yield from self._rooms_of_exams(term, rows, rooms)

    def _rooms_of_exams(self, term: Alone, lone: pd.DataFrame, rooms: Supply) -> Iterator[Load]:
        """Those of one exam who sit alone, and the others, who need rooms too, against the rooms: one load per exam and
        catchment that may lack one. Only those who surely sit it count, so that it serves proofs alone."""
        node_of, sites = self.data.options.node_of, self.data.site_numbers
        lone = lone[lone["sure"] > 0]
        others = self.written.drop(lone.index)
        others = others[(others["sure"] > 0) & others["option"].isin(lone["option"])]
        for one, here in self._by_catchment(lone):
            members = self.members[one]
            mine = np.isin(rooms.site, [sites[site] for site in members])
            limit, steps = rooms.at(mine).over_time()
            largest = np.sort(self.seats.amount[mine])[::-1].cumsum()
            beside = others[others["site"].isin(members)]
            beside = beside.groupby("option").agg(
                since=("since", "max"), until=("until", "min"), sure=("sure", "sum")
            )
            beside = beside.reset_index()
            beside["sure"] = np.searchsorted(largest, beside["sure"].to_numpy(np.int64)) + 1
            rows = pd.concat([here[list(beside.columns)], beside], ignore_index=True)
            option, since, until, sure = (
                rows[c].to_numpy(np.int64) for c in ("option", "since", "until", "sure")
            )
            needed = np.zeros(self.data.options.size, np.int64)
            np.add.at(needed, option, sure)
            name = "+".join(members)
            for node in np.unique(node_of[needed > min([limit, *steps[:, 1].tolist()])]).tolist():
                its = node_of[option] == node
                yield Load(
                    term.rule,
                    f"rooms {name}",
                    option[its],
                    since[its],
                    until[its],
                    sure[its],
                    limit,
                    steps,
                    None,
                    name,
                )

    def _staff(self, term: Staff) -> Iterator[Load]:
        """Those who need staff against the staff who are present. Escorts depend on overlaps."""
        if term.task == "escort":
            return
        rows, each = self._needed(term.who, self.written), np.ones(len(self.data.site_numbers), np.int64)
        if term.ratio is not None:
            each = self._watched_by_one(term.ratio)
            rows = self._watched_alone(rows, each)
        supply = staff_of(self.data, term.able, each)
        yield from self._loads(term.rule, WORDS[term.task], rows, supply, strict=term.strict, serves=each)

    def _watched_by_one(self, ratio: Ints) -> Ints:
        """By site, the candidates whom one invigilator can look after: they sit in one room."""
        largest = np.zeros_like(ratio)
        np.maximum.at(largest, self.seats.site, self.seats.amount)
        return np.minimum(ratio, np.maximum(largest, 1))

    def _watched_alone(self, rows: pd.DataFrame, each: Ints) -> pd.DataFrame:
        """The rows with candidates who sit alone counted as many as one invigilator could look after."""
        of, otherwise = self._types(rows)
        alone = self.rules.each[of] & self.rules.each[otherwise]
        alone &= ~rows["site"].isin(list(self.data.exchanging)).to_numpy(bool)
        count = np.where(alone, each[self.rules.table.types.site[of]], 1)
        return rows.assign(people=rows["people"] * count, sure=rows["sure"] * count)

    def _seats_left(self, rule: str) -> Iterator[Load]:
        """Candidates for whom some rooms are barred against the seats of the others, for every set of bars that holds
        for somebody and whose last bar is of the rule."""
        bars, barring = self.rules.classes.distinct, self.rules.classes.bars
        if not any(bar.rule == rule for bar in bars):
            return
        rows = self._everybody
        of, otherwise = self._types(rows)
        holds = barring[self.rules.room_class[of]] & barring[self.rules.room_class[otherwise]]
        sets, number = np.unique(holds, axis=0, return_inverse=True)
        for one in sets:
            mine = [bar for bar, holding in zip(bars, one, strict=True) if holding]
            if not mine or mine[-1].rule != rule:
                continue
            wider = (sets >= one).all(1)
            left = ~np.any([bar.barred for bar in mine], axis=0)
            word = " ".join(sorted(bar.label for bar in mine if bar.label)) or "seats"
            strict = all(bar.scarce for bar in mine)
            yield from self._loads(
                rule, word, rows[wider[number.ravel()]], self.seats.at(left), strict=strict
            )

    def _loads(
        self,
        rule: str,
        word: str,
        rows: pd.DataFrame,
        supply: Supply,
        *,
        strict: bool = False,
        serves: Ints | None = None,
    ) -> Iterator[Load]:
        """One load per catchment: people of the rows against the supply of its sites.

        `strict`: a site that has nothing at all, and sends nobody elsewhere, cannot hold the exam, whoever misses it.
        `serves`: how many candidates one person looks after, by site.
        """
        sites = self.data.site_numbers
        for one, here in self._by_catchment(rows):
            members = self.members[one]
            local = supply.at(np.isin(supply.site, [sites[site] for site in members]))
            limit, steps = local.over_time()
            option, since, until, people, sure = (here[c].to_numpy(np.int64) for c in COLUMNS_OF_LOAD)
            if strict and not local.amount.sum() and len(members) == 1:
                sure = people
            name = "+".join(members)
            each = {1} if serves is None else {int(serves[sites[site]]) for site in members}
            # Persons who look after different numbers of candidates are counted in candidates.
            one_each, called = (each.pop(), word) if len(each) == 1 else (1, WATCHED)
            yield Load(
                rule, f"{called} {name}", option, since, until, people, limit, steps, sure, name, one_each
            )

    def _nowhere_open(self, rule: str, rows: pd.DataFrame) -> Iterator[Forbid]:
        """Options whose candidates would have seats if no room closed, and have too few in those open throughout."""
        sites, bad = self.data.site_numbers, [np.empty(0, np.int64)]
        for one, here in self._by_catchment(rows):
            mine = np.isin(self.seats.site, [sites[site] for site in self.members[one]])
            supply = self.seats.at(mine)
            if not any(map(len, supply.away)):
                continue
            keys = ["option", "since", "until"]
            table = here.groupby(keys)["sure"].sum().reset_index()
            option, since, until, sure = (table[c].to_numpy(np.int64) for c in (*keys, "sure"))
            possible = sure <= supply.amount.sum()
            bad.append(option[possible & (sure > supply.throughout(since, until))])
        options = np.unique(np.concatenate(bad))
        if len(options):
            yield Forbid(rule, options)

    def _held_through(self, rule: str, rows: pd.DataFrame) -> Iterator[Load]:
        """Candidates who sit while rooms close against the seats of the rooms that stay open: one load per catchment."""
        sites, plenty = self.data.site_numbers, int(self.seats.amount.sum())
        for one, here in self._by_catchment(rows):
            members = self.members[one]
            supply = self.seats.at(np.isin(self.seats.site, [sites[site] for site in members]))
            closing = np.unique(
                np.concatenate([np.empty(0, np.int64), *(away[:, 0] for away in supply.away)])
            )
            option, since, until, people, sure = (here[c].to_numpy(np.int64) for c in COLUMNS_OF_LOAD)
            row, number = ranges(
                np.searchsorted(closing, since, side="right"), np.searchsorted(closing, until)
            )
            if not len(row):
                continue
            at = closing[number]
            instants = np.unique(at)
            open_ = supply.throughout(instants - 1, instants + 1)
            limits = np.stack(
                [np.stack([instants, open_], 1), np.stack([instants + 1, open_ * 0 + plenty], 1)], 1
            )
            name = "+".join(members)
            yield Load(
                rule,
                f"seats {name}",
                option[row],
                at,
                at + 1,
                people[row],
                plenty,
                limits.reshape(-1, 2),
                sure[row],
                name,
            )


def _juries(rows: pd.DataFrame) -> pd.DataFrame:
    """One row per (option, node, site): one person at a time is before the jury."""
    keys = ["option", "node", "site"]
    sure = rows.groupby(keys, observed=True)["sure"].transform("max").clip(upper=1)
    return (
        rows.assign(people=1, sure=sure)
        .drop_duplicates(keys)[COLUMNS]
        .sort_values("catchment", kind="stable")
    )
