"""The grid of seats of a room: what cannot be is told when the semester is read, at the cell where it stands."""

from pathlib import Path
from typing import Any

import pytest

from instances import write_folder
from models.seat_grid import SeatGrid
from tests.support.languages import ENGLISH, FRENCH
from tests.support.reading import examine
from tests.support.small_instance import SETTINGS, tables


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"rows": 4, "columns": 6, "seats": 24}, None),
        ({"rows": 4, "columns": 6, "seats": 23, "blocked": ("A1",)}, None),
        # A room may take fewer than it has seats.
        ({"rows": 4, "columns": 6, "seats": 1}, None),
        ({"rows": 4, "columns": 6, "seats": 24, "blocked": ("A1",)}, ("seats", "24", "input-grid-small")),
        ({"rows": 4, "columns": 6, "seats": 10, "blocked": ("E1", "A1")}, ("blocked", "E1 A1", "input-grid-blocked")),
        ({"rows": 4, "columns": 6, "seats": 10, "blocked": ("A7",)}, ("blocked", "A7", "input-grid-blocked")),
        ({"rows": 4, "seats": 10}, ("columns", "", "input-grid-part")),
        ({"columns": 4, "seats": 10}, ("rows", "", "input-grid-part")),
        ({"blocked": ("A1",), "seats": 10}, ("blocked", "A1", "input-grid-part")),
        ({"rows": 201, "columns": 6, "seats": 10}, ("rows", "201", "input-too-large")),
    ],
)  # fmt: skip
def test_a_grid_that_cannot_be_is_told(
    tmp_path: Path, cells: dict[str, Any], found: tuple[str, str, str] | None
) -> None:
    made = tables()
    rooms = made["rooms"]
    for name, value in cells.items():
        column = rooms[name] if name in rooms else [None] * len(rooms)
        rooms[name] = [value, *list(column)[1:]]
    write_folder(tmp_path / "a", SETTINGS, made)
    instance, issues = examine(tmp_path / "a")
    errors = [one for one in issues if one.severity == "error"]
    assert [(one.column, one.value, one.code) for one in errors] == ([found] if found else [])
    for one in errors:
        assert "{" not in one.sentence(ENGLISH) + one.sentence(FRENCH)
    if found is None:
        assert instance is not None
        grid = SeatGrid(4, 6, frozenset(cells.get("blocked", ())))
        assert instance.rooms[0].grid == grid
        assert all(room.grid is None for room in instance.rooms[1:])
