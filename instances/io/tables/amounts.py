"""Whole numbers as people write them: with a unit, as a duration, as a share of the time, as a session."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from instances.io.tables.cell_error import CellError
from instances.io.tables.headings import plain
from instances.io.tables.moments import parse_date

_WHOLE = re.compile(r"[+-]?[0-9]{1,12}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+")
_WITH_UNIT = re.compile(r"([0-9]{1,6})\s*([^\W\d_].*)")
_HOURS = re.compile(
    r"([0-9]{1,2})\s*(?:h|heures?|hours?)\s*(?:([0-9]{1,2})\s*(?:m|min|mn|minutes?)?)?", re.IGNORECASE
)
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::00)?")
_MINUTES = re.compile(r"([0-9]{1,4})\s*(?:min|mn|minutes?)\.?", re.IGNORECASE)
_SESSION = re.compile(r"(?:s|session)[ _-]?(?:n_)?([0-9])")
_FRACTION = re.compile(r"([0-9]{1,3})\s*/\s*([0-9]{1,3})")
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,4})?)\s*%")
_SHARE = re.compile(r"0[.,][0-9]{1,17}")
_THIRD = frozenset(("tiers_temps", "tiers", "un_tiers", "third_time", "third", "a_third", "one_third"))
_ROUNDED = Fraction(21, 100)
"""Minutes an hour that a rounded share may be off: 33 % is a third of the time, which is 20 minutes, not 19.8."""


def whole_number(text: str) -> int:
    """`45`, or `1 200` with blanks between thousands. Raises CellError; the number of `40 seats` is suggested."""
    if (value := _digits(text)) is not None:
        return value
    if found := _WITH_UNIT.fullmatch(text):
        raise CellError("input-number-only", number=found[1])
    raise CellError("input-bad-int")


def duration(text: str) -> int:
    """Minutes: `180`, `3h`, `2h30`, `3:00`, `180 min`. Raises CellError."""
    if (value := _digits(text)) is not None:
        return value
    if found := _HOURS.fullmatch(text) or _CLOCK.fullmatch(text):
        hours, minutes = int(found[1]), int(found[2] or 0)
        if minutes < 60:
            return 60 * hours + minutes
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    raise CellError("input-bad-duration")


def extra_time(text: str) -> int:
    """Minutes an hour: `20`, `1/3`, `33 %`, `tiers temps`. Raises CellError."""
    if (value := _digits(text)) is not None:
        return value
    if plain(text) in _THIRD:
        return 20
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    if (share := _share(text)) is not None and share <= 1:
        minutes = round(60 * share)
        if abs(60 * share - minutes) <= _ROUNDED:
            return minutes
    try:
        parse_date(text.partition("T")[0])
    except CellError:
        raise CellError("input-bad-extra") from None
    raise CellError("input-extra-date")


def session_number(text: str) -> int:
    """`1`, `S1`, `Session 1`. Raises CellError."""
    if (value := _digits(text)) is not None:
        return value
    if found := _SESSION.fullmatch(plain(text)):
        return int(found[1])
    raise CellError("input-bad-session")


def _digits(text: str) -> int | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    return int("".join(filter(str.isdigit, text))) if _GROUPED.fullmatch(text) else None


def _share(text: str) -> Fraction | None:
    if (found := _FRACTION.fullmatch(text)) and int(found[2]):
        return Fraction(int(found[1]), int(found[2]))
    if found := _PERCENT.fullmatch(text):
        return Fraction(found[1].replace(",", ".")) / 100
    return Fraction(text.replace(",", ".")) if _SHARE.fullmatch(text) else None


AMOUNTS: Mapping[str, Callable[[str], int]] = {
    "": whole_number,
    "duration": duration,
    "extra": extra_time,
    "session": session_number,
}
"""The parser of a number by the `form` of its column."""
