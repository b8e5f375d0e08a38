"""What each zone of an exam requires of its start: opening hours, closed days, the longest own durations."""

from collections.abc import Iterable
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
EARLY_STEP = 15
"""Early starts are multiples of so many minutes."""


@dataclass(frozen=True)
class Lengths:
    """The longest own duration in minutes of candidates without extra time, and of those with it (0: none)."""

    ordinary: int
    extended: int


@dataclass(frozen=True)
class ZoneNeeds:
    """The sites of one exam in one zone together: the narrowest hours, every closed day.

    `opens`, `closes` minutes after midnight by weekday (-1: closed); `longest` own durations of
    the candidates there, of whom those with extra time may begin up to `most_early` minutes before the
    others; `window` first and last day of the exam. On a `barred` day of the zone nobody starts, whatever this zone does itself (policy of local holidays: forbid).
    """

    zone: str
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    closed: frozenset[int]
    barred: frozenset[int]
    longest: Lengths
    check_in: int
    collect: int
    window: tuple[int, int]
    most_early: int = 0

    def day_open(self, days: Ints) -> Flags:
        """Whether every site is open on these local days."""
        opens = np.array(self.opens)[weekday(days)]
        inside = (days >= self.window[0]) & (days <= self.window[1])
        return np.asarray((opens >= 0) & ~np.isin(days, list(self.closed)) & inside)

    def bars(self, days: Ints) -> Flags:
        """Whether the paper may not start anywhere on these local days."""
        return np.isin(days, list(self.barred))

    def fits(self, clock: Clock, start: Ints, gather: Ints, gate: Ints) -> Flags:
        """Whether a sitting from check-in to collection lies inside the hours of an open day."""
        return np.asarray(self.early(clock, start, gather, gate) < NEVER)

    def early(self, clock: Clock, start: Ints, gather: Ints, gate: Ints) -> Ints:
        """The fewest minutes, in steps of a quarter, by which those with extra time begin before the others
        so that everybody is inside the hours; NEVER where that is too many."""
        days = clock.to_local(self.zone, start) // DAY
        of_week = weekday(days)
        opening = clock.to_utc(self.zone, days * DAY + np.array(self.opens)[of_week])
        closing = clock.to_utc(self.zone, days * DAY + np.array(self.closes)[of_week]) - self.collect
        over = np.maximum(start + self.longest.extended - closing, 0)
        early = -(-over // EARLY_STEP) * EARLY_STEP
        stay = np.maximum(self.longest.ordinary, gate - start)
        inside = self.day_open(days) & (start + stay <= closing) & (early <= self.most_early)
        inside &= start - early - gather - self.check_in >= opening
        return np.where(inside, early, NEVER)


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

    def needs(self, zone: str, sites: Iterable[SiteId], window: Window, longest: Lengths) -> ZoneNeeds:
        """The requirements of the sites of one zone together (by the policies of the hosting centres)."""
        sites = sorted(set(sites))
        hours = [self._hours[s] for s in sites]
        opens = tuple(-1 if min(day) < 0 else max(day) for day in zip(*(h[0] for h in hours), strict=True))
        closes = tuple(-1 if min(day) < 0 else min(day) for day in zip(*(h[1] for h in hours), strict=True))
        policies = [self.instance.policies[self.instance.site[s].centre] for s in sites]
        closed = [self._closed.get(s, frozenset()) for s in sites]
        strict = [
            days
            for days, p in zip(closed, policies, strict=True)
            if p.of(OpenDaysParameters).holidays == "forbid"
        ]
        return ZoneNeeds(
            zone,
            opens,
            closes,
            frozenset[int]().union(*closed),
            frozenset[int]().union(*strict),
            longest,
            max(p.of(OpeningHoursParameters).check_in for p in policies),
            max(p.of(OpeningHoursParameters).collect for p in policies),
            _numbered(window),
            min(p.of(ExtraTimeParameters).early for p in policies) if longest.extended else 0,
        )

    def at_home(self, zone: str, sites: Iterable[SiteId], window: Window, longest: Lengths) -> ZoneNeeds:
        """The requirements of candidates who write at home: the hours of the policies of their centres, every day."""
        policies = [
            self.instance.policies[self.instance.site[s].centre].of(RemoteHoursParameters) for s in set(sites)
        ]
        opens = (max(minute_of_day(p.earliest) for p in policies),) * 7
        closes = (min(minute_of_day(p.latest) for p in policies),) * 7
        nothing = frozenset[int]()
        return ZoneNeeds(zone, opens, closes, nothing, nothing, longest, 0, 0, _numbered(window))


def _numbered(window: Window) -> tuple[int, int]:
    return day_number(window[0]), day_number(window[1])
