"""What changed between two timetables, and who must be told: by hand, and by laws on a solved semester."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from models.result_record import ResultState
from models.timetable import DUTIES, Timetable
from scheduler.app.compare import Comparison, compare
from scheduler.changes.differences import Differences
from tests.support.semester_builder import Build, utc

STATES = list(ResultState)


def two_exams() -> Build:
    """a and b sit A, b and c sit B; B is moved for b, who is led to it; one room each, and one to spare."""
    build = Build().room("hall", 9).room("small", 3).room("other", 9).exam("A", 60).exam("B", 90)
    build.person("a", "A").person("b", "A", "B").person("c", "B")
    build.start("A", "2024-01-22 14:00").start("B", "2024-01-23 14:00")
    return build.put("A", "hall", "a", "b").put("B", "small", "b", "c")


BEFORE = two_exams()
SEMESTER, TIMETABLE = BEFORE.instance(), BEFORE.timetable()


def moved() -> Timetable:
    """B starts an hour later."""
    return two_exams().start("B", "2024-01-23 15:00").put("B", "small", "b", "c").timetable()


def in_another_room() -> Timetable:
    build = Build().room("hall", 9).room("small", 3).room("other", 9).exam("A", 60).exam("B", 90)
    build.person("a", "A").person("b", "A", "B").person("c", "B")
    build.start("A", "2024-01-22 14:00").start("B", "2024-01-23 14:00")
    return build.put("A", "hall", "a", "b").put("B", "other", "b", "c").timetable()


def people(found: Comparison) -> set[tuple[str, str, str]]:
    return set(found.candidates[["candidate", "exam", "what"]].itertuples(index=False, name=None))


@pytest.mark.parametrize("state", STATES)
def test_a_timetable_does_not_differ_from_itself(state: ResultState) -> None:
    found = compare(SEMESTER, TIMETABLE, TIMETABLE, state=state)
    assert found.differences.empty
    assert (len(found.candidates), len(found.staff), found.hard[0]) == (0, 0, found.hard[1])


def test_another_order_of_the_rows_is_no_difference() -> None:
    rng = np.random.default_rng(1)
    mixed = {
        name: table.sample(frac=1, random_state=rng).reset_index(drop=True)
        for name, table in vars(TIMETABLE).items()
        if isinstance(table, pd.DataFrame)
    }
    assert compare(SEMESTER, TIMETABLE, replace(TIMETABLE, **mixed)).differences.empty


def test_papers_under_other_numbers_are_no_difference() -> None:
    renamed = replace(TIMETABLE, starts=TIMETABLE.starts.assign(paper=TIMETABLE.starts["paper"] + 1))
    assert compare(SEMESTER, TIMETABLE, renamed).differences.empty


def test_a_moved_exam_names_its_instants_and_its_candidates() -> None:
    found = compare(SEMESTER, TIMETABLE, moved(), state=ResultState.PUBLISHED)
    (exam,) = found.differences.exams.itertuples(index=False, name=None)
    assert exam == ("B", "Europe/Paris", utc("2024-01-23 14:00"), utc("2024-01-23 15:00"))
    assert people(found) == {("b", "B", "start"), ("c", "B", "start")}
    # The session begins on 22 January: thirty days before are 23 December.
    assert set(found.candidates["by"]) == {date(2023, 12, 23)}


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (ResultState.DRAFT, set()),
        (ResultState.PUBLISHED, set()),
        (ResultState.CONVOKED, {("b", "B", "room"), ("c", "B", "room")}),
        (ResultState.FINAL, {("b", "B", "room"), ("c", "B", "room")}),
    ],
)
def test_a_room_is_told_once_people_are_convoked(state: ResultState, told: set[tuple[str, str, str]]) -> None:
    found = compare(SEMESTER, TIMETABLE, in_another_room(), state=state)
    assert people(found) == told
    assert found.differences.rooms[["room", "before", "after"]].to_numpy().tolist() == [
        ["other", 0, 2],
        ["small", 2, 0],
    ]


def test_nobody_is_told_of_changes_of_a_draft() -> None:
    assert len(compare(SEMESTER, TIMETABLE, moved()).candidates) == 0


def test_staff_are_told_of_their_duties_once_they_know_them() -> None:
    site = str(SEMESTER.sites[0].id)
    row = (f"{site}-0", site, "invigilator", "hall", utc("2024-01-22 13:30"), utc("2024-01-22 15:15"))
    more = replace(TIMETABLE, duties=pd.DataFrame([row], columns=list(DUTIES)))
    assert len(compare(SEMESTER, TIMETABLE, more, state=ResultState.PUBLISHED).staff) == 0
    found = compare(SEMESTER, TIMETABLE, more, state=ResultState.CONVOKED)
    assert found.staff.to_dict("records") == [{"staff": f"{site}-0", "site": site, "added": 1, "removed": 0}]


def swapped(table: pd.DataFrame) -> list[tuple[object, ...]]:
    """The rows of a table with before and after exchanged."""
    names = {"before": "after", "after": "before"}
    columns = [names.get(name, name) for name in table.columns]
    return sorted(map(str, table[columns].itertuples(index=False, name=None)))  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [moved, in_another_room])
def test_the_way_back_exchanges_before_and_after(other: object) -> None:
    timetable = other()  # type: ignore[operator]
    there, back = compare(SEMESTER, TIMETABLE, timetable), compare(SEMESTER, timetable, TIMETABLE)
    for name in ("exams", "sittings", "rooms"):
        one, two = getattr(there.differences, name), getattr(back.differences, name)
        assert swapped(one) == sorted(map(str, two.itertuples(index=False, name=None)))
    assert isinstance(back.differences, Differences)
    assert swapped(there.costs) == sorted(map(str, back.costs.itertuples(index=False, name=None)))


def test_costs_stand_side_by_side() -> None:
    found = compare(SEMESTER, TIMETABLE, moved())
    assert (found.costs["before"] != 0).any()
    assert list(found.costs.columns) == ["rule", "before", "after"]
