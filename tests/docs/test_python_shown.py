"""The Python shown in the READMEs runs as a script and prints what they say."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import blocks
from tests.docs.test_commands_shown import printed
from tests.support.paths import ROOT


def script(readme: Path) -> tuple[str, str]:
    """The Python block of a README and the text block after it."""
    found = blocks(readme)
    here = next(number for number, block in enumerate(found) if block.language == "python")
    return found[here].text, found[here + 1].text


@pytest.mark.timeout(300)
def test_the_python_of_the_readme_prints_what_it_shows(tmp_path: Path) -> None:
    (tmp_path / "instances").symlink_to(ROOT / "instances")
    text, shown = script(ROOT / "README.md")
    assert len([line for line in text.splitlines() if line.strip()]) <= 10
    (tmp_path / "ten_lines.py").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "ten_lines.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert printed(done.stdout, shown), done.stdout
    assert (tmp_path / "out" / "report.html").stat().st_size > 100_000


@pytest.mark.timeout(300)
def test_a_rule_of_your_own_works_from_python_and_from_the_command_line(tmp_path: Path) -> None:
    """`test_commands_shown` runs the commands of the page; here the rule that it shows, and its Python."""
    page = ROOT / "docs" / "guides" / "a-rule-of-your-own.md"
    rule, use = (block.text for block in blocks(page) if block.language == "python")
    assert rule == (page.parent / "lunch_break.py").read_text(encoding="utf-8")
    shown = blocks(page)[-1].text
    shutil.copytree(ROOT / "instances" / "tiny", tmp_path / "semester")
    with (tmp_path / "semester" / "instance.toml").open("a", encoding="utf-8") as file:
        file.write("\n[policy.lunch-break]\nminutes = 150\n")
    (tmp_path / "lunch_break.py").write_text(rule, encoding="utf-8")
    (tmp_path / "use.py").write_text(use, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "use.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert printed(done.stdout, shown), done.stdout


def test_both_guides_to_a_rule_of_your_own_show_the_same_python() -> None:
    guides = ROOT / "docs" / "guides"
    english, french = (
        [block.text for block in blocks(guides / f"{name}.md") if block.language == "python"]
        for name in ("a-rule-of-your-own", "une-regle-a-vous")
    )
    assert english == french
    assert blocks(guides / "a-rule-of-your-own.md")[-1] == blocks(guides / "une-regle-a-vous.md")[-1]


def test_both_readmes_show_the_same_python() -> None:
    def code(readme: Path) -> list[str]:
        text, shown = script(readme)
        return [line.partition("#")[0].rstrip() for line in text.splitlines()] + shown.splitlines()

    assert code(ROOT / "README.md") == code(ROOT / "README.fr.md")
