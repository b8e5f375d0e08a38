"""Numbers that a cell shows with leading zeros: what people see is the code they mean."""

import re
from collections.abc import Mapping

from instances.io.workbook.sheet_parts import part

Shown = Mapping[tuple[int, int], str]
"""What cells show, by row and column from 0."""

_FORMAT = re.compile(r"<(?:\w+:)?numFmt\s[^<>]{0,1000}>")
_STYLES = re.compile(r"<(?:\w+:)?cellXfs\b(.*?)</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?xf\s[^<>]{0,2000}>")
_ATTRIBUTE = re.compile(r"""(?:\w+:)?(\w+)\s*=\s*["']([^"']*)["']""")
_ZEROS = re.compile(r"(?:\[[^\]]{0,20}\])?(0{2,30})(?:;.*)?")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]{1,300})>\s*<(?:\w+:)?v[^<>]{0,100}>\s*(\d{1,30})(?:\.0{1,20})?\s*<")
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_INDEX = re.compile(rb"""\bs\s*=\s*["'](\d{1,6})["']""")
_TYPE = re.compile(rb"""\bt\s*=\s*["'](?!n["'])""")


def zero_widths(members: Mapping[str, bytes]) -> dict[int, int]:
    """The digits that each style shows at least, by its number: those whose format is nothing but zeros."""
    xml = part(members, "xl/styles.xml").decode(errors="replace")
    formats: dict[str, int] = {}
    for tag in _FORMAT.findall(xml):
        found = dict(_ATTRIBUTE.findall(tag))
        if zeros := _ZEROS.fullmatch(found.get("formatCode", "")):
            formats[found.get("numFmtId", "")] = len(zeros[1])
    styles = _STYLES.search(xml)
    if not formats or not styles:
        return {}
    numbers = [dict(_ATTRIBUTE.findall(tag)).get("numFmtId", "") for tag in _STYLE.findall(styles[1])]
    return {i: formats[number] for i, number in enumerate(numbers) if number in formats}


def shown_numbers(parts: Mapping[str, bytes], widths: Mapping[int, int]) -> dict[str, Shown]:
    """By the name of the sheet, the numbers that show more digits than they have."""
    out: dict[str, Shown] = {}
    for name, xml in parts.items() if widths else ():
        shown: dict[tuple[int, int], str] = {}
        for attributes, digits in _CELL.findall(xml):
            style, place = _INDEX.search(attributes), _PLACE.search(attributes)
            width = widths.get(int(style[1]), 0) if style else 0
            if place and width > len(digits) and not _TYPE.search(attributes):
                shown[int(place[2]) - 1, _column(place[1])] = digits.decode().zfill(width)
        if shown:
            out[name] = shown
    return out


def _column(letters: bytes) -> int:
    number = 0
    for mark in letters:
        number = number * 26 + mark - 64
    return number - 1
