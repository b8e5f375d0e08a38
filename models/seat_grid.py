"""The grid of seats of a room: rows by letter from the door, columns by number from the left, seats that are not used."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class SeatGrid:
    """`rows` times `columns` seats without those `blocked`, by name.

    A seat is named by its row and its column: `A1` is the first seat of the row nearest to the door. Rows `A` to `Z` are
    followed by `AA`, `AB`, …
    """

    rows: int
    columns: int
    blocked: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The name of every place of the grid, row by row."""
        return tuple(
            tuple(f"{row_letters(row)}{column + 1}" for column in range(self.columns))
            for row in range(self.rows)
        )

    @cached_property
    def runs(self) -> tuple[tuple[str, ...], ...]:
        """The usable seats from the door to the back, as runs of seats side by side: a blocked seat separates its neighbours."""
        return unbroken(self.names, self.blocked)

    @property
    def seats(self) -> int:
        """How many seats can be used."""
        return sum(map(len, self.runs))

    @property
    def unknown(self) -> list[str]:
        """What is blocked but is no seat of the grid."""
        return sorted(self.blocked.difference(*self.names))


def row_letters(row: int) -> str:
    """The letters of a row, counted from 0."""
    more, last = divmod(row, len(_LETTERS))
    return (row_letters(more - 1) if more else "") + _LETTERS[last]


def unbroken(runs: Iterable[Sequence[str]], gone: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """What is left of runs of seats side by side without some seats: each of these separates its neighbours."""
    found: list[tuple[str, ...]] = []
    for run in runs:
        part: list[str] = []
        for seat in run:
            if seat not in gone:
                part.append(seat)
            elif part:
                found.append(tuple(part))
                part = []
        if part:
            found.append(tuple(part))
    return tuple(found)
