"""The row of a table that names its columns: titles, dates of extraction and the like may stand above it."""

from collections.abc import Callable, Sequence

LOOKED_AT = 10
"""Rows that say something, among which the headings are looked for."""

HeadingCount = Callable[[Sequence[str]], int]
"""How many columns of a table the cells of a row name."""


def heading_row(rows: Sequence[Sequence[str]], count: HeadingCount | None) -> int:
    """Which of these first rows names the most columns; the first of equals, and of an unknown table."""
    if count is None:
        return 0
    counts = [count(row) for row in rows[:LOOKED_AT]]
    return counts.index(max(counts))


def names_columns(row: Sequence[str], count: HeadingCount | None) -> bool:
    """Whether the row has a heading of the table."""
    return count is None or count(row) > 0
