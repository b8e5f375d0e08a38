"""Where else and why not, on tiny: what is promised is what the audit counts, and reasons are the audit's."""

from datetime import datetime

import pandas as pd
import pytest

from models.issues import InvalidInput
from models.result_record import ResultState
from scheduler.app.plan.explain import explain_candidate, explain_start
from scheduler.app.plan.moved import apply, without_roster
from scheduler.app.plan.plan import Plan, open_plan
from scheduler.app.plan.room_suggestions import apply_rooms, suggest_rooms
from scheduler.app.plan.suggestions import suggest, suggest_for_overlap
from tests.support.paths import TINY
from tests.support.reading import read_instance
from tests.support.semester_builder import Build
from tests.support.tiny_by_hand import TRANSFER, timetable


@pytest.fixture(scope="module")
def plan() -> Plan:
    semester = read_instance(TINY)
    return open_plan(semester, timetable(semester))


@pytest.mark.parametrize("exam", ["NFA008-1", "RCP104-2"])
def test_a_suggestion_applied_costs_what_it_promised(plan: Plan, exam: str) -> None:
    found = suggest(plan, exam, limit=2)
    assert found
    assert [one.cost for one in found] == sorted(one.cost for one in found)
    for one in found:
        assert exam in set(one.moves["exam"])
        assert one.moves["exam"].nunique() <= 3
        made, comparison = apply(plan, one.made)
        assert made.instance == plan.semester.name
        assert comparison.hard == (0, 0)
        assert without_roster(plan, comparison.costs) == plan.promised + one.cost
        assert set(comparison.differences.exams["exam"]) == set(one.moves["exam"])


@pytest.mark.parametrize("room", ["A1", "A2"])
def test_another_use_of_a_room_costs_what_it_promised(plan: Plan, room: str) -> None:
    """Whoever is named changes rooms and nobody else, no rule is broken, and the audit counts what was promised."""
    found = suggest_rooms(plan, room, limit=4)
    assert found
    assert [one.cost for one in found] == sorted(one.cost for one in found)
    for one in found:
        assert room in {*one.moves["before"], *one.moves["after"]}
        made, comparison = apply_rooms(plan, one)
        assert comparison.hard == (0, 0)
        assert without_roster(plan, comparison.costs) == plan.promised + one.cost
        moved = made.seats["room"].to_numpy() != plan.timetable.seats["room"].to_numpy()
        assert moved.sum() == one.moves["candidates"].sum()


def test_a_room_too_small_for_an_exam_is_no_way_out() -> None:
    """9 sit in the hall of 9 and 4 in the room of 5: the two cannot change places, and the hall has no chair left."""
    build = Build().room("hall", 9).room("small", 5).exam("A", 60).exam("B", 60)
    build.people(9, "A").people(4, "B").start("A", "2024-01-22 14:00").start("B", "2024-01-22 14:00")
    people = build.instance().sits.groupby("exam")["candidate"].agg(list)
    build.put("A", "hall", *people["A"]).put("B", "small", *people["B"])
    small = open_plan(build.instance(), build.timetable())
    after = {
        (row[0], row[4]) for one in suggest_rooms(small, "hall", limit=9) for row in one.moves.to_numpy()
    }
    assert not after & {("A", "small"), ("B", "hall")}
    with pytest.raises(InvalidInput):
        suggest_rooms(small, "nowhere")


def test_nothing_is_cheaper_than_the_optimum(plan: Plan) -> None:
    """The timetable by hand is optimal (1562): every suggestion costs at least as much."""
    assert all(one.cost >= 0 for one in suggest(plan, "MVA003-1"))


def test_an_overlap_that_no_start_resolves_has_no_suggestion(plan: Plan) -> None:
    """Five exams of session 2, four starts."""
    candidate, _, moves, _ = TRANSFER
    assert suggest_for_overlap(plan, candidate, moves) == ()


def test_an_overlap_is_gone_after_each_suggestion() -> None:
    build = Build().room("hall", 9).room("other", 9).exam("A", 60).exam("B", 90)
    build.person("a", "A").person("b", "A", "B").person("c", "B")
    build.start("A", "2024-01-22 14:00").start("B", "2024-01-22 14:00")
    build.put("A", "hall", "a", "b").put("B", "other", "c").unresolved("b", "A", "B")
    small = open_plan(build.instance(), build.timetable())
    found = suggest_for_overlap(small, "b", "B", limit=2)
    assert found
    for one in found:
        assert small.decoded(one.made.choice, one.made.placement).overlaps.empty
        assert one.cost < 0


def test_an_overlap_of_somebody_who_does_not_sit_the_exam_is_refused(plan: Plan) -> None:
    with pytest.raises(InvalidInput):
        suggest_for_overlap(plan, TRANSFER[0], "GDN100-1")


def test_why_not_names_the_rules(plan: Plan) -> None:
    night = explain_start(plan, "NFA008-1", datetime(2024, 1, 26, 3, 0))
    assert not night.allowed
    assert {"start-grid", "opening-hours"} <= set(night.findings["rule"])
    sunday = explain_start(plan, "NFA008-1", datetime(2024, 1, 28, 8, 30))
    assert "session-window" in set(sunday.findings["rule"])


def test_why_not_says_what_a_possible_start_costs(plan: Plan) -> None:
    one = next(one for one in suggest(plan, "NFA008-1", limit=40) if len(one.moves) == 1)
    found = explain_start(
        plan, "NFA008-1", one.moves["after"].iloc[0].to_pydatetime(), state=ResultState.PUBLISHED
    )
    assert found.allowed
    assert found.comparison is not None
    assert without_roster(plan, found.comparison.costs) == plan.promised + one.cost
    people = int(one.moves["candidates"].sum())
    assert found.comparison.candidates["candidate"].nunique() == people


def test_why_not_this_room(plan: Plan) -> None:
    """The smallest room has too few chairs for the largest exam; a room of another site where nobody sits it is refused."""
    seats = plan.timetable.seats
    exam, site = seats[seats["room"] != ""].groupby(["exam", "site"]).size().idxmax()
    small = min((r for r in plan.semester.rooms if str(r.site) == site), key=lambda r: r.seats)
    found = explain_start(plan, exam, room=str(small.id))
    assert not found.allowed
    assert "room-seats" in set(found.findings["rule"])
    with pytest.raises(InvalidInput):
        explain_start(plan, exam, room="nowhere")


def test_the_days_of_a_candidate(plan: Plan) -> None:
    found = explain_candidate(plan, TRANSFER[0])
    sat = plan.semester.sits.loc[plan.semester.sits["candidate"] == TRANSFER[0], "exam"]
    assert sorted(found.exams["exam"]) == sorted(sat)
    assert found.exams.set_index("exam")["outcome"][TRANSFER[2]] == "led"
    assert "transfer" in set(found.findings["rule"])
    assert pd.Series(found.exams["start"]).is_monotonic_increasing
    with pytest.raises(InvalidInput):
        explain_candidate(plan, "nobody")
