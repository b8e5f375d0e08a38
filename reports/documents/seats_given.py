"""The seat of everybody in rooms whose grid is known, and the plan of a sitting of such a room."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from models.ids import RoomId
from models.seat_grid import SeatGrid, row_letters
from reports.documents.edition import Edition
from reports.seating import Sitter, seating


@lru_cache(maxsize=2)
def grids(edition: Edition) -> Mapping[RoomId, SeatGrid]:
    """The grids that are known, by room."""
    return {room.id: grid for room in edition.instance.rooms if (grid := room.grid)}


@lru_cache(maxsize=2)
def seats_given(edition: Edition) -> Mapping[tuple[str, str], str]:
    """By (candidate, exam) the seat; nobody of an oral has one, nor who is in a room without a grid.

    They depend on the timetable alone, so a seat stays the same whoever is written to and in whatever order.
    """
    known = grids(edition)
    sittings: dict[tuple[RoomId, int], list[Sitter]] = {}
    for row in edition.seats if known else ():
        if row["room"] in known and not row["oral"]:
            arrives, leaves = (int(row[name].timestamp()) // 60 for name in ("occupied_from", "out"))
            sitter = Sitter(row["candidate"], row["exam"], arrives, leaves)
            sittings.setdefault((RoomId(row["room"]), row["block"]), []).append(sitter)
    return {
        (one.person, one.paper): seat
        for (room, _), people in sittings.items()
        for one, seat in seating(known[room], people).items()
    }


def seating_plan(
    edition: Edition, rows: Sequence[Mapping[str, Any]], *, named: bool
) -> dict[str, Any] | None:
    """The plan of a room for the people of one sitting: who sits what on each seat, with their numbers if `named`.

    None where the room has no grid or nobody has a seat. `rows`: rows of `seated` of one room and block.
    """
    grid, seats = grids(edition).get(RoomId(rows[0]["room"])), seats_given(edition)
    on: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        if seat := seats.get((row["candidate"], row["exam"])):
            on.setdefault(seat, []).append((row["unit"], row["candidate"] if named else ""))
    if grid is None or not on:
        return None
    return {
        "columns": grid.columns,
        "rows": [
            {
                "letter": row_letters(number),
                "seats": [
                    {"name": seat, "blocked": seat in grid.blocked, "people": on.get(seat, [])}
                    for seat in names
                ],
            }
            for number, names in enumerate(grid.names)
        ],
    }
