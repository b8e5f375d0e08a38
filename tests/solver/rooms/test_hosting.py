"""Where home sites' days are sat: computed by hand, and the quick search against the complete one."""

from collections import Counter
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from models.timetable import Timetable
from scheduler.app.merge import join
from scheduler.audit import audit
from scheduler.harness.neighbouring_sites import with_neighbours
from scheduler.harness.workbench import Bench, check_all, hard_in
from scheduler.solver.rooms import host_search
from scheduler.solver.rooms.placer import Placer
from tests.app.test_parts import parts_of, solved
from tests.support.semester_builder import Build, hard

MORNING, AFTERNOON, TUESDAY = "2024-01-22 08:30", "2024-01-22 14:00", "2024-01-23 08:30"


def region(**policy: object) -> Build:
    """Aix may send its people to Paris, 45 minutes away; two of Aix and one of Paris sit E."""
    build = Build(policy=policy).site("Aix", centre="Paris").way("Aix", "Paris", 45).room("hall", 10)
    return build.exam("E", 60).person("a", "E", site="Aix").person("b", "E", site="Aix").person("p", "E")


def placed(build: Build, **exams: str) -> tuple[int, Timetable]:
    """What the places of these starts cost, the audit agreeing, and the timetable."""
    bench = Bench(build.instance())
    choice = bench.at(**exams)
    assert bench.broken(choice) == set()
    found = bench.placer.place(choice)
    assert not found.stuck
    table = bench.timetable(choice, found)
    judged = check_all(bench.instance, table)
    assert not hard_in(judged)
    assert bench.problem.cost(choice) + found.cost == sum(int(t["cost"].sum()) for t in judged.values())
    return found.cost, table


def received(table: Timetable) -> list[list[str]]:
    return table.hosts.to_numpy().tolist()


def test_a_site_without_a_room_is_received() -> None:
    cost, table = placed(region(), E=MORNING)
    assert (cost, received(table)) == (90, [["E", "Aix", "Paris"]])  # 2 candidates x 45 minutes
    assert set(table.seats["room"]) == {"hall"}


def test_who_has_a_room_stays_unless_the_sitting_costs_more_than_the_way() -> None:
    cost, table = placed(region().room("small", 5, "Aix"), E=MORNING)
    assert (cost, received(table)) == (1, [])  # one sitting more than one
    dear = region(weights={"sittings": 91}).room("small", 5, "Aix")
    cost, table = placed(dear, E=MORNING)
    assert (cost, received(table)) == (90, [["E", "Aix", "Paris"]])  # 90 < 91


def test_a_closed_day_is_received_and_the_next_is_sat_at_home() -> None:
    build = region().room("small", 5, "Aix").exam("F", 60).closure("Aix", date(2024, 1, 22))
    build.person("c", "E", "F", site="Aix").person("d", "F")
    cost, table = placed(build, E=MORNING, F=TUESDAY)
    # E: a, b, c go (135) and there is one sitting; F: two sittings.
    assert (cost, received(table)) == (136, [["E", "Aix", "Paris"]])


def test_times_at_which_a_host_is_open_are_allowed() -> None:
    build = region().room("small", 5, "Aix").site("Aix", centre="Paris", hours="07:00-12:00")
    cost, table = placed(build, E=AFTERNOON)
    assert (cost, received(table)) == (90, [["E", "Aix", "Paris"]])
    bench = Bench(build.site("Paris", hours="07:00-12:00").instance())
    assert "opening-hours" in bench.broken(bench.at(E=AFTERNOON))
    build.site("Paris").closure("Paris", date(2024, 1, 22))
    assert "open-days" in Bench(build.instance()).broken(bench.at(E=AFTERNOON))


def test_people_of_several_sites_count_together_against_all_seats() -> None:
    # Ten chairs in Paris and one at Aix, whose two people must sit together.
    build = region().room("small", 1, "Aix").people(7, "E")
    assert received(placed(build, E=MORNING)[1]) == [["E", "Aix", "Paris"]]
    full = Bench(build.people(1, "E").instance())  # eleven people: as many as chairs, and yet too many
    assert full.broken(full.at(E=MORNING)) == set()
    assert full.placer.place(full.at(E=MORNING)).stuck
    crowded = Bench(build.people(1, "E").instance())
    assert crowded.broken(crowded.at(E=MORNING)) == {"room-seats"}


def test_all_exams_of_a_day_go_to_one_site() -> None:
    # The small room is free in the morning only: whoever sits in the afternoon takes the whole day with him.
    build = region().room("small", 5, "Aix").available("small", "2024-01-22 07:00", "2024-01-22 12:00")
    build.exam("F", 60).person("c", "E", "F", site="Aix")
    cost, table = placed(build, E=MORNING, F=AFTERNOON)
    assert (cost, received(table)) == (135, [["E", "Aix", "Paris"], ["F", "Aix", "Paris"]])


def test_a_day_goes_where_an_escort_is() -> None:
    # E and F at one time: at Aix nobody may lead (5000), in Paris somebody does (500 + 45 minutes).
    build = region().room("small", 5, "Aix").room("other", 5, "Aix").room("third", 5).exam("F", 60)
    build.site("Aix", centre="Paris", staff=(9, 0))
    build.candidates.clear()
    build.registrations.clear()
    build.person("a", "E", "F", site="Aix")
    cost, table = placed(build, E=MORNING, F=MORNING)
    assert (cost, received(table)) == (45, [["E", "Aix", "Paris"], ["F", "Aix", "Paris"]])
    assert table.overlaps["outcome"].tolist() == ["transfer"]


def test_before_there_are_rooms_nobody_is_received() -> None:
    given = replace(region().instance(), rooms=())
    _, table, cost = solved(given)
    assert table is not None
    assert (len(table.hosts), len(table.seats), cost) == (0, 0, 2)  # two sittings


def test_parts_with_hosts_join_to_the_whole() -> None:
    build = region().site("REU", "Indian/Reunion", "REU").room("R", 4, "REU")
    build.person("r", "E", site="REU")
    given = build.instance()
    _, whole, cost = solved(given, 40)
    assert whole is not None
    parts = parts_of(given, whole.starts)
    joined = join(parts, given)
    assert received(joined) == received(whole) == [["E", "Aix", "Paris"]]
    verdict = audit(given, joined)
    assert (hard(verdict), verdict.cost) == ([], cost)


@pytest.mark.parametrize("seed", range(6))
def test_the_quick_search_is_lawful_and_seldom_dearer(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Districts too large to be searched completely begin at home and move while that pays."""
    bench, rng = Bench(with_neighbours(seed)), np.random.default_rng([seed, 6])
    choices = [c for _ in range(3) if (c := bench.feasible(rng)) is not None]
    best = [bench.placer.place(choice) for choice in choices]
    monkeypatch.setattr(host_search, "COMPLETE", 0)
    seen = Counter[str]()
    for choice, exact in zip(choices, best, strict=True):
        quick = Placer(bench.seater).place(choice)
        assert bool(quick.stuck) >= bool(exact.stuck)
        if quick.stuck:
            continue
        judged = check_all(bench.instance, bench.timetable(choice, quick))
        assert not hard_in(judged)
        assert bench.problem.cost(choice) + quick.cost == sum(int(t["cost"].sum()) for t in judged.values())
        assert quick.cost >= exact.cost
        seen["dearer"] += quick.cost > exact.cost
    assert seen["dearer"] <= 1
