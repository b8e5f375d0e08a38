"""User-facing sentences in English and French. Each module that speaks registers its own texts."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["en", "fr"]
TEXTS: dict[str, tuple[str, str]] = {}


def register(texts: Mapping[str, tuple[str, str]]) -> None:
    """Add (English, French) sentences by key. A key registered twice with other words is a bug."""
    for key, pair in texts.items():
        if TEXTS.setdefault(key, pair) != pair:
            raise ValueError(f"text {key!r} is registered twice with different words")


def say(key: str, language: Language = "en", **values: object) -> str:
    """The sentence of a key, with its `{name}` places filled in."""
    return TEXTS[key][language == "fr"].format(**values)


register(
    {
        "problem.row": (", row {row}", ", ligne {row}"),
        "problem.cell": (", {column} = {value!r}", ", {column} = {value!r}"),
    }
)
