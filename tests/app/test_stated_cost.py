"""The cost that a timetable's file states, beside no record of what it was made for."""

from pathlib import Path

import pytest

from instances import save_timetable
from models.facts import Verdict
from scheduler import audit
from scheduler.app.stated_cost import false_cost, with_stated_cost
from tests.support.semester_builder import Build

# ann has two exams on one day: 10.
BUILD = Build().exam("A", 60).exam("B", 60).person("ann", "A", "B")
BUILD.start("A", "2024-01-22 08:30").start("B", "2024-01-22 18:00")


def judged(folder: Path, stated: dict[str, object], *, edited: bool = False) -> Verdict:
    save_timetable(folder, BUILD.timetable(), stated)
    return audit(BUILD.instance(), folder, edited=edited)


@pytest.mark.parametrize("past", [-1, 1])
def test_another_cost_is_a_hard_finding(past: int, tmp_path: Path) -> None:
    true = BUILD.audit()
    verdict = judged(tmp_path, {"cost": true.cost + past})
    assert (false_cost(verdict), verdict.cost, verdict.hard) == (true.cost + past, true.cost, 1)
    row = verdict.findings.iloc[-1]
    assert (row["rule"], row["amount"], row["limit"]) == (
        "stated-cost",
        str(true.cost + past),
        str(true.cost),
    )


@pytest.mark.parametrize("stated", [{}, {"cost": "much"}, {"cost": None}])
def test_a_file_without_a_cost_says_nothing_false(stated: dict[str, object], tmp_path: Path) -> None:
    assert judged(tmp_path, stated).hard == 0


def test_the_right_cost_an_edited_file_and_other_rules_are_no_finding(tmp_path: Path) -> None:
    cost = BUILD.audit().cost
    assert judged(tmp_path, {"cost": cost}).hard == 0
    assert judged(tmp_path, {"cost": cost + 1}, edited=True).hard == 0
    assert judged(tmp_path, {"cost": cost + 1, "rules": {"file": "mine.py", "sha256": "0"}}).hard == 0
    save_timetable(tmp_path, BUILD.timetable(), {"cost": cost + 1})
    given = with_stated_cost(BUILD.instance(), BUILD.audit(), tmp_path, as_made=False)
    assert false_cost(given) is None
