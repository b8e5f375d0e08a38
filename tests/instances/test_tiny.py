"""The optimum that instances/tiny/README.md claims: a timetable reaches it, nothing goes below."""

from collections import defaultdict
from datetime import datetime
from functools import reduce
from itertools import combinations, product
from math import ceil
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from models.instance import Instance
from models.policy import DEFAULT_WEIGHTS
from tiny_by_hand import (
    ROOMS,
    TIMETABLE,
    TRANSFER,
    days,
    instant,
    late,
    local_day,
    own_minutes,
    pair_units,
    sitting,
    tiny,
    units,
)

CLAIMED = {
    1: {"two-a-day": 19, "back-to-back": 1, "hold": 10, "transfer": 0},
    2: {"two-a-day": 19, "back-to-back": 1, "hold": 0, "transfer": 1},
}
BY_COMPONENT = {1: {"inf": 130, "cpt": 20, "res": 70}, 2: {"inf": 610, "cpt": 40, "res": 60}}
TOTAL = 930


@pytest.fixture(scope="module")
def instance() -> Instance:
    return tiny()


@pytest.mark.parametrize("session", [1, 2])
def test_the_timetable_of_the_readme_costs_what_it_says(instance: Instance, session: int) -> None:
    found = units(instance, session)
    assert found == CLAIMED[session]
    assert sum(DEFAULT_WEIGHTS[rule] * n for rule, n in found.items()) == sum(BY_COMPONENT[session].values())


def test_the_sessions_add_up(instance: Instance) -> None:
    assert sum(sum(parts.values()) for parts in BY_COMPONENT.values()) == TOTAL
    assert len(instance.candidates) == 57
    assert len(instance.exams) == 24


# --- lower bound: every combination of starts of every component, rooms and staff left aside ---


def _options(instance: Instance, exam_id: str) -> list[tuple[int, dict[str, int]]]:
    """(least cost of holding and gathering, start by zone) of every way to run the exam on one paper."""
    exam = next(e for e in instance.exams if e.id == exam_id)
    home = instance.centre[instance.offering[exam.offering].centre].zone
    session = instance.session[exam.session]
    sits = instance.sits[instance.sits["exam"] == exam_id]
    people = sits.groupby("zone").size()
    if exam.imposed_start is not None:
        listed = [instant(home, exam.imposed_start.date(), exam.imposed_start.time())]
    else:
        window = days(session.first_day, session.last_day)
        listed = [instant(home, d, t) for d in window for t in session.starts_on(d)]
    zones = [home, *sorted(set(people.index) - {home})]
    others = [_half_hours(instance, exam_id, zone) for zone in zones[1:]]
    found = []
    for starts in product(listed, *others):
        if (cost := _gate_cost(exam.minutes, starts, [int(people[z]) for z in zones])) is not None:
            found.append((cost, dict(zip(zones, starts, strict=True))))
    return found


def _half_hours(instance: Instance, exam_id: str, zone: str) -> list[int]:
    """Half-hour starts of a zone that lie within the hours of its sites, on the session's days."""
    exam = next(e for e in instance.exams if e.id == exam_id)
    session = instance.session[exam.session]
    sites = [s for s in instance.sites if s.zone == zone]
    found = []
    for day in days(session.first_day, session.last_day):
        for minute in range(0, 24 * 60, 30):
            start = instant(zone, day, f"{minute // 60:02d}:{minute % 60:02d}")
            spans = [s.hours.by_weekday[day.weekday()] for s in sites]
            if all(
                span
                and instant(zone, day, span[0]) <= start - 30
                and start + exam.minutes + 15 <= instant(zone, day, span[1])
                for span in spans
            ):
                found.append(start)
    return found


def _gate_cost(minutes: int, starts: tuple[int, ...], people: list[int]) -> int | None:
    """Cheapest hold and gathering over all gatherings of 0..60 minutes; None: no gate fits."""
    gathers = np.meshgrid(*[np.arange(61)] * len(starts), indexing="ij")
    gate = reduce(
        np.maximum,
        [np.where(g > 0, s - g, s + late(minutes)) for s, g in zip(starts, gathers, strict=True)],
    )
    cost = np.zeros_like(gate)
    fits = np.ones_like(gate, dtype=bool)
    for start, gather, count in zip(starts, gathers, people, strict=True):
        hold = np.maximum(0, gate - start - minutes)
        cost += count * (hold + gather)
        fits &= hold <= 60
    return int(cost[fits].min()) if fits.any() else None


def _least_cost(instance: Instance, exams: list[str]) -> int:
    """The least cost of a component: all options of its exams, pair by pair.

    It is a bound: a candidate is out at his own end at the latest possible best (holds are not added
    to his day), and every overlap costs no more than a transfer.
    """
    options = [_options(instance, exam) for exam in exams]
    sits = instance.sits[instance.sits["exam"].isin(exams)]
    taken = sits.groupby(["candidate", "zone", "extra"])["exam"].agg(frozenset).reset_index()
    classes = taken.groupby(["exam", "zone", "extra"]).size()
    shape = [len(o) for o in options]
    total = np.zeros(shape, dtype=np.int64)
    for axis, choices in enumerate(options):
        total += _along([c for c, _ in choices], [axis], shape)
    for one, two in combinations(range(len(exams)), 2):
        table = np.zeros((shape[one], shape[two]), dtype=np.int64)
        for (both, zone, extra), count in classes.items():
            if exams[one] in both and exams[two] in both:
                table += int(count) * _pair_table(
                    instance, exams[one], options[one], exams[two], options[two], zone, extra
                )
        total += _along(table, [one, two], shape)
    return int(total.min())


def _pair_table(instance, a, options_a, b, options_b, zone, extra):  # type: ignore[no-untyped-def]
    def spans(exam, options):  # type: ignore[no-untyped-def]
        own = own_minutes(instance.exam[exam].minutes, extra)
        return [(starts[zone], starts[zone] + own) for _, starts in options]

    return np.array(
        [
            [
                sum(DEFAULT_WEIGHTS[r] * n for r, n in pair_units(zone, extra, one, two).items())
                for two in spans(b, options_b)
            ]
            for one in spans(a, options_a)
        ]
    )


def _along(values, axes, shape):  # type: ignore[no-untyped-def]
    """Values placed on some axes of an array of this shape."""
    return np.asarray(values).reshape([shape[i] if i in axes else 1 for i in range(len(shape))])


@pytest.mark.parametrize("session", [1, 2])
def test_no_combination_of_starts_costs_less(instance: Instance, session: int) -> None:
    sits = instance.sits[instance.sits["session"] == session]
    family = sits["candidate"].str[:3].replace("reu", "res")
    for name, expected in BY_COMPONENT[session].items():
        exams = sorted(set(sits.loc[family == name, "exam"]))
        assert _least_cost(instance, exams) == expected, name
    # A variant alone would cost more than everything the README pays.
    assert DEFAULT_WEIGHTS["variant"] > TOTAL


# --- the timetable is feasible: hours, seats, sharing, staff, transfer ---


def _bands(instance: Instance) -> list[tuple[str, str, str, str, int, int, int, int]]:
    """(room, site, exam, kind, people, admission, occupied from, occupied to)."""
    who, stays, moves, clock = TRANSFER
    bands = []
    sits = instance.sits.assign(
        kind=np.select(
            [instance.sits["isolated"], instance.sits["extra"] > 0], ["isolated", "extra"], "ordinary"
        )
    )
    moved = (sits["candidate"] == who) & (sits["exam"] == moves)
    for (exam, site, zone, kind, extra), rows in sits[~moved].groupby(
        ["exam", "site", "zone", "kind", "extra"]
    ):
        start, out = sitting(instance, exam, zone, extra)
        bands.append((ROOMS[exam, site, kind], site, exam, kind, len(rows), start, start - 30, out + 15))
    start = instant("Europe/Paris", TIMETABLE[moves, "Europe/Paris"][0], clock)
    bands.append(
        (ROOMS[moves, "PAR-A", "transfer"], "PAR-A", moves, "transfer", 1, start, start, start + 195)
    )
    assert start - sitting(instance, stays, "Europe/Paris", 0)[1] == 10
    return bands


def test_the_timetable_keeps_hours_seats_and_sharing(instance: Instance) -> None:
    bands = _bands(instance)
    seats = {r.id: r.seats for r in instance.rooms}
    for room, site, _exam, kind, people, _, since, until in bands:
        place = instance.site[site]  # type: ignore[index]
        day = local_day(place.zone, since)
        span = place.hours.by_weekday[day.weekday()]
        assert span is not None
        assert instant(place.zone, day, span[0]) <= since
        assert until <= instant(place.zone, day, span[1])
        assert people <= seats[room]  # type: ignore[index]
        assert kind != "isolated" or people == 1
    for one, two in combinations(bands, 2):
        if one[0] == two[0] and one[6] < two[7] and two[6] < one[7]:
            assert one[5] == two[5], (one, two)
            assert "isolated" not in (one[3], two[3])
            together = sum(b[4] for b in bands if b[0] == one[0] and b[6] < one[7] and one[6] < b[7])
            assert together <= seats[one[0]]  # type: ignore[index]


def test_the_timetable_keeps_staff(instance: Instance) -> None:
    bands = _bands(instance)
    escort = next(b for b in bands if b[3] == "transfer")
    present = instance.staff.groupby("site").size()
    for instant_ in sorted({b[6] for b in bands} | {escort[6] - 10}):
        people: dict[tuple[str, str], int] = defaultdict(int)
        for room, site, _e, _k, n, _, since, until in bands:
            if since <= instant_ < until:
                people[site, room] += n
        needed: dict[str, int] = defaultdict(int)
        for (site, _room), n in people.items():
            needed[site] += max(1, ceil(n / 40))
        needed["PAR-A"] += int(escort[6] - 10 <= instant_ < escort[6])
        assert all(n <= present[site] for site, n in needed.items())


def test_the_starts_are_allowed(instance: Instance) -> None:
    for exam in instance.exams:
        home = instance.centre[instance.offering[exam.offering].centre].zone
        day, clock = TIMETABLE[exam.id, home]
        session = instance.session[exam.session]
        assert session.first_day <= day <= session.last_day
        local = datetime.fromtimestamp(instant(home, day, clock) * 60, ZoneInfo(home)).replace(tzinfo=None)
        if exam.imposed_start is not None:
            assert local == exam.imposed_start
        else:
            assert local.time() in session.starts_on(day)
    zones = {(str(e), str(z)) for e, z in instance.sits[["exam", "zone"]].drop_duplicates().to_numpy()}
    assert zones == set(TIMETABLE)
