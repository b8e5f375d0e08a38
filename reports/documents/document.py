"""A document: one file that somebody receives, known by its path and by a digest of all that decides its content.

The digest is there before the content is made. So a second run makes only the documents whose digest differs, and
the documents of an earlier timetable can be compared without printing them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Protocol, Self

from reports.documents.printable_text import printable
from reports.documents.printer import Printer

Entry = tuple[str, Mapping[str, Any]]
"""A part of a printed document that somebody receives: a key that stays the same from one timetable to the next, and its data."""


class Document(Protocol):
    """One file. `path`: its folders and its name, each made by `file_slug`."""

    @property
    def path(self) -> tuple[str, ...]: ...

    def digest(self) -> str:
        """sha256 of all that decides the content."""

    def content(self) -> bytes:
        """The bytes of the file: equal digests give equal bytes."""

    def to_send_again(self, earlier: Self | None) -> Self | None:
        """What of this document must be sent if people have received `earlier` (None: nothing); None: no part of it."""


@dataclass(frozen=True)
class Written:
    """A document whose bytes are known: a table, a calendar, a page."""

    path: tuple[str, ...]
    data: bytes

    def digest(self) -> str:
        return sha256(self.data).hexdigest()

    def content(self) -> bytes:
        return self.data

    def to_send_again(self, earlier: Self | None) -> Self | None:
        return None if earlier is not None and earlier.data == self.data else self


@dataclass(frozen=True)
class Printed:
    """A PDF made by a template from the data of its entries, in their order; `shared` is the data that all of them use."""

    path: tuple[str, ...]
    template: str
    entries: Sequence[Entry]
    shared: Mapping[str, Any]
    printer: Printer

    def data(self) -> str:
        """The input of the template, as JSON."""
        content = {**self.shared, "entries": [data for _, data in self.entries]}
        return json.dumps(printable(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def digest(self) -> str:
        return sha256(f"{self.printer.digest}\n{self.template}\n{self.data()}".encode()).hexdigest()

    def content(self) -> bytes:
        return self.printer.pdf(self.template, self.data())

    def to_send_again(self, earlier: Self | None) -> Self | None:
        known = {} if earlier is None else dict(earlier.entries)
        changed = [(key, data) for key, data in self.entries if known.get(key) != data]
        return replace(self, entries=changed) if changed else None
