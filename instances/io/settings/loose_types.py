"""Numbers given as another type: `true` for 1 or `"10"` for 10 is a slip that nobody would see later."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from instances.io.issue_log import IssueLog
from instances.io.settings.field_errors import FILE


def note_loose_types(given: Any, read: Any, where: str, issues: IssueLog) -> bool:
    """Note every number given as a text or a truth value; whether there was any."""
    parts: list[tuple[str, Any, Any]]
    match read:
        case BaseModel():
            parts = [(f"{where}.{name}", name, getattr(read, name)) for name in type(read).model_fields]
        case Mapping():
            parts = [(f"{where}.{name}", name, value) for name, value in read.items()]
        case tuple() | list():
            parts = [(f"{where}[{i + 1}]", i, value) for i, value in enumerate(read)]
        case int() if not isinstance(read, bool) and isinstance(given, bool | str):
            issues.add(FILE, "settings-integer", column=where, value=_quoted(given))
            return True
        case _:
            return False
    inside = [note_loose_types(given[key], value, at, issues) for at, key, value in parts if _has(given, key)]
    return any(inside)


def _has(given: Any, key: Any) -> bool:
    if isinstance(given, Mapping):
        return key in given
    return isinstance(given, Sequence) and not isinstance(given, str) and isinstance(key, int)


def _quoted(value: Any) -> Any:
    return f'"{value}"' if isinstance(value, str) else value
