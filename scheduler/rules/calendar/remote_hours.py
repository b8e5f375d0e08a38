"""Remote exams are written at reasonable hours."""

from collections.abc import Iterable
from datetime import time
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import Policy, RemoteHoursParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import local_time, minute_of, utc_text
from scheduler.rules.checks.lookups import policy_value
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import DAY, minute_of_day
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import SittingTerm, WriteAtHome
from scheduler.terms.terms import Forbid, TimeTerm


class RemoteHours:
    """Nobody writes a remote exam in the middle of the night because it is day elsewhere.

    From the start to the candidate's own end, third time included, on the clock of the home site and
    within the hours that the policy of the candidate's centre gives; to end at the very minute is
    enough, to pass midnight never is. Nobody can be confined at home: a zone that cannot take part at
    the common instant has a variant.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("remote-hours"),
        kind="hard",
        relax=10,
        parameters=RemoteHoursParameters,
        covers=("C02", "C03"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1) et I.C.3(3)",
        title=("Remote exams at reasonable hours", "Épreuves à distance à des heures raisonnables"),
        sentence=(
            "{ $exam } is written at home around { $site } at { $amount }, beyond the hours allowed ({ $limit })",
            "{ $exam } se passe à distance autour de { $site } à { $amount }, hors des heures admises ({ $limit })",
        ),
        unit="UTC",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "WEB, a remote exam of an hour, ends at 22:30.",
            "WEB, épreuve à distance d'une heure, finit à 22 h 30.",
        ),
        breaks=(
            "WEB begins a minute later.",
            "WEB commence une minute plus tard.",
        ),
        given=lambda semester: semester.exam("WEB", 60, remote=True).person("zoe", "WEB"),
        kept=lambda semester: semester.start("WEB", "2024-01-24 21:30"),
        broken=lambda semester: semester.start("WEB", "2024-01-24 21:31"),
        finding={"exam": "WEB", "site": "Paris", "amount": "2024-01-24T21:31Z", "limit": "22:30"},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        mine = policy.of(RemoteHoursParameters)
        yield WriteAtHome(self.info.id, minute_of_day(mine.earliest), minute_of_day(mine.latest))

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        groups = data.groups[data.groups["remote"]]
        rows = data.bands[["option", "node", "zone", "day", "start"]].merge(groups, on=["node", "zone"])
        bad = np.zeros(len(rows), bool)
        for zone, here in rows.groupby("zone", observed=True).indices.items():
            table = rows.iloc[here]
            start, day = (table[c].to_numpy(np.int64) for c in ("start", "day"))
            since = data.clock.to_local(str(zone), start) - day * DAY
            until = data.clock.to_local(str(zone), start + table["own"].to_numpy(np.int64)) - day * DAY
            opens = data.setting(
                table["centre"], lambda p: minute_of_day(p.of(RemoteHoursParameters).earliest)
            )
            closes = data.setting(
                table["centre"], lambda p: minute_of_day(p.of(RemoteHoursParameters).latest)
            )
            bad[here] = (since < opens) | (until > closes)
        yield Forbid(self.info.id, np.unique(rows["option"].to_numpy(np.int64)[bad]))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        remote = attendance["kind"] == "remote"
        if not remote.any():
            return no_findings()
        columns = ["exam", "site", "centre", "zone", "day", "start", "end"]
        groups = attendance.loc[remote, columns].drop_duplicates(ignore_index=True)
        sides = []
        for side, (at, read) in enumerate((("start", _earliest), ("end", _latest))):
            limit = policy_value(case.instance, groups["centre"], read)
            clock = local_time(groups[at], groups["zone"])
            minutes = (clock - groups["day"]).dt.total_seconds() // 60
            bad = minutes < limit if side == 0 else minutes > limit
            found = groups[bad].assign(amount=groups.loc[bad, at], side=side)
            named = limit[bad].map(lambda m: f"{time(*divmod(int(m), 60)):%H:%M}")
            sides.append(found.assign(limit=named.astype(object)))
        table = pd.concat(sides, ignore_index=True).sort_values(["exam", "site", "side", "amount"])
        table = table.drop_duplicates(["exam", "site", "side"])
        return findings(self.info, table.assign(amount=utc_text(table["amount"])))


def _earliest(policy: Policy) -> int:
    return minute_of(policy.of(RemoteHoursParameters).earliest)


def _latest(policy: Policy) -> int:
    return minute_of(policy.of(RemoteHoursParameters).latest)
