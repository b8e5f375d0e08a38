"""What cannot be printed becomes a box, and everything else has a glyph in the fonts that come along."""

import json
import unicodedata
from datetime import date

from reports.documents.printable_text import GLYPHS, NO_GLYPH, printable
from reports.documents.printer import printer


def test_every_character_that_is_printed_has_a_glyph() -> None:
    """The standards refuse a character without one; what is not among them becomes a box."""
    every = "".join(chr(code) for first, last in GLYPHS for code in range(first, last + 1))
    every = unicodedata.normalize("NFC", every)
    assert printable(every) == every
    assert printable("中\u202e\x07\u200b\u0316") == NO_GLYPH
    with printer(date(2023, 12, 1)) as prints:
        assert prints.pdf("incident", _incident(" ".join(every))).startswith(b"%PDF")


def _incident(text: str) -> str:
    """The data of the simplest template, with a text in it."""
    words = (
        "title",
        "steps_head",
        "facts",
        "seized",
        "refusal",
        "sending_title",
        "sending",
        "from",
        "director",
        "draft",
        "made",
    )
    lists = ("steps", "fields", "signed", "enclosed")
    entry = {"place": text}
    return json.dumps({**dict.fromkeys(words, ""), **{name: [""] for name in lists}, "title": "x", "sending_title": "x",
                       "semester": "x", "lang": "fr", "draft": "", "entries": [entry]})  # fmt: skip
