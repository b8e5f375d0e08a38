"""Orals are written and read, solved in one block, and nothing of them is settled that a jury decides."""

from pathlib import Path

import pytest

from instances import read_pins, save_instance
from models.issues import InvalidInput
from scheduler.audit import audit
from tests.app.test_parts import solved
from tests.support.reading import read_instance
from tests.support.semester_builder import Build


def jury() -> Build:
    build = Build().exam("O", 20, oral=True).exam("W", 60).room("R", 5)
    return build.person("x", "O", "W").person("y", "O", extra=20).start("O", "2024-01-22 08:30")


def test_an_oral_is_read_as_it_was_written(tmp_path: Path) -> None:
    save_instance(tmp_path / "saved", jury().instance())
    back = read_instance(tmp_path / "saved")
    assert {str(e.id): (e.nature.value, e.oral) for e in back.exams} == {
        "O": ("oral", True),
        "W": ("written", False),
    }
    exams = tmp_path / "saved" / "exams.csv"
    exams.write_text(exams.read_text().replace(",oral", ",Orale"))
    assert read_instance(tmp_path / "saved").exam["O"].oral  # type: ignore[index]


def test_an_oral_is_solved_in_one_block() -> None:
    """20 minutes for x and, with a third more, 26.67 rounded up to 30 for y: 50 for both."""
    given = jury().instance()
    outcome, timetable, cost = solved(given)
    assert timetable is not None
    assert outcome.status == "optimal"
    seats = timetable.seats[timetable.seats["exam"] == "O"]
    assert set(seats["kind"]) == {"oral"}
    assert seats["room"].nunique() == 1
    assert set((seats["end"] - seats["start"]).dt.total_seconds() // 60) == {50}
    verdict = audit(given, timetable)
    assert (verdict.hard, verdict.cost) == (0, cost)


@pytest.mark.parametrize("row", ["room,O,,,,Paris,R", "seat,O,,,x,,R", "start,O,,15,,,"])
def test_pins_leave_the_jury_its_room_and_nobody_is_gathered(tmp_path: Path, row: str) -> None:
    file = tmp_path / "pins.csv"
    at = "2024-01-22T08:30" if row.startswith("start") else ""
    file.write_text(f"kind,exam,zone,gather,candidate,site,room,start\n{row},{at}\n")
    with pytest.raises(InvalidInput) as error:
        read_pins(file, jury().instance())
    assert [(p.row, p.code) for p in error.value.issues] == [(2, "pins-oral")]
