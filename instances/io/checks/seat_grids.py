"""The grid of seats of a room: rows and columns go together, and everybody whom the room takes has a usable seat."""

from collections.abc import Iterator, Mapping

from instances.io.issue_log import IssueLog
from instances.io.tables.sheet import Sheet
from models.seat_grid import SeatGrid

Mistake = tuple[str, str, dict[str, object]]
"""What is wrong: the code of the sentence, the column, and the words of the sentence."""

GRID = ("seats", "rows", "columns", "blocked")


def check_seat_grids(sheets: Mapping[str, Sheet | None], issues: IssueLog) -> None:
    """An error for each room whose grid cannot be; cells that could not be read are left alone."""
    if not (rooms := sheets.get("rooms")):
        return
    cells = {name: rooms[name] for name in GRID}
    for row, line in enumerate(rooms.lines.tolist()):
        if not all(one.good[one.codes[row]] for one in cells.values()):
            continue
        seats, deep, wide = (int(cells[name].column[row]) for name in GRID[:3])
        blocked = frozenset(map(str, cells["blocked"].column[row] or ()))
        for code, column, words in _mistakes(seats, deep, wide, blocked):
            text = cells[column].texts[cells[column].codes[row]]
            issues.add(rooms.file, code, row=line, column=column, value=text, detail=words)


def _mistakes(seats: int, deep: int, wide: int, blocked: frozenset[str]) -> Iterator[Mistake]:
    if not deep or not wide:
        if deep or wide:
            yield "input-grid-part", "columns" if deep else "rows", {}
        elif blocked:
            yield "input-grid-part", "blocked", {}
        return
    grid = SeatGrid(deep, wide, blocked)
    if unknown := grid.unknown:
        yield "input-grid-blocked", "blocked", {"seats": ", ".join(unknown[:5]), "last": grid.names[-1][-1]}
    elif seats > grid.seats:
        yield "input-grid-small", "seats", {"usable": grid.seats}
