"""The teacher in charge can be asked when the exam begins."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId, SiteId
from models.instance import Instance
from models.policy import TeacherOnePlaceParameters
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import local_time, minutes_later, utc_text
from scheduler.rules.checks.lookups import names_for
from scheduler.rules.checks.opening import opening_times
from scheduler.rules.example import REUNION, Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import DAY, day_number, minute_of_day, weekday
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Prefer, TimeTerm


class TeacherReachable:
    """For the first twenty minutes the teacher in charge is in the room, or else can be reached.

    Reached within the opening hours of the site the teacher belongs to, on that site's clock and not
    on a day it is closed: 8:00 in Nouméa is 22:00 in Paris. Every instant at which the exam begins
    somewhere counts once, unless the instance imposes the teacher's presence in that zone. A start
    that misses the hours is a finding, not a ban. The new start of transferred candidates is asked as
    well, because a teacher who was present at the published start has left. That finding has no price: the transfer has one.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("teacher-reachable"),
        kind="soft",
        weight=5,
        covers=("G02",),
        article="Règlement des examens du Cnam en Paca, I.C.1",
        title=("Teachers can be reached", "L'enseignant est joignable"),
        sentence=(
            "{ $exam } begins on { $amount }, when its teacher cannot be reached ({ $limit })",
            "{ $exam } commence le { $amount }, quand son enseignant n'est pas joignable ({ $limit })",
        ),
        unit="UTC",
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "GEO begins at 7:00, when the site of its teacher opens.",
            "GEO commence à 7 h, à l'ouverture du site de son enseignant.",
        ),
        breaks=(
            "GEO begins a minute earlier.",
            "GEO commence une minute plus tôt.",
        ),
        given=lambda semester: semester.teacher("teacher", "GEO"),
        kept=lambda semester: semester.start("GEO", "2024-01-23 07:00").start(
            "GEO", "2024-01-23 10:00", REUNION
        ),
        broken=lambda semester: semester.start("GEO", "2024-01-23 06:59").start(
            "GEO", "2024-01-23 09:59", REUNION
        ),
        finding={"exam": "GEO", "site": "Paris", "amount": "2024-01-23T05:59Z", "limit": "Paris"},
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        teachers = {t.id: t.site for t in data.instance.teachers}
        site = data.exams["offering"].map(
            {o.id: teachers.get(o.teacher, "") for o in data.instance.offerings}
        )
        starts = data.bands[["option", "node", "zone", "start"]]
        starts = starts.assign(site=site.to_numpy(object)[starts["node"]])
        there = data.instance.presences.merge(data.instance.site_frame[["site", "zone"]], on="site")
        there = there.assign(node=pd.Index(data.options.names).get_indexer(pd.Index(there["exam"])))
        there = starts.merge(there[["node", "zone"]].drop_duplicates(), on=["node", "zone"])
        asked = starts[starts["site"] != ""].drop_duplicates(["option", "start"])
        asked = asked.merge(there[["option", "start"]].drop_duplicates(), how="left", indicator="present")
        asked = asked[asked["present"] == "left_only"]
        missed = [np.empty(0, np.int64)]
        for name, rows in asked.groupby("site"):
            missed.append(
                rows["option"].to_numpy(np.int64)[
                    self._shut(data, str(name), rows["start"].to_numpy(np.int64))
                ]
            )
        option, count = np.unique(np.concatenate(missed), return_counts=True)
        yield Prefer(self.info.id, option, count * data.instance.policy.weight(self.info))

    def _shut(self, data: ModelData, name: str, start: np.ndarray) -> np.ndarray:
        """Whether the site is not open for the first minutes after these starts."""
        site = data.instance.site[SiteId(name)]
        day = data.clock.to_local(site.zone, start) // DAY
        opens = np.array([minute_of_day(s[0]) if s else DAY for s in site.hours.by_weekday])[weekday(day)]
        closes = np.array([minute_of_day(s[1]) if s else 0 for s in site.hours.by_weekday])[weekday(day)]
        until = start + data.instance.policy.of(TeacherOnePlaceParameters).minutes
        before = start < data.clock.to_utc(site.zone, day * DAY + opens)
        after = until > data.clock.to_utc(site.zone, day * DAY + closes)
        closed = data.instance.closed
        days = [day_number(d) for d in closed.loc[closed["site"] == name, "day"]]
        return np.asarray(before | after | np.isin(day, days))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        instance, papers = case.instance, case.facts.papers[["exam", "zone", "start"]]
        home = {str(t.id): str(t.site) for t in instance.teachers}
        asked = {str(e.id): home.get(str(instance.offering[e.offering].teacher), "") for e in instance.exams}
        if not any(asked.values()):
            return no_findings()
        present = instance.presences.assign(
            zone=names_for(instance.presences["site"], {str(s.id): s.zone for s in instance.sites})
        )
        known = papers.merge(present[["exam", "zone"]].drop_duplicates(), on=["exam", "zone"])
        table = papers.assign(site=names_for(papers["exam"], asked))
        table = table[table["site"] != ""].drop_duplicates(["exam", "start"])
        table = table.merge(known[["exam", "start"]].drop_duplicates(), how="left", indicator="seen")
        table = table[table["seen"] == "left_only"].assign(cost=instance.policy.weight(self.info))
        table = pd.concat([table, self._anew(case, table, asked)], ignore_index=True)
        missed = self._out_of_hours(instance, table)
        found = table[missed.to_numpy(dtype=bool)]
        found = found.assign(amount=utc_text(found["start"]), limit=found["site"])
        return findings(self.info, found[["exam", "site", "amount", "limit", "cost"]])

    def _anew(self, case: Case[Instance], table: pd.DataFrame, asked: dict[str, str]) -> pd.DataFrame:
        """Instants at which transferred candidates begin an exam and nobody else does."""
        moved = case.facts.attendance.loc[case.facts.attendance["moved"], ["exam", "moved_start"]]
        anew = moved.dropna().rename(columns={"moved_start": "start"}).drop_duplicates()
        anew = anew.assign(site=names_for(anew["exam"], asked), cost=0)
        anew = anew[anew["site"] != ""].merge(table[["exam", "start"]], how="left", indicator="known")
        return anew[anew["known"] == "left_only"].sort_values(["start", "exam"])[
            ["exam", "start", "site", "cost"]
        ]

    def _out_of_hours(self, instance: Instance, table: pd.DataFrame) -> "pd.Series[bool]":
        """Whether the site of each row is not open for the first minutes after its start."""
        clock = names_for(table["site"], {str(s.id): s.zone for s in instance.sites})
        rows = table[["exam", "site", "start"]].assign(zone=clock)
        opens, closes = opening_times(instance, rows)
        ends = minutes_later(rows["start"], instance.policy.of(TeacherOnePlaceParameters).minutes)
        begun = local_time(rows["start"], rows["zone"]).dt.normalize()
        off = instance.closed.assign(day=pd.to_datetime(instance.closed["day"]).astype("datetime64[s]"))
        days = rows.assign(day=begun).merge(
            off[["site", "day"]].drop_duplicates(), on=["site", "day"], how="left", indicator="off"
        )
        return opens.isna() | (rows["start"] < opens) | (ends > closes) | (days["off"] == "both").to_numpy()
