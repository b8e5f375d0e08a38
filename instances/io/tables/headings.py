"""Which column a heading names: ours, its French name or an alias, whatever its case and accents."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from models.schema import TABLES, Table

SETTINGS_NAMES = ("instance", "réglages", "paramètres")
"""Names of the sheet that holds the settings."""


@cache
def plain(text: str) -> str:
    """The text without case, accents and punctuation: what two spellings of a heading share."""
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    letters = "".join(mark for mark in bare if not unicodedata.combining(mark))
    return re.sub(r"[^a-z0-9]+", "_", letters.casefold()).strip("_")


def headings(table: Table) -> dict[str, str]:
    """Every spelling of the table's columns with the column it means; our own names win."""
    out: dict[str, str] = {}
    for spellings in (
        ((column.name, (column.name,)) for column in table.columns),
        ((column.name, (column.french, *column.aliases)) for column in table.columns),
    ):
        for name, words in spellings:
            for word in filter(None, map(plain, words)):
                out.setdefault(word, name)
    return out


def resolved(table: Table, header: Iterable[str]) -> tuple[str, ...]:
    """The header in our names; an unknown heading stays as it is."""
    known = headings(table)
    return tuple(known.get(plain(name), name.strip().casefold()) for name in header)


def table_named(name: str) -> str:
    """The table that a file or sheet of this name holds, or `instance`; another name as tables of rules have theirs, in
    small letters with dashes."""
    return _tables().get(plain(name), plain(name).replace("_", "-"))


@cache
def _tables() -> Mapping[str, str]:
    out = {plain(word): SETTINGS_NAMES[0] for word in SETTINGS_NAMES}
    for table in TABLES.values():
        out |= {plain(word): table.name for word in (table.french, *table.aliases) if word}
    return out | {plain(name): name for name in TABLES}
