"""User-facing sentences in English and French. Each module that speaks registers its own texts."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

Language = Literal["en", "fr"]
TEXTS: dict[str, tuple[str, str]] = {}


def register(texts: Mapping[str, tuple[str, str]]) -> None:
    """Add (English, French) sentences by key. A key registered twice with other words is a bug."""
    for key, pair in texts.items():
        if TEXTS.setdefault(key, pair) != pair:
            raise ValueError(f"text {key!r} is registered twice with different words")


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


def template(key: str, language: Language = "en") -> str:
    """The sentence of a key with its `{name}` places still open."""
    text, speaker = TEXTS[key][language == "fr"], _speaker.get()
    return text if speaker is None else speaker(text, language)


def say(key: str, language: Language = "en", **values: object) -> str:
    """The sentence of a key, with its `{name}` places filled in and `[one|many]` agreed with the number before."""
    return agreed(template(key, language), language, values).format(**values)


_NUMBER = re.compile(r"\d+(\.\d+)?")
_PLACE = re.compile(r"\{(\w+)[^{}]*\}|\[([^\[\]|{}]*)\|([^\[\]|{}]*)\]")


def agreed(sentence: str, language: Language, values: Mapping[str, object]) -> str:
    """`{count} [file|files]` with the form of the count; French counts in the plural from two on, English all but one."""
    if "|" not in sentence:
        return sentence
    count: float | None = None

    def choose(found: re.Match[str]) -> str:
        nonlocal count
        name, one, many = found.groups()
        if name is None:
            single = count == 1 or (count is not None and count < 2 and language == "fr")
            return found[0] if count is None else one if single else many
        value = values.get(name)
        if isinstance(value, int) or (isinstance(value, str) and _NUMBER.fullmatch(value)):
            count = float(value)
        return found[0]

    return _PLACE.sub(choose, sentence)


register(
    {
        "problem.row": (", row {row}", ", ligne {row}"),
        "problem.sentence": ("{place}: {what}", "{place} : {what}"),
        "problem.cell": (", {column} = {value!r}", ", {column} = {value!r}"),
    }
)
