"""The README cannot lag: its rules, commands, files and instances are those that exist."""

import re

from scheduler.cli.main import COMMANDS
from scheduler.rules.ordered_catalogue import RULES
from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_rule_has_its_row_and_every_row_its_rule() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (hard|soft) \| ([^|]+) \| ([^|]+) \|$", README, re.MULTILINE)
    wanted = [(r.info.id, r.info.kind, r.info.title[0], ", ".join(r.info.covers) or "–") for r in RULES]
    assert [tuple(cell.strip() for cell in row) for row in rows] == wanted


def test_the_commands_shown_are_the_commands_there_are() -> None:
    shown = set(re.findall(r"^exams ([a-z]+)", README, re.MULTILINE))
    assert shown == set(COMMANDS)


def test_the_paths_named_exist() -> None:
    paths = re.findall(r"`((?:models|instances|scheduler|reports|benchmarks|tests)/[\w./-]*)`", README)
    assert len(paths) > 10
    missing = [path for path in paths if not (ROOT / path).exists()]
    assert missing == []


def test_make_targets_named_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make (\w+)", README)):
        if target in ("are", "is"):
            continue
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
