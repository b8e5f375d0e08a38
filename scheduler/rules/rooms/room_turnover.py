"""Rooms are free when an exam needs them, and exams in one room do not disturb each other."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_seconds, utc_text
from scheduler.rules.checks.intervals import overlapping_pairs
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import utc_minutes
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Apart, Close
from scheduler.terms.terms import Term

Ints = npt.NDArray[np.int64]


class RoomTurnover:
    """A room is prepared, supervised and cleared for one admission before the next candidates come in.

    Groups may share a room at the same time only if they are admitted at the same instant (their ends
    may differ); transferred groups may share with each other whenever they start; an oral shares with nobody (`oral-room`). From check-in to
    collection the room is available: a room with listed intervals only within them, two intervals that
    touch count as one. The next check-in may begin at the minute the collection ends.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("room-turnover"),
        kind="hard",
        enforced="necessary",
        covers=("F01", "F10"),
        article="Règlement des examens du Cnam en Paca, I.B.1, I.C.3(3) et I.G",
        title=("Rooms are free and not disturbed", "Les salles sont libres et sans dérangement"),
        sentence=(
            "{ $room } ({ $site }): { $exam } at { $amount } is disturbed by { $other } or the room is not free ({ $limit })",
            "{ $room } ({ $site }) : { $exam } à { $amount } est dérangé par { $other } ou la salle n'est pas libre ({ $limit })",
        ),
        unit="UTC",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "The copies of ALG are collected at 20:15, when the candidates of BIO come into the room.",
            "Les copies d'ALG sont ramassées à 20 h 15, quand les candidats de BIO entrent dans la salle.",
        ),
        breaks=(
            "BIO begins a minute earlier.",
            "BIO commence une minute plus tôt.",
        ),
        given=lambda semester: semester.room("R", 20).put("ALG", "R").put("BIO", "R", "bob"),
        kept=lambda semester: semester.start("BIO", "2024-01-22 20:45"),
        broken=lambda semester: semester.start("BIO", "2024-01-22 20:44"),
        finding={
            "room": "R",
            "site": "Paris",
            "exam": "ALG",
            "other": "BIO",
            "amount": "2024-01-22T17:00Z",
            "limit": "2024-01-22T19:44Z",
        },
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        moved = Who(kinds=("transfer",))
        yield Apart(self.info.id, moved)
        yield Apart(self.info.id, Who(kinds=kinds_but("transfer")), by="admission")
        yield Close(self.info.id, self._unavailable(data))

    def _unavailable(self, data: ModelData) -> Ints:
        """Rows (room, from, until): rooms with listed intervals are closed outside them."""
        (begin, end), rows = data.horizon, []
        listed = data.instance.availability
        for room, spans in listed[listed["room"].isin(data.room_numbers)].groupby("room", observed=True):
            number, free = data.room_numbers[str(room)], begin
            opens, closes = (utc_minutes(spans[bound]).tolist() for bound in ("from", "until"))
            for since, until in sorted(zip(opens, closes, strict=True)):
                rows += [(number, free, since)] if since > free else []
                free = max(free, until)
            rows.append((number, free, end))
        return np.array(rows, np.int64).reshape(-1, 3)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        rows = [self._sharing(case.facts.bands), self._availability(case)]
        wrong = [table for table in rows if len(table)]
        return findings(self.info, pd.concat(wrong, ignore_index=True)) if wrong else no_findings()

    def _sharing(self, bands: pd.DataFrame) -> pd.DataFrame:
        bands = bands[bands["kind"] != "oral"]
        room, _ = pd.factorize(bands["room"].to_numpy())
        a, b = overlapping_pairs(
            room.astype("int64"), utc_seconds(bands["occupied_from"]), utc_seconds(bands["occupied_to"])
        )
        admission, moved = utc_seconds(bands["admission"]), (bands["kind"] == "transfer").to_numpy()
        wrong = (admission[a] != admission[b]) & ~(moved[a] & moved[b])
        if not wrong.any():
            return pd.DataFrame()
        one, two = bands.iloc[a[wrong]].reset_index(drop=True), bands.iloc[b[wrong]].reset_index(drop=True)
        table = one[["room", "site", "exam"]].assign(
            other=two["exam"], amount=utc_text(one["admission"]), limit=utc_text(two["admission"])
        )
        table = table.drop_duplicates().sort_values(["room", "amount", "exam", "other"])
        return pd.DataFrame(table)

    def _availability(self, case: Case[Instance]) -> pd.DataFrame:
        bands, limited = case.facts.bands, case.instance.availability
        asked = bands[bands["room"].isin(limited["room"])].rename_axis("band").reset_index()
        if asked.empty:
            return pd.DataFrame()
        free = _merged(limited)
        met = asked.merge(free, on="room")
        inside = (met["from"] <= met["occupied_from"]) & (met["occupied_to"] <= met["until"])
        wrong = asked[~asked["band"].isin(met.loc[inside, "band"])]
        amount, limit = utc_text(wrong["occupied_from"]), utc_text(wrong["occupied_to"])
        table = wrong.assign(amount=amount, limit=limit)[["room", "site", "exam", "amount", "limit"]]
        return table.drop_duplicates()


def _merged(availability: pd.DataFrame) -> pd.DataFrame:
    """Intervals of each room, those that touch joined."""
    table = availability.assign(
        **{name: pd.to_datetime(availability[name], utc=True) for name in ("from", "until")}
    ).sort_values(["room", "from"], ignore_index=True)
    reached = table.groupby("room")["until"].cummax().shift()
    new = (table["room"] != table["room"].shift()) | (table["from"] > reached)
    return table.groupby(new.cumsum()).agg({"room": "first", "from": "min", "until": "max"})
