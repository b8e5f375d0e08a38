"""Rows that a sheet hides, by hand or by a filter: they are read like the others, so they are told."""

import re
from collections.abc import Mapping

_ROW = re.compile(rb"<(?:\w+:)?row\s[^<>]{1,1000}>")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\br\s*=\s*["'](\d{1,7})["']""")


def hidden_rows(parts: Mapping[str, bytes]) -> dict[str, tuple[int, ...]]:
    """By the name of the sheet, the numbers (from 1) of its hidden rows."""
    out: dict[str, tuple[int, ...]] = {}
    for name, xml in parts.items():
        if b"hidden" not in xml:
            continue
        tags = (tag for tag in _ROW.findall(xml) if _HIDDEN.search(tag))
        if rows := tuple(int(number[1]) for tag in tags if (number := _NUMBER.search(tag))):
            out[name] = rows
    return out
