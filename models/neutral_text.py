"""Text that users gave, made harmless for the place where it is shown: one function for each channel.

Identifiers and names may hold anything. A spreadsheet must not run them, a terminal must not obey them, a file
name must not leave its folder. HTML is escaped by the templates, JSON by its writer.
"""

import json
import re
import unicodedata
from functools import lru_cache

FORMULA = "=+-@＝＋－＠"
"""Characters with which a spreadsheet begins a formula, full-width ones too; blanks before them it drops."""

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
_BEGINS = r"(?P<before>(?:^|[;,\t\r\n])\s*)"
_RUN = re.compile(rf"{_BEGINS}(?P<marks>'*[{re.escape(FORMULA)}])")
_GUARDED = re.compile(rf"{_BEGINS}'(?P<marks>'*[{re.escape(FORMULA)}])")


def guarded_cell(text: str) -> str:
    """The text as a CSV cell that no spreadsheet runs; `unguarded_cell` gives the text back.

    An apostrophe goes before whatever would begin a formula, at the start of the cell and after each character at
    which some spreadsheet splits lines into cells (a French one splits at `;`, even between quotes that begin
    later in the line). Numbers stay numbers.
    """
    if _NUMBER.fullmatch(text):
        return text
    return _RUN.sub(r"\g<before>'\g<marks>", text)


def unguarded_cell(text: str) -> str:
    """The text without the apostrophes of `guarded_cell`."""
    return _GUARDED.sub(r"\g<before>\g<marks>", text) if "'" in text else text


_OBEYED = frozenset(("Cc", "Cf", "Zl", "Zp", "Cs", "Co"))
"""Unicode categories that steer a terminal or turn the direction of a line."""


def terminal_text(text: str, encoding: str | None = None) -> str:
    """The text as a terminal shows it: control characters as `\\x1b`, what `encoding` lacks as `?`.

    Line ends and tabs stay.
    """
    if not text.isascii() or not text.isprintable():
        text = "".join(
            c
            if c in "\n\t" or unicodedata.category(c) not in _OBEYED
            else c.encode("unicode_escape").decode()
            for c in text
        )
    return text.encode(encoding, "replace").decode(encoding) if encoding else text


def json_text(text: str) -> str:
    """JSON as a terminal may show it: the same value, with every character that steers written as `\\u001b`."""
    if text.isascii():
        return text  # the writer of JSON escapes ASCII's own
    return "".join(
        json.dumps(c)[1:-1] if c != "\n" and unicodedata.category(c) in _OBEYED else c for c in text
    )


@lru_cache(maxsize=4096)
def calendar_text(text: str) -> str:
    """The text as a calendar may hold it: without characters that steer. Line ends stay; the writer escapes the rest."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _OBEYED)


MOST_NAME = 100
"""Characters of the name of an instance, at most."""


def is_plain_name(name: str) -> bool:
    """Whether a name can stand in a path, a heading and a message: one short line, no separators, nothing that steers."""
    seen = all(c not in "/\\" and unicodedata.category(c) not in _OBEYED for c in name)
    return seen and len(name) <= MOST_NAME and name.strip(". ") != ""


_NOT_IN_NAMES = re.compile(r"[^a-z0-9._-]+")
_RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(1, 10)))
)


def file_slug(name: str, otherwise: str = "result") -> str:
    """A file name for what is called `name`, on every system: lower case, no separators, at most 80 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    slug = _NOT_IN_NAMES.sub("-", plain).strip(".-_")[:80].rstrip(".-_")
    return otherwise if not slug or slug.split(".")[0] in _RESERVED else slug
