"""What is settled stays: published dates and times, rooms, seats, hosts, answers given to candidates.

F1: "Les dates d'examens ne sont ni modifiables, ni reportées." F2 I.A.2.c(2): date and hour are published, the place
"sous réserve". D10: requests are decided one by one, and an answer given is an answer kept.
"""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from models.facts import Verdict
from models.pins import ANY, pins_of
from scheduler.audit import audit
from tests.support.finding_tuples import DAY, REUNION, at, broken, two
from tests.support.semester_builder import Build, utc


def pinned(build: Build, kind: str, **row: Any) -> Verdict:
    """The verdict with one decision pinned."""
    pins = pins_of(kind, pd.DataFrame([row]), "published")
    return audit(replace(build.instance(), pins=pins), build.timetable())


def start(
    build: Build, clock: str, zone: str = "Europe/Paris", gather: int = ANY, paper: int = ANY
) -> Verdict:
    return pinned(build, "start", exam="A", zone=zone, start=utc(clock, zone), gather=gather, paper=paper)


def test_b12_a_published_start_is_kept() -> None:
    build = Build().exam("A").person("x", "A").start("A", f"{DAY} 14:00")
    assert broken(start(build, f"{DAY} 14:00")) == []
    moved = broken(start(build, f"{DAY} 18:00"))
    assert moved == [("pinned", "A", at(f"{DAY} 14:00"), at(f"{DAY} 18:00") + " (published)")]


def test_b12_the_day_counts_as_much_as_the_hour() -> None:
    build = Build().exam("A").person("x", "A").start("A", f"{DAY} 14:00")
    found = broken(start(build, "2024-01-24 14:00"))
    assert found == [("pinned", "A", at(f"{DAY} 14:00"), at("2024-01-24 14:00") + " (published)")]


@pytest.mark.parametrize(
    ("gather", "paper", "kept"), [(ANY, ANY, True), (0, 0, True), (30, 0, False), (0, 1, False)]
)
def test_x13_gathering_and_paper_are_part_of_what_is_published(gather: int, paper: int, kept: bool) -> None:
    build = Build().site("Réunion", REUNION).exam("A").person("p", "A").person("r", "A", site="Réunion")
    build.start("A", f"{DAY} 14:00").start("A", f"{DAY} 17:00", REUNION)
    found = broken(start(build, f"{DAY} 17:00", REUNION, gather, paper))
    assert [rule for rule, *_ in found] == ([] if kept else ["pinned"])


def test_b08_the_place_may_change_unless_it_is_settled_too() -> None:
    build = Build().exam("A").room("hall", 9).room("den", 9).person("x", "A").start("A", f"{DAY} 14:00")
    build.put("A", "hall", "x")
    assert broken(start(build, f"{DAY} 14:00")) == []
    for kind, more in (("room", {"site": "Paris"}), ("seat", {"candidate": "x"})):
        assert broken(pinned(build, kind, exam="A", room="hall", **more)) == []
        assert [f[:2] for f in broken(pinned(build, kind, exam="A", room="den", **more))] == [("pinned", "A")]


@pytest.mark.parametrize(("begins", "kept"), [("16:10", True), ("16:20", False), ("", True)])
def test_d10_a_transfer_that_was_granted_is_kept(begins: str, kept: bool) -> None:
    build = two("14:00", "14:00").transfer("x", "A", "B", f"{DAY} 16:10")
    when = utc(f"{DAY} {begins}") if begins else pd.NaT
    found = broken(pinned(build, "transfer", exam="A", candidate="x", moves="B", start=when))
    assert [f[:2] for f in found] == ([] if kept else [("pinned", "A")])


def test_d10_the_answer_is_one_of_two() -> None:
    led = two("14:00", "14:00").transfer("x", "A", "B", f"{DAY} 16:10")
    left = two("14:00", "14:00").unresolved("x", "A", "B")
    refused = {"exam": "A", "candidate": "x", "moves": "B"}
    assert broken(pinned(left, "unresolved", **refused)) == []
    assert [rule for rule, *_ in broken(pinned(led, "unresolved", **refused))] == ["pinned"]
    granted = {**refused, "start": pd.NaT}
    assert [rule for rule, *_ in broken(pinned(left, "transfer", **granted))] == ["pinned"]
    # Nor may the other exam be given up instead.
    swapped = two("14:00", "14:00").unresolved("x", "B", "A")
    assert [rule for rule, *_ in broken(pinned(swapped, "unresolved", **refused))] == ["pinned"]


@pytest.mark.parametrize(("host", "kept"), [("Aix", True), ("Gap", False)])
def test_a_host_that_was_announced_is_kept(host: str, kept: bool) -> None:
    build = Build().site("Aix", centre="Paca").site("Gap", centre="Paca").way("Gap", "Aix", 120)
    build.exam("A", centre="Paca").person("a", "A", site="Gap").start("A", f"{DAY} 14:00").host(
        "A", "Gap", "Aix"
    )
    found = broken(pinned(build, "host", exam="A", site="Gap", host=host))
    assert [f[:2] for f in found] == ([] if kept else [("pinned", "A")])
