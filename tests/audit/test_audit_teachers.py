"""Teachers in charge: twenty minutes in the room, or within reach."""

from datetime import datetime

import numpy as np
import pytest

from scheduler.harness.workbench import Bench
from tests.support.semester_builder import Build, hard

NOUMEA, REUNION = "Pacific/Noumea", "Indian/Reunion"


@pytest.mark.parametrize(
    ("minute", "broken"),
    [
        (0, [("teacher-one-place", "A", "B", "t")]),
        (19, [("teacher-one-place", "A", "B", "t")]),
        (20, []),  # the first twenty minutes are over
    ],
)
def test_a_teacher_opens_one_exam_after_the_other(minute: int, broken: list[tuple[str, ...]]) -> None:
    build = Build().site("Lyon", centre="Paris").exam("A", imposed=datetime(2024, 1, 22, 14))
    build.exam("B", imposed=datetime(2024, 1, 22, 14, minute)).person("a", "A").person("b", "B", site="Lyon")
    build.teacher("t", "A", "B").present("t", "A").present("t", "B", "Lyon")
    build.start("A", "2024-01-22 14:00").start("B", f"2024-01-22 14:{minute:02}")
    assert hard(build.audit(), "exam", "other", "amount") == broken
    bench = Bench(build.instance())
    assert bench.broken(np.array([0, 1])) == ({"teacher-one-place"} if broken else set())


def test_one_exam_at_two_sites_is_two_rooms() -> None:
    build = Build().site("Lyon", centre="Paris").exam("A").person("a", "A").person("b", "A", site="Lyon")
    build.teacher("t", "A").present("t", "A").present("t", "A", "Lyon").start("A", "2024-01-22 14:00")
    assert hard(build.audit(), "exam", "other", "site", "limit") == [
        ("teacher-one-place", "A", "A", "Lyon", "Paris")
    ]
    bench = Bench(build.instance())
    assert not bench.problem.allowed.any()


def test_two_teachers_and_unsat_exams_are_no_matter() -> None:
    build = Build().exam("A").exam("B").exam("Nobody").person("a", "A").person("b", "B")
    build.teacher("t", "A").teacher("u", "B").present("t", "A").present("u", "B").present("t", "Nobody")
    build.start("A", "2024-01-22 14:00").start("B", "2024-01-22 14:00")
    assert hard(build.audit()) == []
    assert not any(bool(term) for term in Bench(build.instance()).terms["teacher-one-place"])


@pytest.mark.parametrize(("closes", "units"), [("18:20", 0), ("18:19", 1)])
def test_within_reach_until_the_site_closes(closes: str, units: int) -> None:
    # An evening exam in Paris, 18:00; its teacher belongs to a site that closes at 18:20, or before.
    build = Build().site("Lab", centre="Paris", hours=f"08:00-{closes}").exam("A").person("a", "A")
    build.teacher("t", "A", site="Lab").start("A", "2024-01-22 18:00")
    verdict = build.audit()
    assert verdict.costs["teacher-reachable"] == 5 * units
    assert hard(verdict) == []
    build.present("t", "A")  # who is in the room need not be called
    assert build.audit().costs["teacher-reachable"] == 0


def test_morning_in_noumea_is_night_in_paris() -> None:
    # 8:00 in Nouméa is 22:00 in Paris the day before (winter, ten hours), where the site closes at 22:00.
    build = Build().site("Paris", hours="08:00-22:00").site("Nouméa", NOUMEA).exam("A", 120)
    build.person("a", "A").person("n", "A", site="Nouméa").teacher("t", "A")
    build.start("A", "2024-01-23 08:30").start("A", "2024-01-23 08:00", NOUMEA, paper=1)
    verdict = build.audit()
    rows = verdict.findings[verdict.findings["rule"] == "teacher-reachable"]
    assert rows[["exam", "site", "amount"]].to_numpy().tolist() == [["A", "Paris", "2024-01-22T21:00Z"]]
    # 18:30 there is 8:30 in Paris: one instant, asked once.
    assert build.start("A", "2024-01-23 18:30", NOUMEA).audit().costs["teacher-reachable"] == 0
