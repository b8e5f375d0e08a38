"""The generated pages of the reference say what the code says."""

import csv
import subprocess
import sys

from scheduler.rules.ordered_catalogue import RULES
from tests.support.paths import ROOT


def test_no_generated_page_is_out_of_date() -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_catalogue_is_complete() -> None:
    """Every entry is treated by rules, by the data, not yet, or not at all, and never by two of these."""
    with (ROOT / "docs/reference/regulation.csv").open(encoding="utf-8", newline="") as file:
        entries = {row["id"]: row for row in csv.DictReader(file, delimiter=";")}
    demands = [entry for entry in entries if entry[0] in "ABCDEFGHI"]
    assert len(demands) == 111
    covered = {entry for rule in RULES for entry in rule.info.covers}
    assert covered <= set(entries)
    for entry in demands:
        assert entries[entry]["treatment"] in ("", "data", "later"), entry
        assert not (entry in covered and entries[entry]["treatment"]), entry
