"""Overlaps, in whole or in part: each has one answer, a supervised transfer or none.

F2 I.A.2.c(1): "Lorsque des chevauchements d'examens, en tout ou partie, sont constatés […] une solution, sans avoir
une obligation de résultat […] rester dans la salle à l'issue de la première épreuve et demeurer à disposition d'un
surveillant habilité pour être accompagnés à la seconde épreuve." F0: at most two accommodated exams a session.
"""

import pytest

from scheduler.audit import audit
from tests.support.finding_tuples import DAY, at, broken, rules, two
from tests.support.semester_builder import Build, paid, utc, with_seats


@pytest.mark.parametrize(
    ("second", "extra", "overlap"),
    [
        ("14:00", 0, True),  # in whole
        ("15:59", 0, True),  # in part: A ends at 16:00
        ("16:00", 0, False),  # one ends as the other begins
        # E02: 2 h and a third are 2 h 40, A ends at 16:40; E07: an hour of rest before the next exam of the day.
        ("16:00", 20, True),
        ("17:39", 20, True),
        ("17:40", 20, False),
    ],
)
def test_d02_an_overlap_is_one_of_real_intervals(second: str, extra: int, overlap: bool) -> None:
    found = broken(two("14:00", second, extra=extra).audit())
    assert found == ([("overlaps-listed", "A", "0", "1")] if overlap else [])


def test_d02_the_hour_of_rest_belongs_to_one_day() -> None:
    # The evening before and the next morning are two days.
    build = two("18:00", "08:30", extra=20).start("B", "2024-01-24 08:30")
    assert broken(build.audit()) == []


@pytest.mark.parametrize(("second", "overlap"), [("16:09", True), ("16:10", False)])
def test_d02_who_is_held_is_not_yet_out(second: str, overlap: bool) -> None:
    # A lasts two hours, begins at 14:00 in Paris and 15:30 in Madrid: last entry 15:30 + 40 = 16:10, Paris is held
    # ten minutes after 16:00. Whoever begins B before 16:10 has an overlap.
    build = two("14:00", second).site("Madrid", "Europe/Madrid").person("m", "A", site="Madrid")
    found = broken(build.start("A", f"{DAY} 15:30", "Europe/Madrid").audit())
    assert found == ([("overlaps-listed", "A", "0", "1")] if overlap else [])


def test_d03_no_obligation_of_result() -> None:
    # An overlap without a solution is told and paid for (5000), by default it is no fault.
    build = two("14:00", "14:00").unresolved("x", "A", "B")
    verdict = build.audit()
    assert broken(verdict) == []
    assert paid(verdict)["overlap-unresolved"] == 5000
    strict = two("14:00", "14:00", policy={"transfer": {"unresolved": "forbid"}}).unresolved("x", "A", "B")
    ((rule, exam, amount, _),) = broken(strict.audit())
    assert (rule, exam, amount) == ("overlap-unresolved", "A", "1")


def test_an_answer_needs_a_question() -> None:
    # 14:00 to 16:00, then 18:00: nothing overlaps, nothing is given up.
    found = broken(two("14:00", "18:00").unresolved("x", "A", "B").audit())
    assert found == [("overlaps-listed", "A", "1", "0")]


def test_who_gives_up_an_exam_has_no_seat_in_it() -> None:
    build = two("14:00", "14:00")
    seats = build.seats()
    timetable = build.unresolved("x", "A", "B").timetable()
    ((rule, exam, amount, limit),) = {
        found
        for found in broken(audit(build.instance(), with_seats(timetable, seats)))
        if found[0] == "seated-once"
    }
    assert (rule, exam, amount, limit) == ("seated-once", "B", "1", "0")


@pytest.mark.parametrize(("closes", "fits"), [("22:25", True), ("22:24", False)])
def test_x04_two_hours_and_two_hours_of_an_evening(closes: str, fits: bool) -> None:
    # 18:00 to 20:00, ten minutes of escort, 20:10 to 22:10, copies by 22:25.
    build = (
        two("18:00", "18:00").site("Paris", hours=f"07:00-{closes}").transfer("x", "A", "B", f"{DAY} 20:10")
    )
    verdict = build.audit()
    # The end before closing is a condition of the transfer itself (X04, 4).
    late = ("transfer-conditions", "A", at(f"{DAY} 22:25"), at(f"{DAY} {closes}"))
    assert broken(verdict) == ([] if fits else [late])
    assert paid(verdict)["transfer"] == 500


@pytest.mark.parametrize(
    ("extra", "begins", "gap", "span"),
    [
        # Policy: between 10 and 30 minutes from the end of the first (16:00).
        (0, "16:09", 9, "10–30"),
        (0, "16:10", 10, ""),
        (0, "16:30", 30, ""),
        (0, "16:31", 31, "10–30"),
        # With a third of time the first ends at 16:40; E07 asks for an hour of rest, the policy allows up to 90 minutes.
        (20, "17:39", 59, "60–90"),
        (20, "17:40", 60, ""),
        (20, "18:10", 90, ""),
        (20, "18:11", 91, "60–90"),
    ],
)
def test_d04_the_way_from_one_exam_to_the_other(extra: int, begins: str, gap: int, span: str) -> None:
    build = two("14:00", "14:00", extra=extra).transfer("x", "A", "B", f"{DAY} {begins}")
    found = broken(build.audit())
    assert found == ([("transfer-conditions", "A", str(gap), span)] if span else [])


def test_x04_third_time_does_not_fit_the_evening() -> None:
    # 18:00 + 4 h = 22:00, an hour of rest, 23:00 + 4 h = 03:00: no site is open then.
    build = two("18:00", "18:00", minutes=180, other=180, extra=20).transfer("x", "A", "B", f"{DAY} 23:00")
    ((rule, exam, amount, limit),) = broken(build.audit())
    assert (rule, exam, amount, limit) == (
        "transfer-conditions",
        "A",
        at("2024-01-24 03:15"),
        at(f"{DAY} 23:00"),
    )


@pytest.mark.parametrize("stays", ["A", "B"])
def test_d04_the_first_exam_is_the_one_that_begins_first(stays: str) -> None:
    # "à l'issue de la première épreuve […] accompagnés à la seconde": A from 14:00, B from 14:10, two hours each.
    moves, begins = ("B", "16:10") if stays == "A" else ("A", "16:20")
    build = two("14:00", "14:10").transfer("x", stays, moves, f"{DAY} {begins}")
    backwards = ("transfer-conditions", "B", at(f"{DAY} 14:10"), at(f"{DAY} 14:00"))
    assert broken(build.audit()) == ([] if stays == "A" else [backwards])


@pytest.mark.parametrize(("minutes", "leaks"), [(60, False), (45, True)])
def test_x04_the_moved_paper_is_not_out_before_the_candidate_is_in(minutes: int, leaks: bool) -> None:
    # x stays in A (3 h from 14:00): entry until 15:00. B lasts an hour: nobody is out before 15:00. Of 45 minutes: all
    # are out at 14:45, and x may come at 15:00 knowing the paper.
    build = two("14:00", "14:00", minutes=180, other=minutes).transfer("x", "A", "B", f"{DAY} 17:10")
    found = ("transfer-conditions", "A", at(f"{DAY} 15:00"), at(f"{DAY} 14:45"))
    assert broken(build.audit()) == ([found] if leaks else [])


@pytest.mark.parametrize(("madrid", "leaks"), [("14:00", False), ("13:30", True)])
def test_x04_nor_out_in_another_zone(madrid: str, leaks: bool) -> None:
    # B (2 h) begins at 14:00 in Paris, where entry ends at 14:40. Begun at 13:30 in Madrid its people there leave from
    # 14:40 on (the gate), and x may enter A (3 h) until 15:00. Begun at 14:00: nobody leaves before 15:00.
    build = two("14:00", "14:00", minutes=180).site("Madrid", "Europe/Madrid").person("m", "B", site="Madrid")
    build.start("B", f"{DAY} {madrid}", "Europe/Madrid").transfer("x", "A", "B", f"{DAY} 17:10")
    found = ("transfer-conditions", "A", at(f"{DAY} 15:00"), at(f"{DAY} 14:40"))
    assert broken(build.audit()) == ([found] if leaks else [])


def test_f05_a_moved_candidate_loses_no_time() -> None:
    # B begins at 16:10 for x: two hours, until 18:10. Five minutes less are five minutes lost.
    build = two("14:00", "14:00").transfer("x", "A", "B", f"{DAY} 16:10")
    timetable = build.timetable()
    seats = timetable.seats.copy()
    seats.loc[seats["exam"] == "B", "end"] = utc(f"{DAY} 18:05")
    found = broken(audit(build.instance(), with_seats(timetable, seats)))
    assert found == [("extra-time", "B", "115", "120")]


def test_d04_a_remote_exam_has_no_room_to_stay_in() -> None:
    build = Build().exam("A", 120, remote=True).exam("B", 120).person("x", "A", "B")
    build.start("A", f"{DAY} 14:00").start("B", f"{DAY} 14:00").transfer("x", "A", "B", f"{DAY} 16:10")
    assert rules(build.audit()) == {"transfer-conditions"}
