"""A text in both languages at once: the page carries the two and shows one."""

from typing import NamedTuple

from models.text import say


class Both(NamedTuple):
    """One text, in English and in French."""

    en: str
    fr: str


def same(text: object) -> Both:
    """A text that reads the same in both languages: an id, a name, a time of day."""
    return Both(str(text), str(text))


def both(key: str, **values: object) -> Both:
    """The message of a key in both languages; values may themselves be in both."""
    en = {k: v.en if isinstance(v, Both) else v for k, v in values.items()}
    fr = {k: v.fr if isinstance(v, Both) else v for k, v in values.items()}
    return Both(say(key, "en", **en), say(key, "fr", **fr))


def number(value: int) -> Both:
    """12,345 in English; 12 345 with a narrow no-break space in French."""
    english = f"{value:,}"
    return Both(english, english.replace(",", "\u202f"))


def decimal(value: float, digits: int = 1) -> Both:
    """1,234.5 in English; 1 234,5 in French."""
    english = f"{value:,.{digits}f}"
    french = english.replace(",", "\u202f").replace(".", ",")
    return Both(english, french)


def percent(share: float) -> Both:
    """12.3% in English; 12,3 % in French."""
    shown = decimal(100 * share)
    return Both(f"{shown.en}%", f"{shown.fr}\u00a0%")
