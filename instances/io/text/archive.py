"""The members of a zip or workbook, in memory: refused by its listed sizes before anything is unpacked."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from instances.io.issue_log import IssueLog
from instances.io.text.plain_file import refusal

MOST_FILE = 200_000_000
"""Bytes of the archive itself."""
MOST_BYTES = 300_000_000
"""Bytes of all members unpacked."""
MOST_ENTRIES = 2000
MOST_RATIO = 200
"""Unpacked over packed, for members above `RATIO_FROM` bytes: real tables stay below 50."""
RATIO_FROM = 5_000_000

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    OverflowError,
    IndexError,
)
"""What the standard library raises for damaged archives."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_CHUNK = 1 << 20
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)|\\|\0")


def read_archive(path: Path, wanted: Callable[[str], bool], issues: IssueLog) -> dict[str, bytes] | None:
    """The wanted members by name; None if this is no archive or (noted) one that is not to be read."""
    file = str(path)
    if refused := refusal(path, MOST_FILE):
        issues.add(file, refused[0], detail=refused[1])
        return None
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
            if start == _OLD_OFFICE:
                issues.add(file, "archive-protected")
            elif start[:2] != b"PK":
                issues.add(file, "input-not-an-instance")
            else:
                return _members(file, stream, wanted, issues)
    except BROKEN as error:
        issues.add(file, "archive-broken", detail={"error": str(error) or type(error).__name__})
    return None


def _members(
    file: str, stream: IO[bytes], wanted: Callable[[str], bool], issues: IssueLog
) -> dict[str, bytes] | None:
    with zipfile.ZipFile(stream) as archive:
        entries = archive.infolist()
        if not _bearable(file, entries, issues):
            return None
        return {e.filename: _unpacked(archive, e) for e in entries if not e.is_dir() and wanted(e.filename)}


def _bearable(file: str, entries: list[zipfile.ZipInfo], issues: IssueLog) -> bool:
    """Whether names and sizes are those of an honest archive."""
    if len(entries) > MOST_ENTRIES:
        _too_large(file, len(entries), "entries", MOST_ENTRIES, issues)
        return False
    if (total := sum(entry.file_size for entry in entries)) > MOST_BYTES:
        _too_large(file, total, "bytes", MOST_BYTES, issues)
        return False
    seen: set[str] = set()
    for entry in entries:
        ratio = entry.file_size // max(entry.compress_size, 1)
        if entry.file_size > RATIO_FROM and ratio > MOST_RATIO:
            _too_large(file, ratio, "bytes/byte", MOST_RATIO, issues)
        elif entry.flag_bits & 1:
            issues.add(file, "archive-protected")
        elif _OUTSIDE.search(entry.orig_filename) or _OUTSIDE.search(entry.filename):
            issues.add(file, "archive-path", detail={"name": entry.filename})
        elif entry.filename in seen:
            issues.add(file, "archive-twice", detail={"name": entry.filename})
        elif entry.compress_type not in _METHODS:
            issues.add(file, "archive-broken", detail={"error": f"compression {entry.compress_type}"})
        else:
            seen.add(entry.filename)
            continue
        return False
    return True


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Bit by bit: a member that unpacks to more than its listed size is cut there, never held whole."""
    parts: list[bytes] = []
    with archive.open(entry) as stream:
        while part := stream.read(_CHUNK):
            parts.append(part)
    return b"".join(parts)


def _too_large(file: str, found: int, what: str, most: int, issues: IssueLog) -> None:
    issues.add(file, "input-oversize", detail={"found": found, "what": what, "most": most})
