"""A pinned decision does not change."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from instances.builder.instants import utc
from models.ids import RuleId
from models.instance import Instance
from models.pins import ANY, OPEN
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.broken_pins import hosts, overlaps, rooms, seats
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.lookups import site_of_group
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.host_terms import KeepHost
from scheduler.terms.model_data import ModelData
from scheduler.terms.pinned_pairs import pin_kernel, pinned_pairs
from scheduler.terms.room_terms import NOT_THERE, Bar, Keep
from scheduler.terms.terms import Forbid, Pairs, Relate, Term


class Pinned:
    """No decision changes that a planner has pinned, or that a timetable known to people settles for the one in hand.

    A pin of a start holds for one zone, to the minute; it holds for gathering, paper and early start only
    where it names them; whether a published start moves is for `published-start`. Other pins hold a host site, the rooms of a sitting (only the rooms named, for the
    candidates who need no room of their own), the room of a candidate, a transfer with or without its new
    start, or an overlap left unresolved with the exam that is missed. A finding repeats the file and the
    row from which the pin comes.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("pinned"),
        kind="hard",
        covers=("D10", "X13"),
        article="Cnam Paris, page Examens, conditions d'aménagement",
        title=("Pinned decisions are kept", "Les décisions fixées sont respectées"),
        sentence=(
            "{ $exam } at { $site }: { $amount }, pinned: { $limit }",
            "{ $exam } à { $site } : { $amount }, fixé : { $limit }",
        ),
        unit="UTC, a site, a room or an answer to an overlap",
        words={
            "nowhere": ("no room", "aucune salle"),
            "transfer": ("led under escort", "accompagnement"),
            "unresolved": ("unresolved, missed", "non résolu, non passée"),
            "no-overlap": ("no overlap", "aucun chevauchement"),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG is pinned to 18:00 and begins then.",
            "ALG est fixée à 18 h et commence alors.",
        ),
        breaks=(
            "ALG begins at 14:00.",
            "ALG commence à 14 h.",
        ),
        given=lambda semester: semester.pin(
            "start", exam="ALG", zone="Europe/Paris", start=utc("2024-01-22 18:00")
        ),
        broken=lambda semester: semester.start("ALG", "2024-01-22 14:00"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2024-01-22T13:00Z", "limit": "2024-01-22T17:00Z"},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        if data.instance.pins.empty:
            return
        yield from self._answers(data)
        yield from self._rooms(data)
        yield from self._hosts(data)
        number = {name: node for node, name in enumerate(data.options.names)}
        pins = data.instance.pinned_starts
        node = pins["exam"].map(number)
        wanted = pins["start"].to_numpy("datetime64[m]").astype(np.int64)
        known = pins.assign(node=node, start=wanted)[node.notna()].astype({"node": "int64"})
        rows = data.bands.merge(known, on=["node", "zone"], suffixes=("", "_pinned"))
        moved = rows["start"] != rows["start_pinned"]
        broken = moved
        for name in OPEN:
            pinned = rows[f"{name}_pinned"]
            broken |= (pinned != ANY) & (rows[name] != pinned)
        broken &= ~(moved & rows["published"])
        yield Forbid(self.info.id, np.unique(rows.loc[broken, "option"].to_numpy(np.int64)))

    def _hosts(self, data: ModelData) -> Iterable[KeepHost]:
        pins = data.instance.pinned("host")
        pins = pins[pins["exam"].isin(data.options.names) & pins["host"].isin(data.site_numbers)]
        node = np.asarray(pins["exam"].map(data.node_numbers), np.int64)
        home, host = (np.asarray(pins[c].map(data.site_numbers), np.int64) for c in ("site", "host"))
        yield KeepHost(self.info.id, node, home, host)

    def _rooms(self, data: ModelData) -> Iterable[Term]:
        """The rooms of a sitting are the pinned ones for who needs no room of their own; a pinned seat is kept."""
        seats = data.instance.pinned("seat").drop_duplicates(["candidate", "exam"])
        seats = seats[seats["exam"].isin(data.options.names)]
        room = np.asarray(seats["room"].map(data.room_numbers).fillna(NOT_THERE), np.int64)
        node = np.asarray(seats["exam"].map(data.node_numbers), np.int64)
        yield Keep(self.info.id, seats["candidate"].to_numpy(object), node, room, None)
        needs = data.instance.needs
        plain = ~(needs["isolated"] | needs["small_room"] | (needs["features"] != "")).to_numpy(bool)
        site = np.array([str(room.site) for room in data.instance.rooms], object)
        pins = data.instance.pinned("room")
        pins = pins[pins["exam"].isin(data.options.names) & pins["room"].isin(data.room_numbers)]
        for exam, mine in pins.groupby("exam", observed=True):
            given = mine["room"].map(data.room_numbers).to_numpy(np.int64)
            barred = np.isin(site, mine["site"].unique()) & ~np.isin(np.arange(len(site)), given)
            nodes = np.arange(data.options.nodes) == data.node_numbers[str(exam)]
            yield Bar(self.info.id, Who(nodes, plain, kinds=kinds_but("transfer")), barred)

    def _answers(self, data: ModelData) -> Iterable[Relate]:
        """Two exams whose overlap has a pinned answer overlap so that it can be given; rooms come later. Who is led away from
        an exam that is moved itself leaves it at its new time: that pin is one of places."""
        pairs = pinned_pairs(data)
        moved = pd.MultiIndex.from_frame(pairs.loc[pairs["led"], ["candidate", "moves"]])
        pairs = pairs[~np.asarray(pd.MultiIndex.from_frame(pairs[["candidate", "stays"]]).isin(moved), bool)]
        pairs = pairs.assign(turned=pairs["stays"] > pairs["moves"])
        for _, rows in pairs.groupby(["axis", "led", "at", "turned"]):
            number, at, led, turned = (rows[name].iloc[0] for name in ("axis", "at", "led", "turned"))
            axis = data.axes[int(number)]
            fine = pin_kernel(axis, int(at), led=bool(led))
            kernel = (~(fine.T if turned else fine)).astype(np.int64)
            a, b = (np.sort(rows[["stays", "moves"]].to_numpy(np.int64), 1)[:, k] for k in (0, 1))
            count = np.ones(len(rows), np.int64)
            yield Relate(self.info.id, Pairs("pinned", a, b, count, axis.pairs.at), kernel, hard=True)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if case.instance.pins.empty:
            return no_findings()
        broken = [self._starts(case), hosts(case), overlaps(case)]
        if case.instance.rooms:
            broken += [rooms(case), seats(case)]
        rows = pd.concat([table for table in broken if len(table)] or broken[:1], ignore_index=True)
        source = rows["source"].where(rows["source"] == "", " (" + rows["source"] + ")")
        return findings(self.info, rows.assign(limit=rows["limit"] + source))

    def _starts(self, case: Case[Instance]) -> pd.DataFrame:
        pins = case.instance.pinned_starts
        both = case.facts.papers.merge(pins, on=["exam", "zone"], suffixes=("", "_given"))
        kept = both["start"] == both["start_given"]
        manner = pd.Series(True, index=both.index)
        for name in OPEN:
            manner &= (both[f"{name}_given"] == both[name]) | (both[f"{name}_given"] == ANY)
        broken = both[~(kept & manner) & (kept | ~both["published"])]
        broken = broken.merge(site_of_group(case.facts.attendance), on=["exam", "zone"], how="left")
        return broken.assign(amount=_start_text(broken, ""), limit=_start_text(broken, "_given"))


def _start_text(rows: pd.DataFrame, suffix: str) -> pd.Series:
    """The start, with gathering, paper and early start where it is these that differ."""
    start = utc_text(rows[f"start{suffix}"])
    same = rows["start"] == rows["start_given"]
    manner = [f" {name}=" + rows[f"{name}{suffix}"].astype(str) for name in OPEN]
    return start.where(~same, start + manner[0] + manner[1] + manner[2])
