"""Candidates are received where their site may send them, all of one exam together."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.lookups import centre_of_site, names_for
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.host_terms import Host
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Term


class Hosts:
    """A site may receive the candidates of another site of its centre, on the same clock, if there is a way.

    The instance's `travel` table lists who may be received where. All on-site candidates of one exam and
    home site go together, to the host that the timetable lists, or stay. Without that table nobody says
    which sites receive whom: then any site of the centre on the same clock will do. A candidate at a site of
    another centre that the timetable does not list is for `own-centre`.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("hosts"),
        kind="hard",
        enforced="by places",
        covers=("C01",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c",
        title=("Candidates are received where they may be", "L'accueil se fait sur un site prévu"),
        sentence=(
            "{ $exam }: candidates of { $amount } sit at { $site } ({ $limit })",
            "{ $exam } : des candidats de { $amount } composent à { $site } ({ $limit })",
        ),
        unit="site",
        words={
            "way": ("no travel is listed", "aucun trajet n'est prévu"),
            "centre": ("a site of another centre", "site d'un autre centre"),
            "clock": ("a site on another clock", "site d'un autre fuseau"),
            "group": ("the others of their site sit elsewhere", "les autres de leur site composent ailleurs"),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "Paris receives the candidates of Melun in BIO, as the table of travel allows.",
            "Paris accueille les candidats de Melun en BIO, comme la table des trajets le permet.",
        ),
        breaks=(
            "Melun receives the candidates of Paris in ALG, which it does not.",
            "Melun accueille les candidats de Paris en ALG, ce qu'elle ne permet pas.",
        ),
        given=lambda semester: semester.way("Melun", "Paris", 45),
        kept=lambda semester: semester.host("BIO", "Melun", "Paris"),
        broken=lambda semester: semester.host("ALG", "Paris", "Melun"),
        finding={"exam": "ALG", "site": "Melun", "amount": "Paris", "limit": "way"},
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        ways = [
            (data.site_numbers[home], data.site_numbers[venue])
            for home, venues in data.instance.venues.items()
            for venue in venues
        ]
        home, host = np.array(ways, np.int64).reshape(-1, 2).T
        yield Host(self.info.id, home, host)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        listed, sat = case.timetable.hosts, case.facts.attendance
        listed = listed[listed["home"] != listed["host"]].drop_duplicates()
        if listed.empty and (sat["site"] == sat["home"]).all():
            return no_findings()
        sat = sat.loc[(sat["kind"] != "remote") & ~sat["missed"], ["exam", "home", "site"]].drop_duplicates()
        expected = sat[["exam", "home"]].merge(
            listed.drop_duplicates(["exam", "home"]), on=["exam", "home"], how="left"
        )["host"]
        wanted = expected.fillna(sat["home"].reset_index(drop=True)).to_numpy()
        together = sat.groupby(["exam", "home"])["site"].transform("nunique").to_numpy() == 1
        anywhere = together & expected.isna().to_numpy() & (not len(case.instance.travel))
        apart = sat[(sat["site"].to_numpy() != wanted) & ~anywhere]
        own = [centre_of_site(case.instance, apart[c]).to_numpy() for c in ("home", "site")]
        apart = apart[own[0] == own[1]]
        where = listed.rename(columns={"host": "site"})
        again = where[where.duplicated(["exam", "home"])]
        barred = where.assign(limit=self._objection(case.instance, where))
        rows = [barred[barred["limit"] != ""], apart.assign(limit="group"), again.assign(limit="group")]
        table = pd.concat(rows, ignore_index=True).drop_duplicates(["exam", "home", "site"])
        table = table.sort_values(["exam", "home", "site"], ignore_index=True)
        return findings(self.info, table.rename(columns={"home": "amount"}))

    def _objection(self, instance: Instance, rows: pd.DataFrame) -> list[str]:
        """What is against each (home, site): a key of `words`, or blank."""
        zones = {str(s.id): s.zone for s in instance.sites}
        centres = [centre_of_site(instance, rows[c]).to_numpy() for c in ("home", "site")]
        clocks = [names_for(rows[c], zones).to_numpy() for c in ("home", "site")]
        ways = set(zip(instance.travel["from"], instance.travel["to"], strict=True))
        known = np.array([way in ways for way in zip(rows["home"], rows["site"], strict=True)], bool)
        against = [centres[0] != centres[1], clocks[0] != clocks[1], ~known & bool(ways)]
        return [str(key) for key in np.select(against, ["centre", "clock", "way"], "")]
