"""Exams that belong together or apart: rows of `relations.csv`, each hard or at a price.

What the texts say: nothing of two exams of two units; F2 I.A.2.a leaves "le nombre des épreuves, leur coefficient,
leur nature" to the unit. A row names an exam, another and a kind:
| kind           | holds when                                                                    |
|----------------|-------------------------------------------------------------------------------|
| same-start     | both begin at one instant                                                     |
| same-day       | both are on one local day                                                     |
| different-day  | they are not                                                                  |
| before         | the other begins at least so many minutes after its end                          |

By hand, A of two hours at 09:00 of 23 January ends at 11:00. "before by at least 30" allows 11:30, not 11:29.
"""

from datetime import time

import pytest

from models.facts import Verdict
from scheduler.rules.decisions.relations import RELATIONS
from tests.support.finding_tuples import rules
from tests.support.semester_builder import Build

TIMES = ("09:00", "09:01", "08:59", "11:00", "11:29", "11:30", "14:00")


def pair(kind: str, b: str, *, a: str = "23 09:00", minutes: int = 0, price: int | None = None) -> Build:
    """A and B of two hours with a candidate each, and one row about them."""
    build = Build(starts_of_day=tuple(time.fromisoformat(t) for t in TIMES)).exam("A", 120).exam("B", 120)
    build.person("x", "A").person("y", "B").start("A", f"2024-01-{a}").start("B", f"2024-01-{b}")
    return build.row(RELATIONS, exam="A", other="B", kind=kind, minutes=minutes, price=price)


def said(verdict: Verdict) -> tuple[set[str], int]:
    return rules(verdict), int(verdict.costs.get("relations", 0))


TIME_KINDS = [
    ("same-start", "23 09:00", True),
    ("same-start", "23 09:01", False),
    ("same-start", "23 08:59", False),
    ("same-start", "24 09:00", False),
    ("same-day", "23 14:00", True),
    ("same-day", "24 09:00", False),
    ("different-day", "23 14:00", False),
    ("different-day", "24 09:00", True),
    ("different-day", "22 14:00", True),
]


@pytest.mark.parametrize(("kind", "b", "kept"), TIME_KINDS)
def test_a_hard_row_is_kept_or_broken(kind: str, b: str, kept: bool) -> None:
    assert said(pair(kind, b).audit()) == (set() if kept else {"relations"}, 0)


@pytest.mark.parametrize(("kind", "b", "kept"), TIME_KINDS)
def test_a_priced_row_costs_once(kind: str, b: str, kept: bool) -> None:
    assert said(pair(kind, b, price=40).audit()) == (set(), 0 if kept else 40)


@pytest.mark.parametrize(
    ("minutes", "b", "kept"),
    [
        (0, "23 11:00", True),
        (30, "23 11:30", True),
        (30, "23 11:29", False),
        (30, "24 08:59", True),
        (0, "23 09:00", False),
        (0, "22 14:00", False),
    ],
)
def test_before_by_at_least_so_many_minutes(minutes: int, b: str, kept: bool) -> None:
    assert said(pair("before", b, minutes=minutes).audit()) == (set() if kept else {"relations"}, 0)


def test_before_has_a_direction() -> None:
    assert said(pair("before", "23 09:00", a="23 14:00").audit())[0] == {"relations"}
    assert said(pair("before", "23 14:00", a="23 09:00").audit())[0] == set()


def test_a_relation_with_an_exam_that_nobody_sits_is_silent() -> None:
    build = Build(starts_of_day=(time(9),)).exam("A", 120).exam("B", 120).person("x", "A")
    build.start("A", "2024-01-23 09:00").row(RELATIONS, exam="A", other="B", kind="same-day")
    assert said(build.audit()) == (set(), 0)


def test_the_local_day_is_that_of_the_organising_centre() -> None:
    # 23:30 of 23 January in Paris and 00:30 of the 24th are two days there, whatever the clock of La Réunion (02:30 and
    # 03:30 of the 24th).
    build = Build(starts_of_day=(time(23, 30), time(0, 30))).site("Port", "Indian/Reunion")
    build.exam("A", 20).exam("B", 20).person("x", "A", site="Port").person("y", "B", site="Port")
    build.start("A", "2024-01-24 02:30", "Indian/Reunion").start("B", "2024-01-24 03:30", "Indian/Reunion")
    build.row(RELATIONS, exam="A", other="B", kind="different-day")
    assert "relations" not in rules(build.audit())
