"""Merged cells of the sheets: one value is seen for all of them, and only the first has it."""

import re
from collections.abc import Mapping

_RANGE = re.compile(
    rb"""<(?:\w+:)?mergeCell\s+ref\s*=\s*["']([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})["']"""
)


def merged_cells(parts: Mapping[str, bytes]) -> dict[str, tuple[str, ...]]:
    """By the name of the sheet, its ranges of merged cells, such as `A2:A3`."""
    found = {name: _RANGE.findall(xml) for name, xml in parts.items() if b"mergeCell" in xml}
    return {name: tuple(text.decode() for text in ranges) for name, ranges in found.items()}


def first_row(cells: str) -> int:
    """The number of the first row of a range."""
    return int(cells.partition(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
