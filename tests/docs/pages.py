"""The pages of the documentation and what tests read in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.paths import ROOT

PAGES = sorted(
    [
        ROOT / "README.md",
        ROOT / "README.fr.md",
        ROOT / "benchmarks" / "README.md",
        *(ROOT / "docs").rglob("*.md"),
    ]
)
_FENCE = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the words after it (`run`, `exit=3`), and its text."""

    language: str
    words: tuple[str, ...]
    text: str

    @property
    def runs(self) -> bool:
        """Whether the block is a command that the tests run."""
        return self.language == "sh" and "run" in self.words

    @property
    def exit_code(self) -> int:
        """The exit code the block announces, 0 unless `exit=N` is said."""
        said = [word.removeprefix("exit=") for word in self.words if word.startswith("exit=")]
        return int(said[0]) if said else 0


def blocks(page: Path) -> list[Block]:
    """Every fenced block of a page, in order."""
    found = _FENCE.finditer(page.read_text(encoding="utf-8"))
    words = [(one["info"].split() or [""], one["body"]) for one in found]
    return [Block(info[0], tuple(info[1:]), body) for info, body in words]


def links(page: Path) -> Iterator[tuple[str, str]]:
    """(file, heading) of every link to a place of the repository; the file is "" for the page itself."""
    prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if not re.match(r"[a-z]+:", target):
            file, _, heading = target.partition("#")
            yield file, heading


def headings(page: Path) -> set[str]:
    """The anchors of a page, as they are made from its headings."""
    prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
