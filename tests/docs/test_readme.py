"""The two READMEs say the same things, and what they name exists."""

import re
from pathlib import Path

from scheduler.cli.main import COMMANDS
from tests.docs.pages import blocks, links
from tests.support.paths import ROOT

ENGLISH, FRENCH = ROOT / "README.md", ROOT / "README.fr.md"
PICTURE = 250_000


def test_both_languages_show_the_same_commands() -> None:
    assert _commands(ENGLISH) == _commands(FRENCH)
    assert len(_commands(ENGLISH)) >= 5


def test_both_languages_link_to_the_same_pages() -> None:
    assert _pages(ENGLISH) == _pages(FRENCH)


def test_the_commands_named_exist() -> None:
    text = "\n".join(_commands(ENGLISH))
    assert set(re.findall(r"^exams ([a-z]+)", text, re.MULTILINE)) <= set(COMMANDS)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_readme_is_one_screen() -> None:
    assert len(ENGLISH.read_text(encoding="utf-8").splitlines()) <= 80


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").iterdir())
    assert pictures
    assert {file.name for file in pictures if file.stat().st_size >= PICTURE} == set()


def _commands(page: Path) -> list[str]:
    """Every line of the shell blocks, without comments."""
    lines = [line for block in blocks(page) if block.language == "sh" for line in block.text.splitlines()]
    return [" ".join(line.partition("#")[0].split()) for line in lines]


def _pages(readme: Path) -> list[tuple[str, str]]:
    """Links to other pages, pictures and the other language aside."""
    aside = {"README.md", "README.fr.md"}
    return [link for link in links(readme) if link[0] not in aside and not link[0].endswith(".png")]
