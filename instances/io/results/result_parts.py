"""Which timetable the parts of a result belong to: each carries the sha256 of the bytes of its timetable.json."""

import json
import re
from hashlib import sha256
from pathlib import Path

TIMETABLE, SOLVING, PAGES = "timetable.json", "solving.json", ("report.html", "public.html")
META = "exams-timetable"
"""The name of the page's meta element that holds the digest."""

_PAGE_HEAD = 8192
_IN_PAGE = re.compile(rf'<meta name="{META}" content="([0-9a-f]{{64}})">')


def timetable_digest(folder: Path) -> str:
    """The digest of the timetable.json in a folder. Raises OSError if there is none."""
    return sha256((folder / TIMETABLE).read_bytes()).hexdigest()


def foreign_parts(folder: Path) -> list[str]:
    """Files beside timetable.json that belong to another timetable; those that do not say so are trusted."""
    try:
        digest = timetable_digest(folder)
    except OSError:
        return []
    found = {SOLVING: _of_solving(folder / SOLVING), **{name: _of_page(folder / name) for name in PAGES}}
    return [name for name, of in found.items() if of not in (None, digest)]


def _of_solving(path: Path) -> str | None:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return content.get("timetable") if isinstance(content, dict) else None
    except (OSError, ValueError, RecursionError):
        return None


def _of_page(path: Path) -> str | None:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            found = _IN_PAGE.search(file.read(_PAGE_HEAD))
    except OSError:
        return None
    return None if found is None else found[1]
