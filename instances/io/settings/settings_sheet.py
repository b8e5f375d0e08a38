"""The settings as a sheet of two columns: `sessions[1].first_day` and its value; French words too."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from instances.io.issue_log import IssueLog, Place
from instances.io.settings.policy_names import POLICY, PolicyNames
from instances.io.settings.setting_names import FRENCH_SETTINGS
from instances.io.settings.settings_reader import FILE
from instances.io.tables.cells import clean
from instances.io.tables.headings import plain
from instances.io.text.heading_row import LOOKED_AT
from instances.io.text.parsed_values import MOST_LEVELS, has_large_integer, nested_too_deep
from models.policy import PolicySchema

Rows = list[list[Any]]
Path = tuple[tuple[str, int], ...]
"""The parts of a name with their numbers: sessions[1].first_day is (sessions, 1), (first_day, 0)."""

MOST = 1000
"""Settings a sheet may hold."""

HEADER = ("setting", "value")
_HEADINGS = {"setting": 0, "reglage": 0, "parametre": 0, "value": 1, "valeur": 1}
_PART = re.compile(r"([^\[\].]+)(?:\[(\d{1,2})\])?")
_INT = re.compile(r"[+-]?\d{1,12}", re.ASCII)
_AND = ("et", "and")
"""Words between times that stand one after another."""
YES_NO = {"true": True, "yes": True, "oui": True, "vrai": True}
YES_NO |= {"false": False, "no": False, "non": False, "faux": False}


def read_settings(
    rows: Rows, name: str, issues: IssueLog, schema: PolicySchema | None = None
) -> dict[str, Any]:
    """The settings in the shape of instance.toml; `issues` is given the cell of each setting. The `schema` knows the French
    names of what a policy sets."""
    policy = None if schema is None else PolicyNames(schema)
    if len(rows) > MOST:
        issues.add(FILE, "input-oversize", detail={"found": len(rows), "what": "rows", "most": MOST})
        return {}
    found: dict[Path, Any] = {}
    cells: dict[str, str] = {}
    texts: dict[str, str] = {}
    keys: dict[str, str] = {}
    key_at, value_at, rest = _columns(rows)
    for row, line in rest:
        key, value = (line[i] if i < len(line) else "" for i in (key_at, value_at))
        written = str(key).strip()
        if not written or value is None or (isinstance(value, str) and not value.strip()):
            continue
        path = _path(written, policy)
        issues.locate(FILE, Place(name, cells={written: f"{_letter(key_at)}{row}"}))
        if path is None:
            issues.add(FILE, "settings-key", column=written, value=written)
        elif any(_clash(path, other) for other in found):
            issues.add(FILE, "settings-twice", column=written, value=value)
        else:
            found[path] = _value(path, value)
            if policy is not None and path[0][0] == POLICY and len(path) == 3:
                found[path] = policy.our_value(path[1][0], path[2][0], found[path])
            told = _path_text(path)
            cells[told], texts[told] = f"{_letter(value_at)}{row}", _as_shown(value)
            if written != told:
                keys[told] = written
    content, order = _nested(found)
    for path in found:
        # Problems count the sessions that are there, whatever their numbers in the sheet.
        counted = _path_text(tuple((part, order.get((part, n), n)) for part, n in path))
        told = _path_text(path)
        for words in (cells, texts, keys):
            if told in words:
                words.setdefault(counted, words[told])
    issues.locate(FILE, Place(name, keys, cells=cells, texts=texts))
    return content


def _as_shown(value: Any) -> str:
    """What a cell shows, near enough to find it again."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _clash(one: Path, two: Path) -> bool:
    """Whether both cannot be: the same setting, a table and a value, a list and a table."""
    for a, b in zip(one, two, strict=False):
        if a != b:
            return a[0] == b[0] and 0 in (a[1], b[1])
    return True


def _columns(rows: Rows) -> tuple[int, int, Iterator[tuple[int, list[Any]]]]:
    """Where settings and values stand, and the numbered rows below the header (if there is one)."""
    numbered = [(i, row) for i, row in enumerate(rows, 1) if any(str(v).strip() for v in row)]
    for at, (_, row) in enumerate(numbered[:LOOKED_AT], 1):
        heads = [_HEADINGS.get(plain(str(v))) for v in row]
        if 0 in heads and 1 in heads:
            return heads.index(0), heads.index(1), iter(numbered[at:])
    return 0, 1, iter(numbered)


def _letter(index: int) -> str:
    return chr(ord("A") + min(index, 25))


def _path(text: str, policy: PolicyNames | None) -> Path | None:
    parts = [_PART.fullmatch(part.strip()) for part in text.split(".")]
    if not all(parts) or len(parts) > MOST_LEVELS:
        return None
    named = [(part[1].strip(), int(part[2] or 0)) for part in parts if part]
    top = FRENCH_SETTINGS.get(plain(named[0][0]), named[0][0])
    if top == POLICY and policy is not None:
        below = policy.ours(name for name, _ in named[1:])
        return tuple(zip((top, *below), (number for _, number in named), strict=True))
    return tuple((FRENCH_SETTINGS.get(plain(name), name), number) for name, number in named)


def _path_text(path: Path) -> str:
    """The path as issues of settings name it."""
    parts = [f"{name}[{number}]" if number else name for name, number in path]
    if parts[0] == "policy" and len(parts) > 1:
        parts[1] = parts[1].replace("_", "-")
    return ".".join(parts)


def _value(path: Path, value: Any) -> Any:
    if path[0][0] == "sessions" and len(path) > 1 and path[-2][0] == "starts":
        return _times(value)
    match value:
        case bool():
            return value
        case float() if value.is_integer():
            return str(int(value)) if path[-1][0] in ("name", "title") else int(value)
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value
        case time():
            return f"{value:%H:%M}"
        case str():
            text = clean(value)
            if path[-1][0] in ("name", "title"):
                return text
            return int(text) if _INT.fullmatch(text) else _quoted(text)
    return str(value)


def _times(value: Any) -> Any:
    if isinstance(value, time):
        return [f"{value:%H:%M}"]
    text = str(value).strip()
    listed = _quoted(text)
    return (
        [word for word in re.split(r"[\s,;]+", text) if word and word.casefold() not in _AND]
        if listed is text
        else listed
    )


def _quoted(text: str) -> Any:
    """What TOML makes of a text in quotes, a list or a table; other texts as they are."""
    if text.startswith(('"', "[", "{")):
        try:
            value = tomllib.loads(f"x = {text}")["x"]
        except (ValueError, RecursionError):
            return text
        return text if nested_too_deep(value) or has_large_integer(value) else value
    return YES_NO.get(text.casefold(), text)


def _nested(
    found: Mapping[Path, Any],
) -> tuple[dict[str, Any], dict[tuple[str, int], int]]:
    """The settings as nested tables; sessions[2] without sessions[1] is the first, as `order` says."""
    order: dict[tuple[str, int], int] = {}
    for name in {name for path in found for name, number in path if number}:
        numbers = sorted({n for path in found for part, n in path if part == name and n})
        order |= {(name, number): i for i, number in enumerate(numbers, 1)}
    content: dict[str, Any] = {}
    for path, value in sorted(found.items(), key=lambda item: [order.get(part, 0) for part in item[0]]):
        table: Any = content
        for name, number in path[:-1]:
            table = table.setdefault(name, [] if number else {})
            if isinstance(table, list):
                while len(table) < order[name, number]:
                    table.append({})
                table = table[order[name, number] - 1]
        name, number = path[-1]
        if number:
            table.setdefault(name, []).append(value)
        else:
            table[name] = value
    return content, order
