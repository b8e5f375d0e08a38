"""Names of the days of the week, as people write them before a date: English and French, whole or short."""

from datetime import date

from instances.io.tables.headings import plain

ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_SHORT = {"tues": 1, "thur": 3, "thurs": 3}
_NUMBER = {
    word: i for names in (ENGLISH, FRENCH) for i, name in enumerate(names) for word in (plain(name), plain(name)[:3])
}  # fmt: skip


def weekday_number(word: str) -> int | None:
    """0 (Monday) to 6 for `Monday`, `lundi`, `Mon`, `lun.`; None for another word."""
    known = plain(word)
    return _NUMBER.get(known, _SHORT.get(known))


def day_names(day: date) -> dict[str, str]:
    """The weekday of a day as details of a sentence: `day_en`, `day_fr`."""
    return {"day_en": ENGLISH[day.weekday()], "day_fr": FRENCH[day.weekday()]}
