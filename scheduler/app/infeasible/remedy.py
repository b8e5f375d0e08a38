"""Things to relax in a semester, as values that can be applied to it: more seats, more staff, longer hours, other days."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import Any, Literal

import pandas as pd

from models.calendar import OpeningHours
from models.ids import RoomId, SiteId
from models.instance import Instance
from models.network import Room
from models.policy import DateChainParameters, Policy
from scheduler.app.catalogue import Catalogue, catalogue_of

Unit = Literal["seats", "rooms", "staff", "minutes", "session", "days", "start", "rule"]
LAST_MINUTE = 24 * 60 - 1
SWITCHES: Mapping[str, tuple[str, str, str]] = {
    "variant": ("variant", "papers", "allow"),
    "overlap-unresolved": ("transfer", "unresolved", "allow"),
}
"""Rules that a setting of the policy relaxes: its table, its name, and the value that allows what the rule forbids."""


@dataclass(frozen=True)
class Remedy:
    """One thing to relax, `amount` units of it.

    `seats`: more of them, in one more room of the site. `rooms`: as many more of the largest kind of the site. `staff`: more
    people of the site, who may do any duty. `minutes`: the site opens earlier and closes later by so many. `session`: the
    session ends so many days later. `days`: session 2 follows the results by so many days less. `start`: the imposed
    start of the exam is free, and whatever is pinned of it. `rule`: the setting that allows what the rule forbids (`SWITCHES`), or else the rule is
    not kept at all, for these `exams` as for any other.

    `where` is the id of the site, the number of the session, or the id of the exam or of the rule. `rules` are the rules that
    would then be kept, or broken. `price`: what the rules say that going so far beyond them is worth, in units of cost; None
    for a decision, a right or a law, which have no price.
    """

    unit: Unit
    where: str
    amount: int
    rules: tuple[str, ...]
    exams: tuple[str, ...] = ()
    price: int | None = None

    @property
    def key(self) -> tuple[Unit, str]:
        """What is relaxed, whatever the amount."""
        return self.unit, self.where


def relaxed(
    semester: Instance, relaxations: Iterable[Remedy], rules: Catalogue | None = None
) -> tuple[Instance, Catalogue | None]:
    """The semester and the catalogue with all of these things relaxed."""
    for one in relaxations:
        if one.unit == "rule" and one.where not in SWITCHES:
            usual = catalogue_of(semester) if rules is None else rules
            rules = [rule for rule in usual if str(rule.info.id) != one.where]
        else:
            semester = _relaxed(semester, one)
    return semester, rules


def _relaxed(semester: Instance, one: Remedy) -> Instance:
    match one.unit:
        case "seats":
            return _with_rooms(semester, one.where, 1, one.amount)
        case "rooms":
            largest = max((r.seats for r in semester.rooms if str(r.site) == one.where), default=1)
            return _with_rooms(semester, one.where, one.amount, largest)
        case "staff":
            return _with_staff(semester, one.where, one.amount)
        case "minutes":
            return _open_longer(semester, one.where, one.amount)
        case "session":
            return _longer_session(semester, int(one.where), one.amount)
        case "days":
            return _shorter_chain(semester, one.amount)
        case "rule":
            return _allowed(semester, *SWITCHES[one.where])
        case _:
            return _free_start(semester, one.where)


def _with_rooms(semester: Instance, site: str, count: int, seats: int) -> Instance:
    """More rooms that have every feature that an exam or a room asks for."""
    features = {word for room in semester.rooms for word in room.features}
    features |= {word for exam in semester.exams for word in exam.features}
    known = {str(room.id) for room in semester.rooms}
    names = [name for name in (f"{site}+{n}" for n in range(1, len(known) + count + 1)) if name not in known]
    rooms = [
        Room(id=RoomId(name), site=SiteId(site), seats=seats, features=tuple(sorted(features)))
        for name in names[:count]
    ]
    return replace(semester, rooms=(*semester.rooms, *rooms))


def _with_staff(semester: Instance, site: str, count: int) -> Instance:
    known = set(semester.staff["id"].astype(str))
    names = [name for name in (f"{site}+{n}" for n in range(1, len(known) + count + 1)) if name not in known]
    rows = pd.DataFrame({"id": names[:count], "site": site})
    for column in semester.staff.columns.difference(["id", "site"]):
        usual = semester.staff[column]
        rows[column] = pd.Series([usual.dtype == bool or pd.NaT] * count, dtype=usual.dtype)
    return replace(
        semester, staff=pd.concat([semester.staff, rows], ignore_index=True)[semester.staff.columns]
    )


def _open_longer(semester: Instance, site: str, minutes: int) -> Instance:
    """The site with longer hours on the days on which it opens, within the day."""

    def longer(span: tuple[time, time] | None) -> tuple[time, time] | None:
        if span is None:
            return None
        since, until = (one.hour * 60 + one.minute for one in span)
        since, until = max(since - minutes, 0), min(until + minutes, LAST_MINUTE)
        return time(*divmod(since, 60)), time(*divmod(until, 60))

    sites = tuple(
        s.model_copy(update={"hours": OpeningHours(by_weekday=tuple(map(longer, s.hours.by_weekday)))})
        if str(s.id) == site
        else s
        for s in semester.sites
    )
    return replace(semester, sites=sites)


def _longer_session(semester: Instance, number: int, days: int) -> Instance:
    sessions = tuple(
        s.model_copy(update={"last_day": s.last_day + timedelta(days)}) if s.number == number else s
        for s in semester.sessions
    )
    return replace(semester, sessions=sessions)


def _shorter_chain(semester: Instance, days: int) -> Instance:
    """The semester in which session 2 may begin so many days sooner after the results."""

    def shorter(policy: Policy) -> Policy:
        chain = policy.of(DateChainParameters)
        names = ("gap", "convocation_after_results")
        return _with_values(policy, "date-chain", {n: max(getattr(chain, n) - days, 0) for n in names})

    return _with_policies(semester, shorter)


def _allowed(semester: Instance, table: str, name: str, value: str) -> Instance:
    return _with_policies(semester, lambda policy: _with_values(policy, table, {name: value}))


def _with_values(policy: Policy, table: str, values: Mapping[str, Any]) -> Policy:
    changed = policy.parameters[table].model_copy(update=dict(values))
    return replace(policy, parameters={**policy.parameters, table: changed})


def _with_policies(semester: Instance, change: Callable[[Policy], Policy]) -> Instance:
    policies = {centre: change(policy) for centre, policy in semester.policies.items()}
    return replace(semester, policy=change(semester.policy), policies=policies)


def _free_start(semester: Instance, exam: str) -> Instance:
    exams = tuple(
        e.model_copy(update={"imposed_start": None}) if str(e.id) == exam else e for e in semester.exams
    )
    pins = semester.pins
    freed = (pins["exam"] == exam) | (pins["moves"] == exam)
    published = semester.published[semester.published["exam"] != exam]
    return replace(semester, exams=exams, pins=pins[~freed].reset_index(drop=True), published=published)


def restricted(semester: Instance, exams: Iterable[str]) -> Instance:
    """The semester with these exams and those that they replace alone, and with the people who sit them."""
    names = set(exams)
    names |= {str(e.replaces) for e in semester.exams if str(e.id) in names and e.replaces}
    sat = semester.sits[semester.sits["exam"].isin(names)]
    people = set(sat["candidate"])
    return replace(
        semester,
        exams=tuple(e for e in semester.exams if str(e.id) in names),
        candidates=semester.candidates[semester.candidates["id"].isin(people)].reset_index(drop=True),
        registrations=semester.registrations[semester.registrations["candidate"].isin(people)].reset_index(
            drop=True
        ),
        presences=semester.presences[semester.presences["exam"].isin(names)].reset_index(drop=True),
        pins=_among(semester.pins, names),
        published=semester.published[semester.published["exam"].isin(names)].reset_index(drop=True),
        kept_rooms=semester.kept_rooms[semester.kept_rooms["exam"].isin(names)].reset_index(drop=True),
    )


def _among(pins: pd.DataFrame, exams: set[str]) -> pd.DataFrame:
    both = pins["exam"].isin(exams) & (pins["moves"].isin(exams) | (pins["moves"] == ""))
    return pins[both].reset_index(drop=True)
