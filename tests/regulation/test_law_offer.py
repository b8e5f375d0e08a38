"""Cancelled exams, recalls, validated units, two sessions: what has to be held, for whom, and not before when."""

from datetime import date

import pytest

from models.offer import ExamMode
from scheduler.audit import audit
from tests.support.finding_tuples import broken, rules
from tests.support.semester_builder import Build, hard, paid, with_seats


def cancelled(makeup: str, told: str = "2024-01-24", second: str = "", **settings: object) -> Build:
    """A of Wednesday 24 January was cancelled for x; y has written it. The make-up is on the day `makeup`."""
    windows = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 3, 1), date(2024, 4, 30)))
    build = Build(windows=windows, **settings).exam("A").person("x", "A").person("y", "A")  # type: ignore[arg-type]
    build.makeup("M", "A", "x", cancelled=date.fromisoformat(told))
    build.start("A", "2024-01-24 14:00").start("M", f"{makeup} 14:00")
    if second:
        build.exam("B", of="A", session=2).start("B", f"{second} 14:00")
    return build


@pytest.mark.parametrize(
    ("makeup", "expected"),
    [
        # Q11: fifteen days of notice: told on 24 January, from 8 February on.
        ("2024-02-08", []),
        ("2024-02-07", [("make-up", "M", "2024-02-07", "2024-02-08")]),
    ],
)
def test_b19_a_make_up_is_told_in_time(makeup: str, expected: list[tuple[str, ...]]) -> None:
    # F2 I.A.2.c(1): "une nouvelle épreuve de la même session sera organisée pour les élèves concernés".
    assert broken(cancelled(makeup).audit()) == expected


def test_b19_only_those_concerned_sit_it() -> None:
    build = cancelled("2024-02-08")
    seats = build.seats()
    assert set(seats.loc[seats["exam"] == "M", "candidate"]) == {"x"}
    assert set(seats.loc[seats["exam"] == "A", "candidate"]) == {"y"}
    swapped = seats.assign(exam=seats["exam"].map({"A": "M", "M": "A"}))
    assert "seated-once" in rules(audit(build.instance(), with_seats(build.timetable(), swapped)))
    gone = seats[seats["exam"] != "M"]
    found = broken(audit(build.instance(), with_seats(build.timetable(), gone)))
    assert found == [("seated-once", "M", "0", "1")]


def test_b19_a_day_that_was_named_binds() -> None:
    # not_before says 12 February: Saturday 10 is too early though the notice is over.
    build = cancelled("2024-02-10")
    build.exams["M"] = build.exams["M"].model_copy(update={"not_before": date(2024, 2, 12)})
    assert broken(build.audit()) == [("make-up", "M", "2024-02-10", "2024-02-12")]
    assert broken(build.start("M", "2024-02-12 14:00").audit()) == []


@pytest.mark.parametrize(("second", "fits"), [("2024-03-15", True), ("2024-03-14", False)])
def test_x15_a_late_make_up_pushes_session_2(second: str, fits: bool) -> None:
    # The make-up on 8 February: + 21 = 29 February, + 15 = 15 March (2024 has 29 days in February).
    found = broken(cancelled("2024-02-08", second=second).audit())
    assert found == ([] if fits else [("date-chain", "B", second, "2024-03-15")])


def test_a_make_up_after_the_session_is_possible_and_told() -> None:
    # 3 February is the last day, 8 February five days later: a soft rule counts the days.
    assert paid(cancelled("2024-02-08").audit())["after-session"] == 5 * 10
    assert "after-session" not in paid(cancelled("2024-02-02", told="2024-01-18").audit())


@pytest.mark.parametrize(
    ("told", "day", "inside"),
    [
        # Policy: within thirty days of the session: 3 February + 30 = 4 March.
        ("2024-01-10", "2024-03-04", True),
        ("2024-01-10", "2024-03-05", False),
        # The days count from the end of the session, however late the cancellation was told.
        ("2024-01-24", "2024-03-04", True),
        ("2024-01-24", "2024-03-05", False),
    ],
)
def test_b19_a_make_up_is_one_of_the_same_session(told: str, day: str, inside: bool) -> None:
    build = cancelled(day, told)
    build.windows = (build.windows[0], (date(2024, 4, 15), date(2024, 4, 30)))
    assert [rule for rule, *_ in broken(build.audit())] == ([] if inside else ["session-window"])


def test_b03_a_make_up_of_session_1_comes_before_session_2() -> None:
    # Session 2 begins on Friday 1 March: a make-up of that day or later would be in the middle of it.
    assert broken(cancelled("2024-02-29").audit()) == []
    assert [rule for rule, *_ in broken(cancelled("2024-03-01").audit())] == ["session-window"]


def test_x08_a_make_up_has_the_modality_of_its_exam() -> None:
    build = cancelled("2024-02-08")
    build.exams["M"] = build.exams["M"].model_copy(update={"mode": ExamMode.REMOTE})
    assert rules(build.audit()) == {"same-exam-mode"}


def test_a04_x12_a_validated_unit_is_over() -> None:
    # F2 I.A.1.c: "définitivement validée": x has the unit of A from elsewhere, his seat in it is one too many.
    build = Build().exam("A").person("x", "A").person("y", "A").start("A", "2024-01-24 14:00")
    before = build.seats()
    build.has("x", "A")
    assert broken(build.audit()) == []
    found = broken(audit(build.instance(), with_seats(build.timetable(), before)))
    assert found == [("seated-once", "A", "1", "0")]


def test_x12_a_unit_taken_again_goes_by_unit_not_by_paper() -> None:
    # The same unit is offered in both semesters: what x has of one offering counts for the other.
    build = Build().exam("A", unit="U").exam("B", unit="U").person("y", "A").person("x", "B").has("x", "A")
    # Nobody is left to sit B, so that it has no start.
    build.start("A", "2024-01-24 14:00")
    assert set(build.seats()["candidate"]) == {"y"}
    assert hard(build.audit()) == []


@pytest.mark.parametrize(("taught", "finds"), [(False, False), (True, True)])
def test_a12_a_recall_is_for_a_unit_not_taught_this_year(taught: bool, finds: bool) -> None:
    # F2 I.A.2.c(1): "Ils portent sur les unités non enseignées durant l'année universitaire en cours."
    build = Build().exam("R", unit="U").person("x").recall("R", "x").start("R", "2024-01-24 14:00")
    if taught:
        build.exam("A", unit="U").person("y", "A").start("A", "2024-01-25 14:00")
    assert rules(build.audit()) == ({"recall"} if finds else set())


def test_a12_only_who_is_listed_sits_a_recall() -> None:
    build = Build().exam("R").person("x").person("y").recall("R", "x").start("R", "2024-01-24 14:00")
    seats = build.seats()
    assert list(seats["candidate"]) == ["x"]
    found = broken(audit(build.instance(), with_seats(build.timetable(), seats.assign(candidate="y"))))
    assert set(found) == {("seated-once", "R", "0", "1"), ("seated-once", "R", "1", "0")}
