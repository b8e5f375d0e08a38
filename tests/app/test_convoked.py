"""After convocation starts stay and rooms are soft: as few people as possible look for another room."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from instances import keep_rooms, keep_starts, save_timetable
from models.instance import Instance
from scheduler.audit import audit
from scheduler.harness.random_semesters import semester
from scheduler.harness.workbench import Bench
from tests.agreement.test_place_agreement import LAWFUL
from tests.app.test_parts import solved
from tests.support.semester_builder import Build


def convoked(tmp_path: Path, build: Build, given: Instance, *rooms: str) -> Instance:
    """The instance with these rooms alone, its people told the starts and rooms of the timetable built."""
    save_timetable(tmp_path / "told", build.timetable(), {})
    here = replace(given, rooms=tuple(r for r in given.rooms if r.id in rooms))
    return keep_rooms(tmp_path / "told", keep_starts(tmp_path / "told", here))


def two() -> Build:
    """A in the large room, B in the small one, together; best fit alone would do it the other way round."""
    build = Build().room("small", 3).room("large", 9).room("other", 9).exam("A", 60).exam("B", 90)
    build.people(3, "A").people(2, "B").start("A", "2024-01-22 08:30").start("B", "2024-01-22 08:30")
    people = [str(c["id"]) for c in build.candidates]
    return build.put("A", "large", *people[:3]).put("B", "small", *people[3:])


def rooms_of(given: Instance) -> tuple[dict[str, set[str]], int]:
    """The rooms of each exam and what changes cost, the same by solver and audit."""
    outcome, timetable, cost = solved(given)
    assert timetable is not None, outcome.reasons
    verdict = audit(given, timetable)
    assert (verdict.hard, verdict.cost) == (0, cost)
    changed = verdict.costs["changed-room"]
    assert changed == cost - sum(verdict.costs[rule] for rule in ("sittings", "rooms", "moved-start"))
    return {str(e): set(rows["room"]) for e, rows in timetable.seats.groupby("exam")}, changed


def test_everybody_keeps_the_room_that_was_told(tmp_path: Path) -> None:
    build = two()
    given = convoked(tmp_path, build, build.instance(), "small", "large", "other")
    assert rooms_of(given) == ({"A": {"large"}, "B": {"small"}}, 0)


def test_only_those_whose_room_is_gone_move(tmp_path: Path) -> None:
    build = two()
    given = convoked(tmp_path, build, build.instance(), "small", "other")
    assert rooms_of(given) == ({"A": {"other"}, "B": {"small"}}, 3)  # 3 of A at 1 each


def test_a_newcomer_sits_with_the_others_and_costs_nothing(tmp_path: Path) -> None:
    build = two()
    save_timetable(tmp_path / "told", build.timetable(), {})
    build.people(2, "A")
    rooms = ("small", "large", "other")
    here = replace(build.instance(), rooms=tuple(r for r in build.instance().rooms if r.id in rooms))
    given = keep_rooms(tmp_path / "told", keep_starts(tmp_path / "told", here))
    assert rooms_of(given) == ({"A": {"large"}, "B": {"small"}}, 0)


def test_of_a_group_in_two_rooms_only_one_half_moves(tmp_path: Path) -> None:
    """4 in x and 2 in y were told; y is gone, and 1 more fits into x: the other sits in z."""
    build = Build().room("x", 5).room("y", 3).room("z", 1).exam("A", 60).people(6, "A")
    people = [str(c["id"]) for c in build.candidates]
    build.start("A", "2024-01-22 08:30").put("A", "y", *people[:2]).put("A", "x", *people[2:])
    given = convoked(tmp_path, build, build.instance(), "x", "z")
    assert rooms_of(given) == ({"A": {"x", "z"}}, 2)


def test_the_fewest_moves_are_found_where_all_cannot_stay(tmp_path: Path) -> None:
    """Both exams were told the large room one after the other; now they are together and cannot share
    it (their admissions differ): the smaller exam moves."""
    build = two()
    given = convoked(tmp_path, build, build.instance(), "large", "other")
    told = given.kept_rooms.assign(room="large")
    assert rooms_of(replace(given, kept_rooms=told)) == ({"A": {"large"}, "B": {"large"}}, 0)
    apart = given.pins["start"].where(given.pins["exam"] == "A", given.pins["start"].min())
    later = given.pins.assign(start=apart, reason="both were told one room")
    later.loc[later["exam"] == "B", "start"] += np.timedelta64(330, "m")  # 14:00, nobody is in the way
    assert rooms_of(replace(given, kept_rooms=told, pins=later))[1] == 0


def test_solver_and_audit_agree_on_what_changes_cost() -> None:
    """Everybody is told a room; then one room is lost, and the same starts are placed again."""
    moved_by_seed = []
    for seed in (1, 7, 11, 24, 70, 74):
        before, rng = Bench(semester(seed, LAWFUL)), np.random.default_rng([seed, 2])
        choice = before.feasible(rng)
        placed = None if choice is None else before.placer.place(choice)
        if choice is None or placed is None or placed.stuck:
            continue
        told = before.timetable(choice, placed).seats
        told = told[(told["kind"] != "transfer") & (told["room"] != "")]
        kept = told[["candidate", "exam", "room"]].sample(frac=0.8, random_state=seed)
        for lost in ("", *rng.permutation(told["room"].unique())[:2]):
            rooms = tuple(r for r in before.instance.rooms if r.id != lost)
            given = replace(before.instance, rooms=rooms, kept_rooms=kept)
            after = Bench(given)
            again = after.placer.place(choice)
            if again.stuck:
                continue
            timetable = after.timetable(choice, again)
            verdict = audit(given, timetable)
            assert verdict.hard == 0
            assert verdict.cost == after.problem.cost(choice) + again.cost
            moved = kept.merge(timetable.seats, on=["candidate", "exam"], suffixes=("_told", ""))
            moved = moved[(moved["kind"] != "transfer") & (moved["room"] != moved["room_told"])]
            assert verdict.costs["changed-room"] == len(moved)
            assert lost or not len(moved)  # nothing is lost: nobody moves
            moved_by_seed.append(len(moved))
    assert len(moved_by_seed) > 5
    assert sum(moved > 0 for moved in moved_by_seed) > 1
