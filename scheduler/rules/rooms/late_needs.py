"""Arrangements asked for too late, that are not made."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.needs import late, room_words
from models.policy import LateNeedsParameters
from models.rules import RuleInfo, findings
from scheduler.rules.checks.equipment import equipment_needs
from scheduler.rules.checks.small_groups import band_of_each, small_group_bands
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Bar, Waive
from scheduler.terms.terms import Term


class LateNeeds:
    """A recommendation that comes later than five weeks before the session gives no right: the centre is
    not liable. It is a wish, and each exam in which it is not met costs, at most once a candidate.

    It is met if all of it is: who is to sit alone has a seat of that kind (with a secretary if need be),
    the room has what the candidate needs, and a small group is among itself. Extra time is given in any
    case. Who misses an exam does not count.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("late-needs"),
        kind="soft",
        weight=200,
        parameters=LateNeedsParameters,
        enforced="by places",
        covers=("E05", "B18"),
        article="Règlement des examens du Cnam en Paca, I.A.3.b",
        title=("Arrangements asked for too late", "Aménagements demandés trop tard"),
        sentence=(
            "{ $exam } at { $site }: { $amount } { $amount ->\n [one] arrangement asked for too late is\n *[other] arrangements asked for too late are\n } not made",
            "{ $exam } à { $site } : { $amount } { $amount ->\n [one] aménagement demandé trop tard n'est pas mis\n *[other] aménagements demandés trop tard ne sont pas mis\n } en place",
        ),
        unit="candidates",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "lea asked too late for a small group in ALG and sits in one.",
            "lea a demandé trop tard un petit groupe en ALG et y compose.",
        ),
        breaks=(
            "lea sits with everybody else.",
            "lea compose avec tous les autres.",
        ),
        given=lambda semester: semester.room("R", 10, features="small").person(
            "lea", "ALG", small_room=True, received=date(2024, 1, 10)
        ),
        kept=lambda semester: semester.put("ALG", "R", "lea"),
        finding={"exam": "ALG", "site": "Paris", "amount": "1", "cost": 200},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        needs, weight = data.instance.needs, data.instance.policy.weight(self.info)
        sessions = data.exams["session"].to_numpy(np.int64)
        written, of = kinds_but("oral"), np.arange(len(needs))
        for session in np.unique(sessions).tolist():
            overdue = late(needs, of, np.full(len(of), session))
            if overdue.any():
                yield Waive(self.info.id, Who(sessions == session, overdue, kinds=written), weight)
        # Who sits in a room that has all that was asked for has been granted it, unless it was to sit alone.
        rooms = [frozenset(room.features) for room in data.instance.rooms]
        for need, words in enumerate(room_words(needs)):
            wish = late(needs, np.array([need, need]), np.array([1, 2])).any()
            if wish and not needs["isolated"].iloc[need]:
                suited = np.array([words <= has for has in rooms], bool)
                yield Bar(self.info.id, Who(needs=of == need, kinds=written, granted=False), suited)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        unmet = _unmet(case)
        if unmet is None:
            return findings(self.info, pd.DataFrame())
        rows = unmet.groupby(["exam", "site"]).size().rename("amount").reset_index()
        weight = case.instance.policy.weight(self.info)
        return findings(self.info, rows.assign(cost=rows["amount"] * weight))

    def own_costs(self, case: Case[Instance]) -> pd.DataFrame:
        unmet = _unmet(case)
        people = pd.DataFrame({"candidate": []}) if unmet is None else unmet[["candidate"]]
        return people.assign(cost=case.instance.policy.weight(self.info))


def _unmet(case: Case[Instance]) -> pd.DataFrame | None:
    """The candidates and exams whose wish is not met; None if nobody has one."""
    found = equipment_needs(case, late=True)
    if found is None:
        return None
    people, needs = found.people, case.instance.needs
    need = people["need"].to_numpy(np.int64)
    alone = needs["isolated"].to_numpy(bool)[need] & (people["kind"] != "isolated").to_numpy()
    unmet = alone | found.lacking.any(1)
    small = needs["small_room"].to_numpy(bool)[need]
    if small.any():
        bands = small_group_bands(case)
        at = band_of_each(case, bands, people)
        unmet |= small & np.isin(at, np.flatnonzero(bands["beside"] > 0))
    rows: pd.DataFrame = people[unmet & (people["room"].to_numpy(np.int64) >= 0)]
    return rows
