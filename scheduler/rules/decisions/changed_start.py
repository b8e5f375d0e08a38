"""Exams start as they did in the timetable taken as a base."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.lookups import site_of_group
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Begin, Prefer, Term


class ChangedStart:
    """Teachers and candidates know last year's timetable: an exam that starts otherwise costs once.

    The base is given with the instance, on this year's calendar. An exam is changed if it starts
    otherwise in any zone that the base knows, however many zones and candidates that concerns; how it
    is gathered or numbered is no change. Exams the base does not know are free.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("changed-start"),
        kind="soft",
        weight=5,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Starts changed against the base", "Débuts changés par rapport à la base"),
        sentence=(
            "{ $exam } at { $site } starts on { $amount }, in the base on { $limit }",
            "{ $exam } à { $site } commence le { $amount }, dans la base le { $limit }",
        ),
        unit="UTC",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG begins as in the timetable on which this one is based.",
            "ALG commence comme dans l'emploi du temps de base.",
        ),
        breaks=(
            "ALG begins four hours earlier.",
            "ALG commence quatre heures plus tôt.",
        ),
        given=lambda semester: semester.based_on("ALG", "2024-01-22 18:00"),
        broken=lambda semester: semester.start("ALG", "2024-01-22 14:00"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2024-01-22T13:00Z", "limit": "2024-01-22T17:00Z"},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        number = {name: node for node, name in enumerate(data.options.names)}
        base = data.instance.base.assign(node=data.instance.base["exam"].map(number))
        wanted = base["start"].to_numpy("datetime64[m]").astype(np.int64)
        known = base.assign(wanted=wanted)[base["node"].notna()].astype({"node": "int64"})
        rows = data.bands.merge(known[["node", "zone", "wanted"]], on=["node", "zone"])
        changed = np.unique(rows.loc[rows["start"] != rows["wanted"], "option"].to_numpy(np.int64))
        price = data.instance.policy.weight(self.info)
        yield Prefer(self.info.id, changed, np.full(len(changed), price, np.int64))
        movable = np.isin(data.options.node_of, data.options.node_of[changed])
        movable[changed] = False
        if price:
            yield Begin(self.info.id, np.flatnonzero(movable))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        if case.instance.base.empty:
            return no_findings()
        wanted = case.instance.base.rename(columns={"start": "wanted"})
        groups = case.facts.papers[["exam", "zone", "start"]].merge(wanted, on=["exam", "zone"])
        groups = groups.merge(site_of_group(case.facts.attendance), on=["exam", "zone"], how="left")
        changed = groups[groups["start"] != groups["wanted"]].sort_values(["exam", "zone"])
        changed = changed.drop_duplicates("exam")
        table = changed.assign(amount=utc_text(changed["start"]), limit=utc_text(changed["wanted"]))
        return findings(self.info, table.assign(cost=case.instance.policy.weight(self.info)))
