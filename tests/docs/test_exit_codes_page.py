"""The page of exit codes lists every status with its code."""

import re

from scheduler.cli.exit_codes import EXIT_CODES
from tests.support.paths import ROOT


def test_every_status_has_its_row() -> None:
    page = (ROOT / "docs" / "reference" / "exit-codes.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", page, re.MULTILINE)
    assert {status: int(code) for status, code in rows} == {
        str(key): code for key, code in EXIT_CODES.items()
    }
