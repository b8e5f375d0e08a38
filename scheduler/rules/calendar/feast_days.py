"""No exam on the day of a great religious feast."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from models.schema.declare import Column, table
from scheduler.rules.checks.clocks import day_text
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import day_number
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Prefer, Term

FEASTS = table(
    "feasts",
    "day feast",
    Column("day", "date", "the day of the feast", "le jour de la fête", example="2024-04-10", french="jour"),
    Column("feast", "text", "its name", "son nom", example="Aïd el-Fitr", french="fête"),
    Column(
        "source",
        "text",
        "who published the date, and when: most dates are published each year",
        "qui a publié la date, et quand : la plupart des dates sont publiées chaque année",
        example="Bulletin officiel, calendrier 2024",
    ),
    optional=True,
)


class FeastDays:
    """An exam does not lie on the day of a great religious feast that the table `feasts` names.

    The circular asks schools and universities to hold no important examination on these days. An exam costs a unit for
    each feast on whose day anybody sits it, at home too, by the local date of the published start. The table
    holds dates alone: nobody is asked for a religion, and the cost is the same whoever sits the exam.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("feast-days"),
        kind="soft",
        weight=500,
        table=FEASTS,
        covers=(),
        article="Circulaire du 18 mai 2004 (loi n° 2004-228 du 15 mars 2004)",
        title=("Exams on religious feasts", "Épreuves un jour de fête religieuse"),
        sentence=(
            "{ $exam } is on { $amount }, a religious feast: { $limit }",
            "{ $exam } tombe le { $amount }, jour de fête religieuse : { $limit }",
        ),
        unit="exams",
    )
    example: ClassVar[Example] = Example(
        keeps=("BIO is the day before the feast.", "BIO a lieu la veille de la fête."),
        breaks=("BIO is on its day.", "BIO a lieu le jour même."),
        given=lambda semester: semester.row(
            FEASTS, day=date(2024, 1, 26), feast="Feast", source="Official Journal"
        ),
        broken=lambda semester: semester.start("BIO", "2024-01-26 18:00"),
        finding={"exam": "BIO", "amount": "2024-01-26", "limit": "Feast (Official Journal)", "cost": 500},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        rows = data.instance.rows_of(FEASTS)
        feasts = pd.DataFrame(
            {"day": [day_number(day) for day in rows["day"]], "feast": rows["feast"].tolist()}
        )
        met = data.own_bands[["option", "day"]].merge(feasts, on="day").drop_duplicates()
        count = met.groupby("option").size()
        price = data.instance.policy.weight(self.info)
        cost = np.asarray(count.to_numpy(np.int64) * price, np.int64)
        yield Prefer(self.info.id, count.index.to_numpy(np.int64), cost)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        rows = case.instance.rows_of(FEASTS)
        if rows.empty:
            return no_findings()
        feasts = rows.assign(day=pd.to_datetime(rows["day"]).astype("datetime64[s]"))
        sat = case.facts.attendance[["exam", "day"]].drop_duplicates()
        met = sat.merge(feasts, on="day").sort_values(["exam", "day", "feast"])
        limit = met["feast"] + " (" + met["source"] + ")"
        weight = case.instance.policy.weight(self.info)
        return findings(self.info, met.assign(amount=day_text(met["day"]), limit=limit, cost=weight))
