"""The lists of mutants that change no timetable: each row is a mutant of today, with a reason."""

import csv
from functools import cache
from pathlib import Path

import pytest

from scheduler.rules.ordered_catalogue import RULES
from tests.campaign.rule_mutants import mutants_of

LISTS = sorted((Path(__file__).parent / "equivalent_mutants").glob("*.csv"))
COLUMNS = ["rule", "function", "old", "new", "reason"]
BY_ID = {str(rule.info.id): rule for rule in RULES}


@cache
def texts(rule: str) -> set[tuple[str, str, str]]:
    """Function, old and new text of every mutant of a rule."""
    return {(mutant.function, mutant.old, mutant.new) for mutant in mutants_of(BY_ID[rule])}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_each_row_is_a_mutant_with_a_reason(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == COLUMNS
    assert rows == sorted(rows)
    assert len({tuple(row[:4]) for row in rows}) == len(rows)
    for rule, function, old, new, reason in rows:
        assert (function, old, new) in texts(rule), (rule, function, old, new)
        assert reason
