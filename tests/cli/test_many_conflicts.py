"""One cause that many exams share does not hide another, and is not printed three hundred times."""

import io

from rich.console import Console

from models.text import Messages
from scheduler.app.catalogue import rules_of
from scheduler.app.conflicts import conflicts_of
from scheduler.cli.show_infeasible import show_infeasible
from scheduler.solver.infeasibility import Infeasibility
from tests.support.paths import TINY
from tests.support.reading import read_instance


def test_another_cause_comes_after_the_first_of_many_alike() -> None:
    semester = read_instance(TINY)
    names = [str(exam.id) for exam in semester.exams]
    many = [Infeasibility("no-option", ("start-grid",), (node,)) for node in range(8)]
    other = Infeasibility("no-option", ("opening-hours",), (9,))
    found = conflicts_of(semester, [*many, other], names)
    assert [one.rules for one in found[:3]] == [("start-grid",), ("opening-hours",), ("start-grid",)]
    assert [one.exams[0] for one in found if one.rules == ("start-grid",)] == names[:8]
    text = io.StringIO()
    show_infeasible(Console(file=text, width=200), semester, found, None, rules_of(semester), Messages("en"))
    printed = text.getvalue()
    assert [name in printed for name in (names[4], names[5], names[9])] == [True, False, True]
    assert "3 more contradictions" in printed
