"""What the text of a cell means, by kind of column; looked at once for every distinct text."""

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time

import pandas as pd

from instances.io.tables.headings import plain
from instances.io.tables.weekdays import day_names, weekday_number
from instances.io.text.instants import parse_instant
from models.network import known_zones
from models.neutral_text import unguarded_cell
from models.schema import Column

YEARS = range(1990, 2101)

_INT = re.compile(r"[+-]?\d{1,12}", re.ASCII)
_DATE = re.compile(
    r"(?:([^\W\d_]+)\.?,?\s+)?(?:([0-9]{4})-([0-9]{2})-([0-9]{2})|([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}))"
)
_DATETIME = re.compile(r"(.*[0-9])(?:T\s*|\s+(?:à\s+|at\s+)?)(\S+)")
_TIME = re.compile(r"(\d\d?)(?:h|[:h](\d\d)(?::(\d\d))?)", re.ASCII)
_BOOL = dict.fromkeys(("yes", "oui", "1", "true", "vrai", "o", "y"), True)
_BOOL |= dict.fromkeys(("no", "non", "0", "false", "faux", "n"), False)


class CellError(ValueError):
    """The text cannot be what the column wants: a text key and its details."""

    def __init__(self, code: str, **detail: object) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def clean(text: str) -> str:
    """The text without surrounding blanks and guarding apostrophe, accents composed."""
    text = unguarded_cell(text.strip()).strip()
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def parse(column: Column, text: str) -> object:
    """The value of a cleaned cell that is not blank. Raises CellError."""
    value = _PARSERS[column.kind](text)
    if column.synonyms and value not in column.choices:
        value = next((meant for word, meant in column.synonyms if plain(word) == plain(text)), value)
    if column.choices and value not in column.choices:
        raise CellError("input-not-a-choice", choices=", ".join(column.choices))
    if isinstance(value, int) and not isinstance(value, bool):
        helps = {"help_en": column.help_en, "help_fr": column.help_fr}
        if column.least is not None and value < column.least:
            raise CellError("input-too-small", least=column.least, **helps)
        if column.most is not None and value > column.most:
            raise CellError("input-too-large", most=column.most, **helps)
    return value


def parse_date(text: str) -> date:
    """`2024-01-22` or `22/01/2024`, with its weekday before it or not. Raises CellError."""
    if found := _DATE.fullmatch(text):
        named, year, month, day, d, m, y = found.groups()
        try:
            value = date(int(year or y), int(month or m), int(day or d))
        except ValueError:
            raise CellError("input-bad-date") from None
        number = weekday_number(named) if named else value.weekday()
        if number is not None and value.year in YEARS:
            if number != value.weekday():
                raise CellError(
                    "input-other-weekday",
                    date=value,
                    date_fr=f"{value:%d/%m/%Y}",
                    named=named,
                    **day_names(value),
                )
            return value
    raise CellError("input-bad-date")


def parse_time(text: str) -> time:
    """`08:00`, `8h00`, `8h` or `08:00:00`. Raises ValueError."""
    if not (found := _TIME.fullmatch(text.strip())):
        raise ValueError(text)
    hour, minute, second = found.groups()
    return time(int(hour), int(minute or 0), int(second or 0))


def _id(text: str) -> str:
    if not text.isprintable():
        raise CellError("input-bad-id")
    return text


def _int(text: str) -> int:
    if not _INT.fullmatch(text):
        raise CellError("input-bad-int")
    return int(text)


def _bool(text: str) -> bool:
    if (value := _BOOL.get(text.casefold())) is None:
        raise CellError("input-bad-bool")
    return value


def _datetime(text: str) -> datetime:
    found = _DATETIME.fullmatch(text)
    try:
        if found:
            return datetime.combine(parse_date(found[1]), parse_time(found[2]))
    except CellError as error:
        if error.code != "input-bad-date":
            raise
    except ValueError:
        pass
    raise CellError("input-bad-datetime")


def _zone(text: str) -> str:
    if text in known_zones():
        return text
    near = difflib.get_close_matches(text, known_zones(), 1, 0.75)
    raise CellError("input-near-zone", near=near[0]) if near else CellError("input-bad-zone")


def _hours(text: str) -> tuple[time, time]:
    opens, _, closes = text.replace("–", "-").partition("-")
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


_PARSERS: Mapping[str, Callable[[str], object]] = {
    "id": _id,
    "text": str,
    "int": _int,
    "bool": _bool,
    "date": parse_date,
    "datetime": _datetime,
    "zone": _zone,
    "hours": _hours,
    "words": _words,
    "instant": _instant,
}
