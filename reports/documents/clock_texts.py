"""Days, hours and zones as documents write them."""

from datetime import date, datetime
from functools import lru_cache

from models.locale_format import format_day, locale_of
from models.text import Language, Messages
from reports.formats import place


def day_text(day: date, messages: Messages) -> str:
    """Monday 22 January 2024, lundi 22 janvier 2024."""
    return _day_text(date(day.year, day.month, day.day), messages.language)


@lru_cache(maxsize=1000)
def _day_text(day: date, language: Language) -> str:
    return format_day(day, language)


def short_day_text(day: date, messages: Messages) -> str:
    """22 Jan, 22 janv."""
    from babel.dates import format_date

    return format_date(day, "d MMM", locale_of(messages.language))


def hour_text(moment: datetime, messages: Messages) -> str:
    """08:30 in English, 8 h 30 with no-break spaces in French."""
    return f"{moment.hour}\xa0h\xa0{moment:%M}" if messages.language == "fr" else f"{moment:%H:%M}"


def hours_text(start: datetime, end: datetime | None, messages: Messages) -> str:
    """From one hour to another, or from the start on."""
    first = hour_text(start, messages)
    if end is None:
        return messages.say("paper-from-hour", start=first)
    return messages.say("paper-from-to", start=first, end=hour_text(end, messages))


def zone_text(instant: datetime, zone: str, messages: Messages) -> str:
    """`heure de Nouméa (UTC+11)`, of an instant on the clock of a zone."""
    offset = instant.utcoffset()
    minutes = 0 if offset is None else int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    shown = f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
    return messages.say("paper-zone", place=place(zone).of(messages.language), offset=shown)


def length_text(minutes: int, messages: Messages) -> str:
    """3 h, 1 h 30, 45 min."""
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return f"{rest}\xa0min"
    return f"{hours}\xa0h" + (f"\xa0{rest:02}" if rest else "")
