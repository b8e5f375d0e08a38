"""What each zone of an exam requires of its start: opening hours, closed days, the longest own durations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from models.ids import SiteId
from models.instance import Instance
from models.policy import (
    ExtraTimeParameters,
    OpenDaysParameters,
    OpeningHoursParameters,
    RemoteHoursParameters,
)
from models.windows import Window
from scheduler.terms.clock import DAY, Clock, day_number, minute_of_day, weekday

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NEVER = np.iinfo(np.int64).max // 4
"""Later than every instant: no start is possible."""


@dataclass(frozen=True)
class Lengths:
    """The longest own duration in minutes of candidates without extra time, and of those with it (0: none)."""

    ordinary: int
    extended: int


@dataclass(frozen=True)
class SiteNeeds:
    """What one site requires: its hours (minutes after midnight by weekday, -1: closed), its closed days, the longest
    own durations of its candidates, the minutes of check-in and of collection."""

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    closed: frozenset[int]
    longest: Lengths
    check_in: int
    collect: int

    def implies(self, other: "SiteNeeds") -> bool:
        """Whether every start that suits this site suits the other one too."""
        of_week = zip(self.opens, self.closes, other.opens, other.closes, strict=True)
        return (
            all(
                here < 0 or (opens >= 0 and opens <= here and closes >= until)
                for here, until, opens, closes in of_week
            )
            and self.closed >= other.closed
            and self.longest.ordinary >= other.longest.ordinary
            and self.longest.extended >= other.longest.extended
            and self.check_in >= other.check_in
            and self.collect >= other.collect
        )


@dataclass(frozen=True)
class ZoneNeeds:
    """What the sites of one exam in one zone require of its start.

    `sites` are those that do not follow from another one. Candidates with extra time may begin up to `most_early`
    minutes before the others. `window` is the first and last day of the exam. On a `barred` day of the zone nobody
    starts, whatever this zone does itself (policy of local holidays: forbid).
    """

    zone: str
    sites: tuple[SiteNeeds, ...]
    barred: frozenset[int]
    window: tuple[int, int]
    most_early: int = 0

    def bars(self, days: Ints) -> Flags:
        """Whether the paper may not start anywhere on these local days."""
        return np.isin(days, list(self.barred))

    def last_exit(self, clock: Clock, start: Ints) -> Ints:
        """The latest instant at which candidates of every site may leave on the day of a start."""
        days = clock.to_local(self.zone, start) // DAY
        closes = [np.array(site.closes)[weekday(days)] - site.collect for site in self.sites]
        return clock.to_utc(self.zone, days * DAY + np.min(closes, axis=0))

    def fits(self, clock: Clock, start: Ints, gather: Ints, gate: Ints, step: int) -> Flags:
        """Whether a sitting from check-in to collection lies inside the hours of an open day."""
        return np.asarray(self.early(clock, start, gather, gate, step) < NEVER)

    def early(self, clock: Clock, start: Ints, gather: Ints, gate: Ints, step: int) -> Ints:
        """The least multiple of `step` minutes by which those with extra time begin before the others so that everybody
        is inside the hours; NEVER where that is too much or does not help."""
        days = clock.to_local(self.zone, start) // DAY
        of_week = weekday(days)
        inside = (days >= self.window[0]) & (days <= self.window[1])
        over, latest = np.zeros_like(start), np.full_like(start, NEVER)
        for site in self.sites:
            closing = clock.to_utc(self.zone, days * DAY + np.array(site.closes)[of_week]) - site.collect
            opening = clock.to_utc(self.zone, days * DAY + np.array(site.opens)[of_week]) + site.check_in
            stay = np.maximum(site.longest.ordinary, gate - start)
            inside &= (np.array(site.opens)[of_week] >= 0) & ~np.isin(days, list(site.closed))
            inside &= (start + stay <= closing) & (start - gather >= opening)
            if site.longest.extended:
                over = np.maximum(over, start + site.longest.extended - closing)
                latest = np.minimum(latest, start - gather - opening)
        early = -(-over // step) * step
        return np.where(inside & (early <= np.minimum(latest, self.most_early)), early, NEVER)


def hours_of(instance: Instance, site: SiteId) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Opening and closing minute by weekday of a site, -1 on closed days."""
    spans = instance.site[site].hours.by_weekday
    opens = tuple(-1 if s is None else minute_of_day(s[0]) for s in spans)
    closes = tuple(-1 if s is None else minute_of_day(s[1]) for s in spans)
    return opens, closes


def widest_hours(instance: Instance, site: SiteId) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """First opening and last closing minute by weekday over all sites that may host candidates of the site."""
    hours = [hours_of(instance, SiteId(venue)) for venue in instance.venues[site]]
    opens = zip(*(h[0] for h in hours), strict=True)
    closes = zip(*(h[1] for h in hours), strict=True)
    return tuple(min((m for m in day if m >= 0), default=-1) for day in opens), tuple(map(max, closes))


class SiteCalendars:
    """Hours, closed days and policies of every site of an instance.

    If candidates of a site may be hosted elsewhere, the widest hours of the hosts count: the place stage chooses.
    """

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self._hours = {s.id: widest_hours(instance, s.id) for s in instance.sites}
        days = instance.closed.groupby("site", observed=True)["day"]
        own = {str(site): frozenset(day_number(d) for d in rows) for site, rows in days}
        self._closed = {
            home: frozenset.intersection(*(own.get(venue, frozenset()) for venue in venues))
            for home, venues in instance.venues.items()
        }
        rests = instance.public_holidays.groupby("site", observed=True)["day"]
        self._holidays = {str(site): frozenset(day_number(d) for d in rows) for site, rows in rests}

    def needs(self, zone: str, longest: Mapping[SiteId, Lengths], window: Window) -> ZoneNeeds:
        """The requirements of the sites of one zone, with the longest durations at each."""
        policies = {s: self.instance.policies[self.instance.site[s].centre] for s in longest}
        strict = [s for s, policy in policies.items() if policy.of(OpenDaysParameters).holidays == "forbid"]
        needs = [
            SiteNeeds(
                *self._hours[s],
                self._closed.get(s, frozenset()),
                longest[s],
                policy.of(OpeningHoursParameters).check_in,
                policy.of(OpeningHoursParameters).collect,
            )
            for s, policy in policies.items()
        ]
        return ZoneNeeds(
            zone,
            _strictest(needs),
            frozenset[int]().union(*(self._closed.get(s, frozenset()) for s in strict)),
            _numbered(window),
            min(
                (policies[s].of(ExtraTimeParameters).early for s in longest if longest[s].extended), default=0
            ),
        )

    def at_home(self, zone: str, longest: Mapping[SiteId, Lengths], window: Window) -> ZoneNeeds:
        """The requirements of candidates who write at home: the hours and public holidays of their centres' policies."""
        needs, barred = [], frozenset[int]()
        for site, lengths in longest.items():
            policy = self.instance.policies[self.instance.site[site].centre]
            hours, days = policy.of(RemoteHoursParameters), policy.of(OpenDaysParameters)
            opens, closes = minute_of_day(hours.earliest), minute_of_day(hours.latest)
            closed = self._holidays.get(site, frozenset()) if days.remote == "bar" else frozenset()
            needs.append(SiteNeeds((opens,) * 7, (closes,) * 7, closed, lengths, 0, 0))
            barred |= closed if days.holidays == "forbid" else frozenset()
        return ZoneNeeds(zone, _strictest(needs), barred, _numbered(window))


def _strictest(needs: Iterable[SiteNeeds]) -> tuple[SiteNeeds, ...]:
    """The needs that follow from no other ones, each once."""
    kept: list[SiteNeeds] = []
    for one in dict.fromkeys(needs):
        if not any(other.implies(one) for other in kept):
            kept = [other for other in kept if not one.implies(other)] + [one]
    return tuple(kept)


def _numbered(window: Window) -> tuple[int, int]:
    return day_number(window[0]), day_number(window[1])
