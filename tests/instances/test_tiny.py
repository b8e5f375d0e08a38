"""The optimum that instances/tiny/README.md claims: a timetable reaches it, nothing goes below."""

from collections import defaultdict
from datetime import datetime
from itertools import combinations
from math import ceil
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from models.instance import Instance
from scheduler.audit import audit
from tests.support.reading import SCHEMA
from tests.support.tiny_by_hand import (
    ROOMS,
    TIMETABLE,
    TRANSFER,
    instant,
    local_day,
    sitting,
    timetable,
    tiny,
    units,
)
from tests.support.tiny_lower_bound import least_cost

CLAIMED = {
    1: {
        "transfer": 0,
        "hold": 10,
        "two-a-day": 21,
        "back-to-back": 1,
        "three-in-three": 15,
        "evening-then-morning": 0,
        "weekday-daytime": 53,
        "sittings": 14,
        "rooms": 0,
    },
    2: {
        "transfer": 1,
        "hold": 0,
        "two-a-day": 19,
        "back-to-back": 1,
        "three-in-three": 15,
        "evening-then-morning": 0,
        "weekday-daytime": 89,
        "sittings": 14,
        "rooms": 0,
    },
}
BY_COMPONENT = {1: {"inf": 298, "cpt": 48, "res": 150}, 2: {"inf": 798, "cpt": 90, "res": 150}}
SITTINGS = {"inf": 5, "cpt": 3, "res": 6}
"""(exam, site) pairs of each group, in each session: left out of BY_COMPONENT."""
TOTAL = 1562


@pytest.fixture(scope="module")
def instance() -> Instance:
    return tiny()


@pytest.mark.parametrize("session", [1, 2])
def test_the_timetable_of_the_readme_costs_what_it_says(instance: Instance, session: int) -> None:
    found = units(instance, session)
    assert found == CLAIMED[session]
    assert sum(SCHEMA.weights[rule] * n for rule, n in found.items()) == sum(
        [*BY_COMPONENT[session].values(), *SITTINGS.values()]
    )


def test_the_sessions_add_up(instance: Instance) -> None:
    costs = sum(sum(parts.values()) + sum(SITTINGS.values()) for parts in BY_COMPONENT.values())
    assert costs == TOTAL
    assert len(instance.candidates) == 57
    assert len(instance.exams) == 24


@pytest.mark.parametrize("session", [1, 2])
def test_no_combination_of_starts_costs_less(instance: Instance, session: int) -> None:
    sits = instance.sits[instance.sits["session"] == session]
    family = sits["candidate"].str[:3].replace("reu", "res")
    for name, expected in BY_COMPONENT[session].items():
        exams = sorted(set(sits.loc[family == name, "exam"]))
        assert least_cost(instance, exams) == expected, name
        mine = sits[family == name]  # no paper of tiny is remote
        assert len(mine[["exam", "site"]].drop_duplicates()) == SITTINGS[name]
    # A variant alone would cost more than everything the README pays.
    assert SCHEMA.weights["variant"] > TOTAL


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


def test_the_audit_finds_the_same(instance: Instance) -> None:
    verdict = audit(instance, timetable(instance))
    assert verdict.hard == 0
    assert verdict.cost == TOTAL
    by_hand = {rule: CLAIMED[1][rule] + CLAIMED[2][rule] for rule in CLAIMED[1]}
    assert {rule: verdict.costs[rule] for rule in by_hand} == {
        rule: SCHEMA.weights[rule] * n for rule, n in by_hand.items()
    }
