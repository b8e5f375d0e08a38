"""Writing settings as TOML: tables, arrays of tables, plain values.

The libraries for this (tomli-w, tomlkit) write a list of times over as many lines as it has times, or need the
layout built by hand. Here each weekday is one line, and equal content gives equal bytes.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_text(content: Mapping[str, Any]) -> str:
    """The content as TOML, in the order given: plain values of a table first, then its tables.

    Times are written as "HH:MM" texts, dates as TOML dates; None is left out.
    """
    return "\n".join(_table(content, ())).strip("\n") + "\n"


def _table(content: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    later: list[tuple[str, Any]] = []
    for key, value in content.items():
        if isinstance(value, Mapping) or _is_tables(value):
            later.append((key, value))
        elif value is not None:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in later:
        name = (*path, key)
        dotted = ".".join(map(_key, name))
        for table in [value] if isinstance(value, Mapping) else value:
            yield ""
            yield f"[{dotted}]" if isinstance(value, Mapping) else f"[[{dotted}]]"
            yield from _table(table, name)


def toml_value(value: Any) -> str:
    """One plain value, or a list of them, as TOML."""
    return _value(value)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(v, Mapping) for v in value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    # A JSON string is a TOML string, but for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case str():
            return _text(value)
        case datetime() | date():
            return value.isoformat()
        case time():
            return _text(f"{value:%H:%M}")
        case Sequence():
            return "[" + ", ".join(_value(v) for v in value) + "]"
    raise TypeError(f"{type(value).__name__} cannot be written to instance.toml")
