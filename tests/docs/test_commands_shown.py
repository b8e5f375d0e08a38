"""The commands shown in the documentation run and print what the pages say.

A block ```sh run is run; a block ```text after it is what it prints, where `…` stands for anything. The blocks of
one page run in order in one folder, in which `instances` and the files of the page's own folder can be read.
"""

import doctest
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, blocks
from tests.support.command_server import exams_command
from tests.support.paths import ROOT

TRANSLATED = {ROOT / "README.fr.md": ROOT / "README.md"}
"""Pages that show the commands of another one in the other language; those of the other run."""
SHOWN = [page for page in PAGES if page not in TRANSLATED and any(block.runs for block in blocks(page))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with `instances` and a command `exams` that uses this checkout."""
    (tmp_path / "instances").symlink_to(ROOT / "instances")
    tools = tmp_path / ".bin"
    tools.mkdir()
    command = tools / "exams"
    words = " ".join(f'"{word}"' for word in exams_command())
    command.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    command.chmod(0o755)
    return tmp_path


@pytest.mark.timeout(600)
@pytest.mark.parametrize("page", SHOWN, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_run(page: Path, folder: Path) -> None:
    for beside in page.parent.iterdir():
        if beside.suffix in (".xlsx", ".csv", ".toml", ".txt", ".py") and page.is_relative_to(ROOT / "docs"):
            shutil.copy(beside, folder)
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "EXAMS_LANG")},
        "PYTHONPATH": str(ROOT),
        "PATH": f"{folder / '.bin'}{os.pathsep}{os.environ['PATH']}",
        "LANG": "C.UTF-8",
    }
    found = blocks(page)
    for block, after in zip(found, [*found[1:], None], strict=True):
        if not block.runs:
            continue
        done = subprocess.run(
            ["sh", "-e", "-c", block.text],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == block.exit_code, f"{block.text}{done.stdout}"
        if after is not None and after.language == "text":
            assert printed(done.stdout, after.text), f"{block.text}printed\n{done.stdout}"


@pytest.mark.parametrize("page", TRANSLATED, ids=lambda page: page.name)
def test_a_translated_page_shows_the_same_commands(page: Path) -> None:
    def commands(shown: Path) -> list[list[str]]:
        lines = [line for block in blocks(shown) if block.runs for line in block.text.splitlines()]
        return [line.partition("#")[0].split() for line in lines]

    assert commands(page) == commands(TRANSLATED[page]) != []


def printed(got: str, shown: str) -> bool:
    """Whether the output is what the page shows; `…` stands for anything, spaces do not count."""
    want, found = (" ".join(text.replace("…", "...").split()) for text in (shown, got))
    return doctest.OutputChecker().check_output(want, found, doctest.ELLIPSIS)
