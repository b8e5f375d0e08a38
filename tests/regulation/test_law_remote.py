"""Remote exams: one instant for all or another paper, at hours that are reasonable at home."""

from datetime import time

import pytest

from tests.support.finding_tuples import DAY, REUNION, at, broken, rules
from tests.support.semester_builder import Build, paid, utc


def home(start: str, minutes: int = 180, extra: int = 0) -> Build:
    """A remote exam written by one candidate of Paris; the site's own hours do not matter."""
    build = Build(starts_of_day=(time.fromisoformat(start),)).site("Paris", hours="09:00-17:00")
    return build.exam("A", minutes, remote=True).person("x", "A", extra=extra).start("A", f"{DAY} {start}")


@pytest.mark.parametrize(
    ("start", "minutes", "extra", "outside"),
    [
        # Policy: between 07:00 and 22:30 on the candidate's clock, third time included.
        ("07:00", 180, 0, ""),
        ("06:59", 180, 0, "06:59"),
        ("19:30", 180, 0, ""),
        ("19:31", 180, 0, "22:31"),
        ("18:30", 180, 20, ""),  # 18:30 + 4 h
        ("18:31", 180, 20, "22:31"),
    ],
)
def test_hours_at_home(start: str, minutes: int, extra: int, outside: str) -> None:
    found = broken(home(start, minutes, extra).audit())
    limit = "07:00" if outside < "12" else "22:30"
    assert found == ([("remote-hours", "A", at(f"{DAY} {outside}"), limit)] if outside else [])


def away(paris: str, zone: str, local: str, paper: int = 0) -> Build:
    """A remote exam in Paris and in another zone."""
    build = Build(starts_of_day=(time(9), time(11), time(18), time(18, 30))).site("Away", zone)
    build.exam("A", 120, remote=True).person("x", "A").person("y", "A", site="Away")
    return build.start("A", f"{DAY} {paris}").start("A", f"{DAY} {local}", zone, paper=paper)


def test_the_hours_are_those_of_the_candidate_s_clock() -> None:
    # 18:00 in Paris is 21:00 in La Réunion (UTC+4): two hours end at 23:00 there.
    found = broken(away("18:00", REUNION, "21:00").audit())
    assert found == [("remote-hours", "A", at(f"{DAY} 23:00", REUNION), "22:30")]
    # 18:00 in Paris is 07:00 in Tahiti (UTC-10): a remote exam fits where no site is open yet.
    assert broken(away("18:00", "Pacific/Tahiti", "07:00").audit()) == []


def test_at_home_nobody_is_held_so_there_is_one_instant() -> None:
    # F2 I.C.3(3) speaks of centres; at home nothing contains a paper. 11:00 in Paris is 14:00 in La Réunion.
    verdict = away("11:00", REUNION, "14:00").audit()
    assert (broken(verdict), paid(verdict)) == ([], {})
    # Half an hour earlier or later is no start of this paper.
    assert rules(away("11:00", REUNION, "13:30").audit()) == {"start-grid"}
    assert rules(away("11:00", REUNION, "14:30").audit()) == {"start-grid"}
    # Another paper is another matter.
    verdict = away("11:00", REUNION, "18:00", paper=1).audit()
    assert (broken(verdict), paid(verdict)) == ([], {"variant": 2000})


def test_a_remote_exam_is_not_gathered() -> None:
    # Minutes of gathering in its row mean nothing: no cost, no longer evening at home, no hold anywhere.
    build = Build().exam("A", 120, remote=True).person("x", "A").start("A", f"{DAY} 14:00", gather=30)
    verdict = build.audit()
    assert (broken(verdict), paid(verdict)) == ([], {})
    assert list(verdict.facts.sittings["admission"]) == [utc(f"{DAY} 14:00")]


@pytest.mark.parametrize(("second", "overlap"), [("15:59", True), ("16:00", False)])
def test_an_exam_at_home_overlaps_one_on_site(second: str, overlap: bool) -> None:
    build = (
        Build(starts_of_day=(time(14), time.fromisoformat(second))).exam("A", 120, remote=True).exam("B", 120)
    )
    build.person("x", "A", "B").start("A", f"{DAY} 14:00").start("B", f"{DAY} {second}")
    found = broken(build.audit())
    assert found == ([("overlaps-listed", "A", "0", "1")] if overlap else [])


def test_a_remote_exam_needs_neither_room_nor_staff() -> None:
    build = (
        Build().site("Paris", hours="09:00-17:00", staff=(0, 0)).site("Lyon", staff=(1, 0)).room("hall", 1)
    )
    build.exam("A", remote=True).people(30, "A").start("A", f"{DAY} 18:00")
    verdict = build.audit()
    assert broken(verdict) == []
    assert (verdict.facts.sittings["end"] == utc(f"{DAY} 21:00")).all()
