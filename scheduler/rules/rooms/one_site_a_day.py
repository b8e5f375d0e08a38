"""A candidate sits all exams of a day at one site."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm


class OneSiteADay:
    """Who sits two exams on site on one local day sits them at one site: nobody travels between exams.

    Remote exams are written at home, and a missed exam is not sat. Two sites on two days are allowed.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("one-site-a-day"),
        kind="hard",
        enforced="by places",
        covers=("C01", "C04"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c",
        title=("One site a day", "Un seul site par jour"),
        sentence=(
            "{ $candidate } sits { $exam } at { $amount } and { $other } at { $limit } on one day",
            "{ $candidate } passe { $exam } à { $amount } et { $other } à { $limit } le même jour",
        ),
        unit="site",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "bob sits BIO at Melun on Thursday and ALG at Paris on Monday.",
            "bob passe BIO à Melun le jeudi et ALG à Paris le lundi.",
        ),
        breaks=(
            "bob sits both on Monday.",
            "bob passe les deux le lundi.",
        ),
        given=lambda semester: semester.room("R", 20, "Melun").put("BIO", "R", "bob"),
        broken=lambda semester: semester.start("BIO", "2024-01-22 08:30"),
        finding={"candidate": "bob", "exam": "BIO", "other": "ALG", "amount": "Melun", "limit": "Paris"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # The place stage gives a home site one host a day.
        return iter(())

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        sat = case.facts.attendance
        if sat["site"].nunique() < 2:
            return no_findings()
        sat = sat[(sat["kind"] != "remote") & ~sat["missed"]]
        sat = sat.sort_values(["candidate", "start", "exam"])[["candidate", "day", "exam", "site", "start"]]
        first = sat.drop_duplicates(["candidate", "day"])
        both = first.merge(sat, on=["candidate", "day"], suffixes=("", "_other"))
        apart = both[both["site"] != both["site_other"]].drop_duplicates(["candidate", "day"])
        named = {"exam_other": "other", "site": "amount", "site_other": "limit"}
        return findings(self.info, apart.rename(columns=named))
