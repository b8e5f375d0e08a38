"""Every candidate has one seat in every exam."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.lookups import site_of_room, sitting_keys
from scheduler.rules.checks.seats_due import attendance_keys, seat_keys, seats_due
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm


class SeatedOnce:
    """Whoever is registered in a unit may sit its exam: one seat each, or a listed overlap missed.

    A missed exam has no seat, and neither has anybody who is not registered or has already passed. The
    room belongs to the site, the kind of the seat fits the candidate, and the table of rooms counts
    the seats. Remote candidates have a seat without a room. Exams without a start are left to
    `placed`; an instance without any room, whose timetable has starts and overlaps only, is not asked
    for seats.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("seated-once"),
        kind="hard",
        enforced="by construction",
        covers=("A01", "A08", "B19", "G07"),
        article="Règlement des examens du Cnam en Paca, I.A.1.a, I.A.2.c(1) et I.C.2",
        title=("One seat for each candidate and exam", "Une place par candidat et par épreuve"),
        sentence=(
            "{ $exam } { $candidate } { $site } { $room }: seat or places { $amount }, expected { $limit }",
            "{ $exam } { $candidate } { $site } { $room } : places { $amount }, attendu { $limit }",
        ),
        unit="seats",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "Each candidate has one seat in each exam.",
            "Chaque candidat a une place à chaque épreuve.",
        ),
        breaks=(
            "ann has no seat in ALG.",
            "ann n'a pas de place en ALG.",
        ),
        broken=lambda semester: semester.unseat("ann", "ALG"),
        finding={"candidate": "ann", "exam": "ALG", "site": "Paris", "amount": "0", "limit": "1"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Every group of a place stage is seated whole or left out by name.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if not case.instance.rooms and case.timetable.seats.empty:
            return no_findings()
        rows = [*self._counts(case), *self._places(case), self._rooms(case)]
        wrong = [table for table in rows if len(table)]
        return findings(self.info, pd.concat(wrong, ignore_index=True)) if wrong else no_findings()

    def _counts(self, case: Case[Instance]) -> Iterator[pd.DataFrame]:
        """Candidates with too few or too many seats, and seats of people who do not sit the exam."""
        attendance, seats = case.facts.attendance, case.timetable.seats
        places, held = np.unique(case.derived(seat_keys), return_counts=True)
        at = pd.Index(places).get_indexer(pd.Index(case.derived(attendance_keys)))
        amount = np.append(held, 0)[at]
        limit = 1 - attendance["missed"].to_numpy("int64")
        off = np.flatnonzero(amount != limit)
        own = attendance[["exam", "candidate", "site"]].iloc[off]
        yield own.assign(amount=amount[off], limit=limit[off])
        stranger = ~np.isin(case.derived(seat_keys), sitting_keys(case.instance, case.instance.sits))
        yield seats.loc[stranger, ["exam", "candidate", "site", "room"]].assign(amount=1, limit=0)

    def _places(self, case: Case[Instance]) -> Iterator[pd.DataFrame]:
        """Seats of the wrong kind, or in a room that is not at their site."""
        seats, due = case.timetable.seats, case.derived(seats_due)
        places = seats[["exam", "candidate", "site", "room"]]
        known = due["kind"].notna() & ~due["missed"].eq(True)
        kind = due["kind"].where(~due["moved"].eq(True), "transfer")
        unlike = (known & (seats["kind"] != kind)).to_numpy(bool)
        yield places[unlike].assign(amount=seats["kind"][unlike], limit=kind[unlike])
        remote = (due["kind"] == "remote").to_numpy(bool)
        home = site_of_room(case.instance, seats["room"])
        apart = np.where(remote, seats["room"] != "", home != seats["site"])
        astray = known.to_numpy(bool) & apart
        limit = home.where(~remote, "")[astray]
        yield places[astray].assign(amount=seats["site"][astray], limit=limit)

    def _rooms(self, case: Case[Instance]) -> pd.DataFrame:
        """Rows of the table of rooms whose places are not the seats."""
        keys = ["exam", "site", "room", "kind"]
        seats, rooms = case.timetable.seats, case.timetable.rooms
        taken = Counter(zip(*(seats[name][seats["room"] != ""].tolist() for name in keys), strict=True))
        given: dict[tuple[str, ...], float] = {}
        places = rooms["places"].fillna(0).tolist()
        for key, held in zip(zip(*(rooms[name].tolist() for name in keys), strict=True), places, strict=True):
            given[key] = given.get(key, 0) + held
        wrong = sorted(key for key in {*taken, *given} if taken[key] != given.get(key, 0))
        rows = [(*key, taken[key], int(given.get(key, 0))) for key in wrong]
        return pd.DataFrame(rows, columns=[*keys, "amount", "limit"])
