"""Who dictates has a secretary."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.checks.equipment import on_site_candidates
from scheduler.rules.checks.intervals import exam_present, worst_of_each_run
from scheduler.rules.checks.lookups import site_of_room
from scheduler.rules.checks.named_staff import too_few_named, unauthorised
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.staff_terms import Staff
from scheduler.terms.terms import Term


class Secretaries:
    """A candidate whose arrangement says so dictates to a secretary, alone in a room (`isolated-room`).

    One of the staff who can be secretaries for each such candidate, from check-in to collection, besides
    whoever invigilates or escorts; where duties are given by name, one is named in the room. Nobody dictates an oral. A site none of whose staff can be one cannot hold the exam, whoever may miss it.
    An instance that names no staff or no rooms is not asked.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("secretaries"),
        kind="hard",
        relax=500,
        enforced="necessary",
        covers=("E04",),
        article="Règlement des examens du Cnam en Paca, I.A.3.b",
        title=("Who dictates has a secretary", "Qui dicte a un secrétaire"),
        sentence=(
            "{ $site }, { $exam }: { $amount } { $amount ->\n [one] secretary is\n *[other] secretaries are\n } needed at once, there are: { $limit }",
            "{ $site }, { $exam } : il faut { $amount } { $amount ->\n [one] secrétaire\n *[other] secrétaires\n } à la fois, il y en a : { $limit }",
        ),
        unit="secretaries",
        words={
            "named": ("named for it", "désigné pour cela"),
            "unauthorised": ("the person named cannot be one", "la personne désignée ne peut pas l'être"),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "dora dictates BIO, and one of the staff of Paris can be a secretary.",
            "dora dicte BIO, et une personne de Paris peut être secrétaire.",
        ),
        breaks=(
            "None of the staff of Paris can be one.",
            "Personne à Paris ne peut l'être.",
        ),
        given=lambda semester: semester.person("dora", "BIO", secretary=True),
        kept=lambda semester: semester.staff("Paris", 1, 0, secretaries=1),
        finding={"exam": "BIO", "site": "Paris", "amount": "1", "limit": "0"},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        dictates = data.instance.needs["secretary"].to_numpy(bool)
        if not data.instance.supervised:
            return
        dictating = Who(needs=dictates, kinds=kinds_but("oral"), granted=True)
        yield Staff(self.info.id, "secretary", dictating, data.instance.secretaries, strict=True)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        dictates = case.instance.needs["secretary"].to_numpy(bool)
        unable = unauthorised(case, "secretary", "secretary")
        if not case.instance.supervised or not dictates.any():
            return findings(self.info, unable)
        able = set(case.instance.staff.loc[case.instance.secretaries, "site"])
        people = on_site_candidates(case)
        need = people["need"].to_numpy(np.int64)
        seated = (people["room"] >= 0).to_numpy()
        people = people[dictates[need] & seated & (people["kind"] == "isolated").to_numpy()]
        nobody = people[~people["site"].isin(able)]
        rows = nobody.groupby(["exam", "site"]).size().rename("amount").reset_index().assign(limit=0)
        staff = case.facts.staff[case.facts.staff["site"].isin(able)].reset_index(drop=True)
        # Who is authorised to escort as well is one person: both duties together are counted, too.
        left = staff["authorised_present"] - staff["escorts_needed"]
        able_now = staff["secretaries_present"].where(staff["secretaries_present"] < left, left)
        missing = (staff["secretaries_needed"] - able_now).where(staff["secretaries_needed"] > 0, 0)
        worst = worst_of_each_run(staff.assign(limit=able_now.clip(lower=0)), "site", missing > 0, missing)
        worst["exam"] = exam_present(worst, case.facts.bands, "site")
        worst = worst.assign(amount=worst["secretaries_needed"])
        named = too_few_named(case, case.facts.dictations, "secretary", "room")
        named["site"] = site_of_room(case.instance, named["room"])
        named["exam"] = exam_present(named, case.facts.bands, "room")
        parts = [rows, worst, named, unable]
        return findings(
            self.info, pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
        )
