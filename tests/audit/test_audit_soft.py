"""Days with two exams and exams back to back: choices, counted in candidates."""

from datetime import time

import pytest

from tests.support.semester_builder import Build, hard, paid

TIMES = (time(8, 30), time(13), time(14), time(14, 5), time(18))
NOUMEA = "Pacific/Noumea"


def two(second: str, people: int = 3, extra: int = 0) -> Build:
    """E of 3 h at 08:30 (to 11:30) or 4 h (to 12:30 with third time), F of 1 h."""
    build = Build(starts_of_day=TIMES).exam("E").exam("F", 60).people(people, "E", "F", extra=extra)
    return build.start("E", "2024-01-22 08:30").start("F", second)


@pytest.mark.parametrize(
    ("second", "costs"),
    [
        ("2024-01-22 18:00", {"two-a-day": 30}),
        ("2024-01-23 08:30", {}),
    ],
)
def test_each_candidate_with_two_exams_a_day_counts(second: str, costs: dict[str, int]) -> None:
    verdict = two(second).audit()
    assert hard(verdict) == []
    assert paid(verdict) == costs
    found = verdict.findings[verdict.findings["rule"] != "sittings"]
    rows = found[["rule", "exam", "other", "amount"]].to_numpy().tolist()
    assert rows == ([["two-a-day", "E", "F", "3"]] if costs else [])


def test_three_exams_a_day_are_three_pairs() -> None:
    build = two("2024-01-22 14:00", people=1).exam("G", 60).start("G", "2024-01-22 18:00")
    build.register(build.candidates[0]["id"], "offering-G", "Paris", "evening")
    assert paid(build.audit()) == {"two-a-day": 30, "three-in-three": 30}


@pytest.mark.parametrize(("minutes", "near"), [(60, 0), (90, 1), (89, 0)])
def test_back_to_back_is_up_to_the_policys_minutes(minutes: int, near: int) -> None:
    # 08:30 + 3 h = 11:30; 13:00 is 90 min later.
    build = Build(starts_of_day=TIMES, policy={"back_to_back": {"minutes": minutes}}).exam("E").exam("F", 60)
    build.people(2, "E", "F").start("E", "2024-01-22 08:30").start("F", "2024-01-22 13:00")
    assert paid(build.audit()) == {"two-a-day": 20} | ({"back-to-back": 40} if near else {})


@pytest.mark.parametrize(("second", "near"), [("14:00", 1), ("14:05", 0)])
def test_third_time_ends_later_and_rests(second: str, near: int) -> None:
    # 09:00 + 3 h + a third = 13:00 with third time; 14:00 is exactly the rest away: back to back.
    build = Build(starts_of_day=(time(9), *TIMES)).exam("E").exam("F", 60).people(1, "E", "F", extra=20)
    build.start("E", "2024-01-22 09:00").start("F", f"2024-01-22 {second}")
    verdict = build.audit()
    assert hard(verdict) == []
    assert paid(verdict) == {"two-a-day": 10} | ({"back-to-back": 20} if near else {})


def test_overlapping_exams_are_two_a_day_but_not_back_to_back() -> None:
    build = Build().exam("E").exam("F").person("a", "E", "F")
    build.start("E", "2024-01-22 14:00").start("F", "2024-01-22 14:00").unresolved("a", "E", "F")
    assert paid(build.audit()) == {"overlap-unresolved": 5000, "two-a-day": 10}


def test_the_day_is_the_candidates_own() -> None:
    # Remote at 13:30 and 18:00 Paris on the 22nd: in Nouméa 23:30 on the 22nd and 04:00 on the 23rd.
    build = Build(starts_of_day=(time(13, 30), time(18))).site("Nouméa", NOUMEA)
    build.exam("E", 60, remote=True).exam("F", 60, remote=True)
    build.people(1, "E", "F").people(4, "E", "F", site="Nouméa")
    build.start("E", "2024-01-22 13:30").start("E", "2024-01-22 23:30", NOUMEA)
    build.start("F", "2024-01-22 18:00").start("F", "2024-01-23 04:00", NOUMEA)
    # There the hour from 23:30 ends at half past midnight: late, and 04:00 of the next day is early.
    assert paid(build.audit()) == {"two-a-day": 10, "evening-then-morning": 40}


def test_the_weights_are_the_semesters() -> None:
    build = Build(policy={"weights": {"two-a-day": 7}}).exam("E", 60).exam("F", 60).people(2, "E", "F")
    verdict = build.start("E", "2024-01-22 08:30").start("F", "2024-01-22 14:00").audit()
    assert paid(verdict) == {"two-a-day": 14}
    assert verdict.cost == verdict.findings["cost"].sum() == 14 + 2  # two sittings
