"""Whose policy applies (docs/explanation/policies.md): what faces a candidate is his centre's of registration, what concerns the paper is
the organiser's, rooms and staff and containment are the host's. And days that are not the same everywhere.
"""

from datetime import date, time
from typing import Any

import pytest

from tests.support.finding_tuples import DAY, NOUMEA, broken, rules
from tests.support.semester_builder import Build, hard, paid


def centres(paris: dict[str, Any], lyon: dict[str, Any]) -> Build:
    """Two centres with settings of their own."""
    build = Build().centre("Paris", policy=paris).site("Paris")
    return build.centre("Lyon", policy=lyon).site("Lyon")


@pytest.mark.parametrize(("home", "away", "finds"), [(0, 2, True), (2, 0, False), (2, 2, False)])
def test_the_cap_is_that_of_the_centre_of_registration(home: int, away: int, finds: bool) -> None:
    # x is registered in Paris and has leave to sit session 1 in Lyon (C04): requests are answered by Paris (D05).
    build = centres({"transfer": {"cap": home}}, {"transfer": {"cap": away}})
    build.exam("A", 120).exam("B", 120).person("x", "A", "B").elsewhere("x", "Lyon")
    build.start("A", f"{DAY} 14:00").start("B", f"{DAY} 14:00").transfer("x", "A", "B", f"{DAY} 16:10")
    assert [rule for rule, *_ in broken(build.audit())] == (["transfer-cap"] if finds else [])


@pytest.mark.parametrize(("paris", "lyon", "finds"), [(50, 100, False), (100, 50, True)])
def test_seats_are_counted_by_the_centre_that_hosts(paris: int, lyon: int, finds: bool) -> None:
    # Paris sets the paper, eleven people sit in a room of twenty in Lyon.
    build = centres(*({"room_seats": {"capacity_percent": percent}} for percent in (paris, lyon)))
    build.exam("A").people(11, "A", site="Lyon").room("hall", 20, "Lyon").start("A", f"{DAY} 14:00")
    found = hard(build.put("A", "hall").audit(), "amount", "limit")
    assert found == ([("room-seats", "11", "10")] if finds else [])


@pytest.mark.parametrize(("paris", "lyon", "finds"), [(10, 40, False), (40, 10, True)])
def test_staff_are_counted_by_the_centre_that_hosts(paris: int, lyon: int, finds: bool) -> None:
    build = centres(*({"invigilators": {"ratio": ratio}} for ratio in (paris, lyon))).site(
        "Lyon", staff=(1, 0)
    )
    build.exam("A").people(11, "A", site="Lyon").start("A", f"{DAY} 14:00")
    found = hard(build.audit(), "site", "amount", "limit")
    assert found == ([("invigilators", "Lyon", "2", "1")] if finds else [])


@pytest.mark.parametrize(("limit", "finds"), [(60, False), (59, True)])
def test_gathering_has_the_limit_of_the_centre_that_gathers(limit: int, finds: bool) -> None:
    # X01: Nouméa gathers 60 minutes before 08:00; Paris allows none.
    build = Build(policy={"leak_gate": {"max_gather": 0}})
    build.centre("Nouméa", NOUMEA, policy={"leak_gate": {"max_gather": limit}}).site(
        "Nouméa", NOUMEA, hours="05:00-23:00"
    )
    build.exam("A").person("p", "A").person("n", "A", site="Nouméa")
    build.start("A", f"{DAY} 18:00").start("A", "2024-01-24 08:00", NOUMEA, gather=60)
    assert broken(build.audit()) == ([("leak-gate", "A", "60", str(limit))] if finds else [])


def test_the_chain_counts_the_last_local_day() -> None:
    # Paris on Friday 2 February at 18:00, Nouméa (no days of copies here) on Saturday 3 February at 08:00:
    # 3 February + 21 = 24 February, + 15 = 10 March, a Sunday. Saturday 9 March is a day too early.
    windows = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 3, 1), date(2024, 3, 30)))
    build = (
        Build(windows=windows)
        .site("Nouméa", NOUMEA, hours="05:00-23:00")
        .exam("A")
        .exam("B", of="A", session=2)
    )
    build.person("p", "A").person("n", "A", site="Nouméa")
    build.start("A", "2024-02-02 18:00").start("A", "2024-02-03 08:00", NOUMEA, gather=60)
    build.start("B", "2024-03-09 08:30").start("B", "2024-03-09 18:30", NOUMEA)
    assert broken(build.audit()) == [("date-chain", "B", "2024-03-09", "2024-03-10")]
    build.start("B", "2024-03-11 08:30").start("B", "2024-03-11 18:30", NOUMEA)
    assert broken(build.audit()) == []


def test_the_morning_after_the_last_day_is_outside() -> None:
    # Saturday 3 February 18:00 in Paris; 08:00 in Nouméa is Sunday the 4th: outside the window, and closed.
    build = Build().site("Nouméa", NOUMEA, hours="05:00-23:00").exam("A")
    build.person("p", "A").person("n", "A", site="Nouméa")
    build.start("A", "2024-02-03 18:00").start("A", "2024-02-04 08:00", NOUMEA, gather=60)
    assert set(hard(build.audit(), "site")) == {("session-window", "Nouméa"), ("opening-hours", "Nouméa")}


def three(third: str, paper: int) -> Build:
    """Paris at 08:30 with paper 0; Martinique at 14:00 (19:00 in Paris) and Guyane each with a paper."""
    build = Build(starts_of_day=(time(8, 30), time(14))).site("Martinique", "America/Martinique")
    build.site("Cayenne", "America/Cayenne").exam("A").person("p", "A")
    build.person("m", "A", site="Martinique").person("c", "A", site="Cayenne").start("A", f"{DAY} 08:30")
    build.start("A", f"{DAY} 14:00", "America/Martinique", paper=1)
    return build.start("A", f"{DAY} {third}", "America/Cayenne", paper=paper)


def test_two_zones_share_one_variant() -> None:
    # Martinique 14:00 is Cayenne 15:00: one further paper for both, 2000 once.
    verdict = three("15:00", 1).audit()
    assert (broken(verdict), paid(verdict)) == ([], {"variant": 2000})


def test_a_variant_leaks_between_its_own_zones() -> None:
    # Cayenne 10:00 is Martinique 09:00, five hours before 14:00: ends 12:00 there; last entry of the paper 15:00.
    # Held from 12:00 to 15:00 Martinique time: 180 minutes. (Alignments are kept few: the zones of one variant
    # begin together, two starts of it are a finding of their own.)
    found = [f for f in broken(three("10:00", 1).audit()) if f[0] == "leak-gate"]
    assert set(found) == {("leak-gate", "A", "180", "60"), ("leak-gate", "A", "2", "1")}
    apart = three("10:00", 2).audit()
    assert (broken(apart), paid(apart)) == ([], {"variant": 4000})


@pytest.mark.parametrize(("begins", "gap"), [("16:19", 9), ("16:20", 10), ("16:40", 30), ("16:41", 31)])
def test_a_transfer_counts_from_the_moment_people_are_let_go(begins: str, gap: int) -> None:
    # A: Paris 14:00 to 16:00, Madrid from 15:30 with entry until 16:10: all of Paris are held until then.
    build = Build(starts_of_day=(time(14),)).site("Madrid", "Europe/Madrid").exam("A", 120).exam("B", 120)
    build.person("x", "A", "B").person("m", "A", site="Madrid").start("A", f"{DAY} 14:00").start(
        "B", f"{DAY} 14:00"
    )
    build.start("A", f"{DAY} 15:30", "Europe/Madrid").transfer("x", "A", "B", f"{DAY} {begins}")
    found = broken(build.audit())
    assert found == ([] if 10 <= gap <= 30 else [("transfer-conditions", "A", str(gap), "10–30")])


@pytest.mark.parametrize(
    ("ways", "escorts", "enough"), [("AB AB", 1, True), ("AB CD", 1, False), ("AB CD", 2, True)]
)
def test_one_escort_leads_those_of_one_exam(ways: str, escorts: int, enough: bool) -> None:
    # x and y are both led at 16:00 to 16:10: from one exam to one exam together, from two exams apart.
    build = Build().site("Paris", staff=(20, escorts))
    for name in "ABCD":
        build.exam(name, 120).person(f"only-{name}", name).start(name, f"{DAY} 14:00")
    for who, way in zip("xy", ways.split(), strict=True):
        build.person(who, *way).transfer(who, way[0], way[1], f"{DAY} 16:10")
    assert rules(build.audit()) == (set() if enough else {"escorts"})


def test_g02_who_is_in_the_room_need_not_be_reached() -> None:
    # "ou à défaut d'être joignable": t opens A in Lyon at 18:00, his own centre in Paris closes at 18:10.
    build = (
        Build()
        .site("Paris", hours="08:00-18:10")
        .site("Lyon")
        .exam("A", centre="Lyon")
        .person("x", "A", site="Lyon")
    )
    build.teacher("t", "A").start("A", f"{DAY} 18:00")
    assert paid(build.audit()) == {"teacher-reachable": 5}
    assert paid(build.present("t", "A", "Lyon").audit()) == {}


def test_a_room_is_where_its_site_is() -> None:
    # A seat in a room of Lyon is a seat in Lyon whatever its row says.
    build = Build().site("Lyon").exam("A").person("x", "A").room("hall", 9, "Lyon").start("A", f"{DAY} 14:00")
    assert rules(build.put("A", "hall", "x").audit()) == {"own-centre"}
