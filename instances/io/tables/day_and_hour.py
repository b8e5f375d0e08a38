"""Moments that a table gives in two columns, a day and an hour: put together before the cells are read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from instances.io.tables.headings import headings, plain
from instances.io.text.csv_reader import Records
from models.schema import Column, Table

_DAYS = ("jour", "date", "day")
_HOURS = ("heure", "hour", "time")


@dataclass(frozen=True)
class _Pair:
    """The places in the header of a moment's day and of its hour (None: whole days)."""

    column: Column
    day: int
    hour: int | None


def with_moments(table: Table, found: Records) -> Records:
    """The records with one column for each moment that has a day in a column of its own.

    A bare heading `jour` is the day of every moment of the table, as of `de` and `à`; `jour début imposé` is that of one.
    """
    pairs = tuple(_pairs(table, found.header))
    if not pairs:
        return found
    shown = found.shown or found.header
    used = {i for pair in pairs for i in (pair.day, pair.hour) if i is not None}
    kept = [i for i in range(len(found.header)) if i not in used]
    cells = {at: found.cells[i] for at, i in enumerate(kept)}
    for at, pair in enumerate(pairs, len(kept)):
        hours = None if pair.hour is None else found.cells[pair.hour]
        cells[at] = _joined(found.cells[pair.day], hours)
    places = [pair.day if pair.hour is None else pair.hour for pair in pairs]
    return replace(
        found,
        header=(*(found.header[i] for i in kept), *(pair.column.name for pair in pairs)),
        shown=(*(shown[i] for i in kept), *(_shown(shown, pair) for pair in pairs)),
        cells=pd.DataFrame(cells),
        letters=tuple(found.letters[i] for i in (*kept, *places)) if found.letters else (),
        ragged=tuple(tuple(row[i] for i in kept if i < len(row)) for row in found.ragged),
    )


def _pairs(table: Table, header: tuple[str, ...]) -> Iterator[_Pair]:
    names, known = [plain(name) for name in header], headings(table)
    moments = [column for column in table.columns if column.kind == "datetime"]
    bare = {name for name in (*_DAYS, *_HOURS) if name not in known}
    for column in moments:
        spelled = [plain(word) for word in (column.name, column.french, *column.aliases)]
        own = next((i for i, name in enumerate(names) if known.get(name) == column.name), None)
        day = _place(names, _DAYS, spelled, bare)
        hour = _place(names, _HOURS, spelled, bare if len(moments) == 1 else set())
        if day is not None:
            yield _Pair(column, day, own if hour is None else hour)


def _place(names: list[str], words: tuple[str, ...], spelled: list[str], bare: set[str]) -> int | None:
    """Where a heading has one of the words beside a spelling of the column, else alone."""
    both = {f"{one}_{two}" for word in words for name in spelled for one, two in ((word, name), (name, word))}
    for wanted in (both, bare.intersection(words)):
        if found := [i for i, name in enumerate(names) if name in wanted]:
            return found[0]
    return None


def _shown(shown: tuple[str, ...], pair: _Pair) -> str:
    return shown[pair.day] if pair.hour is None else f"{shown[pair.day]} + {shown[pair.hour]}"


def _joined(days: "pd.Series[str]", hours: "pd.Series[str] | None") -> "pd.Series[str]":
    """Day and hour with a blank between; what names a day itself stays as it is."""
    day = days.str.strip().str.removesuffix("T00:00")
    if hours is None:
        return day.astype("str")
    hour = hours.str.strip()
    alone = ~hour.str.contains(r"[/.-]|[0-9]\s+[^\W\d]", regex=True)
    both = (day + " " + hour).where((day != "") & (hour != ""), day + hour)
    return both.where(np.asarray(alone), hour).astype("str")
