"""Every candidate has one seat in every exam."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.checks.lookups import first_match, site_of_room, sitting_keys
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
        enforced="by places",
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
            return findings(self.info, pd.DataFrame())
        rows = [self._counts(case), self._places(case), self._rooms(case)]
        return findings(self.info, pd.concat(rows, ignore_index=True))

    def _counts(self, case: Case[Instance]) -> pd.DataFrame:
        """Candidates with too few or too many seats, and seats of people who do not sit the exam."""
        attendance, seats = case.facts.attendance, case.timetable.seats
        keys = sitting_keys(case.instance, attendance)
        held = pd.Series(sitting_keys(case.instance, seats)).value_counts()
        amount = held.reindex(keys).fillna(0).astype("int64").to_numpy()
        limit = 1 - attendance["missed"].astype("int64").to_numpy()
        own = attendance[["exam", "candidate", "site"]].assign(amount=amount, limit=limit)
        sits = sitting_keys(case.instance, case.instance.sits)
        stranger = ~np.isin(sitting_keys(case.instance, seats), sits)
        others = seats.loc[stranger, ["exam", "candidate", "site", "room"]].assign(amount=1, limit=0)
        wrong = pd.DataFrame(own[amount != limit])
        return pd.concat([wrong, others], ignore_index=True)

    def _places(self, case: Case[Instance]) -> pd.DataFrame:
        """Seats of the wrong kind, or in a room that is not at their site."""
        attendance, seats = case.facts.attendance, case.timetable.seats
        keys = sitting_keys(case.instance, attendance)
        found = first_match(attendance, keys, sitting_keys(case.instance, seats), ["kind", "moved", "missed"])
        known = found["kind"].notna() & ~found["missed"].eq(True)
        kind = found["kind"].where(~found["moved"].eq(True), "transfer")
        remote = found["kind"] == "remote"
        unlike = seats.assign(amount=seats["kind"], limit=kind)[known & (seats["kind"] != kind)]
        home = site_of_room(case.instance, seats["room"])
        apart = (home != seats["site"]).where(~remote, seats["room"] != "")
        astray = seats.assign(amount=seats["site"], limit=home.where(~remote, ""))[known & apart]
        columns = ["exam", "candidate", "site", "room"]
        return pd.concat([t[[*columns, "amount", "limit"]] for t in (unlike, astray)], ignore_index=True)

    def _rooms(self, case: Case[Instance]) -> pd.DataFrame:
        """Rows of the table of rooms whose places are not the seats."""
        keys = ["exam", "site", "room", "kind"]
        seats = case.timetable.seats
        taken = seats.loc[seats["room"] != "", keys].groupby(keys, sort=False).size().rename("amount")
        given = case.timetable.rooms.groupby(keys, sort=False)["places"].sum().rename("limit")
        both = pd.concat([taken, given], axis=1).fillna(0).reset_index()
        wrong = both[both["amount"] != both["limit"]]
        return wrong.astype({"amount": "int64", "limit": "int64"}).sort_values(keys)
