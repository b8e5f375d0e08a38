"""Staff by name: who is on duty where, and who may be."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

import numpy as np
import pandas as pd

from instances.builder.semester_builder import SemesterBuilder
from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from models.timetable import DUTY_KINDS
from scheduler.rules.checks.clocks import utc_seconds, utc_text
from scheduler.rules.checks.intervals import (
    exam_present,
    levels,
    overlapping_pairs,
    start_and_end_events,
    worst_of_each_run,
)
from scheduler.rules.checks.lookups import site_of_room
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm

IN_ROOMS = ("responsible", "invigilator")


def _handed_over(semester: SemesterBuilder) -> None:
    """Only ALG is held; one of the staff is its responsible until 19:00, another one afterwards."""
    semester.starts = {("ALG", "Europe/Paris"): semester.starts["ALG", "Europe/Paris"]}
    semester.duty("Paris-0", "responsible", "Paris/ALG", "2024-01-22 17:30", "2024-01-22 19:00")
    semester.duty("Paris-1", "responsible", "Paris/ALG", "2024-01-22 19:00", "2024-01-22 20:15")


class Duties:
    """Every room in use has one responsible, who reads the instructions, and as many invigilators as needed.

    This holds at every instant from check-in to collection. The responsible counts as one of the invigilators
    and may hand over to another; more invigilators than needed are allowed. Who escorts a transfer and to whom a
    candidate dictates is for `escorts` and `secretaries`. Nobody has two duties at once, but one may begin at the minute at which another ends. Everybody belongs to the site and
    is present for the whole of each duty. The rule is silent where nobody is named, and for an instance
    without staff or without rooms.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("duties"),
        kind="hard",
        enforced="by construction",
        covers=("G01", "G03"),
        article="Règlement des examens du Cnam en Paca, I.C.2 et I.F.2",
        title=("Staff are named and can be there", "Le personnel est désigné et disponible"),
        sentence=(
            "{ $site } { $room } { $at }: { $amount } { $limit }",
            "{ $site } { $room } { $at } : { $amount } { $limit }",
        ),
        unit="people",
        words={
            "one-responsible": (
                "named responsible, where there must be exactly one",
                "{ $amount ->\n [one] responsable désigné\n *[other] responsables désignés\n}, il en faut exactement un",
            ),
            "invigilators": (
                "of the invigilators needed are named",
                "des surveillants nécessaires sont désignés",
            ),
            "twice": ("has two duties at once", "a deux tâches à la fois"),
            "absent": ("is not present for all of the duty", "n'est pas présent pendant toute la tâche"),
            "unknown": ("is not in the table of staff", "ne figure pas dans la table du personnel"),
            "elsewhere": (
                "belongs to another site than the duty or its room",
                "n'est pas du site de la tâche ou de sa salle",
            ),
            "no-interval": (
                "has a duty of no known kind, or that does not end after it begins",
                "a une tâche inconnue, ou qui ne finit pas après son début",
            ),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "The responsible of ALG hands over to a colleague at 19:00.",
            "Le responsable d'ALG passe la main à un collègue à 19 h.",
        ),
        breaks=(
            "The first one has another duty in the same room from 18:59 on.",
            "Le premier a une autre tâche dans la même salle dès 18 h 59.",
        ),
        given=_handed_over,
        broken=lambda semester: semester.duty(
            "Paris-0", "invigilator", "Paris/ALG", "2024-01-22 18:59", "2024-01-22 20:15"
        ),
        finding={
            "site": "Paris",
            "room": "Paris/ALG",
            "amount": "Paris-0",
            "limit": "twice",
            "at": "2024-01-22T17:59Z",
        },
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Counting is for `invigilators`, `escorts` and `secretaries`; where counts suffice, names can be found.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if case.timetable.duties.empty or not case.instance.supervised:
            return no_findings()
        given = case.timetable.duties
        right = given["duty"].isin(DUTY_KINDS) & (given["from"] < given["to"])
        known = given[right].reset_index(drop=True)
        odd = [_named(given[~right], "no-interval"), *_fit(case.instance, known), _twice(known)]
        rows = [*_rooms(case, known), *odd]
        return findings(self.info, pd.concat(rows, ignore_index=True))


def _named(duties: pd.DataFrame, what: str) -> pd.DataFrame:
    """Duties with something wrong, told by the person who has them."""
    table = duties[["site", "room"]].assign(amount=duties["staff"], limit=what, at=utc_text(duties["from"]))
    return pd.DataFrame(table)


def _rooms(case: Case[Instance], duties: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Rooms without exactly one responsible, or with fewer named than needed."""
    inside = duties[duties["duty"].isin(IN_ROOMS)].assign(named=1)
    inside["responsible"] = (inside["duty"] == "responsible").astype("int64")
    events = [
        start_and_end_events(case.facts.supervision, "room", "from", "to", ["needed"]),
        start_and_end_events(inside, "room", "from", "to", ["named", "responsible"]),
    ]
    table = levels(events, "room", ["needed", "named", "responsible"])
    table = table[table["needed"] > 0].reset_index(drop=True)
    table["site"] = site_of_room(case.instance, table["room"])
    table["exam"] = exam_present(table, case.facts.bands, "room")
    unled = table["responsible"] != 1
    worst = worst_of_each_run(table, "room", unled, (table["responsible"] - 1).abs())
    yield _counted(worst, worst["responsible"].astype(str), "one-responsible")
    missing = table["needed"] - table["named"]
    worst = worst_of_each_run(table, "room", missing > 0, missing)
    yield _counted(worst, worst["named"].astype(str) + "/" + worst["needed"].astype(str), "invigilators")


def _counted(worst: pd.DataFrame, amount: pd.Series, what: str) -> pd.DataFrame:
    table = worst.reindex(columns=["exam", "site", "room"])
    return table.assign(amount=amount, limit=what, at=utc_text(worst["from"]))


def _fit(instance: Instance, duties: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Duties of people who are unknown, of another site, away for some of it, or not authorised."""
    staff = instance.staff.astype({"id": object, "site": object}).drop_duplicates("id").set_index("id")
    own = staff.reindex(duties["staff"]).reset_index()
    unknown = ~duties["staff"].isin(staff.index)
    yield _named(duties[unknown], "unknown")
    home = site_of_room(instance, duties["room"]).where(duties["room"] != "", duties["site"])
    yield _named(duties[~unknown & ((own["site"] != duties["site"]) | (home != duties["site"]))], "elsewhere")
    yield _named(duties[~unknown & ~_present(instance, duties)], "absent")


def _present(instance: Instance, duties: pd.DataFrame) -> "pd.Series[bool]":
    """Which duties lie in one interval in which their person is there."""
    presence = instance.presence
    names = instance.staff["id"].to_numpy(object)[presence["person"]]
    times = duties[["staff", "from", "to"]].set_axis(["staff", "begins", "ends"], axis=1)
    met = times.assign(duty=np.arange(len(times))).merge(presence.assign(staff=names), on="staff")
    since = met["from"].isna() | (met["from"] <= met["begins"])
    inside = since & (met["until"].isna() | (met["until"] >= met["ends"]))
    return pd.Series(np.isin(np.arange(len(duties)), met.loc[inside, "duty"]), index=duties.index)


def _twice(duties: pd.DataFrame) -> pd.DataFrame:
    """Duties that begin while the same person still has another."""
    who = pd.factorize(duties["staff"])[0].astype(np.int64)
    _, later = overlapping_pairs(who, utc_seconds(duties["from"]), utc_seconds(duties["to"]))
    return _named(duties.iloc[np.unique(later)], "twice")
