"""A campus: one large site, periods of three lengths told by the availability of its rooms, hardly a seat to spare.

Every exam has a planted period in which everybody finds a seat and no student has two exams, so a timetable exists.
Few seats are left in the planted one: what a search must see is which rooms are open, and for how long.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
FIRST_DAY, ZONE = "2025-01-13", "Europe/Brussels"
PERIODS = (
    ("09:00", 240, "08:30", "13:20"),
    ("14:00", 180, "13:30", "17:15"),
    ("17:30", 120, "17:15", "20:00"),
)
"""Start, longest exam in minutes, and between which times of the day rooms that serve the period are open."""
LENGTHS = np.array([120, 180, 240])
HALLS, USUAL = (300, 220, 180), ((120, 90, 60, 45, 30, 24), (0.1, 0.2, 0.25, 0.2, 0.15, 0.1))
"""Seats of the three large rooms, and sizes of the others with their chances, before rooms are sized to the demand."""
EXAMS_EACH = ((3, 4, 5, 6), (0.15, 0.30, 0.40, 0.15))
PROGRAMME = 12
"""Exams of one programme; students choose mostly among those of theirs."""
OWN, OTHER = 40.0, 0.02
RESERVED, RESERVED_SEATS, FEATURE = 4, 16, "reserved"
"""Rooms open all day for students with extra time, who need one; their exams lie on different days."""
EXTRA_TIME, EXTRA = 0.005, 20
"""Share of the students with extra time, and their minutes more for each hour."""


@dataclass(frozen=True, slots=True)
class CampusPlan:
    """The size of a campus: `load` is the part of the open seats that the planted timetable takes in each period."""

    exams: int
    students: int
    days: int
    rooms: int
    load: float


@dataclass(frozen=True)
class Campus:
    """A drawn campus: `tables` by name, and the planted start of each exam."""

    tables: Mapping[str, pd.DataFrame]
    planted: "pd.Series[str]"


def campus_settings(plan: CampusPlan) -> dict[str, Any]:
    """The session and policy of `instance.toml`."""
    days = _days(plan)
    return {
        "sessions": [
            {
                "number": 1,
                "first_day": days[0].date(),
                "last_day": days[-1].date(),
                "calendar_published": pd.Timestamp("2024-12-02").date(),
                "starts": {"weekdays": [start for start, *_ in PERIODS]},
            }
        ],
        "policy": {"profile": "neutral"},
    }


def campus(plan: CampusPlan, rng: np.random.Generator) -> Campus:
    """Draw exams into periods, students into exams of different periods, and open just enough rooms in each."""
    periods = plan.days * len(PERIODS)
    period = np.arange(plan.exams) % periods
    rng.shuffle(period)
    longest = np.array([length for _, length, *_ in PERIODS])[period % len(PERIODS)]
    minutes = LENGTHS[
        (rng.random(plan.exams) * np.searchsorted(LENGTHS, longest, side="right")).astype(np.int64)
    ]
    extra = rng.random(plan.students) < EXTRA_TIME
    student, exam = _registrations(plan, period, extra, rng)
    seated = ~extra[student]
    demand = np.bincount(period[exam[seated]], minlength=periods)
    seats = np.concatenate([np.array(HALLS), rng.choice(USUAL[0], plan.rooms - len(HALLS), p=USUAL[1])])
    seats = np.maximum(8, np.ceil(seats * demand.max() / plan.load / (0.93 * seats.sum()))).astype(np.int64)
    rooms = [f"R{k + 1:02d}" for k in range(plan.rooms)]
    days = _days(plan)
    available = [
        (
            rooms[room],
            *(f"{days[p // len(PERIODS)].date()}T{clock}" for clock in PERIODS[p % len(PERIODS)][2:]),
        )
        for p in range(periods)
        for room in _opened(rng.permutation(plan.rooms), seats, demand[p] / plan.load)
    ]
    ids = np.array([f"U{e + 1:03d}" for e in range(plan.exams)])
    people = np.array([f"s{s + 1:05d}" for s in range(plan.students)])
    kept = [f"K{k + 1}" for k in range(RESERVED)]
    starts = [f"{days[p // len(PERIODS)].date()}T{PERIODS[p % len(PERIODS)][0]}" for p in period.tolist()]
    tables = {
        "centres": pd.DataFrame(
            [("UNI", "University", ZONE, "neutral", "BE", 0)],
            columns=["id", "name", "zone", "policy", "holidays", "copy_days"],
        ),
        "sites": pd.DataFrame(
            [("CAMPUS", "UNI", "Campus", ZONE, "08:00-20:30")],
            columns=["id", "centre", "name", "zone", "hours_weekdays"],
        ),
        "rooms": pd.DataFrame(
            {
                "id": [*rooms, *kept],
                "site": "CAMPUS",
                "seats": [*seats.tolist(), *[RESERVED_SEATS] * RESERVED],
                "features": [""] * plan.rooms + [FEATURE] * RESERVED,
            }
        ),
        "availability": pd.DataFrame(available, columns=["room", "from", "until"]),
        "units": pd.DataFrame({"id": ids, "title": [f"Matière inventée {e + 1}" for e in range(plan.exams)]}),
        "offerings": pd.DataFrame({"id": ids, "unit": ids, "centre": "UNI", "teaching_mode": "day"}),
        "exams": pd.DataFrame(
            {"id": ids, "offering": ids, "session": 1, "minutes": minutes, "mode": "on_site"}
        ),
        "candidates": pd.DataFrame({"id": people, "centre": "UNI", "site": "CAMPUS"}),
        "registrations": pd.DataFrame({"candidate": people[student], "offering": ids[exam]}),
        "accommodations": pd.DataFrame(
            {
                "candidate": people[extra],
                "extra_minutes_per_hour": EXTRA,
                "isolated": False,
                "features": FEATURE,
            }
        ),
        "staff": pd.DataFrame(
            {"id": [f"p{k + 1}" for k in range(4 * plan.rooms)], "site": "CAMPUS", "escort": False}
        ),
    }
    return Campus(tables, pd.Series(starts, index=ids))


def _days(plan: CampusPlan) -> pd.DatetimeIndex:
    return pd.bdate_range(FIRST_DAY, periods=plan.days)


def _registrations(
    plan: CampusPlan, period: Ints, extra: npt.NDArray[np.bool_], rng: np.random.Generator
) -> tuple[Ints, Ints]:
    """Student and exam of each registration: exams in the order of a random liking, one of each period; of each day for
    those with extra time."""
    programmes = max(plan.exams // PROGRAMME, 1)
    mine = rng.integers(0, programmes, plan.students)[:, None] == np.arange(plan.exams) % programmes
    popularity = rng.gamma(1.2, 1.0, plan.exams) + 0.1
    liking = np.log(popularity * np.where(mine, OWN, OTHER)) + rng.gumbel(size=mine.shape)
    order = np.argsort(-liking, axis=1, kind="stable")
    wanted = rng.choice(EXAMS_EACH[0], plan.students, p=EXAMS_EACH[1])
    taken = np.zeros((plan.students, int(period.max()) + 1), bool)
    everybody, parts = np.arange(plan.students), list[tuple[Ints, Ints]]()
    for exam in order.T:
        at = np.where(extra, period[exam] // len(PERIODS) * len(PERIODS), period[exam])
        chosen = ~taken[everybody, at] & (wanted > 0)
        taken[everybody[chosen], at[chosen]] = True
        wanted[chosen] -= 1
        parts.append((everybody[chosen], exam[chosen]))
        if not wanted.any():
            break
    student, exam = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((exam, student))
    return student[order], exam[order]


def _opened(rooms: Ints, seats: Ints, needed: float) -> Iterator[int]:
    """The first rooms with so many seats together."""
    before = np.cumsum(seats[rooms]) - seats[rooms]
    yield from np.sort(rooms[before < needed]).tolist()
