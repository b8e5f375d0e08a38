"""From the bytes of a CSV file to a rectangular table of text, with the line number of every row.

Everything that could make a parser fail or guess (encoding, quotes, uneven lines) is looked at here
with a few passes over the bytes, so that pandas then reads only what is certain.
"""

import csv
import io
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
import pandas as pd

from instances.io.issue_log import KEEP, IssueLog
from instances.io.text.encoding import BOM, latin_1
from instances.io.text.heading_row import LOOKED_AT, HeadingCount, heading_row, names_columns

Ints = npt.NDArray[np.int64]

_LF, _CR, _QUOTE = 10, 13, 34
_BLANK = b' \t\r\n,;"'
_SOLID = ~np.isin(np.arange(256), np.frombuffer(_BLANK, np.uint8))
_SEPARATORS = (",", ";", "\t")
MOST_COLUMNS = 1000
"""Columns a table may have: extracts of other systems have some hundred."""
_RAGGED = 100_000
"""Uneven lines whose cells are still looked at, for their identifiers."""


@dataclass(frozen=True)
class Records:
    """The header as written, the cells as written (columns 0..n-1), the file line of each row.

    `ragged` has the cells of the lines left out because they have too few or too many, `ragged_lines`
    their file lines; `head` is the line of the header, `letters` the columns' letters in a spreadsheet,
    `shown` the headings to name to the user, if the header is not his own.
    """

    header: tuple[str, ...]
    cells: pd.DataFrame
    lines: Ints
    ragged: tuple[tuple[str, ...], ...] = ()
    ragged_lines: tuple[int, ...] = ()
    head: int = 1
    letters: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def read_records(
    file: str, raw: bytes, issues: IssueLog, count: HeadingCount | None = None
) -> Records | None:
    """The records of a file, or None (noted in `issues`) if it has no header or its quotes are broken.

    `count` tells the header from what may stand above it.
    """
    text = _readable(file, raw, issues)
    if not text.strip():
        return None
    text += b"\n"
    buffer = np.frombuffer(text, np.uint8)
    separator = _sniff(text)
    line_ends = _line_ends(buffer)
    quotes = np.flatnonzero(buffer == _QUOTE)
    if len(quotes) and (broken := _misplaced_quote(buffer, quotes, ord(separator))) is not None:
        issues.add(file, "input-quote", row=_line_of(broken, line_ends))
        return None

    # A line end or separator inside quotes (after an odd number of them) is part of a cell.
    ends = line_ends[_outside(quotes, line_ends)]
    edges = np.concatenate(([0], ends + 1))
    starts = edges[:-1]
    marks = np.flatnonzero(buffer == ord(separator))
    marks = marks[_outside(quotes, marks)]
    width = np.diff(np.searchsorted(marks, edges)) + 1
    solid = np.logical_or.reduceat(_SOLID[buffer], starts)
    if not solid.any():
        return None
    lines = 1 + np.searchsorted(line_ends, starts)

    first = np.flatnonzero(solid)[:LOOKED_AT].tolist()
    headers = [_cells_of(text[edges[i] : edges[i + 1]], separator) for i in first]
    chosen = heading_row(headers, count)
    head, header = first[chosen], headers[chosen]
    if len(header) > MOST_COLUMNS:
        words = {"found": len(header), "what": "columns", "most": MOST_COLUMNS}
        issues.add(file, "input-oversize", row=int(lines[head]), detail=words)
        return None
    solid[: head + 1] = False
    even = width == len(header)
    uneven = np.flatnonzero(solid & ~even)
    if names_columns(header, count):
        _note_uneven(file, lines[uneven], width[uneven], len(header), issues)
    ragged = [_cells_of(text[edges[i] : edges[i + 1]], separator) for i in uneven[:_RAGGED].tolist()]
    keep = solid & even
    kept = text[edges[head + 1] :] if keep[head + 1 :].all() else _lines(buffer, keep, edges)
    cells = _parse(kept, separator, len(header))
    if len(cells) != int(keep.sum()):
        raise AssertionError(f"{file}: {len(cells)} rows parsed, {int(keep.sum())} lines counted")
    bad_lines = tuple(lines[uneven[: len(ragged)]].tolist())
    return Records(header, cells, lines[keep].astype(np.int64), tuple(ragged), bad_lines, int(lines[head]))


def _note_uneven(file: str, lines: Ints, widths: Ints, expected: int, issues: IssueLog) -> None:
    for line, width in zip(lines[:KEEP].tolist(), widths.tolist(), strict=False):
        issues.add(file, "input-ragged", row=line, detail={"found": width, "expected": expected})
    issues.count(file, "", "input-ragged", len(lines) - KEEP)


def _readable(file: str, raw: bytes, issues: IssueLog) -> bytes:
    """The bytes as clean UTF-8. A file that is Latin-1 throughout is read with a warning; where UTF-8 and
    other bytes are mixed, the lines are noted and mended, so that reading goes on."""
    raw = raw.removeprefix(BOM)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        issues.add(file, "input-encoding", row=1)
        return b""
    if b"\0" in raw:
        for row, line in enumerate(raw.split(b"\n"), 1):
            if b"\0" in line:
                issues.add(file, "input-nul", row=row)
        raw = raw.replace(b"\0", b" ")
    try:
        raw.decode()
    except UnicodeDecodeError:
        if (text := latin_1(raw)) is not None:
            issues.add(file, "input-latin", severity="warning")
            return text.encode()
        for row, line in enumerate(raw.split(b"\n"), 1):
            try:
                line.decode()
            except UnicodeDecodeError as error:
                bad = line[error.start : error.end]
                issues.add(file, "input-encoding", row=row, value=bad.decode("latin-1"))
        raw = raw.decode(errors="replace").encode()
    return raw


def _sniff(text: bytes) -> str:
    """The separator: whichever is most frequent in the first line that has any; a title has none."""
    for line in islice(text.lstrip().splitlines(), LOOKED_AT):
        found = max(_SEPARATORS, key=lambda mark: line.count(mark.encode()))
        if found.encode() in line:
            return found
    return _SEPARATORS[0]


def _line_ends(buffer: npt.NDArray[np.uint8]) -> Ints:
    ends = buffer == _LF
    alone = buffer == _CR
    if alone.any():
        alone[:-1] &= ~ends[1:]
        ends |= alone
    return np.flatnonzero(ends)


def _outside(quotes: Ints, places: Ints) -> npt.NDArray[np.bool_] | slice:
    return np.searchsorted(quotes, places) % 2 == 0 if len(quotes) else slice(None)


def _line_of(place: int, line_ends: Ints) -> int:
    return 1 + int(np.searchsorted(line_ends, place))


def _misplaced_quote(buffer: npt.NDArray[np.uint8], quotes: Ints, separator: int) -> int | None:
    """Where a quote opens or closes in the middle of a cell, or the one that is never closed."""
    edge = (separator, _LF, _CR, _QUOTE)
    before = np.where(quotes > 0, buffer[quotes - 1], _LF)
    after = buffer[np.minimum(quotes + 1, len(buffer) - 1)]
    opening = np.arange(len(quotes)) % 2 == 0
    wrong = np.where(opening, ~np.isin(before, edge), ~np.isin(after, edge))
    if wrong.any():
        return int(quotes[np.argmax(wrong)])
    return int(quotes[-1]) if len(quotes) % 2 else None


def _cells_of(line: bytes, separator: str) -> tuple[str, ...]:
    """The cells of one line (few lines are read this way: the header and faulty ones)."""
    if len(line) > csv.field_size_limit():
        return (line[:80].decode(errors="replace"),)
    return tuple(next(csv.reader(io.StringIO(line.decode(), newline=""), delimiter=separator), ()))


def _lines(buffer: npt.NDArray[np.uint8], keep: npt.NDArray[np.bool_], edges: Ints) -> bytes:
    return buffer[: edges[-1]][np.repeat(keep, np.diff(edges))].tobytes()


def _parse(text: bytes, separator: str, width: int) -> pd.DataFrame:
    if not text:
        return pd.DataFrame({i: pd.Series(dtype="str") for i in range(width)})
    return pd.read_csv(
        io.BytesIO(text),
        sep=separator,
        header=None,
        names=list(range(width)),
        index_col=False,
        dtype="str",
        na_filter=False,
        skip_blank_lines=False,
        encoding="utf-8",
    )
