"""Sites are open for as long as an exam needs them."""

from collections.abc import Iterable
from typing import ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import RuleId, SiteId
from models.instance import Instance
from models.policy import OpeningHoursParameters, Policy
from models.rules import RuleInfo, findings, no_findings
from scheduler.rules.checks.clocks import minutes_later, utc_text
from scheduler.rules.checks.lookups import centre_of_site, names_for, policy_value
from scheduler.rules.checks.opening import opening_times
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import DAY, minute_of_day, weekday
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Close
from scheduler.terms.sitting_terms import Occupy, SittingTerm
from scheduler.terms.terms import Forbid, Term

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


class WithinOpeningHours:
    """Rooms are supervised for the whole of the exam, within the opening hours of the centre.

    Candidates come in before the start, and before a gathering (check-in); some begin early or stay for
    their third time or are held, and then copies are collected. All of it lies between opening and closing of the
    local day of the start: to close at the very minute is enough, to pass midnight never is. Moved
    sittings answer for their hours in transfer-conditions; remote exams need no site.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("opening-hours"),
        kind="hard",
        relax=10,
        parameters=OpeningHoursParameters,
        covers=("E02", "F01", "F10", "G01"),
        article="Règlement des examens du Cnam en Paca, I.B.1, I.C.1 et I.C.2",
        title=("Sites are open throughout", "Les sites sont ouverts du début à la fin"),
        sentence=(
            "{ $exam } occupies { $site } on { $amount }, beyond its opening hours ({ $limit })",
            "{ $exam } occupe { $site } le { $amount }, hors de ses heures d'ouverture ({ $limit })",
        ),
        unit="UTC",
        words={"closed": ("closed all day", "fermé toute la journée")},
    )
    example: ClassVar[Example] = Example(
        keeps=(
            "ALG ends at 22:45; the copies are collected until 23:00, when Paris closes.",
            "ALG finit à 22 h 45 ; les copies sont ramassées jusqu'à 23 h, heure de fermeture de Paris.",
        ),
        breaks=(
            "ALG begins a minute later.",
            "ALG commence une minute plus tard.",
        ),
        kept=lambda semester: semester.start("ALG", "2024-01-22 20:45"),
        broken=lambda semester: semester.start("ALG", "2024-01-22 20:46"),
        finding={"exam": "ALG", "site": "Paris", "amount": "2024-01-22T22:01Z", "limit": "2024-01-22T22:00Z"},
    )

    def sitting_terms(self, policy: Policy) -> Iterable[SittingTerm]:
        mine = policy.of(OpeningHoursParameters)
        yield Occupy(self.info.id, mine.check_in, mine.collect)

    def terms(self, data: ModelData) -> Iterable[Term]:
        rows, bad = data.occupation[["site", "option", "day", "since", "until"]], []
        for site, here in rows.groupby("site", observed=True):
            venues = data.instance.venues[str(site)]
            # Who may be received elsewhere needs one site that is open; the place stage says which.
            out = np.logical_and.reduce([self._out(data, SiteId(venue), here) for venue in venues])
            bad.append(here["option"].to_numpy(np.int64)[out])
        yield Forbid(self.info.id, np.unique(np.concatenate([np.empty(0, np.int64), *bad])))
        for name in sorted(data.exchanging):  # elsewhere these options respect the hours already
            yield Close(self.info.id, self._outside(data, SiteId(name)))

    def _outside(self, data: ModelData, site: SiteId) -> Ints:
        """Rows (room, from, until): the rooms of a site are closed outside its opening hours."""
        (begin, end), given = data.horizon, data.instance.site[site]
        day = np.arange(begin // DAY - 1, end // DAY + 2)
        spans = [given.hours.by_weekday[of_week] for of_week in weekday(day).tolist()]
        open_ = np.array([span is not None for span in spans], bool)
        clock = [(minute_of_day(span[0]), minute_of_day(span[1])) for span in spans if span is not None]
        wall = day[open_, None] * DAY + np.array(clock, np.int64).reshape(-1, 2)
        opens, closes = (data.clock.to_utc(given.zone, wall[:, k]) for k in (0, 1))
        shut = np.stack([np.append(begin, closes), np.append(opens, end)], 1)
        shut = shut[(shut[:, 0] < shut[:, 1])]
        rooms = [i for i, room in enumerate(data.instance.rooms) if room.site == site]
        return np.column_stack([np.repeat(rooms, len(shut)), np.tile(shut, (len(rooms), 1))]).astype(np.int64)

    def _out(self, data: ModelData, site: SiteId, rows: pd.DataFrame) -> Flags:
        """Which occupations the site does not hold: closed that weekday, too early or too late."""
        spans, zone = data.instance.site[site].hours.by_weekday, data.instance.site[site].zone
        day = rows["day"].to_numpy(np.int64)
        opens = np.array([minute_of_day(s[0]) if s else DAY for s in spans])[weekday(day)]
        closes = np.array([minute_of_day(s[1]) if s else 0 for s in spans])[weekday(day)]
        since, until = (rows[c].to_numpy(np.int64) for c in ("since", "until"))
        early = since < data.clock.to_utc(zone, day * DAY + opens)
        return np.asarray(early | (until > data.clock.to_utc(zone, day * DAY + closes)))

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        attendance = case.facts.attendance
        needed = ["exam", "site", "start", "early", "admission", "out"]
        groups = attendance.loc[attendance["kind"] != "remote", needed].drop_duplicates()
        known = {str(s.id): s.zone for s in case.instance.sites}
        groups = groups[groups["site"].isin(list(known))]
        groups = groups.assign(
            zone=names_for(groups["site"], known), centre=centre_of_site(case.instance, groups["site"])
        )
        check_in = policy_value(
            case.instance, groups["centre"], lambda p: p.of(OpeningHoursParameters).check_in
        )
        collect = policy_value(
            case.instance, groups["centre"], lambda p: p.of(OpeningHoursParameters).collect
        )
        published = groups.assign(start=minutes_later(groups["start"], groups["early"]))
        opens, closes = opening_times(case.instance, published)
        since = minutes_later(groups["admission"], -check_in)
        until = minutes_later(groups["out"], collect)
        shut = opens.isna()
        if not (shut | (since < opens) | (until > closes)).any():
            return no_findings()
        rows = [
            groups.assign(amount=since, limit=opens, bad=(since < opens) | shut, side=0),
            groups.assign(amount=until, limit=closes, bad=until > closes, side=1),
        ]
        found = pd.concat(rows, ignore_index=True)
        found = found[found["bad"]].sort_values(["exam", "site", "side", "amount"])
        first = found[found["side"] == 0].drop_duplicates(["exam", "site"])
        last = found[found["side"] == 1].drop_duplicates(["exam", "site"], keep="last")
        table = pd.concat([first, last]).sort_values(["exam", "site", "side"])
        amount = utc_text(table["amount"])
        limit = utc_text(table["limit"]).where(table["limit"].notna(), "closed")
        return findings(self.info, table.assign(amount=amount, limit=limit))
