"""A source seen through a column mapping: the extracts of another system become our tables."""

from collections.abc import Container, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from instances.io.issue_log import IssueLog
from instances.io.mapping.column_mapping import Pieces, TableMap
from instances.io.source import Source
from instances.io.tables.cells import clean
from instances.io.tables.headings import plain
from instances.io.text.csv_reader import Records
from models.policy import PolicySchema
from models.schema import Table


def mapped(source: Source, maps: Mapping[str, TableMap], file: str, issues: IssueLog) -> "Mapped":
    """The source through the mapping of the file; a table whose extract is not there is noted."""
    found: dict[str, str] = {}
    for table, one in maps.items():
        wanted = one.source.casefold()
        names = [name for name in source.names() if fnmatchcase(name.casefold(), wanted)]
        if len(names) == 1:
            found[table] = names[0]
            continue
        code = "mapping-many-sources" if names else "mapping-no-source"
        words = {"names": ", ".join(names or source.names())}
        issues.add(file, code, column=f"{table}.source", value=one.source, detail=words)
    return Mapped(source, maps, found)


class Mapped:
    """See `Source`."""

    def __init__(self, source: Source, maps: Mapping[str, TableMap], found: Mapping[str, str]) -> None:
        self.unit = source.unit
        self._source = source
        self._maps = maps
        self._found = found

    def name(self, table: str) -> str | None:
        return self._found.get(table) if table in self._maps else self._source.name(table)

    def content(self, issues: IssueLog, schema: PolicySchema | None = None) -> dict[str, Any] | None:
        return self._source.content(issues, schema)

    def records(self, table: Table, issues: IssueLog) -> Records | None:
        if table.name not in self._maps:
            return self._source.records(table, issues)
        file = f"{table.name}.csv"
        rows = self._source.rows(file, self._found[table.name], issues)
        return None if rows is None else _applied(file, self._maps[table.name], rows, issues)

    def left_over(self, tables: Container[str]) -> list[str]:
        return [name for name in self._source.left_over(tables) if name not in self._found.values()]

    def names(self) -> list[str]:
        return self._source.names()

    def rows(self, file: str, name: str, issues: IssueLog, table: Table | None = None) -> Records | None:
        return self._source.rows(file, name, issues, table)


def _applied(file: str, one: TableMap, rows: Records, issues: IssueLog) -> Records | None:
    """The rows as rows of our table: chosen, their columns named and made, their values translated."""
    place = {plain(name): i for i, name in reversed(list(enumerate(rows.header)))}
    wanted = [text for pieces in one.made.values() for named, text in pieces if named]
    missing = [heading for heading in dict.fromkeys([*one.only, *wanted]) if plain(heading) not in place]
    for heading in missing:
        issues.add(file, "mapping-no-heading", row=rows.head, column=heading, value=heading)
    if missing:
        return None
    keep = np.ones(len(rows.lines), bool)
    for heading, values in one.only.items():
        keep &= _each(rows.cells[place[plain(heading)]], clean).isin(list(values)).to_numpy(bool)
    theirs = {heading: rows.cells.loc[keep, place[plain(heading)]] for heading in wanted}
    columns: dict[int, pd.Series[str]] = {}
    for i, (ours, pieces) in enumerate(one.made.items()):
        meant = partial(_meant, one.values.get(ours, {}))
        columns[i] = _each(_joined(pieces, theirs, int(keep.sum())), meant)
    cells = pd.DataFrame(columns).reset_index(drop=True)
    lines = rows.lines[keep]
    if one.distinct:
        first = ~cells.duplicated().to_numpy(bool)
        cells, lines = cells[first].reset_index(drop=True), lines[first]
    sources = [[text for named, text in pieces if named] for pieces in one.made.values()]
    letters = [rows.letters[place[plain(s[0])]] if s and rows.letters else "" for s in sources]
    return replace(
        rows,
        header=tuple(one.made),
        shown=tuple(" + ".join(s) or ours for s, ours in zip(sources, one.made, strict=True)),
        cells=cells,
        lines=lines,
        letters=tuple(letters),
        ragged=(),
        ragged_lines=(),
    )


def _joined(pieces: Pieces, theirs: Mapping[str, "pd.Series[str]"], rows: int) -> "pd.Series[str]":
    """The pieces one after the other; blank where every heading is blank."""
    if len(pieces) == 1 and pieces[0][0]:
        return theirs[pieces[0][1]].reset_index(drop=True)
    out = pd.Series([""] * rows, dtype="str")
    said = np.zeros(rows, bool)
    for named, text in pieces:
        if not named:
            out = out + text
            continue
        part = _each(theirs[text], clean)
        out = out + part
        said |= part.ne("").to_numpy(bool)
    return out if not any(named for named, _ in pieces) else out.where(said, "")


def _meant(values: Mapping[str, str], text: str) -> str:
    return values.get(clean(text), text)


def _each(column: "pd.Series[str]", make: Any) -> "pd.Series[str]":
    """`make` of every cell, once for each distinct one."""
    codes, distinct = pd.factorize(column.to_numpy(object))
    texts = np.array([*map(make, distinct), ""], object)
    return pd.Series(texts[codes], dtype="str")
