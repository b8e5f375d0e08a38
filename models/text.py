"""User-facing sentences in English and French, from the message files in `models/messages`."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache, cached_property

from models.fluent import LANGUAGES, Catalogue, Language, entries
from models.typography import TYPOGRAPHY
from models.wording import Wording

__all__ = ["LANGUAGES", "Language", "Messages", "unworded"]


@dataclass(frozen=True)
class Messages:
    """What the project says, in one language and in one institution's words.

    A value: two of them with two wordings never mix. With `in_print` the words have the typography of printed matter
    (models/typography.py); what is filled in stays as it is.
    """

    language: Language
    wording: Wording = field(default_factory=Wording)
    in_print: bool = False

    def say(self, key: str, /, **values: object) -> str:
        """The message of a key with its places filled in.

        Numbers are written as the language writes them, everything else as text. Raises MessageError for a
        key that no file has and for a place without a value.
        """
        return self._catalogue.fill(self._catalogue.message(key), values)

    def has(self, key: str) -> bool:
        """Whether there is a message of this key."""
        return key in entries(self.language, key.partition("-")[0])

    def source(self, file: str, keys: Collection[str] | None = None) -> str:
        """The messages of a file as Fluent text, for a page: those of `keys`, or all."""
        return self._catalogue.source(file, keys)

    @cached_property
    def _catalogue(self) -> Catalogue:
        if not self.wording.words:
            return _printed(self.language) if self.in_print else unworded(self.language)
        speak = self.wording.speaker(self.language)
        if not self.in_print:
            return Catalogue(self.language, speak)
        typeset = TYPOGRAPHY[self.language]
        return Catalogue(self.language, lambda text: typeset(speak(text)))


@cache
def unworded(language: Language) -> Catalogue:
    """The messages of a language in our own words; read once for all."""
    return Catalogue(language)


@cache
def _printed(language: Language) -> Catalogue:
    """The same as printed matter has them."""
    return Catalogue(language, TYPOGRAPHY[language])
