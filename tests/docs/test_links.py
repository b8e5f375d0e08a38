"""Links between pages lead somewhere, and every page can be reached from the index."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, headings, links
from tests.support.paths import ROOT

INDEX = ROOT / "docs" / "README.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_resolves(page: Path) -> None:
    for file, heading in links(page):
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), f"{page.name} links to {file}"
        if heading:
            assert heading in headings(target), f"{page.name} links to {file}#{heading}"


def test_every_page_is_reached_from_the_index() -> None:
    reached, waiting = set(), [INDEX]
    while waiting:
        page = waiting.pop()
        if page.suffix == ".md" and page not in reached:
            reached.add(page)
            waiting += [(page.parent / file).resolve() for file, _ in links(page) if file]
    assert {page for page in PAGES if page.is_relative_to(ROOT / "docs")} <= reached


def test_paths_named_in_the_pages_exist() -> None:
    named = [
        (page.name, path)
        for page in PAGES
        for path in re.findall(
            r"`((?:models|instances|scheduler|reports|benchmarks|tests|docs)/[\w./-]*)`",
            page.read_text(encoding="utf-8"),
        )
    ]
    assert len(named) > 40
    assert [(page, path) for page, path in named if not (ROOT / path).exists()] == []
