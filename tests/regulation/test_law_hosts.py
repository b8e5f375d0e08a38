"""Sites that receive the candidates of others: inside the centre, one place a day.

F2 I.A.2.c: "L'évaluation se déroule dans le centre Cnam régional d'inscription de l'élève": the centre, not the town.
X10: two exams of one day in two towns need the way between them.
"""

import pytest

from tests.support.finding_tuples import DAY, broken, rules
from tests.support.semester_builder import Build, hard, paid


def paca(*ways: tuple[str, str, int]) -> Build:
    """Aix and Gap are sites of Paca, Lyon is of Aura; a and b are of Gap and sit A."""
    build = Build().site("Aix", centre="Paca").site("Gap", centre="Paca").site("Lyon")
    for home, host, minutes in ways:
        build.way(home, host, minutes)
    build.exam("A", 120, centre="Paca").exam("B", 120, centre="Paca")
    build.person("a", "A", "B", site="Gap").person("b", "A", site="Gap")
    return build.start("A", f"{DAY} 08:30").start("B", f"{DAY} 14:00")


def received(build: Build, *exams: str, host: str = "Aix") -> Build:
    for exam in exams:
        build.host(exam, "Gap", host)
    return build


def test_c01_at_home_or_where_the_centre_receives() -> None:
    # Gap to Aix, 120 minutes. At home nobody travels; all day in Aix costs each candidate one way of 120 minutes a day.
    assert paid(paca(("Gap", "Aix", 120)).audit()).get("travel", 0) == 0
    verdict = received(paca(("Gap", "Aix", 120)), "A", "B").audit()
    assert broken(verdict) == []
    assert paid(verdict)["travel"] == 2 * 120


def test_travel_counts_every_day() -> None:
    # B on the next day: a travels twice, b once.
    build = received(paca(("Gap", "Aix", 120)), "A", "B").start("B", "2024-01-24 14:00")
    assert paid(build.audit())["travel"] == 3 * 120


@pytest.mark.parametrize("ways", [(("Aix", "Gap", 120),), (("Gap", "Lyon", 150),)])
def test_a_way_that_is_not_planned_is_none(ways: tuple[tuple[str, str, int], ...]) -> None:
    # Aix's candidates may go to Gap, or Gap's to Lyon: nothing says that Gap's go to Aix.
    assert rules(received(paca(*ways), "A", "B").audit()) == {"hosts"}


def test_c01_asks_for_the_centre_not_for_the_town() -> None:
    # Where no ways are listed at all the text alone holds: any site of the candidate's centre will do.
    assert broken(received(paca(), "A", "B").audit()) == []


def test_c01_is_asked_where_no_ways_are_listed_too() -> None:
    # Lyon is of another centre; and of two candidates of Gap both sit A where the timetable sends them.
    found = rules(received(paca(), "A", "B", host="Lyon").audit())
    assert "hosts" in found
    assert found <= {"hosts", "own-centre"}
    apart = received(paca(), "A", "B").room("hall", 5, "Gap").put("A", "hall", "b")
    assert rules(apart.audit()) == {"hosts"}


def test_another_centre_is_no_host() -> None:
    # C01: Lyon is another regional centre, whatever the table says.
    found = rules(received(paca(("Gap", "Lyon", 150)), "A", "B", host="Lyon").audit())
    assert found & {"hosts", "own-centre"}
    assert found <= {"hosts", "own-centre"}


@pytest.mark.parametrize(("day", "finds"), [(DAY, True), ("2024-01-24", False)])
def test_x10_one_place_a_day(day: str, finds: bool) -> None:
    # a sits A in the morning in Aix and B in the afternoon at home; on two days that is allowed.
    build = received(paca(("Gap", "Aix", 120)), "A").start("B", f"{day} 14:00")
    found = hard(build.audit(), "candidate")
    assert found == ([("one-site-a-day", "a")] if finds else [])


def test_rooms_and_staff_are_those_of_the_host() -> None:
    # The two candidates of Gap sit with one of Aix in a room of two seats there.
    build = received(paca(("Gap", "Aix", 120)), "A", "B").person("c", "A", site="Aix").room("hall", 2, "Aix")
    found = hard(build.put("A", "hall", "a", "b", "c").audit(), "site", "room", "amount", "limit")
    assert [f for f in found if f[0] == "room-seats"] == [("room-seats", "Aix", "hall", "3", "2")]
    assert {f[0] for f in found} == {"room-seats"}
