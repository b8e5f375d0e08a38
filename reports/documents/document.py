"""A document: one file that somebody receives, known by its path and by a digest of all that decides its content.

The digest is there before the content is made, so a second run makes only the documents whose digest differs.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar, Protocol

from reports.documents.printable_text import printable
from reports.documents.printer import Printer

Entry = tuple[str, Mapping[str, Any]]
"""A part of a printed document that somebody receives: a key, unique in its kind, that stays the same from one timetable to the
next, and its data."""

MOST_ENTRIES = 200
"""Entries of one file at most: a stack that a printer takes, and less than a gigabyte for the compiler."""


class Document(Protocol):
    """One file. `path`: its folders and its name, each made by `file_slug`. `is_print`: typst makes its bytes."""

    @property
    def path(self) -> tuple[str, ...]: ...

    @property
    def is_print(self) -> bool: ...

    def digest(self) -> str:
        """sha256 of all that decides the content."""

    def content(self) -> bytes:
        """The bytes of the file: equal digests give equal bytes."""


@dataclass(frozen=True)
class Written:
    """A document whose bytes are known: a table, a calendar, a page."""

    path: tuple[str, ...]
    data: bytes
    is_print: ClassVar[bool] = False

    def digest(self) -> str:
        return sha256(self.data).hexdigest()

    def content(self) -> bytes:
        return self.data


@dataclass(frozen=True)
class Printed:
    """A PDF made by a template from the data of its entries, in their order; `shared` is the data that all of them use."""

    path: tuple[str, ...]
    template: str
    entries: Sequence[Entry]
    shared: Mapping[str, Any]
    printer: Printer
    is_print: ClassVar[bool] = True

    def data(self) -> str:
        """The input of the template, as JSON."""
        content = {**self.shared, "entries": [data for _, data in self.entries]}
        return json.dumps(printable(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def digest(self) -> str:
        return sha256(f"{self.printer.digest}\n{self.template}\n{self.data()}".encode()).hexdigest()

    def content(self) -> bytes:
        return self.printer.pdf(self.template, self.data())


def in_parts(name: str, entries: Sequence[Entry]) -> Iterator[tuple[str, Sequence[Entry]]]:
    """File names and their entries, in order: `name.pdf`, or `name-1.pdf`, `name-2.pdf`, … where there are many."""
    parts = [entries[i : i + MOST_ENTRIES] for i in range(0, len(entries), MOST_ENTRIES)]
    width = len(str(len(parts)))
    for number, part in enumerate(parts, 1):
        yield f"{name}.pdf" if len(parts) == 1 else f"{name}-{number:0{width}}.pdf", part
