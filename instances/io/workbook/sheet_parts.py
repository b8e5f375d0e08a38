"""The XML of a workbook's sheets by their names."""

import re
from collections.abc import Mapping
from html import unescape

_ATTRIBUTE = re.compile(r"""(?:\w+:)?(\w+)\s*=\s*["']([^"']*)["']""")


def sheet_parts(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The XML of each sheet that the workbook names and has."""
    workbook = part(members, "xl/workbook.xml")
    links = part(members, "xl/_rels/workbook.xml.rels")
    targets = {
        found["Id"]: found["Target"].lstrip("/").removeprefix("xl/")
        for tag in re.findall(r"<(?:\w+:)?Relationship\b[^<>]{0,2000}>", links.decode(errors="replace"))
        if {"Id", "Target"} <= (found := dict(_ATTRIBUTE.findall(tag))).keys()
    }
    out: dict[str, bytes] = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^<>]{0,2000}>", workbook.decode(errors="replace")):
        sheet = dict(_ATTRIBUTE.findall(tag))
        xml = members.get(f"xl/{targets.get(sheet.get('id', ''), '')}", b"")
        out[unescape(sheet.get("name", ""))] = xml
    return out


def part(members: Mapping[str, bytes], name: str) -> bytes:
    """A part of the package by its name, whatever its case; empty if it is not there."""
    return next((xml for member, xml in members.items() if member.casefold() == name), b"")
