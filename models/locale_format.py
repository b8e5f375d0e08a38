"""Days and numbers as a person of each language writes them, by the tables of the Unicode locale data."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from models.fluent import LOCALES, Language

if TYPE_CHECKING:
    from babel import Locale

_LONG_DAY = "EEEE d MMMM y"
_FIRST_DAY = "EEEE '1er' MMMM y"


def format_day(day: date, language: Language) -> str:
    """Monday 22 January 2024, lundi 22 janvier 2024; the first of a month is `1er` in French."""
    from babel.dates import format_date

    first = language == "fr" and day.day == 1
    return format_date(day, _FIRST_DAY if first else _LONG_DAY, locale_of(language))


def format_number(value: float, language: Language, digits: int = 0) -> str:
    """12,345.6 in English; 12 345,6 with a narrow no-break space in French."""
    from babel.numbers import format_decimal

    return format_decimal(value, f"#,##0.{'0' * digits}" if digits else "#,##0", locale_of(language))


def format_percent(share: float, language: Language) -> str:
    """12.3% in English; 12,3 % with a no-break space in French."""
    from babel.numbers import format_percent as babel_percent

    return babel_percent(share, "#,##0.0\u00a0%" if language == "fr" else "#,##0.0%", locale_of(language))


def weekday_names(language: Language) -> tuple[str, ...]:
    """The seven days of the week, Monday first."""
    from babel.dates import get_day_names

    names = get_day_names("wide", locale=locale_of(language))
    return tuple(names[day] for day in range(7))


def month_names(language: Language) -> tuple[str, ...]:
    """The twelve months, January first."""
    from babel.dates import get_month_names

    names = get_month_names("wide", locale=locale_of(language))
    return tuple(names[month] for month in range(1, 13))


def country_names(language: Language) -> Mapping[str, str]:
    """The countries by their ISO codes."""
    return {str(code): str(name) for code, name in locale_of(language).territories.items()}


def locale_of(language: Language) -> "Locale":
    """The Unicode locale of a language: British English, French of France."""
    from babel import Locale

    return Locale.parse(LOCALES[language], sep="-")
