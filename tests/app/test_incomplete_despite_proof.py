"""Where it is proven that there is no timetable, a planner who asks gets the best incomplete one beside the proof."""

import json
import re
from pathlib import Path

import pytest

import scheduler.cli.main as cli
from instances.io.results.folder_lock import LOCK
from models.instance import Instance
from models.status import Status
from scheduler import read, solve
from scheduler.app.incomplete_findings import unexpected
from scheduler.app.incomplete_sentences import IncompleteSentences
from scheduler.app.protocol import Improvement, Request, SearchSettings
from scheduler.app.search_despite import Obstacles, search_despite
from scheduler.solver.budget import Budget
from scheduler.solver.infeasibility import Infeasibility
from tests.support.languages import FRENCH
from tests.support.paths import SHIPPED
from tests.support.semester_builder import Build

INFEASIBLE = SHIPPED / "infeasible"


def instance(name: str) -> Instance:
    found = read(INFEASIBLE / name)
    assert isinstance(found, Instance)
    return found


def test_reasons_about_places_ease_loads_and_others_leave_out_exams() -> None:
    reasons = [
        Infeasibility("load", ("room-seats",), (0,), resource="seats PAR", place="PAR", amount=50, limit=42),
        Infeasibility("load", ("own",), (0, 1), resource="something", amount=3, limit=2),
        Infeasibility("pair", ("teacher-one-place",), (1, 2)),
    ]
    found = Obstacles.of(reasons, ["A", "B", "C"])
    assert found.scarce == {("room-seats", "seats PAR", "PAR"): 50}
    assert found.exams == (("A", "B"), ("B", "C"))
    assert not found.overlaps


def test_reasons_about_overlaps_and_exams_without_a_start_stand_apart() -> None:
    reasons = [
        Infeasibility("pair", ("overlap-unresolved",), (0, 1)),
        Infeasibility("no-option", ("opening-hours",), (2,)),
    ]
    assert Obstacles.of(reasons, ["A", "B", "C"]) == Obstacles(startless=("C",), overlaps=True)


def test_seats_that_do_not_suffice_leave_out_no_more_than_the_seats_that_lack() -> None:
    """50 sit CCG101-S1 at one site of 42 seats: eight are left out, and nobody of the other exam."""
    semester = instance("small-rooms")
    result = solve(semester, work=2, incomplete=True)
    assert (result.status, result.witness) == (Status.INFEASIBLE, "certificate")
    assert result.timetable is not None
    assert result.verdict is not None
    assert result.missing.groupby(["exam", "reason"]).size().to_dict() == {("CCG101-S1", "rooms"): 8}
    assert unexpected(result.verdict.findings, result.missing).empty


@pytest.mark.parametrize(
    ("name", "missing"),
    [
        # One candidate sits three exams at once: two are missed, by nobody else.
        ("three-overlaps", {("NFA031-S1", "PAR", "transfer"): 1, ("NFP107-S1", "PAR", "transfer"): 1}),
        # No start of NFP107 suits Tahiti: its two candidates are left out, those of the other sites sit.
        ("tahiti", {("NFP107-S1", "PYF", "start-here"): 2}),
    ],
)
def test_as_few_candidates_as_can_be_are_left_out(
    name: str, missing: dict[tuple[str, str, str], int]
) -> None:
    result = solve(instance(name), work=1, incomplete=True)
    assert (result.status, result.faults) == (Status.INFEASIBLE, ())
    assert result.missing.groupby(["exam", "site", "reason"]).size().to_dict() == missing
    assert result.timetable is not None
    for line in IncompleteSentences(result.semester, FRENCH).missing(result.missing):
        assert re.search("manque|convient", line)


def test_an_exam_whose_imposed_start_is_refused_is_left_out_with_that_reason(tmp_path: Path) -> None:
    given = Build().exam("E", 60).exam("F", 60).person("a", "E").person("b", "F").instance()
    pins = tmp_path / "pins.csv"
    pins.write_text("kind,exam,start\nstart,E,2024-01-22 03:00\n")  # the sites are closed then
    alone = solve(given, work=1, pins=pins)
    assert (alone.status, alone.timetable) == (Status.INFEASIBLE, None)
    result = solve(given, work=1, pins=pins, incomplete=True)
    assert (result.status, result.conflicts) == (Status.INFEASIBLE, alone.conflicts)
    assert result.missing.to_dict("records") == [
        {"candidate": "a", "exam": "E", "site": "Paris", "reason": "imposed"}
    ]
    assert result.timetable is not None
    assert set(result.timetable.starts["exam"]) == {"F"}


@pytest.mark.parametrize(
    ("exams", "left"),
    [
        # Two pairs with one exam in common: that one, though each of the others has fewer candidates.
        ((("A", "B"), ("A", "C")), {"A"}),
        # The exam in common has more candidates than both others: those.
        ((("D", "B"), ("D", "C")), {"B", "C"}),
    ],
)
def test_the_exam_that_settles_most_for_the_fewest_candidates_is_left_out(
    exams: tuple[tuple[str, ...], ...], left: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Build()
    for exam, people in (("A", 3), ("B", 2), ("C", 2), ("D", 9), ("E", 1)):
        build.exam(exam, 60).people(people, exam).start(exam, "2024-01-22 08:30")
    told: list[Improvement] = []
    request = Request(build.instance(), SearchSettings(None, 1, 0, 1, 0.0, incomplete=True))
    search_despite(build.instance(), Obstacles(exams=exams), request, Budget(None, 1), told.append)  # type: ignore[arg-type]
    assert told[-1].missing is not None
    assert set(told[-1].missing["exam"]) == left


def test_the_command_writes_it_apart_and_still_says_that_it_is_impossible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "solve",
        str(INFEASIBLE / "two-rooms"),
        "--work",
        "1",
        "--out",
        str(tmp_path / "o"),
        "--incomplete",
        "--json",
    ]
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    told = json.loads(capsys.readouterr().out)
    assert (left.value.code, told["status"], told["witness"]) == (3, "infeasible", "certificate")
    assert told["conflicts"]
    assert {row["exam"] for row in told["missing"]} == {"NFA031-S1"}
    assert {path.name for path in (tmp_path / "o").iterdir()} <= {"incomplete", LOCK}
    assert json.loads((tmp_path / "o/incomplete/solving.json").read_text())["status"] == "incomplete"
