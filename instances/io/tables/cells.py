"""What the text of a cell means, by kind of column; looked at once for every distinct text."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import datetime, time
from decimal import Decimal
from functools import cache

import pandas as pd

from instances.io.tables.amounts import AMOUNTS
from instances.io.tables.cell_error import CellError
from instances.io.tables.headings import plain
from instances.io.tables.moments import parse_beginning, parse_date, parse_end, parse_moment, parse_time
from instances.io.tables.table_words import column_choices
from instances.io.text.instants import parse_instant
from models.network import known_zones
from models.neutral_text import unguarded_cell
from models.schema import Column

_BOOL = dict.fromkeys(("yes", "oui", "1", "true", "vrai", "o", "y", "x"), True)
_BOOL |= dict.fromkeys(("no", "non", "0", "false", "faux", "n"), False)
_ABSENT = frozenset(("abs", "abi", "abj", "def", "absent", "absente", "defaillant", "defaillante"))
_OUT_OF_20 = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,3})?)(?:\s*/\s*20)?")
PASS_MARK = 10
"""The mark out of 20 that validates a unit (règlement Paca, I.A.1.c)."""
_SHUT = frozenset(("", "ferme", "fermee", "closed"))
"""Opening hours of a day on which a site is shut; a dash alone is one too."""
_TO = re.compile(r"\s*[–—]\s*|\s+(?:à|to)\s+")


def clean(text: str) -> str:
    """The text without surrounding blanks and guarding apostrophe, accents composed."""
    text = unguarded_cell(text.strip()).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def parse(column: Column, text: str) -> object:
    """The value of a cleaned cell that is not blank. Raises CellError."""
    value = _parser(column)(text)
    if column.synonyms and value not in column.choices:
        value = next((meant for word, meant in column.synonyms if plain(word) == plain(text)), value)
    if column.choices and value not in column.choices:
        raise CellError("input-not-a-choice", **column_choices(column))
    if isinstance(value, int) and not isinstance(value, bool):
        helps = {"help_en": column.help_en, "help_fr": column.help_fr}
        if column.least is not None and value < column.least:
            raise CellError("input-too-small", least=column.least, **helps)
        if column.most is not None and value > column.most:
            raise CellError("input-too-large", most=column.most, **helps)
    return value


def _id(text: str) -> str:
    if not text.isprintable():
        raise CellError("input-bad-id")
    return text


def _bool(text: str) -> bool:
    if (value := _BOOL.get(text.casefold())) is None:
        raise CellError("input-bad-bool")
    return value


def _mark(text: str) -> bool:
    """Whether a mark out of 20 passes; who was absent or gave up has not. The mark itself is forgotten here, so that what we
    write in its column, and read again, is yes or no."""
    if plain(text) in _ABSENT:
        return False
    found = _OUT_OF_20.fullmatch(text)
    if not found and text.casefold() in _BOOL:
        return _bool(text)
    mark = Decimal(found[1].replace(",", ".")) if found else Decimal(-1)
    if not 0 <= mark <= 20:
        raise CellError("input-bad-mark")
    return mark >= PASS_MARK


def _zone(text: str) -> str:
    if text in known_zones():
        return text
    near = _cities().get(plain(text)) or next(
        iter(difflib.get_close_matches(text, known_zones(), 1, 0.75)), ""
    )
    raise CellError("input-near-zone", near=near) if near else CellError("input-bad-zone")


@cache
def _cities() -> Mapping[str, str]:
    """The zones by their cities."""
    return {plain(zone.rpartition("/")[2]): zone for zone in sorted(known_zones(), reverse=True)}


def _hours(text: str) -> tuple[time, time] | None:
    if plain(text) in _SHUT:
        return None
    opens, _, closes = _TO.sub("-", text).partition("-")
    try:
        span = parse_time(opens), parse_time(closes)
    except ValueError:
        raise CellError("input-bad-hours") from None
    if span[1] <= span[0]:
        raise CellError("input-bad-hours")
    return span


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _instant(text: str) -> pd.Timestamp:
    instant = parse_instant(text)
    if instant is None:
        raise CellError("timetable-instant")
    return instant


def _parser(column: Column) -> Callable[[str], object]:
    if column.kind == "int":
        return AMOUNTS[column.form]
    if column.kind == "datetime":
        return _MOMENTS[column.form]
    return _mark if column.form == "mark" else _PARSERS[column.kind]


_MOMENTS: Mapping[str, Callable[[str], datetime]] = {
    "": parse_moment,
    "beginning": parse_beginning,
    "end": parse_end,
}
_PARSERS: Mapping[str, Callable[[str], object]] = {
    "id": _id,
    "text": str,
    "bool": _bool,
    "date": parse_date,
    "zone": _zone,
    "hours": _hours,
    "words": _words,
    "instant": _instant,
}
