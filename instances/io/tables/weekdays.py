"""Names of the days of the week, as people write them before a date: English and French, whole or short."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from instances.io.tables.headings import plain
from models.locale_format import weekday_names
from models.text import LANGUAGES

_SHORT = {"tues": 1, "thur": 3, "thurs": 3}


@cache
def _numbers() -> Mapping[str, int]:
    names = [(name, i) for language in LANGUAGES for i, name in enumerate(weekday_names(language))]
    return {word: i for name, i in names for word in (plain(name), plain(name)[:3])} | _SHORT


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for `Monday`, `lundi`, `Mon`, `lun.`; None for another word."""
    return _numbers().get(plain(word))


def day_names(day: date) -> dict[str, str]:
    """The weekday of a day as details of a sentence: `day_en`, `day_fr`."""
    return {f"day_{language}": weekday_names(language)[day.weekday()] for language in LANGUAGES}
