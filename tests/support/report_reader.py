"""Reading a report back: its embedded data as tables, and what the overview says without a script."""

import html
import json
import re
from pathlib import Path
from typing import Any

import pandas as pd

from reports.packed_text import unpacked_text


def embedded(path: Path) -> dict[str, Any]:
    """The JSON that the page's scripts read."""
    text = path.read_text(encoding="utf-8")
    start = text.index(">", text.index('id="report-data"')) + 1
    data: dict[str, Any] = json.loads(text[start : text.index("</script>", start)])
    parts = re.findall(r'data-part="(\w+)">(.*?)</script>', text, re.S)
    return data | {name: json.loads(unpacked_text(part)) for name, part in parts}


def readable(path: Path) -> str:
    """The whole page as text, its packed tables unpacked: what a test of words that must or may not stand in it reads."""
    text = path.read_text(encoding="utf-8")
    return re.sub(
        r'(data-part="\w+">)(.*?)(</script>)', lambda m: m[1] + unpacked_text(m[2]) + m[3], text, flags=re.S
    )


def table(data: dict[str, Any], name: str) -> pd.DataFrame:
    """A table of columns, its codes turned back into ids."""
    lists = {
        "exam": "exams", "other": "exams", "stays": "exams", "moves": "exams", "next": "exams", "site": "sites",
        "room": "rooms", "person": "people",
    }  # fmt: skip
    frame = pd.DataFrame(data[name])
    for column in frame.columns.intersection(list(lists)):
        ids = data[lists[column]]["id"]
        frame[column] = [ids[i] if i >= 0 else "" for i in frame[column]]
    return frame


def instants(start: pd.Series, after: pd.Series | int = 0) -> pd.Series:
    """UTC instants from minutes since 1970."""
    return pd.to_datetime((start + after) * 60, unit="s", utc=True)


def _text(markup: str, language: str) -> str:
    other = "fr" if language == "en" else "en"
    markup = re.sub(rf'<span lang="{other}">.*?</span>', "", markup, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def cost_table(path: Path, language: str = "en") -> dict[str, list[str]]:
    """Cells of the overview's table of costs by rule id; the last row is called total."""
    text = path.read_text(encoding="utf-8")
    found = re.search(r'<table class="costs">.*?</table>', text, re.S)
    assert found
    rows = re.findall(r'<tr(?: data-rule="([\w-]+)")?[^>]*>(.*?)</tr>', found.group(), re.S)
    cells = {rule or "total": re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S) for rule, row in rows[1:]}
    return {rule: [_text(cell, language) for cell in row] for rule, row in cells.items()}


def matters(path: Path, language: str = "en") -> dict[str, tuple[str, str, str]]:
    """What needs attention by id, in order: (level, count, text)."""
    text = path.read_text(encoding="utf-8")
    items = re.findall(
        r'<li class="(\w+)" data-matter="(\w+)">.*?class="many">(.*?)</span>\s*<span class="text">(.*?)</span>\s*<a class="see"',
        text,
        re.S,
    )
    return {
        name: (level, _text(count, language), _text(said, language)) for level, name, count, said in items
    }


def whole(text: str) -> int:
    """1,234 as a number."""
    return int(text.replace(",", ""))
