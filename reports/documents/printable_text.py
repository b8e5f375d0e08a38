"""Text that users gave, made harmless for print: only characters that the embedded fonts have.

The standards for archives and for accessibility forbid a character without a glyph, and one such name would cost
everybody's documents. Letters with accents are composed first.
"""

import unicodedata
from typing import Any

NO_GLYPH = "\u25a1"
"""An empty box stands for a character that no embedded font has."""

GLYPHS = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x24F), (0x370, 0x373), (0x375, 0x377), (0x37A, 0x37F), (0x384, 0x38A), (0x38C, 0x38C),
    (0x38E, 0x3A1), (0x3A3, 0x482), (0x48A, 0x4FF), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x2037),
    (0x2039, 0x2040), (0x20A0, 0x20BF), (0x2190, 0x21FF), (0x25A0, 0x25FF),
)  # fmt: skip
"""Ranges of characters that the fonts have: Latin, Greek and Cyrillic letters, punctuation, currencies, arrows, shapes."""

_KNOWN = frozenset(chr(code) for first, last in GLYPHS for code in range(first, last + 1))
_BLANKS = {"\u202f": "\xa0", "\t": " ", "\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n"}


def printable(value: Any) -> Any:
    """The value (texts, lists and dictionaries of them) with every text printable. Line ends stay."""
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else _printable(value)
    if isinstance(value, dict):
        return {name: printable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [printable(one) for one in value]
    return value


def _printable(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    for blank, plain in _BLANKS.items():
        text = text.replace(blank, plain)
    steered = ("Cc", "Cf", "Mn", "Me")
    return "".join(
        c if c in _KNOWN or c == "\n" else "" if unicodedata.category(c) in steered else NO_GLYPH
        for c in text
    )
