"""No exam on a day on which a site is closed."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import OpenDaysParameters, Policy
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import day_text, local_time
from scheduler.rules.checks.lookups import centre_of_site, policy_value
from scheduler.rules.checks.reference_starts import reference_starts
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import DAY, day_number
from scheduler.terms.host_terms import CloseSite
from scheduler.terms.model_data import ModelData
from scheduler.terms.sitting_terms import BarDays, SittingTerm
from scheduler.terms.terms import Forbid, Term

Ints = npt.NDArray[np.int64]


class OpenDays:
    """The calendar's interruptions and the public holidays of the place are not exam days.

    The day is the site's own: 10 June is a holiday in Guyane and not in Paris. Every site where the
    exam has candidates counts, those who miss it included. Where the policy of the site's centre
    forbids the day to all, a variant on another day is no way out: the reference start itself may not
    fall on the closed day. Sundays are closed by the opening hours, not here. Remote exams are sat at
    home: there the public holidays of the home site are kept, unless its centre's policy frees them, while
    works or a closure of the site do not matter. The texts do not speak of remote exams and holidays.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("open-days"),
        kind="hard",
        parameters=OpenDaysParameters,
        covers=("B02",),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("No exam on a closed day", "Pas d'épreuve un jour de fermeture"),
        sentence=(
            "{ $exam } at { $site } is on { $amount }, closed there ({ $limit })",
            "{ $exam } à { $site } tombe le { $amount }, jour de fermeture ({ $limit })",
        ),
        unit="day",
        sentences={
            "no limit": (
                "{ $exam } at { $site } is on { $amount }, closed there",
                "{ $exam } à { $site } tombe le { $amount }, jour de fermeture",
            )
        },
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "Paris is closed on a Wednesday, and ALG is on Monday.",
            "Paris est fermé un mercredi et ALG a lieu le lundi.",
        ),
        breaks=(
            "ALG is on the Wednesday.",
            "ALG a lieu le mercredi.",
        ),
        given=lambda semester: semester.closure("Paris", date(2024, 1, 24), "works"),
        broken=lambda semester: semester.start("ALG", "2024-01-24 18:00"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2024-01-24", "limit": "works"},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        mine = policy.of(OpenDaysParameters)
        yield BarDays(self.info.id, mine.holidays == "forbid", mine.remote == "bar")

    def terms(self, data: ModelData) -> Iterable[Term]:
        closed = data.instance.closed
        days = closed.assign(day=closed["day"].map(day_number))[["site", "day"]].drop_duplicates()
        venues = pd.DataFrame(
            [(home, site, len(sites)) for home, sites in data.instance.venues.items() for site in sites],
            columns=["home", "site", "venues"],
        )
        counted = venues.merge(days, on="site").groupby(["home", "day", "venues"]).size().rename("shut")
        shut = counted.reset_index().rename(columns={"home": "site"})
        everywhere = shut.loc[shut["shut"] == shut["venues"], ["site", "day"]]
        rows = data.occupation[["option", "site", "day"]].merge(everywhere, on=["site", "day"])
        yield Forbid(self.info.id, np.unique(rows["option"].to_numpy(np.int64)))
        site = np.asarray(days["site"].map(data.site_numbers), np.int64)
        yield CloseSite(self.info.id, site, days["day"].to_numpy(np.int64))
        home, holidays = self._at_home(data)
        yield Forbid(
            self.info.id, np.unique(home.merge(holidays, on=["site", "day"])["option"].to_numpy(np.int64))
        )
        pinned = len(data.instance.pinned_starts) > 0
        if pinned or data.exchanging:
            some = shut if pinned else shut[shut["site"].isin(data.exchanging)]
            yield Forbid(
                self.info.id, self._evading(data, data.occupation[["option", "site", "zone", "day"]], some)
            )
        if pinned:
            yield Forbid(self.info.id, self._evading(data, home, holidays))

    def _at_home(self, data: ModelData) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The remote groups of each option where public holidays count (option, zone, day, site), and those holidays
        (site, day)."""
        holidays = data.instance.public_holidays
        days = holidays.assign(day=holidays["day"].map(day_number).astype("int64"))[["site", "day"]]
        groups = data.groups.loc[data.groups["remote"], ["node", "zone", "site", "centre"]]
        kept = data.setting(groups["centre"], lambda p: int(p.of(OpenDaysParameters).remote == "bar"))
        bands = data.bands[["option", "node", "zone", "day"]]
        return bands.merge(groups[kept > 0], on=["node", "zone"])[["option", "site", "zone", "day"]], days

    def _evading(self, data: ModelData, rows: pd.DataFrame, shut: pd.DataFrame) -> Ints:
        """Options whose paper starts on a day on which some group (or a host of it) is shut, while the group sits
        on another day: that would be a way out that the policy may not allow."""
        strict = [s.id for s in data.instance.sites if data.instance.policies[s.centre].of(OpenDaysParameters).holidays == "forbid"]  # fmt: skip
        shut = shut[shut["site"].isin(strict)]
        rows = rows[rows["site"].isin(shut["site"])].drop_duplicates()
        main = data.bands.loc[data.bands["paper"] == 0, ["option", "start"]].drop_duplicates()
        rows = rows.merge(main, on="option")
        rows["sat"] = rows["day"]
        for zone, here in rows.groupby("zone", observed=True):
            local_day = data.clock.to_local(str(zone), here["start"].to_numpy(np.int64)) // DAY
            rows.loc[here.index, "day"] = local_day
        met = rows[rows["day"] != rows["sat"]].merge(shut[["site", "day"]], on=["site", "day"])
        return np.unique(met["option"].to_numpy(np.int64))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        instance, attendance = case.instance, case.facts.attendance
        if instance.closed.empty:
            return no_findings()
        remote = attendance["kind"] == "remote"
        home = policy_value(
            instance,
            centre_of_site(instance, attendance["site"]),
            lambda p: p.of(OpenDaysParameters).remote,
        )
        groups = ["exam", "site", "day"]
        parts = []
        for rows, days in ((~remote, instance.closed), (remote & (home == "bar"), instance.public_holidays)):
            present = attendance.loc[rows, groups].drop_duplicates()
            closed = days.assign(day=pd.to_datetime(days["day"]).astype("datetime64[s]"))
            closed = closed[["site", "day", "reason"]].drop_duplicates(["site", "day"])
            if present.empty or closed.empty:
                continue
            parts += [present.merge(closed, on=["site", "day"]), self._evaded(case, present, closed)]
        if not parts:
            return no_findings()
        met = pd.concat(parts, ignore_index=True)
        reason = met["reason"].astype(object).where(met["reason"].notna(), "")
        return findings(self.info, met.assign(amount=day_text(met["day"]), limit=reason))

    def _evaded(self, case: Case[Instance], present: pd.DataFrame, closed: pd.DataFrame) -> pd.DataFrame:
        """Sites that sit another day because the paper starts on a day closed to them, but may not."""
        instance = case.instance
        policy = policy_value(
            instance, centre_of_site(instance, present["site"]), lambda p: p.of(OpenDaysParameters).holidays
        )
        strict = present[policy == "forbid"].merge(instance.site_frame[["site", "zone"]], on="site")
        anchors = case.derived(reference_starts)
        anchors = anchors.loc[anchors["anchor"], ["exam", "start"]].drop_duplicates()
        both = strict.merge(anchors, on="exam")
        both = both.assign(sat=both["day"], day=local_time(both["start"], both["zone"]).dt.normalize())
        both = both.merge(closed, on=["site", "day"], how="left")
        shut = both["reason"].notna() & (both["sat"] != both["day"])
        every = shut.groupby([both["exam"], both["site"]]).transform("all")
        return both.loc[every, ["exam", "site", "day", "reason"]].drop_duplicates(["exam", "site"])
