"""Where an instance lies, whatever its form: a source gives settings and tables as they are written."""

from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any, Protocol

from instances.io.issue_log import IssueLog, Place
from instances.io.settings.settings_reader import FILE, parse_toml
from instances.io.tables.headings import SETTINGS_NAMES, heading_count, table_named
from instances.io.tables.table_reader import read_bytes
from instances.io.text.csv_reader import Records, read_records
from instances.io.text.plain_file import MOST_SETTINGS, MOST_TABLE
from models.policy import PolicySchema
from models.schema import Table


class Source(Protocol):
    """A folder, a zip, a workbook, or one of these seen through a column mapping."""

    unit: str
    """What holds a table here: `file` or `sheet`."""

    def name(self, table: str) -> str | None:
        """The file or sheet of a table (or of `instance`, the settings), None if there is none."""

    def content(self, issues: IssueLog, schema: PolicySchema | None = None) -> dict[str, Any] | None:
        """The settings as written, in the names of a TOML file; None (noted) if they cannot be read. The `schema` knows the
        French names of what a policy sets, which a workbook may use."""

    def records(self, table: Table, issues: IssueLog) -> Records | None:
        """The rows of a table that is there; None if there is nothing, or (noted) they cannot be read."""

    def left_over(self, tables: Container[str]) -> list[str]:
        """Files or sheets that look like tables and are none of these."""

    def names(self) -> list[str]:
        """Every file or sheet."""

    def rows(self, file: str, name: str, issues: IssueLog, table: Table | None = None) -> Records | None:
        """The rows of the file or sheet `name`, whose headings are those of the table; issues are noted under `file`."""


class Files:
    """CSV files and an instance.toml by name, on disk or in memory (from a zip).

    `folder`: what the files on disk must lie in, links followed.
    """

    unit = "file"

    def __init__(self, files: Mapping[str, Path | bytes], folder: Path | None = None) -> None:
        self.files, self.folder = dict(files), folder
        self._tables: dict[str, list[str]] = {}
        for name in sorted(files):
            stem, _, ending = name.rpartition(".")
            if ending.casefold() == "csv" and (table := table_named(stem)) != SETTINGS_NAMES[0]:
                self._tables.setdefault(table, []).append(name)

    def name(self, table: str) -> str | None:
        if table == SETTINGS_NAMES[0]:
            return FILE if FILE in self.files else None
        found = self._tables.get(table, [])
        return f"{table}.csv" if f"{table}.csv" in found else next(iter(found), None)

    def content(self, issues: IssueLog, schema: PolicySchema | None = None) -> dict[str, Any] | None:
        raw = self.read(FILE, FILE, issues)
        return None if raw is None else parse_toml(raw, issues)

    def records(self, table: Table, issues: IssueLog) -> Records | None:
        return self.rows(f"{table.name}.csv", self.name(table.name) or "", issues, table)

    def names(self) -> list[str]:
        return list(self.files)

    def rows(self, file: str, name: str, issues: IssueLog, table: Table | None = None) -> Records | None:
        raw = self.read(file, name, issues)
        return None if raw is None else read_records(file, raw, issues, heading_count(table))

    def read(self, file: str, name: str, issues: IssueLog) -> bytes | None:
        """The bytes of a file; its issues are noted under `file`."""
        issues.locate(file, Place(name))
        content = self.files[name]
        if isinstance(content, bytes):
            return content
        most = MOST_SETTINGS if name == FILE else MOST_TABLE
        return read_bytes(content, issues, file, most=most, folder=self.folder)

    def left_over(self, tables: Container[str]) -> list[str]:
        used = {self.name(table) for table in self._tables if table in tables}
        return sorted(n for n in self.files if n.casefold().endswith(".csv") and n not in used)


def folder_files(folder: Path) -> Files:
    """The files of a folder."""
    return Files({path.name: path for path in sorted(folder.iterdir())}, folder)
