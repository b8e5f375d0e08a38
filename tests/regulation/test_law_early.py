"""Candidates with extra time may begin before the others, up to an hour (E07), under the leak rule (X01, X05, X17)."""

from datetime import time

import pandas as pd
import pytest

from models.facts import Verdict
from tests.support.finding_tuples import DAY, REUNION, at, broken
from tests.support.semester_builder import Build, paid, utc


def evening(
    early: int, closes: str = "23:00", minutes: int = 180, other: str = "", **settings: object
) -> Build:
    """An exam at 18:00; y with a third more begins so many minutes before x."""
    build = Build(**settings).site("Paris", hours=f"07:00-{closes}")  # type: ignore[arg-type]
    build.exam("A", minutes).person("x", "A").person("y", "A", extra=20)
    if other:
        build.room("one", 9).put("A", other, "x", "y")
    return build.start("A", f"{DAY} 18:00", early=early)


def of(verdict: Verdict, candidate: str) -> "pd.Series[str]":
    """What the facts say of a candidate's only exam."""
    rows = verdict.facts.attendance
    return rows[rows["candidate"] == candidate].iloc[0]


@pytest.mark.parametrize(
    ("early", "closes", "fits"),
    [
        # X17: 18:00 + 4 h = 22:00 and 15 minutes of copies. The others end at 21:00, copies by 21:15.
        (0, "22:15", True),
        (0, "22:00", False),
        (15, "22:00", True),  # 17:45 to 21:45
        (60, "21:15", True),  # 17:00 to 21:00
        (45, "21:15", False),  # 17:15 to 21:15, copies by 21:30
    ],
)
def test_x17_an_early_start_fits_the_closing_time(early: int, closes: str, fits: bool) -> None:
    verdict = evening(early, closes).audit()
    ends = utc(f"{DAY} 22:00") - pd.Timedelta(minutes=early)
    late = ("opening-hours", "A", f"{ends + pd.Timedelta(minutes=15):%Y-%m-%dT%H:%MZ}", at(f"{DAY} {closes}"))
    assert broken(verdict) == ([] if fits else [late])
    assert of(verdict, "y")["end"] == ends
    assert of(verdict, "x")["end"] == utc(f"{DAY} 21:00")


@pytest.mark.parametrize(
    ("early", "limit", "finds"), [(60, 60, False), (75, 60, True), (15, 0, True), (15, 15, False)]
)
def test_e07_at_most_an_hour_before_the_others(early: int, limit: int, finds: bool) -> None:
    build = evening(early, "22:15", policy={"extra_time": {"early": limit}})
    found = [(exam, amount) for _, exam, amount, _ in broken(build.audit())]
    assert found == ([("A", str(early))] if finds else [])


def test_e07_early_minutes_are_counted_a_candidate() -> None:
    # Two with extra time, an hour early each: 120 candidate-minutes; the others do not count.
    build = evening(60, "21:15").person("z", "A", extra=20)
    assert paid(build.audit())["early-start"] == 120
    assert "early-start" not in paid(evening(0).audit())


def test_x01_who_began_early_leaves_after_the_last_entry() -> None:
    # y begins at 17:00: the first hour is over at 18:00, but x may enter until 19:00. Earliest exit of both: 19:00.
    verdict = evening(60).audit()
    (paper,) = verdict.facts.papers.to_dict("records")
    assert (paper["gate"], paper["exit"]) == (utc(f"{DAY} 19:00"), utc(f"{DAY} 19:00"))
    assert paper["first_exit"] == utc(f"{DAY} 19:00")
    assert not verdict.facts.attendance["hold"].any()


@pytest.mark.parametrize(("minutes", "hold"), [(120, 0), (60, 0), (30, 10)])
def test_x01_short_exams_hold_who_began_early(minutes: int, hold: int) -> None:
    # The gate is the last entry of the others: 18:00 + D/3. y, an hour early, ends at 17:00 + 4/3 D:
    # 120: 19:40, gate 18:40. 60: 18:20, gate 18:20. 30: 17:40, gate 18:10: held 30 minutes, or 10 if 40 minutes early.
    early = 40 if minutes == 30 else 60
    verdict = evening(early, minutes=minutes).audit()
    assert of(verdict, "y")["hold"] == hold
    assert broken(verdict) == []


def test_x01_early_and_another_zone() -> None:
    # Paris 18:00, y at 17:00; La Réunion 21:00 is the same instant, of two hours: its last entry is 18:40 Paris time.
    build = Build(starts_of_day=(time(18),)).site("Réunion", REUNION, hours="07:00-23:59")
    build.exam("A", 120).person("y", "A", extra=20).person("r", "A", site="Réunion")
    verdict = build.start("A", f"{DAY} 18:00", early=60).start("A", f"{DAY} 21:00", REUNION).audit()
    assert broken(verdict) == []
    assert set(verdict.facts.papers["gate"]) == {utc(f"{DAY} 18:40")}


@pytest.mark.parametrize(("begins", "overlap"), [("14:00", False), ("14:20", True)])
def test_e07_the_hour_of_rest_counts_to_the_early_start(begins: str, overlap: bool) -> None:
    # y writes B (1 h, with a third 1 h 20) from 14:00 to 15:20; an hour of rest until 16:20; A begins for him at 17:20 less
    # an hour. From 14:20 to 15:40 there are 40 minutes only.
    build = Build(starts_of_day=(time.fromisoformat(begins), time(17, 20))).exam("A").exam("B", 60)
    build.person("y", "A", "B", extra=20).start("B", f"{DAY} {begins}").start("A", f"{DAY} 17:20", early=60)
    found = broken(build.audit())
    assert found == ([("overlaps-listed", "A", "0", "1")] if overlap else [])


def test_f05_an_early_start_gives_no_more_time() -> None:
    # y writes four hours whether he begins at 18:00 or at 17:00.
    verdict = evening(60).audit()
    assert of(verdict, "y")["end"] - of(verdict, "y")["start"] == pd.Timedelta(minutes=240)
