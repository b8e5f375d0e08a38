"""Exams evenly over the open days of a session.

What the texts say: nothing; a choice of the office. Per centre and session: the sum over days of what a day has beyond
the exams divided by the open days, rounded up.

By hand, a week from Monday to Friday (13 to 17 January 2025):
| exams | open days | fair share | on the days   | beyond          |
|-------|-----------|------------|---------------|-----------------|
| 5     | 5         | 1          | 5 on one      | 4               |
| 5     | 5         | 1          | 2, 2, 1       | 1 + 1 = 2       |
| 5     | 5         | 1          | 1 each        | 0               |
| 6     | 5         | 2          | 3, 3          | 1 + 1 = 2       |
| 6     | 5         | 2          | 2, 2, 2       | 0               |
| 6     | 4 (one closed) | 2     | 3, 3          | 2               |
| 5     | 4 (one closed) | 2     | 3, 2          | 1               |
"""

from datetime import date, time

import pytest

from tests.support.semester_builder import Build

WEEK = ((date(2025, 1, 13), date(2025, 1, 17)), (date(2025, 4, 7), date(2025, 4, 11)))
FORTNIGHT = ((date(2025, 1, 13), date(2025, 1, 25)), (date(2025, 4, 7), date(2025, 4, 11)))


def spread(
    *counts: int,
    closed: int = 0,
    windows: tuple[tuple[date, date], ...] = WEEK,
    policy: dict[str, object] | None = None,
) -> Build:
    """So many exams on each day from Monday on, each with its own candidate."""
    clock = [time(8 + i) for i in range(max(counts))]
    told = {"weights": {"even-days": 10}} if policy is None else policy
    build = Build(windows=windows, starts_of_day=tuple(clock), policy=told, profile="neutral")
    for day, count in enumerate(counts):
        for i in range(count):
            name = f"E{day}-{i}"
            build.exam(name, 60).person(f"x-{name}", name).start(name, f"2025-01-{13 + day} {clock[i]:%H:%M}")
    if closed:
        build.closure("Paris", date(2025, 1, closed))
    return build


@pytest.mark.parametrize(
    ("counts", "closed", "beyond"),
    [
        ((5,), 0, 4),
        ((2, 2, 1), 0, 2),
        ((1, 1, 1, 1, 1), 0, 0),
        ((3, 3), 0, 2),
        ((2, 2, 2), 0, 0),
        ((3, 3), 17, 2),
        ((3, 2), 17, 1),
        ((2, 2, 1), 17, 0),  # five exams on four open days: two a day are fair
        ((1,), 0, 0),
    ],
)
def test_what_a_day_has_beyond_its_share(counts: tuple[int, ...], closed: int, beyond: int) -> None:
    assert spread(*counts, closed=closed).audit().costs.get("even-days", 0) == 10 * beyond


def test_sunday_is_no_open_day() -> None:
    # Two weeks from Monday to Saturday are 12 open days: 13 exams on them are two a day, 12 are one.
    counts = (3, 3, 3, 3)
    assert spread(*counts, windows=FORTNIGHT).audit().costs.get("even-days", 0) == 10 * 4 * 2
    assert spread(*counts, 1, windows=FORTNIGHT).audit().costs.get("even-days", 0) == 10 * 4 * 1


def test_each_session_counts_by_itself() -> None:
    build = spread(1, 1)
    for i in range(2):
        name = f"F{i}"
        build.exam(name, 60, session=2).person(f"x-{name}", name).start(name, "2025-04-07 08:00")
    # Session 1: two exams on two of five days, share one, nothing beyond. Session 2: two on one day, one beyond.
    assert build.audit().costs.get("even-days", 0) == 10


def test_each_centre_counts_by_itself() -> None:
    # Two exams of Paris and one of Lyon: with one each on Monday nothing is beyond a share of one but Paris's second.
    build = spread(2).site("Lyon")
    build.exam("L", 60, centre="Lyon").person("l", "L", site="Lyon").start("L", "2025-01-13 08:00")
    assert build.audit().costs.get("even-days", 0) == 10
