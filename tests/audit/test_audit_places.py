"""Sites of an exam and rooms of a sitting: what places cost."""

import pytest

from scheduler.harness.workbench import Bench
from tests.support.semester_builder import Build, hard, paid

MORNING = "2024-01-22 08:30"


def sitting(**needs: bool | int) -> Build:
    """E with two ordinary candidates and one with needs, in rooms of two."""
    build = Build().exam("E").person("a", "E").person("b", "E").person("c", "E", **needs)  # type: ignore[arg-type]
    for room in ("1", "2", "3"):
        build.room(room, 2)
    return build.start("E", MORNING)


@pytest.mark.parametrize(("second", "beyond"), [("1", 1), ("2", 1), ("3", 2)])
def test_each_room_beyond_the_first_counts(second: str, beyond: int) -> None:
    # b in room 1, 2 or 3: rooms {1, 2}, {1, 2} or {1, 2, 3}.
    verdict = sitting().put("E", "1", "a").put("E", second, "b").put("E", "2", "c").audit()
    assert hard(verdict) == []
    assert paid(verdict, "rooms") == {"rooms": beyond}
    row = verdict.findings[verdict.findings["rule"] == "rooms"].iloc[0]
    assert (row["exam"], row["site"], row["amount"]) == ("E", "Paris", str(beyond))
    assert row["at"] == "2024-01-22T07:30Z"


def test_one_room_is_silent_also_for_two_exams() -> None:
    build = Build().room("1", 9).exam("E").exam("F").people(2, "E").people(2, "F")
    build.start("E", MORNING).start("F", MORNING).put("E", "1").put("F", "1")
    assert paid(build.audit(), "rooms") == {}


def test_third_time_belongs_to_the_sitting_and_who_sits_alone_does_not() -> None:
    apart = sitting(extra=20).put("E", "1", "a", "b").put("E", "2", "c").audit()
    assert paid(apart, "rooms") == {"rooms": 1}
    alone = sitting(isolated=True).put("E", "1", "a", "b").put("E", "2", "c").audit()
    assert hard(alone) == []
    assert paid(alone, "rooms") == {}


def test_who_is_led_to_the_exam_sits_apart() -> None:
    build = Build().exam("E", 120).exam("F").person("a", "E", "F").people(2, "F")
    build.start("E", "2024-01-22 14:00").start("F", "2024-01-22 14:00").transfer(
        "a", "E", "F", "2024-01-22 16:10"
    )
    assert paid(build.audit(), "rooms") == {"transfer": 500, "two-a-day": 10}


def test_every_site_of_an_exam_counts_and_remote_exams_have_none() -> None:
    build = Build().site("Lyon").exam("E").exam("F", remote=True)
    build.people(3, "E").people(2, "E", site="Lyon").people(2, "F", site="Lyon")
    build.start("E", MORNING).start("F", MORNING)
    verdict = build.audit()
    assert paid(verdict, "sittings") == {"sittings": 2}
    rows = verdict.findings[verdict.findings["rule"] == "sittings"]
    assert rows[["exam", "amount", "cost"]].to_numpy().tolist() == [["E", "2", 2]]


def test_the_weights_are_the_semesters() -> None:
    build = sitting().put("E", "1", "a", "b").put("E", "2", "c")
    build.policy = {"weights": {"rooms": 7, "sittings": 3}}
    assert paid(build.audit(), "sittings", "rooms") == {"sittings": 3, "rooms": 7}


def test_the_solver_keeps_a_sitting_together_and_the_small_room_free() -> None:
    """Seats 3, 2 and 1: a and b fit the middle room, and only who sits alone is left for the smallest."""
    build = sitting(isolated=True).room("1", 1).room("2", 3).room("3", 2)
    bench = Bench(build.instance())
    choice = bench.at(E=MORNING)
    table = bench.timetable(choice, bench.placer.place(choice))
    rooms = table.rooms[["room", "kind", "places"]].to_numpy().tolist()
    assert rooms == [["1", "isolated", 1], ["3", "ordinary", 2]]
