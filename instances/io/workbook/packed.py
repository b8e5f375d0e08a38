"""Zips of a folder and Excel workbooks: told apart by what is in them, not by their name."""

import re
from pathlib import Path, PurePosixPath

from instances.io.issue_log import IssueLog
from instances.io.settings.settings_reader import FILE
from instances.io.source import Files, Source
from instances.io.text.archive import read_archive

_OFFICE = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/_rels/[^/]+\.rels"
    r"|xl/(workbook|sharedStrings|styles)\.xml|xl/worksheets/[^/]+\.xml",
    re.IGNORECASE,
)
_MARK = "[Content_Types].xml"
_TABLES = (".csv", ".txt", ".toml")
_LITTER = "__MACOSX"


def packed_source(path: Path, issues: IssueLog) -> Source | None:
    """The workbook or zip in a file; None (noted) if it is neither or cannot be read."""
    members = read_archive(path, _wanted, issues)
    if members is None:
        return None
    if _MARK in members:
        from instances.io.workbook.reader import workbook_source

        return workbook_source(str(path), members, issues)
    return _zip_source(str(path), members, issues)


def _wanted(name: str) -> bool:
    return bool(_OFFICE.fullmatch(name)) or (
        name.casefold().endswith(_TABLES) and not name.startswith(_LITTER)
    )


def _zip_source(file: str, members: dict[str, bytes], issues: IssueLog) -> Source | None:
    """The folder inside the zip, at its top or below."""
    names = [PurePosixPath(name) for name in members if name.casefold().endswith(_TABLES)]
    marked = [name for name in names if name.name == FILE] or names
    if not marked:
        issues.add(file, "archive-no-tables")
        return None
    least = min(len(name.parts) for name in marked)
    folders = sorted({name.parent for name in marked if len(name.parts) == least})
    if len(folders) > 1:
        issues.add(file, "archive-two-instances", detail={"names": ", ".join(map(str, folders))})
        return None
    return Files({name.name: members[str(name)] for name in names if name.parent == folders[0]})
