"""Which of several groups, starts or rooms a finding names, and whom it passes over; computed by hand."""

from datetime import datetime, time

import numpy as np
import pytest

from instances.builder.instants import utc
from scheduler.harness.term_evaluation import breaks, costs
from tests.support.semester_builder import Build
from tests.support.stated_terms import stated, told

MONDAY = "2024-01-22"
ZONES = {"Paris": "Europe/Paris", "Saint-Denis": "Indian/Reunion", "Fort-de-France": "America/Martinique"}


def far(build: Build, name: str, **clocks: str) -> Build:
    """A candidate of the exam at each site, which begins then on the site's clock."""
    for number, (site, clock) in enumerate(clocks.items()):
        where = {"paris": "Paris", "saint_denis": "Saint-Denis", "fort_de_france": "Fort-de-France"}[site]
        build.person(f"{name}{number}", name, site=where).start(name, f"{MONDAY} {clock}", ZONES[where])
    return build


def abroad() -> Build:
    return Build().site("Saint-Denis", ZONES["Saint-Denis"]).site("Fort-de-France", ZONES["Fort-de-France"])


def test_the_group_that_an_imposed_start_binds_is_named() -> None:
    # Imposed: 10:15 in Paris. Where Paris sits it, Paris is named; else the earliest of the others.
    imposed = datetime(2024, 1, 22, 10, 15)
    build = abroad().exam("A", 60, imposed=imposed).exam("B", 60, imposed=imposed)
    far(build, "A", paris="10:16", saint_denis="12:30")
    far(build, "B", fort_de_france="07:00", saint_denis="14:00")
    assert told(build, "imposed-start", "exam", "site", "amount", "limit") == [
        ["A", "Paris", "2024-01-22T09:16Z", "2024-01-22T09:15Z"],
        ["B", "Saint-Denis", "2024-01-22T10:00Z", "2024-01-22T09:15Z"],
    ]


def test_the_earliest_group_off_the_listed_starts_is_named() -> None:
    # 10:00 and 11:00 UTC are 11:00 and 12:00 in Paris; 8:30 there (7:30 UTC) and 14:00 (13:00 UTC) are listed.
    build = far(abroad().exam("E", 60), "E", fort_de_france="07:00", saint_denis="14:00")
    assert told(build, "start-grid", "exam", "site", "amount", "limit") == [
        ["E", "Saint-Denis", "2024-01-22T10:00Z", "2024-01-22T07:30Z"]
    ]


def test_where_no_way_is_listed_all_of_a_site_may_sit_at_another() -> None:
    build = Build().site("Melun", centre="Paris").room("R", 9).room("M", 9, "Melun").exam("E", 60)
    build.person("a", "E", site="Melun").person("b", "E", site="Melun").start("E", f"{MONDAY} 14:00")
    assert told(build.put("E", "R"), "hosts", "exam") == []
    assert told(build.put("E", "M", "b"), "hosts", "exam", "site", "amount", "limit") == [
        ["E", "Paris", "Melun", "group"]
    ]


@pytest.mark.parametrize(("since", "cost"), [("17:30", 0), ("18:00", 5)])
def test_a_wish_is_about_the_start_of_the_organising_centre(since: str, cost: int) -> None:
    # 20:30 at Saint-Denis is 17:30 in Paris.
    build = Build().site("Saint-Denis", ZONES["Saint-Denis"]).exam("E", 120)
    far(build, "E", paris="18:00", saint_denis="20:30")
    build.wish("E", "avoid", f"{MONDAY} {since}", f"{MONDAY} {since[:3]}{int(since[3:]) + 1:02}")
    bench, terms = stated(build, "preferences")
    groups = (f"{MONDAY} 18:00 Europe/Paris", f"{MONDAY} 20:30 Indian/Reunion")
    assert costs(terms, np.array([bench.option("E", *groups)])) == cost
    assert sum(int(str(row[0])) for row in told(build, "preferences", "cost")) == cost


@pytest.mark.parametrize(("gather", "odd"), [(10, False), (11, True)])
def test_a_pinned_gathering_that_is_no_step_is_forbidden(gather: int, odd: bool) -> None:
    build = Build(starts_of_day=(time(14),)).exam("E", 60).person("a", "E")
    start = utc(f"{MONDAY} 14:00")
    build.pin("start", exam="E", zone="Europe/Paris", start=start, gather=gather, paper=0, early=0)
    bench, terms = stated(build, "gather")
    rows = bench.data.occupation[bench.data.occupation["gather"] == gather]
    assert len(rows)
    assert breaks(terms, rows["option"].to_numpy()[:1]) == odd


def test_those_without_extra_time_do_not_begin_early() -> None:
    # The site closes at 19:45: who has a third more (160 minutes, 15 for copies) begins 40 minutes before 17:30,
    # in working hours, and nobody else does.
    build = Build(starts_of_day=(time(17, 30),)).site("Paris", hours="07:00-19:45")
    build.exam("E", 120, teaching_mode="soir").people(2, "E").people(1, "E", extra=20)
    bench, terms = stated(build, "weekday-daytime")
    bands = bench.data.bands
    choice = bands.loc[bands["early"] == 40, "option"].to_numpy()[:1]
    assert len(choice)
    assert costs(terms, choice) == 2
    assert told(build.start("E", f"{MONDAY} 17:30", early=40), "weekday-daytime", "cost") == [[2]]
