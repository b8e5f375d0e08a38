"""Where no choice has places for everybody, the search hands out as much as there is, and says what would let the rest in."""

from datetime import date, time

import pandas as pd
import pytest

from instances.builder.instants import utc
from models.incomplete import WayIn
from scheduler.app.audit import audit
from scheduler.app.compile_instance import CompiledInstance, compile_instance
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.conflicts import conflicts_of
from scheduler.app.incomplete_findings import unexpected
from scheduler.app.incomplete_sentences import IncompleteSentences
from scheduler.rules.decisions.relations import RELATIONS
from scheduler.rules.ordered_catalogue import RULES
from scheduler.solver.budget import Budget
from scheduler.solver.events import Outcome
from scheduler.solver.search.search import Search
from scheduler.solver.solution import Solution
from tests.support.languages import ENGLISH, FRENCH
from tests.support.semester_builder import Build

DAY = "2024-01-22"


def three_in_a_row(rooms: int, staff: tuple[int, int] = (10, 5), *, meets: bool = True) -> Build:
    """A, B and C of three hours begin at 8:30, 9:30 and 10:30, so that they share no room; D may begin at any of these.

    If D `meets` A, somebody sits both: who may be moved might make room, so that nothing is proven.
    """
    days = date(2024, 1, 22), date(2024, 3, 4)
    build = Build(starts_of_day=(time(8, 30), time(9, 30), time(10, 30)), windows=tuple((d, d) for d in days))
    build.site("Paris", staff=staff)
    for exam, clock in (("A", "08:30"), ("B", "09:30"), ("C", "10:30")):
        build.exam(exam, 180).people(5, exam).start(exam, f"{DAY} {clock}").put(exam, "R0")
        build.pin("start", exam=exam, zone="Europe/Paris", start=utc(f"{DAY} {clock}"))
    build.exam("D", 60).people(2, "D").start("D", f"{DAY} 08:30").put("D", "R0")
    if meets:
        build.person("x", "A", "D").put("A", "R0", "x").put("D", "R0", "x")
    for number in range(rooms):
        build.room(f"R{number}", 20)
    return build


def searched(build: Build) -> tuple[CompiledInstance, list[Solution], Outcome]:
    """The compiled semester, all that its search handed out, and how that ended."""
    compiled, found = compile_instance(build.instance()), list[Solution]()
    outcome = Search(compiled.problem, Budget(None, 100), 0, 1, found.append, lambda news: None).run()
    return compiled, found, outcome


@pytest.mark.parametrize(
    ("rooms", "staff", "reason", "way"),
    [
        (2, (10, 5), "rooms", WayIn("rooms", 1, seats=5)),
        (4, (2, 2), "staff", WayIn("staff", 1)),
    ],
)
def test_one_exam_of_three_is_left_out_by_name_and_the_least_that_lets_it_in_is_told(
    rooms: int, staff: tuple[int, int], reason: str, way: WayIn
) -> None:
    build = three_in_a_row(rooms, staff)
    compiled, found, outcome = searched(build)
    assert outcome.status == "unknown"
    last = found[-1]
    made = compiled.timetable(last)
    missing = compiled.missing(last, made)
    assert len(missing) == last.missing == 5
    assert set(missing["reason"]) == {reason}
    assert missing["exam"].nunique() == 1
    verdict = audit(build.instance(), made)
    assert (verdict.hard, verdict.cost) == (5, last.cost)
    assert unexpected(verdict.findings, missing).empty
    left_out = compiled.left_out(last.stuck)
    assert [(one.missing, one.ways) for one in left_out] == [(5, (way,))]
    for messages, people in ((ENGLISH, "5 candidates have no seat"), (FRENCH, "5 candidats sont sans place")):
        told = IncompleteSentences(build.instance(), messages)
        assert people in told.missing(missing)[0]
        assert len(told.ways(left_out)) == 1


def test_whose_pinned_seat_is_lost_is_left_out_and_their_broken_pin_is_no_other_finding() -> None:
    """A and C are pinned to one room at one time."""
    build = three_in_a_row(3)
    rooms = {"A": "R0", "B": "R1", "C": "R0"}
    sits = build.instance().sits
    for row in sits[sits["exam"].isin(rooms) & (sits["candidate"] != "x")].to_dict("records"):
        build.pin("seat", candidate=row["candidate"], exam=row["exam"], room=rooms[row["exam"]])
    compiled, found, _ = searched(build)
    last = found[-1]
    made = compiled.timetable(last)
    missing = compiled.missing(last, made)
    verdict = audit(build.instance(), made)
    hard = verdict.findings[verdict.findings["severity"] == "hard"]
    assert set(hard["rule"]) == {"seated-once", "pinned"}
    assert len(missing) == last.missing == 5
    assert unexpected(verdict.findings, missing).empty
    assert verdict.cost == last.cost


@pytest.mark.parametrize(
    ("rooms", "staff", "rule", "told"),
    [
        (2, (10, 5), "room-seats", "10 of 15 candidates find a seat at Paris (Paris), in whatever rooms"),
        (4, (2, 2), "invigilators", "for want of staff, 10 of 15 candidates find a seat at Paris (Paris)"),
    ],
)
def test_exams_whose_starts_are_fixed_and_find_no_places_are_a_proof_with_site_and_numbers(
    rooms: int, staff: tuple[int, int], rule: str, told: str
) -> None:
    build = three_in_a_row(rooms, staff, meets=False)
    compiled, found, outcome = searched(build)
    assert (outcome.status, outcome.witness, found) == ("infeasible", "highs", [])
    (conflict,) = conflicts_of(build.instance(), outcome.reasons, compiled.problem.options.names)
    assert (set(conflict.exams), conflict.rules, conflict.site) == (set("ABC"), (rule,), "Paris")
    assert (conflict.needed, conflict.there) == (15, 10)
    assert len(conflict.staff or conflict.rooms) == len(build.staff_rows if conflict.staff else build.rooms)
    infos = [one.info for one in RULES]
    assert told in ConflictSentences(build.instance(), infos, ENGLISH).lines(conflict)[0]


def test_a_finding_that_is_not_missing_and_a_missing_one_that_is_not_found_are_both_unexpected() -> None:
    """Nobody may hide a broken rule behind an incomplete timetable, nor say that somebody is missing who sits."""
    build = three_in_a_row(3)
    build.unseat("Paris-000", "A")
    findings = build.audit().findings
    rows = [("Paris-000", "A", "Paris", "rooms"), ("Paris-001", "A", "Paris", "rooms")]
    missing = pd.DataFrame(rows, columns=["candidate", "exam", "site", "reason"])
    hard = set(findings.loc[findings["severity"] == "hard", "rule"])
    assert "seated-once" in hard
    rest = unexpected(findings, missing)
    assert "seated-once" not in set(rest["rule"])
    assert rest.loc[rest["rule"] == "missing", "candidate"].tolist() == ["Paris-001"]
    assert set(rest["rule"]) == hard - {"seated-once"} | {"missing"}


def test_with_a_room_for_each_nobody_is_missing() -> None:
    _, found, outcome = searched(three_in_a_row(3))
    assert outcome.status in ("feasible", "optimal")
    assert found[-1].missing == 0
    assert found[-1].stuck == ()


def test_where_nothing_can_move_because_exams_are_tied_there_is_one_choice_and_no_annealing() -> None:
    """A is pinned, B begins with it: the annealers would find no exam to move and read what lies beyond their table."""
    build = Build().room("R0", 20)
    for exam in "AB":
        build.exam(exam, 60).people(2, exam).start(exam, f"{DAY} 08:30").put(exam, "R0")
    build.pin("start", exam="A", zone="Europe/Paris", start=utc(f"{DAY} 08:30"))
    build.row(RELATIONS, exam="A", other="B", kind="same-start")
    compiled, found, outcome = searched(build)
    assert outcome.status == "optimal"
    assert audit(build.instance(), compiled.timetable(found[-1])).hard == 0
    assert compiled.timetable(found[-1]).starts["start"].nunique() == 1
