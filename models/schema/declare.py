"""How a table is declared: its columns, what they hold, the words people use for them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from models.headings import HEADINGS, SYNONYMS, TABLE_NAMES

Kind = Literal["id", "text", "int", "bool", "date", "datetime", "zone", "hours", "words", "instant"]

Form = Literal["", "duration", "extra", "session", "beginning", "end", "mark"]

BLANK = (None, "", ())
"""Defaults of a field that a blank cell says."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `hours` is `08:00-21:30` (local), `words` are separated by spaces, `instant` is in UTC.

    Readers take the French heading and the aliases too, and the synonyms of its choices. `form` says how else people
    write its values: a `duration` as `2h30`, `extra` time as `1/3`, a `session` as `S1`; of an interval in days, a day
    alone is its `beginning` or its `end`; of a `mark` out of 20, whether it passes.
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
    form: Form = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file, or one sheet of a workbook; `key` columns together are unique."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    optional: bool = False
    french: str = ""
    aliases: tuple[str, ...] = ()


def table(
    name: str, key: str, *columns: Column, optional: bool = False, row: type[BaseModel] | None = None
) -> Table:
    """The table with its French words, which `models/headings.py` lists.

    `row` is the type of one row, if the table has one: what it says of a field (default, bounds, choices) is not
    said again by the column.
    """
    french, *aliases = TABLE_NAMES.get(name, (name,))
    typed = (
        column if row is None else _typed(column, row.model_fields.get(column.name)) for column in columns
    )
    worded = tuple(_worded(name, column) for column in typed)
    return Table(name, tuple(key.split()), worded, optional, french, tuple(aliases))


def _typed(column: Column, field: FieldInfo | None) -> Column:
    """The column with what the field of the row type says; what the column says itself wins."""
    if field is None:
        return column
    parts = [field.annotation, *field.metadata, *_parts(field.annotation)]
    least, most = (
        next((getattr(part, name) for part in parts if hasattr(part, name)), None) for name in ("ge", "le")
    )
    enum = next((part for part in parts if isinstance(part, type) and issubclass(part, StrEnum)), None)
    return replace(
        column,
        required=column.required and field.is_required(),
        default=column.default
        or ("" if field.is_required() or field.default in BLANK else str(field.default)),
        least=least if column.least is None else column.least,
        most=most if column.most is None else column.most,
        choices=column.choices or tuple(enum or ()),
    )


def _parts(annotation: object) -> Iterator[object]:
    """The types and bounds inside `Annotated[int, Field(ge=0)] | None` and the like."""
    for part in get_args(annotation):
        yield from part.metadata if isinstance(part, FieldInfo) else (part, *_parts(part))


def _worded(table: str, column: Column) -> Column:
    example, french, *aliases = HEADINGS.get(
        (table, column.name), (column.example, column.french or column.name)
    )
    synonyms = tuple((word, meant) for word, meant in SYNONYMS.items() if meant in column.choices)
    return replace(column, french=french, aliases=tuple(aliases), example=example, synonyms=synonyms)
