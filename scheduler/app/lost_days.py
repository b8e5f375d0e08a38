"""Days that papers sat in several centres lose, because the policy of a closed place forbids them to all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.ids import ExamId, SiteId
from models.instance import Instance
from models.offer import ExamMode
from models.policy import OpenDaysParameters


@dataclass(frozen=True)
class LostDay:
    """A day of a session on which `exams` papers of several centres cannot be held: `closed` gives the reason by site."""

    session: int
    day: date
    exams: int
    closed: Mapping[str, str]


def lost_days(instance: Instance) -> tuple[LostDay, ...]:
    """The lost days in order. A day without a start, or on which every site of a paper is closed, is lost by no one."""
    exams: defaultdict[tuple[int, date], int] = defaultdict(int)
    reasons: defaultdict[tuple[int, date], dict[str, str]] = defaultdict(dict)
    for exam, sites in _national(instance):
        session = instance.session[instance.exam[exam].session]
        first, last = instance.window[exam]
        shut = _shut(instance, remote=instance.exam[exam].mode is ExamMode.REMOTE)
        for day in (first + timedelta(days=i) for i in range((last - first).days + 1)):
            closed = {s: shut[s][day] for s in sites if day in shut.get(s, {})}
            strict = {s: reason for s, reason in closed.items() if _forbids(instance, s)}
            if strict and len(closed) < len(sites) and session.starts_on(day):
                exams[session.number, day] += 1
                reasons[session.number, day] |= strict
    return tuple(
        LostDay(*key, count, dict(sorted(reasons[key].items()))) for key, count in sorted(exams.items())
    )


def _national(instance: Instance) -> Iterator[tuple[ExamId, list[str]]]:
    """The papers that are sat in several centres, with their sites."""
    sat = instance.sits[["exam", "site"]].drop_duplicates()
    for exam, sites in sat.groupby("exam", observed=True)["site"]:
        named = sorted(str(site) for site in sites)
        if len({instance.site[SiteId(site)].centre for site in named}) > 1:
            yield ExamId(str(exam)), named


def _forbids(instance: Instance, site: str) -> bool:
    policy = instance.policies[instance.site[SiteId(site)].centre]
    return policy.of(OpenDaysParameters).holidays == "forbid"


def _shut(instance: Instance, *, remote: bool) -> Mapping[str, Mapping[date, str]]:
    """The closed days of each home site with their reasons: of every site that may receive its people, or for those who
    write at home the public holidays that count."""
    table = instance.public_holidays if remote else instance.closed
    own: defaultdict[str, dict[date, str]] = defaultdict(dict)
    for site, day, reason in zip(table["site"], table["day"], table["reason"], strict=True):
        own[str(site)][day] = str(reason)
    if remote:
        policies = {str(s.id): instance.policies[s.centre].of(OpenDaysParameters) for s in instance.sites}
        return {site: days for site, days in own.items() if policies[site].remote == "bar"}
    return {
        home: {day: reason for day, reason in own[home].items() if all(day in own[v] for v in venues)}
        for home, venues in instance.venues.items()
    }
