"""Findings stand under the rule that a reader would look for.

What the texts say. F2 I.A.2.c: "L'évaluation se déroule dans le centre Cnam régional d'inscription de l'élève";
F2 I.A.2.c(1): "demeurer à disposition d'un surveillant habilité pour être accompagnés à la seconde épreuve";
"une nouvelle épreuve de la même session sera organisée": the cancelled one is not sat any more.

| what is wrong                                       | rule        |
|-----------------------------------------------------|-------------|
| received at a site of the centre without a way       | hosts       |
| received in another centre, no table of ways         | hosts or own-centre |
| a start of a zone where nobody sits                  | placed      |
| a start of a cancelled exam                          | placed      |
| a named escort who is not authorised, or none named  | escorts     |
"""

import pytest

from tests.support.finding_tuples import DAY, REUNION, rules, two
from tests.support.semester_builder import Build


def received(host: str, *, ways: bool) -> Build:
    """x of Paris sits A at another site."""
    build = Build().site("Denis", centre="Paris").site("Cergy", centre="Paris").site("Lyon")
    build.exam("A").person("x", "A").start("A", f"{DAY} 14:00").host("A", "Paris", host)
    return build.way("Paris", "Denis", 20) if ways else build


@pytest.mark.parametrize(
    ("host", "ways", "kept"),
    [
        ("Denis", True, True),
        ("Cergy", True, False),  # of the centre, but no way
        ("Lyon", True, False),
        ("Denis", False, True),  # nobody says which sites: any of the centre
        ("Cergy", False, True),
        ("Lyon", False, False),
    ],
)
def test_hosts_are_judged_with_and_without_a_table_of_ways(host: str, ways: bool, kept: bool) -> None:
    assert ("hosts" in rules(received(host, ways=ways).audit())) is not kept


def test_a_start_of_a_zone_where_nobody_sits() -> None:
    build = Build().site("Port", REUNION).exam("A").person("x", "A").start("A", f"{DAY} 14:00")
    assert rules(build.audit()) == set()
    assert rules(build.start("A", f"{DAY} 17:00", REUNION).audit()) == {"placed"}


def escorted(escort: str) -> Build:
    """x sits A and then B; everybody needed is named, the escort is this one (p0 is authorised, p2 is not)."""
    build = two("14:00", "14:00").site("Paris", staff=(6, 2)).transfer("x", "A", "B", f"{DAY} 16:10")
    a, b = "Paris/A", "Paris/B/later"
    build.duty("Paris-3", "responsible", a, f"{DAY} 13:30", f"{DAY} 16:15")
    build.duty("Paris-4", "responsible", b, f"{DAY} 15:40", f"{DAY} 18:25")
    if escort:
        build.duty(escort, "escort", "", f"{DAY} 16:00", f"{DAY} 16:10")
    return build


@pytest.mark.parametrize(("escort", "kept"), [("Paris-0", True), ("Paris-2", False), ("", False)])
def test_escorts_stand_under_escorts(escort: str, kept: bool) -> None:
    found = rules(escorted(escort).audit())
    assert found == (set() if kept else {"escorts"})
