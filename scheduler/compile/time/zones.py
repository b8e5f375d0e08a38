"""What each zone of an exam requires of its start: opening hours, closed days, the longest own durations."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from models.ids import SiteId
from models.instance import Instance
from models.windows import Window
from scheduler.terms.clock import Clock, day_number, minute_of_day, weekday
from scheduler.terms.sitting_terms import ConditionsByCentre

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NEVER = np.iinfo(np.int64).max // 4
"""Later than every instant: no start is possible."""


class Lengths(NamedTuple):
    """The longest own duration in minutes of candidates without extra time, and of those with it (0: none)."""

    ordinary: int
    extended: int


@dataclass(frozen=True)
class SiteHours:
    """When a site can hold an exam: its hours (minutes after midnight by weekday, -1: closed), its closed days, the minutes
    of check-in and of collection."""

    opens: tuple[int, ...]
    closes: tuple[int, ...]
    closed: frozenset[int]
    check_in: int
    collect: int

    def imply(self, other: "SiteHours") -> bool:
        """Whether every sitting within these hours is within the other ones too."""
        of_week = zip(self.opens, self.closes, other.opens, other.closes, strict=True)
        return (
            all(
                here < 0 or (opens >= 0 and opens <= here and closes >= until)
                for here, until, opens, closes in of_week
            )
            and self.closed >= other.closed
            and self.check_in >= other.check_in
            and self.collect >= other.collect
        )

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.opens, self.closes, self.closed, self.check_in, self.collect))


class SiteNeeds(NamedTuple):
    """What one site requires of a start: its hours, and the longest own durations of its candidates."""

    hours: SiteHours
    longest: Lengths


@dataclass(frozen=True)
class DayLimits:
    """What the sites of a zone require of a start together, by day of the clock: UTC minutes, and whether the day is barred.

    On a day without any possible start `latest_start` is before every instant. Those with extra time begin before the
    others if these start after `latest_extended`, but not before `earliest_extended`.
    """

    latest_start: Ints
    latest_gate: Ints
    earliest_entry: Ints
    latest_extended: Ints
    earliest_extended: Ints
    last_exit: Ints
    barred: Flags


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
    clock: Clock = field(compare=False, repr=False)
    most_early: int = 0

    @cached_property
    def by_day(self) -> DayLimits:
        """All requirements as one table by day, so that thousands of starts are looked up at once."""
        clock, days, zone = self.clock, self.clock.days, self.zone
        inside = (days >= self.window[0]) & (days <= self.window[1])
        never = np.full(len(days), NEVER)
        latest_start, latest_gate, latest_extended = never.copy(), never.copy(), never.copy()
        earliest_entry, earliest_extended = -never, -never
        for site in self.sites:
            hours = site.hours
            closing = clock.of_week(zone, hours.closes) - hours.collect
            opening = clock.of_week(zone, hours.opens) + hours.check_in
            inside &= np.array([minute >= 0 for minute in hours.opens])[weekday(days)]
            inside[[day - days[0] for day in hours.closed if days[0] <= day <= days[-1]]] = False
            latest_start = np.minimum(latest_start, closing - site.longest.ordinary)
            latest_gate = np.minimum(latest_gate, closing)
            earliest_entry = np.maximum(earliest_entry, opening)
            if site.longest.extended:
                latest_extended = np.minimum(latest_extended, closing - site.longest.extended)
                earliest_extended = np.maximum(earliest_extended, opening)
        last = tuple(
            min(site.hours.closes[day] - site.hours.collect for site in self.sites) for day in range(7)
        )
        return DayLimits(
            np.where(inside, latest_start, -NEVER),
            latest_gate,
            earliest_entry,
            latest_extended,
            earliest_extended,
            clock.of_week(zone, last),
            np.isin(days, list(self.barred)),
        )

    def bars(self, start: Ints) -> Flags:
        """Whether the paper may not start anywhere on the local days of these starts."""
        return self.by_day.barred[self.clock.place_of_day(self.zone, start)]

    def last_exit(self, start: Ints) -> Ints:
        """The latest instant at which candidates of every site may leave on the day of a start."""
        return self.by_day.last_exit[self.clock.place_of_day(self.zone, start)]

    def early(self, start: Ints, gather: Ints, gate: Ints, step: int, most: int) -> Ints:
        """The least multiple of `step` minutes by which those with extra time begin before the others so that everybody
        is inside the hours of an open day from check-in to collection; NEVER where that is more than `most` or does not
        help."""
        limits, day = self.by_day, self.clock.place_of_day(self.zone, start)
        inside = start <= limits.latest_start[day]
        inside &= gate <= limits.latest_gate[day]
        entry = start - gather
        inside &= entry >= limits.earliest_entry[day]
        if not any(site.longest.extended for site in self.sites):
            return np.where(inside, 0, NEVER)
        early = -(-np.maximum(start - limits.latest_extended[day], 0) // step) * step
        inside &= early <= np.minimum(entry - limits.earliest_extended[day], most)
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
    """Hours, closed days and conditions of sittings of every site of an instance.

    If candidates of a site may be hosted elsewhere, the widest hours of the hosts count: the place stage chooses.
    """

    def __init__(self, instance: Instance, conditions: ConditionsByCentre, clock: Clock) -> None:
        self.clock = clock
        self._conditions = {site.id: conditions[site.centre] for site in instance.sites}
        self._known: dict[Hashable, ZoneNeeds] = {}
        self._narrower: dict[tuple[SiteHours, SiteHours], bool] = {}
        days = instance.closed.groupby("site", observed=True)["day"]
        own = {str(site): frozenset(day_number(d) for d in rows) for site, rows in days}
        self._hours = {
            home: SiteHours(
                *widest_hours(instance, home),
                frozenset.intersection(*(own.get(venue, frozenset()) for venue in instance.venues[home]))
                if one.bar_days
                else frozenset(),
                one.occupy.check_in,
                one.occupy.collect,
            )
            for home, one in self._conditions.items()
        }
        rests = instance.public_holidays.groupby("site", observed=True)["day"]
        self._holidays = {str(site): frozenset(day_number(d) for d in rows) for site, rows in rests}

    def needs(
        self, zone: str, longest: Mapping[SiteId, Lengths], window: Window, *, at_home: bool
    ) -> ZoneNeeds:
        """The requirements of the sites of one zone, with the longest durations at each; of candidates who write `at_home`
        those of their centres. Made once for all exams that agree in them."""
        key = zone, tuple(longest.items()), window, at_home
        if key not in self._known:
            made = self._at_home if at_home else self._on_site
            self._known[key] = made(zone, longest, window)
        return self._known[key]

    def _on_site(self, zone: str, longest: Mapping[SiteId, Lengths], window: Window) -> ZoneNeeds:
        early = (self._conditions[s].lengthen.early for s, lengths in longest.items() if lengths.extended)
        bars = {s: self._conditions[s].bar_days for s in longest}
        strict = (s for s, days in bars.items() if days and days.whole_paper)
        return ZoneNeeds(
            zone,
            self._strictest([SiteNeeds(self._hours[s], lengths) for s, lengths in longest.items()]),
            frozenset[int]().union(*(self._hours[s].closed for s in strict)),
            _numbered(window),
            self.clock,
            min(early, default=0),
        )

    def _at_home(self, zone: str, longest: Mapping[SiteId, Lengths], window: Window) -> ZoneNeeds:
        """The hours at home and public holidays of their centres."""
        needs, barred = [], frozenset[int]()
        for site, lengths in longest.items():
            hours, days = self._conditions[site].at_home, self._conditions[site].bar_days
            closed = self._holidays.get(site, frozenset()) if days and days.at_home else frozenset()
            at_home = SiteHours((hours.earliest,) * 7, (hours.latest,) * 7, closed, 0, 0)
            needs.append(SiteNeeds(at_home, lengths))
            barred |= closed if days and days.whole_paper else frozenset()
        return ZoneNeeds(zone, self._strictest(needs), barred, _numbered(window), self.clock)

    def _strictest(self, needs: Iterable[SiteNeeds]) -> tuple[SiteNeeds, ...]:
        """The needs that follow from no other ones: where sites have the same hours, the longest durations of both."""
        longest: dict[SiteHours, Lengths] = {}
        for one in needs:
            known = longest.get(one.hours, one.longest)
            longest[one.hours] = Lengths(
                max(known.ordinary, one.longest.ordinary), max(known.extended, one.longest.extended)
            )
        strictest: list[SiteNeeds] = []
        for hours, lengths in longest.items():
            one = SiteNeeds(hours, lengths)
            if not any(self._implies(other, one) for other in strictest):
                strictest = [other for other in strictest if not self._implies(one, other)] + [one]
        return tuple(strictest)

    def _implies(self, one: SiteNeeds, other: SiteNeeds) -> bool:
        """Whether every start that suits one site suits the other one too."""
        if one.longest.ordinary < other.longest.ordinary or one.longest.extended < other.longest.extended:
            return False
        key = one.hours, other.hours
        if key not in self._narrower:
            self._narrower[key] = one.hours.imply(other.hours)
        return self._narrower[key]


def _numbered(window: Window) -> tuple[int, int]:
    return day_number(window[0]), day_number(window[1])
