"""The log of what is wrong with the input: every issue of every file, at most `KEEP` of one kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt

from models.issues import InvalidInput, Issue

KEEP = 1000
"""Issues kept of one kind (file, column, code); further ones are only counted."""

SHOWN = 80
"""Characters of an offending cell that an issue quotes."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Severity = Literal["error", "warning"]
Words = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Place:
    """How the user knows a file of ours: its name, its headings, its cells in a spreadsheet.

    `headers` (where they are not ours) and `letters` are by column; `cells` are whole cells by column, and `texts` what
    is written there. Settings are columns here, and a table of settings is where its first setting is.
    """

    name: str
    headers: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def setting(self, column: str) -> str:
        """The setting of this name, or the first of the table of this name; the name itself where there is neither."""
        inside = (key for key in self.cells if key.startswith((f"{column}.", f"{column}[")))
        return column if column in self.cells or not column else next(inside, column)

    def heading(self, column: str) -> str:
        """The heading or the name of the setting as it is written, blank where that is the column."""
        setting = self.setting(column)
        return self.headers.get(setting, "" if setting == column else setting)

    def cell(self, column: str, row: int) -> str:
        """`C14`, or blank outside spreadsheets."""
        letter = self.letters.get(column, "") if row else ""
        return f"{letter}{row}" if letter else self.cells.get(self.setting(column), "")


class IssueLog:
    """Collects issues while reading goes on; `stop_if_any` then raises all of them at once.

    Readers name the files of a folder (`rooms.csv`, `instance.toml`); `locate` gives the name and the cells that
    the user knows, for example of a workbook.
    """

    def __init__(self) -> None:
        self._found: list[Issue] = []
        self._places: dict[str, Place] = {}
        self._bad: set[str] = set()
        self._counts: dict[tuple[str, str, str], int] = {}
        self._severity: dict[tuple[str, str, str], Severity] = {}

    def locate(self, file: str, place: Place) -> None:
        """From now on issues of the file name it as its user does."""
        self._places[file] = place

    def add(
        self,
        file: str,
        code: str,
        *,
        row: int = 0,
        column: str = "",
        value: object = "",
        severity: Severity = "error",
        detail: Words | None = None,
    ) -> None:
        """Note one issue; `detail` fills the places of its sentence."""
        kind = (file, column, code)
        self._counts[kind] = self._counts.get(kind, 0) + 1
        self._severity[kind] = severity
        if severity == "error":
            self._bad.add(file)
        if self._counts[kind] <= KEEP:
            words = tuple((name, _short(text)) for name, text in (detail or {}).items())
            place = self.place(file)
            cell, header = place.cell(column, int(row)), place.heading(column)
            value = place.texts.get(place.setting(column), value)
            row = int(row) or int(cell.lstrip(_LETTERS) or 0)
            self._found.append(
                Issue(place.name, row, column, _short(value), code, words, severity, cell, header)
            )

    def place(self, file: str) -> Place:
        """What and where a file is for the user."""
        return self._places.get(file) or Place(file)

    def add_rows(
        self,
        file: str,
        code: str,
        *,
        rows: npt.NDArray[np.int64],
        column: str = "",
        value: object = "",
        severity: Severity = "error",
        detail: Words | None = None,
    ) -> None:
        """Note the same issue of the same text on many rows."""
        for row in rows[:KEEP].tolist():
            self.add(file, code, row=row, column=column, value=value, severity=severity, detail=detail)
        self.count(file, column, code, len(rows) - KEEP)

    def count(self, file: str, column: str, code: str, more: int) -> None:
        """Count further issues of a kind without keeping them."""
        if more > 0:
            self._counts[(file, column, code)] = self._counts.get((file, column, code), 0) + more

    def located(self, file: str) -> bool:
        """Whether the user has the file or sheet."""
        return file in self._places

    @property
    def noted(self) -> int:
        """How many issues there are so far."""
        return sum(self._counts.values())

    def seen(self, file: str) -> bool:
        """Whether anything is noted about the file."""
        return any(kind[0] == file for kind in self._counts)

    @property
    def errors(self) -> bool:
        """Whether anything found forbids using the input."""
        return any(p.severity == "error" for p in self._found)

    def errors_in(self, file: str) -> bool:
        """Whether an error is noted about the file."""
        return file in self._bad

    def listed(self) -> tuple[Issue, ...]:
        """Every issue by file and row; a kind cut off at KEEP ends with a line that counts the rest."""
        more = [
            Issue(self.place(kind[0]).name, 0, kind[1], "", "input-more", words, self._severity[kind])
            for kind, n in self._counts.items()
            if n > KEEP
            for words in [(("count", str(n - KEEP)), ("code", kind[2]))]
        ]
        return tuple(sorted(self._found, key=lambda p: (p.file, p.row))) + tuple(more)

    def stop_if_any(self) -> None:
        """Raise InvalidInput with all issues if one of them is an error."""
        if self.errors:
            raise InvalidInput(self.listed())


def _short(value: object) -> str:
    text = value if isinstance(value, str) else _as_written(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _as_written(value: object) -> str:
    """A value as TOML and JSON write it: `true`, `["08:30"]`, `{ratio = 30}`."""
    match value:
        case bool():
            return "true" if value else "false"
        case Mapping():
            return "{" + ", ".join(f"{key} = {_inside(one)}" for key, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_inside, value)) + "]"
    return str(value)


def _inside(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else _as_written(value)
