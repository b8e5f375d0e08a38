"""From session 1 to session 2: copies, three weeks of marking, jury, publication, fifteen days."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

import pytest

from tests.support.finding_tuples import REUNION, broken, rules
from tests.support.semester_builder import Build

Days = tuple[str, str]


def semester(first: str, second: str, windows: tuple[Days, Days], **settings: Any) -> Build:
    """Exam A on the day `first`, its session 2 on the day `second`, one candidate of Paris."""
    spans = tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in windows)
    build = Build(windows=spans, starts_of_day=(time(14),), **settings)
    build.exam("A").exam("B", of="A", session=2).person("x", "A")
    return build.start("A", f"{first} 14:00").start("B", f"{second} 14:00")


# The first semester of 2024 (F1), with a session 2 wide enough for every day asked for here.
LATE_WINTER = (("2024-01-22", "2024-02-03"), ("2024-03-01", "2024-04-30"))


@pytest.mark.parametrize(
    ("first", "earliest"),
    [
        # F2 H.1: "un délai maximal de 3 semaines" (21 days); F2 I.A.2.c(1): "au plus tôt 15 jours après la
        # publication des résultats". 36 days in all, across the 29 February of 2024:
        ("2024-01-29", "2024-03-05"),  # 29 January + 21 = 19 February; + 15 = 5 March
        ("2024-02-02", "2024-03-09"),  # 2 February + 21 = 23 February; + 15 = 9 March
    ],
)
def test_x02_paris_session_2_is_36_days_after_the_last_exam(first: str, earliest: str) -> None:
    assert broken(semester(first, earliest, ((first, first), (earliest, "2024-04-30"))).audit()) == []
    day_before = str(date.fromordinal(date.fromisoformat(earliest).toordinal() - 1))
    found = broken(semester(first, day_before, ((first, first), (day_before, "2024-04-30"))).audit())
    assert found == [("date-chain", "B", day_before, earliest)]


def test_x02_a_july_session_2_cannot_follow_a_june_session_1() -> None:
    # 22 June + 21 = 13 July (marks), + 15 = 28 July: Saturday 27 July is a day too early, Monday 29 July is not.
    june = ("2024-06-10", "2024-06-22")
    found = broken(semester("2024-06-22", "2024-07-27", (june, ("2024-07-27", "2024-07-31"))).audit())
    assert found == [("date-chain", "B", "2024-07-27", "2024-07-28")]
    assert broken(semester("2024-06-22", "2024-07-29", (june, ("2024-07-29", "2024-07-31"))).audit()) == []


@pytest.mark.parametrize(
    ("windows", "earliest", "slack"),
    [
        # The published windows of F1. 3 February + 36 = 10 March, 29 days before 8 April.
        ((("2024-01-22", "2024-02-03"), ("2024-04-08", "2024-04-13")), "2024-03-10", 29),
        # 22 June + 36 = 28 July, 43 days before 9 September.
        ((("2024-06-10", "2024-06-22"), ("2024-09-09", "2024-09-14")), "2024-07-28", 43),
    ],
)
def test_x02_slack_of_the_published_calendars(windows: tuple[Days, Days], earliest: str, slack: int) -> None:
    verdict = semester(windows[0][1], windows[1][0], windows).audit()
    (row,) = verdict.facts.chain.to_dict("records")
    assert (str(row["earliest_next"].date()), row["slack_days"]) == (earliest, slack)
    assert broken(verdict) == []


def overseas(second: str, **settings: Any) -> Build:
    """Paris organises; a candidate of La Réunion (copies 8 days away) sits on Friday 2 February too."""
    build = semester("2024-02-02", second, LATE_WINTER, **settings)
    build.site("Réunion", REUNION).person("r", "A", site="Réunion")
    reunion = build.centres["Réunion"].model_copy(update={"copy_days": 8})
    build.centres["Réunion"] = reunion
    build.start("A", "2024-02-02 17:00", REUNION)
    return build.start("B", f"{second} 17:00" if second < "2024-03-31" else f"{second} 16:00", REUNION)


@pytest.mark.parametrize(
    ("profile", "earliest"),
    [
        # F2 H.1: three weeks "après réception des copies": 2 February + 8 = 10; + 21 = 2 March; + 15 = 17 March.
        ("paca", "2024-03-17"),
        ("national", "2024-03-17"),
        # F0: "3 semaines après l'examen": 2 February + 21 = 23 February; + 15 = 9 March.
        ("paris", "2024-03-09"),
    ],
)
def test_marking_counts_from_the_copies_or_from_the_exam(profile: str, earliest: str) -> None:
    # Sunday 17 March: the last day too early is Saturday 16, the first that will do Monday 18.
    ok = {"2024-03-17": "2024-03-18"}.get(earliest, earliest)
    day_before = str(date.fromordinal(date.fromisoformat(earliest).toordinal() - 1))
    assert broken(overseas(ok, profile=profile).audit()) == []
    found = broken(overseas(day_before, profile=profile).audit())
    assert found == [("date-chain", "B", day_before, earliest)]


def test_copies_inside_one_centre_do_not_travel() -> None:
    # The organising centre itself is La Réunion: 2 February + 21 + 15 = 9 March, its 8 days do not count.
    build = Build(windows=((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 3, 1), date(2024, 4, 30))))
    build.site("Réunion", REUNION)
    build.centres["Réunion"] = build.centres["Réunion"].model_copy(update={"copy_days": 8})
    build.exam("A", centre="Réunion").exam("B", of="A", session=2).person("r", "A", site="Réunion")
    build.start("A", "2024-02-02 14:00", REUNION)
    assert broken(build.start("B", "2024-03-09 14:00", REUNION).audit()) == []
    found = broken(build.start("B", "2024-03-08 14:00", REUNION).audit())
    assert found == [("date-chain", "B", "2024-03-08", "2024-03-09")]


@pytest.mark.parametrize(
    ("chain", "earliest"),
    [
        # The mark is final "après délibération du jury" (F2 H.2): with the jury 5 days after the marks,
        # 2 February + 21 + 5 = 28 February; + 15 = 14 March.
        ({"jury": 5}, "2024-03-14"),
        # X02 Paca: the convocation is due 30 days before (F2 I.A.2.c(2)) and needs the list:
        # 2 February + 21 = 23 February; + 30 = 24 March (day + 51), a Sunday.
        ({"convocation_after_results": 30}, "2024-03-24"),
        # 15 days already ask for more than 10 do.
        ({"convocation_after_results": 10}, "2024-03-09"),
        # Teachers who promise two weeks: 2 February + 14 = 16 February; + 15 = 2 March.
        ({"marking": 14}, "2024-03-02"),
    ],
)
def test_links_of_the_chain(chain: Mapping[str, int], earliest: str) -> None:
    settings = {"policy": {"date_chain": chain}}
    ordinal = date.fromisoformat(earliest).toordinal()
    ok = str(date.fromordinal(ordinal + (date.fromordinal(ordinal).weekday() == 6)))
    day_before = str(date.fromordinal(ordinal - 1))
    assert broken(semester("2024-02-02", ok, LATE_WINTER, **settings).audit()) == []
    found = broken(semester("2024-02-02", day_before, LATE_WINTER, **settings).audit())
    assert found == [("date-chain", "B", day_before, earliest)]


@pytest.mark.parametrize(("scope", "finds"), [("session", {"date-chain"}), ("unit", set())])
def test_the_last_results_bind_the_whole_session_or_each_unit_its_own(scope: str, finds: set[str]) -> None:
    # F2: "Cette deuxième session est organisée au plus tôt 15 jours après la publication des résultats" (Q01).
    # A on 22 January: + 36 = 27 February. Z on 2 February: + 36 = 9 March. Session 2 of A on 1 March is late
    # enough for A, not for the session's last results.
    build = semester("2024-01-22", "2024-03-01", LATE_WINTER, policy={"date_chain": {"scope": scope}})
    build.exam("Z").exam("Y", of="Z", session=2).person("z", "Z")
    build.start("Z", "2024-02-02 14:00").start("Y", "2024-03-11 14:00")
    assert rules(build.audit()) == finds


def test_results_that_are_out_replace_the_estimate() -> None:
    # F2 H.1: three weeks are "un délai maximal". The results of 2 February are out on 15 February, one candidate
    # has passed: + 15 = 1 March, earlier than the 9 March that the maximum would ask for.
    out = date(2024, 2, 15)
    build = semester("2024-02-02", "2024-03-01", LATE_WINTER, results_published=out)
    assert broken(build.person("y", "A").passed("x", "A").audit()) == []
    windows = (("2024-01-22", "2024-02-03"), ("2024-02-26", "2024-03-10"))
    build = semester("2024-02-02", "2024-02-29", windows, results_published=out)
    found = broken(build.person("y", "A").passed("x", "A").audit())
    assert found == [("date-chain", "B", "2024-02-29", "2024-03-01")]


@pytest.mark.parametrize(
    ("out", "expected"),
    [
        # A date only announced, no result yet: teachers may take the three weeks, 2 February + 21 = 23 February.
        # From 23 February on it can be kept: + 15 = 9 March. A day less, and marks may still be missing.
        (date(2024, 2, 23), []),
        (date(2024, 2, 22), [("date-chain", "A", "2024-02-23", "2024-02-22")]),
        # Announced later than needed, it still is what counts: 24 February + 15 = 10 March.
        (date(2024, 2, 24), [("date-chain", "B", "2024-03-09", "2024-03-10")]),
    ],
)
def test_an_announced_date_of_publication_leaves_teachers_their_three_weeks(
    out: date, expected: list[tuple[str, ...]]
) -> None:
    build = semester("2024-02-02", "2024-03-09", LATE_WINTER, results_published=out)
    assert broken(build.audit()) == expected
