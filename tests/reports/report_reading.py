"""Reading a report back: its embedded data and the tables that need no script."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any


def embedded(path: Path) -> dict[str, Any]:
    """The JSON that the page's figures draw."""
    html = path.read_text(encoding="utf-8")
    start = html.index(">", html.index('id="report-data"')) + 1
    data: dict[str, Any] = json.loads(html[start : html.index("</script>", start)])
    return data


class _Cells(HTMLParser):
    """Rows of the tables of each section, in one language, as texts."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.other = "fr" if language == "en" else "en"
        self.rows: dict[str, list[list[str]]] = {}
        self.section, self.cell, self.hidden = "", False, False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section":
            self.section = str(given["id"])
            self.rows[self.section] = []
        elif tag == "tr" and self.section:
            self.rows[self.section].append([])
        elif tag in ("td", "th") and self.section:
            self.cell = True
            self.rows[self.section][-1].append("")
        elif tag == "span" and given.get("lang") == self.other:
            self.hidden = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self.section = ""
        elif tag in ("td", "th", "tbody", "table"):  # the end of a cell or row may go without saying
            self.cell = False
        elif tag == "span":
            self.hidden = False

    def handle_data(self, data: str) -> None:
        if self.cell and not self.hidden:
            self.rows[self.section][-1][-1] += data


def tables(path: Path, language: str = "en") -> dict[str, list[list[str]]]:
    """Every row of every section's tables, cells stripped."""
    html = path.read_text(encoding="utf-8")
    parser = _Cells(language)
    parser.feed(html[: html.index('<script type="application/json"')])
    return {s: [[" ".join(c.split()) for c in row] for row in rows] for s, rows in parser.rows.items()}


def whole(text: str) -> int:
    """1,234 as a number."""
    return int(text.replace(",", ""))
