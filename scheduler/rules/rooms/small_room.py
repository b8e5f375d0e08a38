"""Rooms for small groups are for those who need them."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.needs import SMALL
from models.rules import RuleInfo, findings
from scheduler.rules.checks.small_groups import small_group_bands
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Apart
from scheduler.terms.terms import Term

Ints = npt.NDArray[np.int64]


class SmallRoom:
    """A candidate whose arrangement is a room for a small group sits there with others of the same
    arrangement only, from check-in to collection, whatever their exams.

    Asked for too late it is a wish (`late-needs`). That the room is one for small groups is for `room-features`. While nobody who needs it is there,
    anybody may use such a room. Without any room nobody is seated yet.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("small-room"),
        kind="hard",
        enforced="by places",
        covers=("E03",),
        article="Règlement des examens du Cnam en Paca, I.A.3.b",
        title=("Small groups are among themselves", "Les petits groupes sont entre eux"),
        sentence=(
            "{ $room } ({ $site }), { $exam }: { $amount } { $amount ->\n [one] other sits\n *[other] others sit\n } with candidates who need a small group",
            "{ $room } ({ $site }), { $exam } : { $amount } { $amount ->\n [one] autre\n *[other] autres\n } avec des candidats qui composent en petit groupe",
        ),
        unit="people",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "sam needs a small group and sits ALG in a room for small groups.",
            "sam a besoin d'un petit groupe et passe ALG dans une salle pour petits groupes.",
        ),
        breaks=(
            "ann, who does not need one, sits there too.",
            "ann, qui n'en a pas besoin, y est aussi.",
        ),
        given=lambda semester: semester.person("sam", "ALG", small_room=True).room("R", 10, features="small"),
        kept=lambda semester: semester.put("ALG", "R", "sam"),
        broken=lambda semester: semester.put("ALG", "R", "sam", "ann"),
        finding={"exam": "ALG", "site": "Paris", "room": "R", "amount": "1"},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        small = data.instance.needs["small_room"].to_numpy(bool)
        yield Apart(self.info.id, Who(needs=small, granted=True, kinds=kinds_but("oral")))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if not case.instance.needs["small_room"].any() or not len(case.facts.bands):
            return findings(self.info, pd.DataFrame())
        bands = small_group_bands(case)
        suited = bands["room"].isin([str(r.id) for r in case.instance.rooms if SMALL in r.features])
        wrong = bands.assign(amount=bands["beside"])[suited & (bands["due"] > 0) & (bands["beside"] > 0)]
        worst = wrong.groupby(["exam", "site", "room"])["amount"].max().reset_index()
        return findings(self.info, worst)
