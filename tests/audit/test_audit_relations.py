"""Exams that belong together or apart: rows of the table `relations`, to the minute, hard or at a price."""

from pathlib import Path

import pandas as pd
import pytest

from models.status import Status
from scheduler import solve
from scheduler.rules.decisions.relations import RELATIONS
from tests.support.languages import ENGLISH
from tests.support.reading import examine, read_instance
from tests.support.semester_builder import Build, hard
from tests.support.small_instance import write_small

DAY = "2024-01-22"


def two(first: str, second: str, kind: str, minutes: int = 0, price: int | None = None) -> Build:
    """A of 2 h and B of 2 h at these times (day of January 2024 and clock), sat by different people."""
    build = Build().exam("A", 120).exam("B", 120).person("x", "A").person("y", "B")
    build.start("A", f"2024-01-{first}").start("B", f"2024-01-{second}")
    return build.row(RELATIONS, exam="A", other="B", kind=kind, minutes=minutes, price=price)


@pytest.mark.parametrize(
    ("kind", "first", "second", "minutes", "holds"),
    [
        ("same-start", "22 08:30", "22 08:30", 0, True),
        ("same-start", "22 08:30", "22 14:00", 0, False),
        ("same-day", "22 08:30", "22 18:00", 0, True),
        ("same-day", "22 18:00", "23 08:30", 0, False),
        ("different-day", "22 18:00", "23 08:30", 0, True),
        ("different-day", "22 08:30", "22 18:00", 0, False),
        ("before", "22 08:30", "22 14:00", 210, True),  # ends 10:30, the other begins 14:00
        ("before", "22 08:30", "22 14:00", 211, False),
        ("before", "22 14:00", "22 08:30", 0, False),
        ("before", "22 08:30", "22 08:30", 0, False),
    ],
)
def test_a_relation_holds_or_does_not(kind: str, first: str, second: str, minutes: int, holds: bool) -> None:
    verdict = two(first, second, kind, minutes).audit()
    assert hard(verdict, "exam") == ([] if holds else [("relations", "A")])
    verdict = two(first, second, kind, minutes, price=7).audit()
    assert hard(verdict, "exam") == []
    assert verdict.costs.get("relations", 0) == (0 if holds else 7)


def test_days_are_those_of_the_organising_centre() -> None:
    # Nouméa is ten hours ahead of Paris in January: 20:00 there is 10:00 in Paris on the same day; 08:00 on the
    # next day there is 22:00 in Paris, still the day before.
    build = Build().site("Paris").site("Noumea", zone="Pacific/Noumea")
    build.exam("A", 60, centre="Paris").exam("B", 60, centre="Paris").person("x", "A", site="Noumea")
    build.person("y", "B", site="Noumea")
    build.start("A", "2024-01-22 20:00", zone="Pacific/Noumea").start(
        "B", "2024-01-23 08:00", zone="Pacific/Noumea"
    )
    verdict = build.row(RELATIONS, exam="A", other="B", kind="same-day").audit()
    assert "relations" not in {rule for rule, *_ in hard(verdict)}


@pytest.mark.parametrize("kind", ["same-start", "same-day", "different-day", "before"])
def test_the_solver_keeps_what_it_can_and_pays_for_the_rest(kind: str) -> None:
    """Three exams of one candidate, so that exams go apart by themselves; the relation pulls two of them as it says."""
    build = Build(starts_of_day=Build().starts_of_day[:2]).exam("A", 60).exam("B", 60).people(3, "A")
    build.person("y", "B").row(RELATIONS, exam="A", other="B", kind=kind, minutes=24 * 60)
    result = solve(build.instance(), work=1)
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert result.verdict is not None
    assert result.verdict.hard == 0


def test_contradicting_relations_are_infeasible_and_priced_ones_paid() -> None:
    def given(price: int | None) -> Build:
        build = Build().exam("A", 60).exam("B", 60).person("x", "A").person("y", "B")
        build.row(RELATIONS, exam="A", other="B", kind="same-start")
        return build.row(RELATIONS, exam="A", other="B", kind="different-day", price=price)

    assert solve(given(None).instance(), work=1).status is Status.INFEASIBLE
    paid = solve(given(9).instance(), work=1)
    assert paid.verdict is not None
    assert paid.verdict.costs["relations"] == 9
    assert paid.status is Status.OPTIMAL


def test_the_table_is_read_written_and_checked(tmp_path: Path) -> None:
    folder = write_small(tmp_path / "a")
    assert read_instance(folder).rows_of(RELATIONS).empty
    exams = list(read_instance(folder).exam)[:2]
    (folder / "relations.csv").write_text(
        f"épreuve,other,lien,minutes,prix\n{exams[0]},{exams[1]},before,30,\n", encoding="utf-8"
    )
    rows = read_instance(folder).rows_of(RELATIONS)
    expected = {"exam": exams[0], "other": exams[1], "kind": "before", "minutes": 30, "price": None}
    assert rows.to_dict("records") == [expected]
    (folder / "relations.csv").write_text(
        f"exam,other,kind,price\n{exams[0]},nobody,near,-1\n", encoding="utf-8"
    )
    _, issues = examine(folder)
    told = " ".join(issue.sentence(ENGLISH) for issue in issues)
    assert {issue.column for issue in issues if issue.file == "relations.csv"} == {"other", "kind", "price"}
    assert "nobody" in told
    assert isinstance(rows, pd.DataFrame)


def in_rooms(kind: str, first: str, second: str, price: int | None = None) -> Build:
    """A in the room `first` and B in `second`, an hour each, on one morning; r1 and r2 are neighbours, s1 and s2 of one
    building, t alone."""
    build = Build().room("r1", 9, neighbours="r2").room("r2", 9).room("s1", 9, building="S")
    build.room("s2", 9, building="S").room("t", 9).exam("A", 60).exam("B", 60).person("x", "A").person(
        "y", "B"
    )
    build.start("A", f"{DAY} 08:30").start("B", f"{DAY} 14:00").put("A", first).put("B", second)
    return build.row(RELATIONS, exam="A", other="B", kind=kind, price=price)


@pytest.mark.parametrize(
    ("kind", "first", "second", "holds"),
    [
        ("same-room", "t", "t", True),
        ("same-room", "r1", "r2", False),
        ("adjacent", "r1", "r2", True),
        ("adjacent", "r2", "r1", True),
        ("adjacent", "s1", "s2", True),
        ("adjacent", "r1", "s1", False),
        ("adjacent", "t", "t", True),
        ("different-room", "t", "t", False),
        ("different-room", "t", "s1", True),
    ],
)
def test_rooms_of_two_exams(kind: str, first: str, second: str, holds: bool) -> None:
    found = hard(in_rooms(kind, first, second).audit(), "exam", "site", "room")
    assert found == ([] if holds else [("relations", "A", "Paris", first)])
    assert in_rooms(kind, first, second, price=4).audit().costs["relations"] == (0 if holds else 4)


@pytest.mark.parametrize("kind", ["same-room", "adjacent", "different-room", "co-scheduled"])
@pytest.mark.parametrize("price", [None, 6])
def test_the_solver_relates_rooms(kind: str, price: int | None) -> None:
    """Without the row best fit puts A and B, at whatever times, into the smallest room that holds each of them."""
    build = Build().room("a", 3, neighbours="c").room("b", 5).room("c", 9).exam("A", 60).exam("B", 60)
    build.people(3, "A").people(5, "B").row(RELATIONS, exam="A", other="B", kind=kind, price=price)
    result = solve(build.instance(), work=1)
    assert result.status is Status.OPTIMAL
    assert result.verdict is not None
    assert result.verdict.hard == 0
    assert result.verdict.costs["relations"] == 0


def test_what_rooms_cannot_give_is_paid_or_impossible() -> None:
    def given(price: int | None) -> Build:
        build = Build().room("a", 9).exam("A", 60).exam("B", 60).people(3, "A").people(5, "B")
        return build.row(RELATIONS, exam="A", other="B", kind="different-room", price=price)

    paid = solve(given(6).instance(), work=1)
    assert paid.verdict is not None
    assert paid.verdict.costs["relations"] == 6
    assert solve(given(None).instance(), work=1).status is Status.INCOMPLETE
