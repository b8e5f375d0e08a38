"""Days, times and local moments as people write them, in English and in French."""

import re
from datetime import date, datetime, time, timedelta

from instances.io.tables.cell_error import CellError
from instances.io.tables.day_names import day_names, month_number, weekday_number

YEARS = range(1990, 2101)

_DATE = re.compile(
    r"(?:le\s+)?(?:(?P<weekday>[^\W\d_]+)\.?,?\s+)?"
    r"(?:(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
    r"|(?P<d>[0-9]{1,2})(?P<mark>[/.-])(?P<m>[0-9]{1,2})(?P=mark)(?P<y>[0-9]{4})"
    r"|(?P<d2>[0-9]{1,2})(?:er)?\s+(?P<named>[^\W\d_]+)\.?\s+(?P<y2>[0-9]{4}))",
)
_NO_YEAR = re.compile(
    r"(?:le\s+)?(?:[^\W\d_]+\.?,?\s+)?"
    r"(?:[0-9]{1,2}(?P<mark>[/.-])[0-9]{1,2}(?:(?P=mark)[0-9]{2})?"
    r"|[0-9]{1,2}(?:er)?\s+(?P<named>[^\W\d_]+)\.?(?:\s+[0-9]{2})?)"
)
"""A day whose year is missing or has two digits."""
_MOMENT = re.compile(r"(.*[0-9])(?:T\s*|\s+(?:à\s+|at\s+)?)(\S+)")
_TIME = re.compile(r"(\d\d?)(?:h|[:h](\d\d)(?::(\d\d))?)", re.ASCII)
_MIDNIGHT = re.compile(r"24(?:h|[:h]00(?::00)?)", re.ASCII)


def parse_date(text: str) -> date:
    """`2024-01-22`, `22/01/2024`, `22.01.2024` or `22 janvier 2024`, with its weekday before it or not. Raises CellError."""
    if found := _DATE.fullmatch(text):
        month = month_number(found["named"]) if found["named"] else int(found["month"] or found["m"])
        try:
            value = date(
                int(found["year"] or found["y"] or found["y2"]),
                month or 0,
                int(found["day"] or found["d"] or found["d2"]),
            )
        except ValueError:
            raise CellError("input-bad-date") from None
        weekday = found["weekday"]
        number = weekday_number(weekday) if weekday else value.weekday()
        if number is not None and value.year in YEARS:
            if number != value.weekday():
                raise CellError(
                    "input-other-weekday",
                    date=value,
                    date_fr=f"{value:%d/%m/%Y}",
                    named=weekday,
                    **day_names(value),
                )
            return value
    raise CellError("input-date-year" if _lacks_year(text) else "input-bad-date")


def _lacks_year(text: str) -> bool:
    found = _NO_YEAR.fullmatch(text)
    return found is not None and (found["named"] is None or month_number(found["named"]) is not None)


def parse_time(text: str) -> time:
    """`08:00`, `8h00`, `8h` or `08:00:00`. Raises ValueError."""
    if not (found := _TIME.fullmatch(text.strip())):
        raise ValueError(text)
    hour, minute, second = found.groups()
    return time(int(hour), int(minute or 0), int(second or 0))


def parse_moment(text: str) -> datetime:
    """A day and a time of its clock: `2024-01-22T13:30`, `22/01/2024 à 13h30`; 24:00 ends the day. Raises CellError."""
    found = _MOMENT.fullmatch(text)
    try:
        if found and _MIDNIGHT.fullmatch(found[2]):
            return _end_of(parse_date(found[1]))
        if found:
            return datetime.combine(parse_date(found[1]), parse_time(found[2]))
    except CellError as error:
        if error.code != "input-bad-date":
            raise
    except ValueError:
        pass
    raise CellError("input-bad-datetime")


def parse_beginning(text: str) -> datetime:
    """A moment; a day alone is its first instant. Raises CellError."""
    day = _day_alone(text)
    return parse_moment(text) if day is None else datetime.combine(day, time())


def parse_end(text: str) -> datetime:
    """A moment; a day alone is the instant at which it ends. Raises CellError."""
    day = _day_alone(text)
    return parse_moment(text) if day is None else _end_of(day)


def _day_alone(text: str) -> date | None:
    if not _DATE.fullmatch(text):
        return None
    return parse_date(text)


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time())
