"""Sites at which exams are sat."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from instances.builder.semester_builder import SemesterBuilder
from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import EVERYBODY
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Split
from scheduler.terms.terms import Prefer, Term


def _alg_alone(semester: SemesterBuilder) -> None:
    """Only ALG is held."""
    semester.starts = {("ALG", "Europe/Paris"): semester.starts["ALG", "Europe/Paris"]}


def _remote_alg(semester: SemesterBuilder) -> None:
    """Only ALG is held, and everybody sits it at home."""
    _alg_alone(semester)
    semester.exam("ALG", 120, remote=True)


class Sittings:
    """Every site at which an exam is sat needs a room and staff: each sitting (exam, site) costs one unit.

    Everybody who may sit the exam on site counts, including those who are moved or miss it; a remote exam
    has no sittings. While everybody sits at the site of registration this is the same for every choice of starts.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("sittings"),
        kind="soft",
        enforced="necessary",
        weight=1,
        covers=(),
        article="Choix d'organisation, d'après le Règlement des examens du Cnam en Paca, I.C.2",
        title=("Sites at which exams are sat", "Sites où les épreuves se passent"),
        sentence=(
            "{ $exam } is sat at { $amount } { $amount ->\n [one] site\n *[other] sites\n }",
            "{ $exam } se passe sur { $amount } { $amount ->\n [one] site\n *[other] sites\n }",
        ),
        unit="sittings",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG is a remote exam.",
            "ALG est une épreuve à distance.",
        ),
        breaks=(
            "ALG is sat at Paris.",
            "ALG se passe à Paris.",
        ),
        kept=_remote_alg,
        broken=_alg_alone,
        finding={"exam": "ALG", "amount": "1", "cost": 1},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        # Sites that exchange candidates count as one here; the place stage adds what there are more.
        groups = data.groups.loc[~data.groups["remote"], ["node", "site"]]
        groups = groups.assign(site=groups["site"].map(data.catchment)).drop_duplicates()
        sites = np.bincount(groups["node"].to_numpy(np.int64), minlength=data.options.nodes)
        price = data.instance.policy.weight(self.info)
        yield Prefer(self.info.id, np.arange(data.options.size), sites[data.options.node_of] * price)
        yield Split(self.info.id, EVERYBODY, price, over="sites")

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        sites = attendance[attendance["kind"] != "remote"].groupby("exam")["site"].nunique()
        rows = sites.rename("amount").reset_index()
        weight = case.instance.policy.weight(self.info)
        return findings(self.info, rows.assign(cost=rows["amount"] * weight))
