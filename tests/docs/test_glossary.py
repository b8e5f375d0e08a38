"""The glossary has one entry for each term, in order."""

import re

from tests.support.paths import ROOT


def test_entries_are_unique_and_in_order() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)[1:]
    terms = [term.casefold() for term, _, _ in rows]
    assert len(terms) >= 60
    assert terms == sorted(set(terms))
    assert all(word.strip() for row in rows for word in row)
