"""A text in both languages at once: the page carries the two and shows one."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from models.locale_format import format_number, format_percent
from models.text import Language, Messages
from models.wording import Wording


class Both(NamedTuple):
    """One text, in English and in French."""

    en: str
    fr: str

    def of(self, language: Language) -> str:
        """The text in one language."""
        return self.fr if language == "fr" else self.en


def same(text: object) -> Both:
    """A text that reads the same in both languages: an id, a name, a time of day."""
    return Both(str(text), str(text))


@dataclass(frozen=True)
class BothMessages:
    """The messages of both languages in the words of one institution."""

    en: Messages
    fr: Messages

    @classmethod
    def worded(cls, wording: Wording) -> Self:
        """The messages in an institution's words."""
        return cls(Messages("en", wording), Messages("fr", wording))

    def of(self, language: Language) -> Messages:
        """The messages of one language."""
        return self.fr if language == "fr" else self.en

    def say(self, key: str, /, **values: object) -> Both:
        """The message of a key in both languages; values may themselves be in both."""
        english = {name: value.en if isinstance(value, Both) else value for name, value in values.items()}
        french = {name: value.fr if isinstance(value, Both) else value for name, value in values.items()}
        return Both(self.en.say(key, **english), self.fr.say(key, **french))


def number(value: int) -> Both:
    """12,345 in English; 12 345 with a narrow no-break space in French."""
    return Both(format_number(value, "en"), format_number(value, "fr"))


def decimal(value: float, digits: int = 1) -> Both:
    """1,234.5 in English; 1 234,5 in French."""
    return Both(format_number(value, "en", digits), format_number(value, "fr", digits))


def percent(share: float) -> Both:
    """12.3% in English; 12,3 % in French."""
    return Both(format_percent(share, "en"), format_percent(share, "fr"))
