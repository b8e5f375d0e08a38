"""A jury hears its candidates in one room of its own."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_seconds
from scheduler.rules.checks.intervals import overlapping_pairs
from scheduler.rules.checks.seats_due import seats_due
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Alone
from scheduler.terms.terms import Term


class OralRoom:
    """The candidates of an oral pass one after the other before the jury of their site, in one room.

    The block lasts as long as their own slots together (third time included), their order is decided
    afterwards: everybody is called for all of it. From check-in to the end nobody else is in the room, no other
    jury either. One person at a time is heard: the room's size does not matter. Without any room nobody
    is seated yet.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("oral-room"),
        kind="hard",
        enforced="necessary",
        covers=("A17", "A18", "C03"),
        article="Règlement des examens du Cnam en Paca, I.A.2.a et I.A.2.c",
        title=("A jury has one room to itself", "Un jury a une salle pour lui seul"),
        sentence=(
            "{ $exam } ({ $site } { $room }): an oral is held in one room of its own; { $other } is there too ({ $amount })",
            "{ $exam } ({ $site } { $room }) : un oral a une salle pour lui seul ; { $other } y est aussi ({ $amount })",
        ),
        unit="rooms",
        words={
            "shared": ("at the same time", "en même temps"),
            "rooms": ("one sitting in several rooms", "une séance sur plusieurs salles"),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "The oral ORA and the written exam ALG use one room on two days.",
            "L'oral ORA et l'épreuve écrite ALG utilisent une salle deux jours différents.",
        ),
        breaks=(
            "They use it at the same time.",
            "Ils l'utilisent en même temps.",
        ),
        given=lambda semester: (
            semester.exam("ORA", 20, oral=True)
            .person("ora", "ORA")
            .room("R", 20)
            .put("ORA", "R")
            .put("ALG", "R")
        ),
        kept=lambda semester: semester.start("ORA", "2024-01-24 18:00"),
        broken=lambda semester: semester.start("ORA", "2024-01-22 18:00"),
        finding={"exam": "ORA", "other": "ALG", "site": "Paris", "room": "R", "amount": "shared"},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        if not data.instance.rooms:
            return
        yield Alone(self.info.id, Who(kinds=("oral",)))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        bands = case.facts.bands
        if not (bands["kind"] == "oral").any():
            return no_findings()
        rows = [self._shared(bands), self._spread(case)]
        return findings(self.info, pd.concat(rows, ignore_index=True))

    def _shared(self, bands: pd.DataFrame) -> pd.DataFrame:
        """Whoever is in a jury's room meanwhile."""
        room, _ = pd.factorize(bands["room"].to_numpy())
        a, b = overlapping_pairs(
            room.astype(np.int64), utc_seconds(bands["occupied_from"]), utc_seconds(bands["occupied_to"])
        )
        oral = (bands["kind"] == "oral").to_numpy()
        first, second = np.where(oral[a], a, b), np.where(oral[a], b, a)
        met = oral[first]
        one, two = bands.iloc[first[met]].reset_index(drop=True), bands.iloc[second[met]]
        table = one[["exam", "site", "room"]].assign(other=two["exam"].to_numpy(), amount="shared")
        return table.drop_duplicates().sort_values(["room", "exam", "other"])

    def _spread(self, case: Case[Instance]) -> pd.DataFrame:
        """Sittings (exam, home site) whose candidates have seats in several rooms."""
        seats, due = case.timetable.seats, case.derived(seats_due)
        heard = (due["kind"] == "oral") & ~due["missed"].eq(True) & (seats["room"] != "")
        table = seats[["exam", "site", "room"]].assign(home=due["home"])[heard]
        table = table.drop_duplicates(["exam", "home", "room"])
        again = table[table.duplicated(["exam", "home"])].drop(columns="home")
        return again.assign(other=again["exam"], amount="rooms")
