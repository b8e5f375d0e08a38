"""Names of days of the week and of months, as people write them in a date: English and French, whole or short."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from instances.io.tables.headings import plain
from models.locale_format import month_names, weekday_names
from models.text import LANGUAGES

_SHORT_DAYS = {"tues": 1, "thur": 3, "thurs": 3}
_SHORT_MONTHS = {"janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9}


@cache
def _days() -> Mapping[str, int]:
    names = [(name, i) for language in LANGUAGES for i, name in enumerate(weekday_names(language))]
    return {word: i for name, i in names for word in (plain(name), plain(name)[:3])} | _SHORT_DAYS


@cache
def _months() -> Mapping[str, int]:
    whole = {plain(name): i for language in LANGUAGES for i, name in enumerate(month_names(language), 1)}
    english = {plain(name)[:3]: i for i, name in enumerate(month_names("en"), 1)}
    return english | whole | _SHORT_MONTHS


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for `Monday`, `lundi`, `Mon`, `lun.`; None for another word."""
    return _days().get(plain(word))


def month_number(word: str) -> int | None:
    """1 to 12 for `April`, `avril`, `Apr`, `avr.`; None for another word."""
    return _months().get(plain(word))


def day_names(day: date) -> dict[str, str]:
    """The weekday of a day as details of a sentence: `day_en`, `day_fr`."""
    return {f"day_{language}": weekday_names(language)[day.weekday()] for language in LANGUAGES}
