"""Exams of different length in one room."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import CentreParameters, Meaning
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Apart, Mixed
from scheduler.terms.terms import Term

APART = ("isolated", "transfer", "oral")
"""Kinds of seats that do not count: who sits alone, who comes later under escort, a jury."""


class MixedLengthsParameters(CentreParameters):
    """Whether exams of different length may share a room of the centre."""

    rooms: Annotated[
        Literal["allow", "price", "forbid"],
        Meaning(
            "exams of different length in one room: allow, price or forbid",
            "épreuves de durées différentes dans une salle : allow (permis), price (coûte) ou forbid (interdit)",
        ),
    ] = "allow"


class MixedLengths:
    """Who leaves early disturbs those who write on: exams of different length share no room, or at a price.

    Exams admitted to a room at the same time count, by their ordinary length: extra time makes no difference. Where it
    is priced, each length beyond the first costs one unit, for each room and admission. Transferred candidates, those
    who sit alone and orals do not count. The centre of the room decides, by default it is allowed.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("mixed-lengths"),
        kind="soft",
        weight=1,
        parameters=MixedLengthsParameters,
        enforced="by places",
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Exams of different length in one room", "Épreuves de durées différentes dans une salle"),
        sentence=(
            "{ $room } ({ $site }), { $at }: exams of { $limit } minutes, among them { $exam }",
            "{ $room } ({ $site }), { $at } : épreuves de { $limit } minutes, dont { $exam }",
        ),
        unit="lengths",
    )
    example: ClassVar[Example] = Example(
        keeps=("ALG and BIO, both of 2 hours, share a room.", "ALG et BIO, de 2 heures toutes deux, partagent une salle."),
        breaks=("GEO, of 3 hours, is there too.", "GEO, de 3 heures, s'y trouve aussi."),
        given=lambda semester: semester.set_policy(mixed_lengths={"rooms": "price"})
        .room("hall", 200)
        .put("ALG", "hall")
        .start("GEO", "2024-01-22 18:00")
        .start("GEO", "2024-01-22 21:00", zone="Indian/Reunion"),
        broken=lambda semester: semester.put("GEO", "hall", "dan"),
        finding={"site": "Paris", "room": "hall", "amount": "1", "limit": "120, 180", "cost": 1},
    )  # fmt: skip

    def terms(self, data: ModelData) -> Iterator[Term]:
        modes = [
            data.instance.policies[s.centre].of(MixedLengthsParameters).rooms for s in data.instance.sites
        ]
        kinds = kinds_but(*APART)
        priced, barred = (np.array([mode == one for mode in modes], bool) for one in ("price", "forbid"))
        if priced.any():
            weight = data.instance.policy.weight(self.info)
            yield Mixed(self.info.id, weight, Who(sites=priced, kinds=kinds))
        if barred.any():
            yield Apart(self.info.id, Who(sites=barred, kinds=kinds), by="length")

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        policies = case.instance.policies
        modes = {str(s.id): policies[s.centre].of(MixedLengthsParameters).rooms for s in case.instance.sites}
        bands = case.facts.bands
        bands = bands[~bands["kind"].isin(APART)]
        bands = bands[bands["site"].map(modes).isin(["price", "forbid"])]
        if bands.empty:
            return no_findings()
        length = dict(zip(case.instance.exam_frame["exam"], case.instance.exam_frame["minutes"], strict=True))
        bands = bands.assign(length=bands["exam"].map(length).astype("int64"))
        keys = ["site", "room", "admission"]
        bands = bands.sort_values([*keys, "length", "exam"]).drop_duplicates([*keys, "length"])
        first = bands.drop_duplicates(keys).set_index(keys)["exam"]
        told = bands.assign(length=bands["length"].astype(str)).groupby(keys, observed=True)["length"]
        table = pd.DataFrame({"exam": first, "amount": told.size() - 1, "limit": told.agg(", ".join)})
        table = table[table["amount"] > 0].reset_index()
        if table.empty:
            return no_findings()
        hard = (table["site"].map(modes) == "forbid").to_numpy()
        cost = table["amount"] * case.instance.policy.weight(self.info) * ~hard
        found = findings(self.info, table.assign(at=utc_text(table["admission"]), cost=cost))
        return found.assign(severity=np.where(hard, "hard", "soft")) if len(found) else found
