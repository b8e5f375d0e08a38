"""User-facing sentences in English and French, from the message files in `models/messages`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, partial

from models.fluent import Catalogue, Language, entries

__all__ = ["Language", "adopt", "adopted", "catalogue", "known", "say", "unworded"]

Speaker = Callable[[str, Language], str]
_speaker: ContextVar[Speaker | None] = ContextVar("speaker", default=None)


def adopt(speaker: Speaker | None) -> None:
    """From now on every sentence passes through the speaker (an institution's own words) before it is filled."""
    _speaker.set(speaker)


@contextmanager
def adopted(speaker: Speaker | None) -> Iterator[None]:
    """The same for the statements of a `with`."""
    token = _speaker.set(speaker)
    try:
        yield
    finally:
        _speaker.reset(token)


def _spoken(speaker: Speaker, language: Language, text: str) -> str:
    return speaker(text, language)


@cache
def _catalogue(language: Language, speaker: Speaker | None) -> Catalogue:
    return Catalogue(language, None if speaker is None else partial(_spoken, speaker, language))


def catalogue(language: Language = "en") -> Catalogue:
    """The messages of a language in the words adopted."""
    return _catalogue(language, _speaker.get())


def unworded(language: Language) -> Catalogue:
    """The messages of a language in our own words."""
    return _catalogue(language, None)


def known(key: str) -> bool:
    """Whether there is a message of this key."""
    return key in entries("en", key.partition("-")[0])


def say(key: str, language: Language = "en", **values: object) -> str:
    """The message of a key with its places filled in. Raises MessageError for unknown keys and missing values."""
    spoken = catalogue(language)
    return spoken.fill(spoken.message(key), values)
