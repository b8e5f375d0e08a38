"""Teachers in charge: twenty minutes in the room at the start, or reachable in their centre's hours.

F2 I.C.1: "assurer une permanence de vingt minutes dans la salle d'examen au début de l'épreuve ou à défaut d'être
joignable durant ce laps de temps dans la limite des horaires d'ouverture de son centre de rattachement".
"""

from datetime import date, time, timedelta

import pytest

from tests.support.finding_tuples import DAY, REUNION, at, broken, rules, two
from tests.support.semester_builder import Build, paid


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


@pytest.mark.parametrize(
    ("closes", "published", "anew"),
    [
        ("18:30", [], []),  # reached from 18:10 to 18:30
        ("18:29", [], ["18:10"]),  # only until 18:29
        ("16:19", ["16:00"], ["18:10"]),  # neither time
    ],
)
def test_x04_the_teacher_is_asked_at_the_deferred_start(
    closes: str, published: list[str], anew: list[str]
) -> None:
    # A from 14:00 to 18:00, B from 16:00 to 18:00: x sits A, leaves at 18:00 and begins B at 18:10. The teacher
    # of B is attached to Lyon. A deferred start out of its hours is told; only published starts cost.
    build = Build(starts_of_day=(time(14), time(16))).site("Lyon", centre="Paris", hours=f"08:00-{closes}")
    build.exam("A", 240).exam("B", 120).person("x", "A", "B").person("y", "B").teacher("t", "B", site="Lyon")
    build.start("A", f"{DAY} 14:00").start("B", f"{DAY} 16:00").transfer("x", "A", "B", f"{DAY} 18:10")
    verdict = build.audit()
    found = verdict.findings[verdict.findings["rule"] == "teacher-reachable"]
    assert found[["exam", "amount"]].to_numpy().tolist() == [
        ["B", at(f"{DAY} {clock}")] for clock in published + anew
    ]
    assert verdict.costs["teacher-reachable"] == 5 * len(published)
    assert broken(verdict) == []


def test_x04_presence_at_the_published_start_is_not_presence_later() -> None:
    build = Build(starts_of_day=(time(14), time(16))).site("Lyon", centre="Paris", hours="08:00-18:00")
    build.exam("A", 240).exam("B", 120).person("x", "A", "B").person("y", "B").teacher("t", "B", site="Lyon")
    build.present("t", "B").start("A", f"{DAY} 14:00").start("B", f"{DAY} 16:00")
    verdict = build.transfer("x", "A", "B", f"{DAY} 18:10").audit()
    found = verdict.findings[verdict.findings["rule"] == "teacher-reachable"]
    assert found["amount"].tolist() == [at(f"{DAY} 18:10")]


@pytest.mark.parametrize(("summer", "reached"), [(False, True), (True, False)])
def test_x06_the_clock_of_the_day_decides(summer: bool, reached: bool) -> None:
    # 13:00 in Guadeloupe is 18:00 in Paris in January and 19:00 in June; the site in Paris closes at 18:30.
    day, window = ("2024-06-11", date(2024, 6, 10)) if summer else ("2024-01-23", date(2024, 1, 22))
    build = Build(
        starts_of_day=(time(13),),
        windows=((window, window + timedelta(5)), (date(2024, 9, 9), date(2024, 9, 14))),
    )
    build.site("Paris", hours="08:00-18:30").site("Abymes", "America/Guadeloupe").exam(
        "A", 120, centre="Abymes"
    )
    build.person("x", "A", site="Abymes").teacher("t", "A").start("A", f"{day} 13:00", "America/Guadeloupe")
    assert paid(build.audit()) == ({} if reached else {"teacher-reachable": 5})


@pytest.mark.parametrize(("closes", "asked"), [("16:30", False), ("16:29", True)])
def test_x04_the_teacher_is_reachable_at_the_deferred_start(closes: str, asked: bool) -> None:
    # X04 (6): x begins B at 16:10, its teacher is attached to Lyon: open until 16:30 at least. No start is forbidden.
    build = two("14:00", "14:00").site("Lyon", hours=f"08:00-{closes}").teacher("t", "B", site="Lyon")
    verdict = build.transfer("x", "A", "B", f"{DAY} 16:10").audit()
    assert broken(verdict) == []
    told = verdict.findings[verdict.findings["rule"] == "teacher-reachable"]
    assert list(told["exam"]) == (["B"] if asked else [])
