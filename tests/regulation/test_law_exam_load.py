"""At most so many exams in so many days or hours: rows of the policy, hard or at a price.

What the texts say. F1: "Il est possible de demander un aménagement […] Vos épreuves se déroulent le même jour au même
moment." Beyond that no text limits the load of a candidate: every row is a choice of the office. Counting is that of
`three-in-three`: every run of n local days counts by itself, each exam beyond k in it once, and runs begin up to n - 1
days before the session, so that its first days count like the others. A row of hours opens its windows at the start of
each exam.

By hand, exams of a candidate in January 2025 (Monday the 13th is the first day), rows of 3 in 5 days:
| days of the exams     | runs with more than three (first day: number)            | beyond |
|-----------------------|----------------------------------------------------------|--------|
| 13, 14, 16, 17        | 13: 4                                                    | 1      |
| 13, 14, 15, 16        | 12: 4, 13: 4                                             | 2      |
| 13, 14, 15, 16, 17    | 12: 4, 13: 5, 14: 4                                      | 4      |
| 13, 14, 16, 18        | none (the 13th to the 17th: 3, the 14th to the 18th: 3)  | 0      |
| four on the 13th      | 9, 10, 11, 12, 13: 4 each                                | 5      |
One in 24 hours, A on the 13th at 09:00, B on the 14th: before 09:00 it is in A's window, at 09:01 it is not.
Two in 24 hours, 09:00 and 14:00 on the 13th, C on the 14th: at 08:59 the window of 09:00 holds three, at 09:00 two.
"""

from datetime import date, time

import pandas as pd
import pytest

from models.facts import Verdict
from tests.support.semester_builder import Build
from tests.support.written_semester import by_rule

JANUARY = ((date(2025, 1, 13), date(2025, 1, 31)), (date(2025, 4, 8), date(2025, 4, 12)))
Row = dict[str, object]


def load(*starts: str, rows: Row | None = None, extra: int = 0) -> Build:
    """One candidate with an exam of an hour at each of these times of January 2025, and rows of the policy."""
    times = tuple(sorted({time.fromisoformat(s.split()[1]) for s in starts}))
    policy = {"exam-load": {"rows": [rows]}} if rows else {}
    build = Build(policy=policy, profile="neutral", windows=JANUARY, starts_of_day=times)
    for i, start in enumerate(starts):
        build.exam(f"E{i}", 60).start(f"E{i}", f"2025-01-{start}")
    return build.person("x", *(f"E{i}" for i in range(len(starts))), extra=extra)


def days(*numbers: int) -> tuple[str, ...]:
    """One exam a day at nine; a day that is named twice has another two hours later."""
    return tuple(f"{day} {9 + 2 * numbers[:i].count(day):02}:00" for i, day in enumerate(numbers))


def cost(verdict: Verdict) -> int:
    return int(verdict.costs.get("exam-load", 0))


def three_in_five(weight: int | None = None) -> Row:
    """Three in five days: at a price, or never more."""
    return {"id": "three in five", "most": 3, "days": 5, "weight": weight}


def one_in_24_hours(weight: int) -> Row:
    return {"id": "one in 24 h", "most": 1, "hours": 24, "weight": weight}


@pytest.mark.parametrize(
    ("numbers", "beyond"),
    [
        ((13, 14, 16, 17), 1),
        ((13, 14, 15, 16), 2),
        ((13, 14, 15, 16, 17), 4),
        ((13, 14, 16, 18), 0),
        ((13, 13, 13, 13), 5),
        ((13, 14, 15), 0),
        ((16, 17, 20, 21), 0),  # Thursday to Tuesday are six days
        ((16, 17, 18, 20), 1),  # Thursday to Monday are five, Sunday included
        ((28, 29, 30, 31), 2),  # the last days count like the first
    ],
)
def test_each_exam_beyond_three_in_each_run_of_five_days(numbers: tuple[int, ...], beyond: int) -> None:
    assert cost(load(*days(*numbers), rows=three_in_five(7)).audit()) == 7 * beyond


def test_without_the_row_there_is_nothing_to_say() -> None:
    assert cost(load(*days(13, 14, 16, 17)).audit()) == 0


@pytest.mark.parametrize(("numbers", "kept"), [((13, 14, 16, 17), False), ((13, 14, 16, 18), True)])
def test_a_hard_row_is_a_breach_from_the_first_to_the_last_exam(numbers: tuple[int, ...], kept: bool) -> None:
    verdict = load(*days(*numbers), rows=three_in_five()).audit()
    rows = verdict.findings[verdict.findings["severity"] == "hard"]
    if kept:
        assert rows.empty
    else:
        assert len(rows) == 1
        # One candidate, from the first exam of the run to the last; whose row it is, is told.
        assert rows[["rule", "exam", "other"]].iloc[0].tolist() == ["exam-load", "E0", "E3"]
        assert (str(rows["amount"].iloc[0]), str(rows["limit"].iloc[0])) == ("1", "three in five")


@pytest.mark.parametrize(
    ("second", "within"), [("14 08:00", True), ("14 08:59", True), ("14 09:01", False), ("14 10:00", False)]
)
def test_a_window_of_hours_opens_at_the_start_of_an_exam(second: str, within: bool) -> None:
    assert cost(load("13 09:00", second, rows=one_in_24_hours(3)).audit()) == (3 if within else 0)


def test_three_exams_in_24_hours() -> None:
    # 09:00, 14:00 and 08:00 of the next day. From 09:00: three exams, two beyond one. From 14:00: two, one beyond.
    # From 08:00: one. Three in all.
    assert cost(load("13 09:00", "13 14:00", "14 08:00", rows=one_in_24_hours(1)).audit()) == 3


@pytest.mark.parametrize(
    ("starts", "beyond"),
    [
        (("13 09:00", "13 14:00", "14 08:59"), 1),
        (("13 09:00", "13 14:00", "14 09:00"), 0),
        # From 09:00: four, two beyond. From 14:00: three, one beyond. From 18:00: two.
        (("13 09:00", "13 14:00", "13 18:00", "14 08:00"), 3),
    ],
)
def test_two_exams_in_24_hours(starts: tuple[str, ...], beyond: int) -> None:
    row: Row = {"id": "two in 24 h", "most": 2, "hours": 24, "weight": 3}
    assert cost(load(*starts, rows=row).audit()) == 3 * beyond


@pytest.mark.parametrize(("extra", "meant"), [(0, False), (20, False), (30, False), (31, True), (40, True)])
def test_a_row_for_those_with_more_than_half_as_much_time_again(extra: int, meant: bool) -> None:
    # "one a day over 50 % extra time": 30 minutes an hour are 50 %, not over it.
    rows: Row = {"id": "one a day", "most": 1, "days": 1, "extra_over": 30, "weight": None}
    verdict = load("13 09:00", "13 14:00", rows=rows, extra=extra).audit()
    hard = verdict.findings[verdict.findings["severity"] == "hard"]
    assert (not hard.empty) is meant
    if meant:
        assert set(hard["rule"]) == {"exam-load"}


def test_two_a_day_and_three_in_three_cost_what_they_did() -> None:
    # Three on the 13th: three pairs at 10; the runs from the 11th, 12th, 13th hold three each, one beyond two, at 10.
    verdict = load(*days(13, 13, 13)).audit()
    assert (verdict.costs["two-a-day"], verdict.costs["three-in-three"]) == (30, 30)
    # 13, 14, 15: no pair, one run of three.
    verdict = load(*days(13, 14, 15)).audit()
    assert (verdict.costs.get("two-a-day", 0), verdict.costs["three-in-three"]) == (0, 10)
    # Four on four days: runs from the 13th and the 14th.
    verdict = load(*days(13, 14, 15, 16)).audit()
    assert verdict.costs["three-in-three"] == 20


def test_days_are_those_of_the_place() -> None:
    # 18:00 of 13 January in Paris is 04:00 of the 14th in Nouméa (UTC+11): with an exam at 14:00 of the 14th two a day
    # there, while in Paris they are on two days.
    rows: Row = {"id": "one a day", "most": 1, "days": 1, "weight": 5}
    build = Build(
        policy={"exam-load": {"rows": [rows]}},
        profile="neutral",
        windows=JANUARY,
        starts_of_day=(time(4), time(18)),
    )
    build.site("Noumea", "Pacific/Noumea").exam("A", 60).exam("B", 60)
    build.person("x", "A", "B").person("n", "A", "B", site="Noumea")
    for exam, paris in (("A", "2025-01-13 18:00"), ("B", "2025-01-14 04:00")):
        instant = pd.Timestamp(paris, tz="Europe/Paris")
        for zone in ("Europe/Paris", "Pacific/Noumea"):
            build.start(exam, instant.tz_convert(zone).strftime("%Y-%m-%d %H:%M"), zone)
    rows_found = by_rule(build.audit(), "exam-load")
    assert int(rows_found["cost"].sum()) == 5
