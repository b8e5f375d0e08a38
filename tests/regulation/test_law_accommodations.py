"""Who leads the candidates, and how many exams of a candidate may be accommodated.

F2 I.A.2.c(1): a transferred candidate stays "à disposition d'un surveillant habilité". F0: "un.e auditeur.rice peut
au maximum bénéficier de l'aménagement de deux épreuves par session". What a disability gives is not counted (Q06).
"""

import pytest

from tests.support.finding_tuples import DAY, broken, rules, two
from tests.support.semester_builder import Build


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


def test_x09_two_moved_exams_are_not_written_at_once() -> None:
    # A 14:00 to 16:00, B moved to 16:10 to 18:10: C cannot begin at 16:10 as well.
    build = two("14:00", "14:00").exam("C", 120).start("C", f"{DAY} 14:00")
    build.register("x", "offering-C", "Paris", "evening")
    build.transfer("x", "A", "B", f"{DAY} 16:10").transfer("x", "A", "C", f"{DAY} 16:10")
    assert rules(build.audit()) == {"transfer-conditions"}
