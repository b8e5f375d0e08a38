"""Teachers in charge: twenty minutes in the room at the start, or reachable in their centre's hours.

F2 I.C.1: "assurer une permanence de vingt minutes dans la salle d'examen au début de l'épreuve ou à défaut d'être
joignable durant ce laps de temps dans la limite des horaires d'ouverture de son centre de rattachement".
"""

from datetime import time

import pytest

from tests.audit.build import Build, paid
from tests.regulation.law import DAY, REUNION, broken, rules


@pytest.mark.parametrize(
    ("second", "finds"), [("14:00", True), ("14:19", True), ("14:20", False), ("18:00", False)]
)
def test_g02_a_teacher_is_in_one_place_for_twenty_minutes(second: str, finds: bool) -> None:
    # t opens A at 14:00 in Paris and stays until 14:20; B is in Lyon.
    build = Build(starts_of_day=(time(14), time.fromisoformat(second))).site("Lyon")
    build.exam("A").exam("B").person("x", "A").person("y", "B", site="Lyon").teacher("t", "A", "B")
    build.present("t", "A").present("t", "B", "Lyon").start("A", f"{DAY} 14:00").start("B", f"{DAY} {second}")
    assert rules(build.audit()) == ({"teacher-one-place"} if finds else set())


@pytest.mark.parametrize("present", [("A",), ("B",), ("A", "B")])
def test_g02_only_presence_binds_to_a_place(present: tuple[str, ...]) -> None:
    # Two exams at once of one teacher: at most one in person, the other is reached by telephone.
    build = Build().exam("A").exam("B").person("x", "A").person("y", "B").teacher("t", "A", "B")
    for exam in present:
        build.present("t", exam)
    build.start("A", f"{DAY} 14:00").start("B", f"{DAY} 14:00")
    assert rules(build.audit()) == ({"teacher-one-place"} if len(present) == 2 else set())


@pytest.mark.parametrize(
    ("hours", "reached"), [("08:00-18:20", True), ("08:00-18:19", False), ("18:01-22:30", False)]
)
def test_g02_reachable_while_the_centre_is_open(hours: str, reached: bool) -> None:
    # The exam begins in Lyon at 18:00; its teacher is attached to Paris: open from 18:00 to 18:20 at least.
    build = (
        Build().site("Paris", hours=hours).site("Lyon").exam("A", centre="Lyon").person("x", "A", site="Lyon")
    )
    verdict = build.teacher("t", "A").start("A", f"{DAY} 18:00").audit()
    assert broken(verdict) == []  # Q15: a finding that costs, no start is forbidden
    assert paid(verdict) == ({} if reached else {"teacher-reachable": 5})


@pytest.mark.parametrize(
    ("zone", "local", "reached"),
    [
        # X06, in January, the teacher's centre in Paris open from 08:00 to 21:30.
        ("Pacific/Noumea", "08:00", False),  # 22:00 in Paris the evening before
        ("America/Martinique", "13:00", True),  # 18:00 in Paris
        (REUNION, "09:00", False),  # 06:00 in Paris
    ],
)
def test_x06_night_in_paris(zone: str, local: str, reached: bool) -> None:
    build = (
        Build(starts_of_day=(time.fromisoformat(local),))
        .site("Paris", hours="08:00-21:30")
        .site("Away", zone)
    )
    build.exam("A", centre="Away").person("x", "A", site="Away").teacher("t", "A")
    verdict = build.start("A", f"{DAY} {local}", zone).audit()
    assert paid(verdict) == ({} if reached else {"teacher-reachable": 5})


def test_g02_minutes_are_the_policy_s() -> None:
    # An hour of presence: 14:00 and 14:30 collide although twenty minutes would not.
    build = Build(policy={"teacher_one_place": {"minutes": 60}}, starts_of_day=(time(14), time(14, 30)))
    build.exam("A").exam("B").person("x", "A").person("y", "B").teacher("t", "A", "B")
    build.present("t", "A").present("t", "B").start("A", f"{DAY} 14:00").start("B", f"{DAY} 14:30")
    assert rules(build.audit()) == {"teacher-one-place"}
