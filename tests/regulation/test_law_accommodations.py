"""Who leads the candidates, and how many exams of a candidate may be accommodated.

F2 I.A.2.c(1): a transferred candidate stays "à disposition d'un surveillant habilité". F0: "un.e auditeur.rice peut
au maximum bénéficier de l'aménagement de deux épreuves par session". What a disability gives is not counted (Q06).
"""

from dataclasses import replace

import pytest

from scheduler.audit import audit
from scheduler.harness.workbench import Bench
from tests.support.finding_tuples import DAY, broken, rules, two
from tests.support.semester_builder import Build, hard


@pytest.mark.parametrize(
    ("since", "until", "missing"),
    [
        ("16:00", "16:10", 0),
        ("15:00", "18:00", 0),
        ("16:01", "16:10", 1),  # nobody at the bell
        ("16:00", "16:09", 1),  # nobody on the last steps
    ],
)
def test_g04_an_authorised_escort_from_the_bell_to_the_new_start(
    since: str, until: str, missing: int
) -> None:
    # x leaves A at 16:00 and begins B at 16:10; 20 ordinary invigilators are there all day.
    build = two("14:00", "14:00").site("Paris", staff=(20, 0)).transfer("x", "A", "B", f"{DAY} 16:10")
    build.staff("Paris", 1, 1, f"{DAY} {since}", f"{DAY} {until}")
    assert [rule for rule, *_ in broken(build.audit())] == ["escorts"] * missing


def overlaps(count: int, cap: int = 2) -> Build:
    """x has so many overlapping pairs in session 1, a day each, all answered by a transfer."""
    build = Build(policy={"transfer": {"cap": cap}})
    days = [f"2024-01-{22 + i}" for i in range(count)]
    for i in range(count):
        build.exam(f"A{i}", 120).exam(f"B{i}", 120)
    build.person("x", *(f"{letter}{i}" for i in range(count) for letter in "AB"))
    for i, day in enumerate(days):
        build.start(f"A{i}", f"{day} 14:00").start(f"B{i}", f"{day} 14:00")
        build.transfer("x", f"A{i}", f"B{i}", f"{day} 16:10")
    return build


@pytest.mark.parametrize(
    ("count", "cap", "finds"), [(2, 2, False), (3, 2, True), (1, 0, True), (3, 3, False)]
)
def test_d05_at_most_two_accommodated_exams_a_session(count: int, cap: int, finds: bool) -> None:
    # F0: "un.e auditeur.rice peut au maximum bénéficier de l'aménagement de deux épreuves par session".
    found = [(rule, amount, limit) for rule, _, amount, limit in broken(overlaps(count, cap).audit())]
    assert found == ([("transfer-cap", str(count), str(cap))] if finds else [])


def test_d05_counts_a_session_at_a_time() -> None:
    # Two in session 1 and one in session 2.
    build = overlaps(2)
    build.exam("C", 120, session=2, of="A0").exam("D", 120, session=2, of="B0")
    build.exam("E", 120, session=2, of="A1").exam("F", 120, session=2, of="B1")
    build.start("C", "2024-04-08 14:00").start("D", "2024-04-08 14:00")
    build.start("E", "2024-04-09 14:00").start("F", "2024-04-10 14:00")
    assert broken(build.transfer("x", "C", "D", "2024-04-08 16:10").audit()) == []


def away(count: int, *, site: str = "Lyon", session: int = 1, remote: bool = False) -> Build:
    """x of Paris has so many exams of session 1, a day each, but that B follows A; and leave for the site. Two are allowed."""
    build = Build().centre("Lyon").site("Lyon")
    build.exam("A", 120).exam("B", 120).start("A", f"{DAY} 14:00").start("B", f"{DAY} 14:00")
    others = [f"C{i}" for i in range(count - 2)]
    for i, name in enumerate(others):
        build.exam(name, 120, remote=remote).start(name, f"2024-01-{24 + i} 14:00")
    return build.person("x", "A", "B", *others).elsewhere("x", site, session=session)


@pytest.mark.parametrize(
    ("build", "found"),
    [
        (away(2), []),
        (away(3), [("transfer-cap", "x", "3", "2")]),
        # An exam sat at home is not sat elsewhere, nor are those of the other session, nor any with leave for Paris.
        (away(3, remote=True), []),
        (away(3, session=2), []),
        (away(3, site="Paris"), []),
    ],
)
def test_d05_exams_sat_elsewhere_by_leave_are_accommodated(
    build: Build, found: list[tuple[str, ...]]
) -> None:
    # F0 on another centre and on arrangements: both need the consent of the service, for two exams a session.
    build.transfer("x", "A", "B", f"{DAY} 16:10")
    assert hard(build.audit(), "candidate", "amount", "limit") == found


def test_d05_leave_alone_is_no_finding() -> None:
    # Four days apart: what was granted before there was a timetable is not judged by it.
    build = away(4).start("B", "2024-01-30 14:00")
    assert hard(build.audit()) == []


@pytest.mark.parametrize(
    ("count", "session", "outcome"), [(2, 1, "transfer"), (3, 1, "unresolved"), (3, 2, "transfer")]
)
def test_d05_nobody_with_leave_for_more_exams_is_moved(count: int, session: int, outcome: str) -> None:
    build = away(count, session=session)
    bench = Bench(replace(build.instance(), rooms=()))
    days = {"A": DAY, "B": DAY, "C0": "2024-01-24"}
    choice = bench.at(**{name: f"{days[name]} 14:00" for name in bench.data.options.names if name in days})
    placed = bench.placer.place(choice)
    timetable = bench.timetable(choice, placed)
    verdict = audit(bench.instance, timetable)
    assert timetable.overlaps["outcome"].tolist() == [outcome]
    assert not verdict.hard
    assert bench.problem.cost(choice) + placed.cost == verdict.cost
    reasons = verdict.facts.unresolved["reason"].unique().tolist()
    assert reasons == ([] if outcome == "transfer" else ["cap"])


def test_x09_two_moved_exams_are_not_written_at_once() -> None:
    # A 14:00 to 16:00, B moved to 16:10 to 18:10: C cannot begin at 16:10 as well.
    build = two("14:00", "14:00").exam("C", 120).start("C", f"{DAY} 14:00")
    build.register("x", "offering-C", "Paris", "evening")
    build.transfer("x", "A", "B", f"{DAY} 16:10").transfer("x", "A", "C", f"{DAY} 16:10")
    assert rules(build.audit()) == {"transfer-conditions"}
