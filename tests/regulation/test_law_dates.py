"""Dates that follow from other dates: a make-up after its session, promised results, what a sanction leaves open.

What the texts say. F2 I.A.2.c(1): "En cas d'annulation ou d'invalidation de l'épreuve à l'initiative de
l'établissement, une nouvelle épreuve de la même session sera organisée"; "Cette deuxième session est organisée au plus
tôt 15 jours après la publication des résultats"; "Ne peuvent se présenter à la deuxième session que les élèves ayant
été absents ou n'ayant pas validé l'unité d'enseignement lors de la première session." F2 I.H.1: the marks come
"dans un délai maximal de 3 semaines après réception des copies". F2 I.F.1: "Toute sanction prononcée à l'occasion
d'une épreuve entraîne la nullité de cette épreuve pour le candidat intéressé."

By hand, session 1 from 22 January to 3 February 2024 (a leap year), session 2 from 8 to 13 April:
| what                                   | reckoning                              | last or first day |
|----------------------------------------|----------------------------------------|-------------------|
| make-up within 30 days of session 1    | 3 Feb + 30: 26 to 29 Feb, 4 more       | 4 March           |
| make-up within 30 days of session 2    | 13 Apr + 30: 17 to 30 Apr, 13 more     | 13 May            |
| marks of an exam of 3 February         | 3 Feb + 21                             | 24 February       |
| session 2 after results of 24 February | 24 Feb + 15: 5 to 29 Feb, 10 more      | 10 March          |
| results promised for 20 February       | 20 Feb + 15: 9 to 29 Feb, 6 more       | 6 March           |
The text gives no day for a make-up: 30 days are the policy's, counted from the end of the session as its words say.
"""

from datetime import date

import pytest

from tests.support.finding_tuples import rules
from tests.support.semester_builder import Build
from tests.support.written_semester import by_rule

WINTER = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))
SOON = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 2, 26), date(2024, 4, 13)))


def made_up(day: str, session: int = 1, **settings: object) -> Build:
    """An exam of a session, cancelled on its first day, and its make-up on this day at 14:00."""
    first = WINTER[session - 1][0]
    build = Build(windows=WINTER, **settings).exam("A", session=session)  # type: ignore[arg-type]
    build.person("x", "A").makeup("M", "A", "x", cancelled=first)
    return build.start("A", f"{first} 14:00").start("M", f"{day} 14:00")


@pytest.mark.parametrize(
    ("day", "session", "within"),
    [
        ("2024-03-04", 1, True),
        ("2024-03-05", 1, False),
        ("2024-02-09", 1, True),
        ("2024-05-13", 2, True),
        ("2024-05-14", 2, False),
    ],
)
def test_a_make_up_comes_within_thirty_days_of_the_end_of_its_session(
    day: str, session: int, within: bool
) -> None:
    found = rules(made_up(day, session).audit())
    assert bool(found & {"session-window", "make-up"}) is not within


@pytest.mark.parametrize(
    ("days", "last", "beyond"), [(7, "2024-02-10", "2024-02-12"), (37, "2024-03-11", "2024-03-12")]
)
def test_the_days_are_the_policys(days: int, last: str, beyond: str) -> None:
    # 3 Feb + 7 = 10 Feb, a Saturday; 3 Feb + 37 = 11 March.
    policy = {"make-up": {"within": days}}
    assert not rules(made_up(last, policy=policy).audit()) & {"session-window", "make-up"}
    assert rules(made_up(beyond, policy=policy).audit()) & {"session-window", "make-up"}


def chain(first: str, promised: str, second: str, **settings: object) -> Build:
    """An exam of session 1 and of session 2, with results promised for a day."""
    told = date.fromisoformat(promised) if promised else None
    build = Build(windows=SOON, results_published=told, **settings)  # type: ignore[arg-type]
    build.exam("A").exam("B", session=2, of="A").person("x", "A")
    return build.start("A", f"{first} 14:00").start("B", f"{second} 14:00")


@pytest.mark.parametrize(("second", "kept"), [("2024-03-11", True), ("2024-03-09", False)])
def test_without_a_promise_three_weeks_and_fifteen_days(second: str, kept: bool) -> None:
    # 3 February + 21 + 15 = 10 March, a Sunday: Monday the 11th will do, Saturday the 9th will not.
    assert ("date-chain" in rules(chain("2024-02-03", "", second).audit())) is not kept


@pytest.mark.parametrize(
    ("first", "promised", "kept"),
    [
        ("2024-02-03", "2024-02-24", True),  # the last day of marking
        ("2024-02-03", "2024-02-23", False),
        ("2024-02-02", "2024-02-23", True),
    ],
)
def test_a_promise_must_be_keepable(first: str, promised: str, kept: bool) -> None:
    keepable = {"date-chain": {"promise": "keepable"}}
    assert ("date-chain" in rules(chain(first, promised, "2024-03-18", policy=keepable).audit())) is not kept
    # ... and it is so if nothing is said.
    assert ("date-chain" in rules(chain(first, promised, "2024-03-18").audit())) is not kept


def test_a_trusted_promise_is_told_and_breaks_nothing() -> None:
    trusted = {"date-chain": {"promise": "trusted"}}
    verdict = chain("2024-02-03", "2024-02-20", "2024-03-18", policy=trusted).audit()
    assert rules(verdict) == set()
    told = by_rule(verdict, "date-chain")
    assert len(told) == 1
    assert int(told["cost"].iloc[0]) == 0
    # Three weeks are over on 24 February, four days after the promise; promised for that day there is nothing to tell.
    kept = chain("2024-02-03", "2024-02-24", "2024-03-18", policy=trusted).audit()
    assert by_rule(kept, "date-chain").empty


@pytest.mark.parametrize(("second", "kept"), [("2024-03-06", True), ("2024-03-05", False)])
def test_the_fifteen_days_run_from_the_promise(second: str, kept: bool) -> None:
    trusted = {"date-chain": {"promise": "trusted"}}
    found = rules(chain("2024-02-03", "2024-02-20", second, policy=trusted).audit())
    assert found == (set() if kept else {"date-chain"})


@pytest.mark.parametrize(("validated", "found"), [(True, set()), (False, {"seated-once"})])
def test_who_has_not_validated_has_a_seat_in_session_2(validated: bool, found: set[str]) -> None:
    # Absent, below 10/20, or void because of a sanction: not validated, session 2 is open. x has no seat in B here:
    # that is right if the unit is validated, and a fault if it is not.
    build = chain("2024-01-22", "2024-02-20", "2024-03-18").person("y", "A")
    build.results.append({"candidate": "x", "offering": "offering-A", "passed": validated})
    seats = build.timetable().seats
    assert set(seats[seats["candidate"] == "x"]["exam"]) == {"A"}
    assert rules(build.audit()) == found
