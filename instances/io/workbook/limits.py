"""What a workbook's sheets hold, counted in their bytes before a parser builds them.

A parser lays a sheet out as the rectangle from A1 to its last cell, and copies a shared text into every
cell that names it: two cells far apart, or one long text named often, would fill the memory.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from instances.io.workbook.sheet_parts import part

MOST_CELLS = 6_000_000
"""Cells of all sheets' rectangles together: a million registrations are four."""
MOST_TEXT = 300_000_000
"""Bytes of text in all cells."""

MOST_COLUMNS = 16_384
MOST_ROWS = 1_048_576
"""What Excel has."""

_PLACE = re.compile(
    rb"""<(?:\w+:)?(?:row|c)(?:\s+(?!r\s*=)[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*"""
    rb"""\s+r\s*=\s*["']\s*\$?([A-Za-z]*)\$?0*(0|[1-9]\d*)\s*["']"""
)
_TAG = re.compile(rb"<(?:\w+:)?(?:row|c)[\s/>]")
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_INDEX = re.compile(rb"<(?:\w+:)?v[^<>]*>\s*(\d{1,9})\s*<")
_SHARED = re.compile(rb"<(?:\w+:)?si[\s/>]")
_FAILED = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\bt\s*=\s*["']e["'][^<>]*>""")
_NAMED = re.compile(rb"""\br\s*=\s*["']([A-Z]+\d+)["']""")
_PIECE = 16_000_000
_ROW_DIGITS, _COLUMN_LETTERS = 8, 4
_BEYOND = 10**8


def too_large(members: Mapping[str, bytes]) -> dict[str, Any] | None:
    """What there is too much of, or None."""
    shared = part(members, "xl/sharedstrings.xml")
    lengths = np.array([len(part) for part in _SHARED.split(shared)[1:]], np.int64)
    cells = text = 0
    for name, xml in members.items():
        if not name.casefold().startswith("xl/worksheets/"):
            continue
        rows, columns = _area(xml)
        if columns > MOST_COLUMNS:
            return {"found": columns, "what": "columns", "most": MOST_COLUMNS}
        if rows > 2 * MOST_ROWS:
            return {"found": rows, "what": "rows", "most": MOST_ROWS}
        cells += rows * columns
        text += sum(_shared_text(piece, lengths) for piece in _pieces(xml))
        if cells > MOST_CELLS:
            return {"found": cells, "what": "cells", "most": MOST_CELLS}
        if text > MOST_TEXT:
            return {"found": text, "what": "bytes", "most": MOST_TEXT}
    return None


def _area(xml: bytes) -> tuple[int, int]:
    """Rows and columns of the rectangle a parser will make; never less.

    Rows and cells without a place follow one another: that many more rows, and as many more columns as
    the fullest row has cells.
    """
    rows = columns = bare_rows = wide = 0
    for piece in _pieces(xml):
        places = _PLACE.findall(piece)
        if places:
            letters, numbers = zip(*places, strict=True)
            rows = max(rows, _largest(numbers))
            columns = max(columns, *map(_column, set(letters)))
        if len(_TAG.findall(piece)) > len(places):
            parts = _ROW.split(piece)
            bare_rows += len(parts)
            wide = max(wide, *(len(_CELL.findall(part)) for part in parts))
    return rows + bare_rows, columns + 2 * wide


def _shared_text(piece: bytes, lengths: "np.ndarray[Any, np.dtype[np.int64]]") -> int:
    """Every number in a cell counts as the shared text of that number: never too little."""
    if not len(lengths):
        return 0
    numbers = np.array(_INDEX.findall(piece), "S9").astype(np.int64)
    return int(lengths[numbers[numbers < len(lengths)]].sum())


def _pieces(xml: bytes) -> "list[bytes]":
    """Parts that end before a tag, so that none is cut."""
    out, at = [], 0
    while at < len(xml):
        end = len(xml) if at + _PIECE >= len(xml) else xml.rfind(b"<", at + 1, at + _PIECE)
        end = at + _PIECE if end < 0 else end
        out.append(xml[at:end])
        at = end
    return out


def _largest(numbers: Sequence[bytes]) -> int:
    """The largest row; one of more digits than Excel's rows have is far beyond, however a parser wraps it round."""
    if max(map(len, numbers)) > _ROW_DIGITS:
        return _BEYOND
    return int(np.array(numbers, f"S{_ROW_DIGITS}").astype(np.int64).max())


def _column(letters: bytes) -> int:
    """The column's number from 1; one with more letters than Excel has counts as one beyond the last."""
    if len(letters) > _COLUMN_LETTERS:
        return MOST_COLUMNS + 1
    number = 0
    for mark in letters.upper():
        number = number * 26 + mark - 64
    return number


def failed_formulas(parts: Mapping[str, bytes]) -> dict[str, list[str]]:
    """By sheet name, the cells whose formula gave an error (at most a hundred a sheet)."""
    out: dict[str, list[str]] = {}
    for name, xml in parts.items():
        tags = _FAILED.findall(xml)[:100]
        if cells := [place[1].decode() for tag in tags if (place := _NAMED.search(tag))]:
            out[name] = cells
    return out
