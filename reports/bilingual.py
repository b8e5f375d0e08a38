"""A text in both languages at once: the page carries the two and shows one."""

from dataclasses import dataclass
from typing import NamedTuple, Self

from models.locale_format import format_number, format_percent
from models.text import Language, Messages
from models.wording import Wording


class Bilingual(NamedTuple):
    """One text, in English and in French."""

    en: str
    fr: str

    def of(self, language: Language) -> str:
        """The text in one language."""
        return self.fr if language == "fr" else self.en


def same(text: object) -> Bilingual:
    """A text that reads the same in both languages: an id, a name, a time of day."""
    return Bilingual(str(text), str(text))


@dataclass(frozen=True)
class BilingualMessages:
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

    def say(self, key: str, /, **values: object) -> Bilingual:
        """The message of a key in both languages; values may themselves be in both."""
        english = {
            name: value.en if isinstance(value, Bilingual) else value for name, value in values.items()
        }
        french = {name: value.fr if isinstance(value, Bilingual) else value for name, value in values.items()}
        return Bilingual(self.en.say(key, **english), self.fr.say(key, **french))


def number(value: int) -> Bilingual:
    """12,345 in English; 12 345 with a narrow no-break space in French."""
    return Bilingual(format_number(value, "en"), format_number(value, "fr"))


def decimal(value: float, digits: int = 1) -> Bilingual:
    """1,234.5 in English; 1 234,5 in French."""
    return Bilingual(format_number(value, "en", digits), format_number(value, "fr", digits))


def percent(share: float) -> Bilingual:
    """12.3% in English; 12,3 % in French."""
    return Bilingual(format_percent(share, "en"), format_percent(share, "fr"))
