"""Papers start at the session's times; other zones follow them or a local grid."""

from collections.abc import Iterable
from typing import ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.local_time import skipped, utc_instants
from models.policy import Policy, StartGridParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.lookups import site_of_group
from scheduler.rules.checks.reference_starts import reference_starts
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import SittingTerm, Step
from scheduler.terms.terms import TimeTerm


class StartGrid:
    """The paper starts at a published time of the session, and the centres follow the organising one.

    The reference start is the organising centre's own group if candidates sit there, else any group of
    the main paper; it is on the session's list, read on the organiser's clock. An imposed start needs
    not be on the list. A time that a change of clocks skips is no start of that day, one that it repeats is
    meant at its first reading. Every other group starts at the same instant, or on a round local time (each
    `align_minutes` from local midnight). A remote paper or an oral has one instant for all who sit it.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("start-grid"),
        kind="hard",
        parameters=StartGridParameters,
        covers=("B25", "C02"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Starts are on the session's list", "Les débuts sont ceux de la session"),
        sentence=(
            "{ $exam } at { $site } starts on { $amount }: not a start of the session, nor that of its paper; { $limit } would be",
            "{ $exam } à { $site } commence le { $amount } : ni un début de la session, ni celui du sujet ; le { $limit } conviendrait",
        ),
        unit="UTC",
        sentences={
            "no limit": (
                "{ $exam } at { $site } starts on { $amount }: the session has no start at all in its days",
                "{ $exam } à { $site } commence le { $amount } : la session n'a aucun début dans sa période",
            )
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG begins at 8:30, one of the starts of the session.",
            "ALG commence à 8 h 30, un des débuts de la session.",
        ),
        breaks=(
            "ALG begins a minute later.",
            "ALG commence une minute plus tard.",
        ),
        kept=lambda semester: semester.start("ALG", "2024-01-22 08:30"),
        broken=lambda semester: semester.start("ALG", "2024-01-22 08:31"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2024-01-22T07:31Z", "limit": "2024-01-22T07:30Z"},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        yield Step(self.info.id, "start", policy.of(StartGridParameters).align_minutes)

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Options are enumerated from the session's starts and the grid of `sitting_terms`: no other exists.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        table = case.derived(reference_starts)
        away = table["start"] != table["reference"]
        at_home = table["remote"] & (table["paper"] == 0)
        off = table["anchored"] & away & (at_home | ~table["aligned"])
        if table["anchored"].all() and not off.any():
            return no_findings()
        lost = table[~table["anchored"]].sort_values(["exam", "own", "start"], ascending=[True, False, True])
        lost = lost.drop_duplicates("exam")
        lost = lost.assign(limit=utc_text(_nearest(case.instance, lost)))
        stray = table[off]
        stray = stray.assign(limit=utc_text(stray["reference"]))
        rows = pd.concat([lost, stray]).sort_values(["exam", "zone"])
        rows = rows.merge(site_of_group(case.facts.attendance), on=["exam", "zone"], how="left")
        return findings(self.info, rows.assign(amount=utc_text(rows["start"])))


def _nearest(instance: Instance, groups: pd.DataFrame) -> pd.Series:
    """The instant of the session's start nearest to each group's, missing if its window has none."""
    found = []
    for exam, start, organiser in zip(groups["exam"], groups["start"], groups["organiser"], strict=True):
        zone, session = instance.centre[organiser].zone, instance.session[instance.exam[exam].session]
        days = pd.date_range(*instance.window[exam])
        clocks = pd.DatetimeIndex(
            [pd.Timestamp.combine(d.date(), at) for d in days for at in session.starts_on(d.date())]
        )
        listed = utc_instants(clocks[~skipped(clocks, zone)], zone)
        found.append(listed[abs(listed - start).argmin()] if len(listed) else pd.NaT)
    return pd.Series(pd.to_datetime(pd.Series(found, index=groups.index, dtype=object), utc=True))
