"""How a table is declared: its columns, what they hold, the words people use for them."""

from dataclasses import dataclass, replace
from typing import Literal

from models.headings import HEADINGS, SYNONYMS, TABLE_NAMES

Kind = Literal["id", "text", "int", "bool", "date", "datetime", "zone", "hours", "words", "instant"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `hours` is `08:00-21:30` (local), `words` are separated by spaces, `instant` is in UTC.

    Readers take the French heading and the aliases too, and the synonyms of its choices.
    """

    name: str
    kind: Kind
    help_en: str
    help_fr: str
    required: bool = True
    default: str = ""
    least: int | None = None
    most: int | None = None
    choices: tuple[str, ...] = ()
    refers: str = ""
    french: str = ""
    aliases: tuple[str, ...] = ()
    example: str = ""
    synonyms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file, or one sheet of a workbook; `key` columns together are unique."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    optional: bool = False
    french: str = ""
    aliases: tuple[str, ...] = ()


def table(name: str, key: str, *columns: Column, optional: bool = False) -> Table:
    """The table with its French words, which `models/headings.py` lists."""
    french, *aliases = TABLE_NAMES.get(name, (name,))
    worded = tuple(_worded(name, column) for column in columns)
    return Table(name, tuple(key.split()), worded, optional, french, tuple(aliases))


def _worded(table: str, column: Column) -> Column:
    example, french, *aliases = HEADINGS.get((table, column.name), ("", column.name))
    synonyms = tuple((word, meant) for word, meant in SYNONYMS.items() if meant in column.choices)
    return replace(column, french=french, aliases=tuple(aliases), example=example, synonyms=synonyms)
