"""Early starts for extra time: which options have them, and what pins say of them."""

from dataclasses import replace
from datetime import time

import numpy as np
import pandas as pd
import pytest

from models.pins import ANY, start_pins
from models.timetable import STARTS
from scheduler.audit import audit
from scheduler.harness.workbench import Bench
from tests.support.semester_builder import Build, utc

PARIS, REUNION, CASABLANCA = "Europe/Paris", "Indian/Reunion", "Africa/Casablanca"
TAHITI, MARQUESAS = "Pacific/Tahiti", "Pacific/Marquesas"


def evening(closes: str, most: int = 60, extra: int = 20) -> Bench:
    """3 h from 18:00, 4 h with a third more; one start a day."""
    build = Build(policy={"extra_time": {"early": most}}, starts_of_day=(time(18),))
    build.site("Paris", hours=f"08:00-{closes}").room("hall", 9).room("side", 9).exam("E").people(2, "E")
    return Bench(build.people(3, "E", extra=extra).instance())


def allowed(bench: Bench) -> pd.DataFrame:
    """The bands of allowed options."""
    bands = bench.data.bands
    return bands[bench.problem.allowed[bands["option"]]]


@pytest.mark.parametrize(
    ("closes", "early"),
    [("22:15", {0}), ("22:14", {5}), ("22:00", {15}), ("21:59", {20}), ("21:15", {60}), ("21:14", set())],
)
def test_the_least_sufficient_multiple_of_five_minutes(closes: str, early: set[int]) -> None:
    # 18:00 + 4 h + 15 min of collection is 22:15; without extra time it is 21:15.
    assert set(allowed(evening(closes))["early"]) == early


@pytest.mark.parametrize(("most", "early"), [(0, set()), (29, set()), (30, {30}), (60, {30})])
def test_no_earlier_than_the_policy_lets(most: int, early: set[int]) -> None:
    assert set(allowed(evening("21:45", most))["early"]) == early


def test_nothing_new_where_everybody_ends_in_time() -> None:
    bench = evening("23:00")
    assert (bench.data.bands["early"] == 0).all()
    assert bench.data.options.size == 12  # a start on each day but Sunday


def test_early_starts_cost_their_minutes_and_only_those() -> None:
    bench = evening("22:00")
    option = int(allowed(bench)["option"].iloc[0])
    costs = bench.problem.cost_by_rule(np.array([option]))
    assert {rule: cost for rule, cost in costs.items() if cost} == {"early-start": 3 * 15, "sittings": 1}


def test_the_exit_of_the_paper_is_that_of_the_early_group() -> None:
    # 1 h: 18:00 to 19:00, 19:20 with a third more; closing at 19:20, so from 17:45 to 19:05. Doors close at
    # 18:20; from 17:45 + 60 = 18:45 they may leave, the others at 19:00.
    build = Build(starts_of_day=(time(18),)).site("Paris", hours="08:00-19:20").exam("E", 60).people(1, "E")
    row = allowed(Bench(build.people(1, "E", extra=20).instance())).iloc[0]
    start = int(utc("2024-01-22 18:00").timestamp()) // 60
    assert (row["start"], row["early"]) == (start, 15)
    assert row[["gate", "exit", "least_exit"]].tolist() == [start + 20, start + 60, start + 45]


def test_each_zone_begins_as_early_as_it_must() -> None:
    # As in the audit's test: nothing in Tahiti; on the Marquesas copies would be in at 21:25.
    build = Build(starts_of_day=(time(18),)).centre("PYF", TAHITI)
    build.site("Papeete", TAHITI, "PYF", hours="07:00-21:00")
    build.site("Taiohae", MARQUESAS, "PYF", hours="07:00-21:00").exam("E", 120, centre="PYF")
    for site in ("Papeete", "Taiohae"):
        build.people(2, "E", site=site).people(1, "E", site=site, extra=20)
    bands = allowed(Bench(build.instance()))
    same = bands.groupby("option")["start"].nunique() == 1
    together = bands[bands["option"].map(same)]
    assert set(together.loc[together["zone"] == TAHITI, "early"]) == {0}
    assert set(together.loc[together["zone"] == MARQUESAS, "early"]) == {25}


def test_early_starts_follow_the_clocks_of_both_sessions() -> None:
    # Closing at 20:30 in Casablanca: 25 min early in January, none on 10 April (see the audit's test).
    build = Build(starts_of_day=(time(18),)).site("Casablanca", CASABLANCA, "Paris", hours="07:00-20:30")
    build.exam("E", 120).exam("F", 120, session=2, of="E").people(2, "E")
    bench = Bench(build.people(1, "E", site="Casablanca", extra=20).instance())
    for exam, day, clock, early in (("E", "01-22", "18:00", 25), ("F", "04-10", "16:00", 0)):
        at = (f"2024-{day} 18:00 {PARIS}", f"2024-{day} {clock} {CASABLANCA}")
        bands = allowed(bench)
        start = int(utc(f"2024-{day} {clock}", CASABLANCA).timestamp()) // 60
        here = bands[(bands["zone"] == CASABLANCA) & (bands["start"] == start)]
        assert set(here["early"]) == {early}, (exam, at)


def test_a_zone_that_starts_apart_may_need_early_starts_elsewhere() -> None:
    # Paris closes at 22:00: 15 min early from 18:00. It is 21:00 in Réunion (closing 22:00), which begins
    # before: 3 h and collection from 18:30 at the latest, held for half an hour.
    build = Build(starts_of_day=(time(18),)).site("Paris", hours="08:00-22:00")
    build.site("Réunion", REUNION, hours="08:00-22:15").exam("E").people(2, "E").people(1, "E", extra=20)
    bands = allowed(Bench(build.people(4, "E", site="Réunion").instance()))
    main = bands[bands.groupby("option")["paper"].transform("max") == 0]
    assert len(main)
    assert set(main.loc[main["zone"] == PARIS, "early"]) == {15}
    assert set(main.loc[main["zone"] == REUNION, "early"]) == {0}


@pytest.mark.parametrize(
    ("paper", "early", "kept"),
    [(0, ANY, {15}), (0, 30, {30}), (0, 0, set()), (ANY, ANY, {15}), (ANY, 30, {30})],
)
def test_a_pin_may_name_the_early_start(paper: int, early: int, kept: set[int]) -> None:
    # Closing at 22:00 asks for fifteen minutes; a pin may say more, and is refused with none.
    row = ("E", PARIS, utc("2024-01-22 18:00"), 0, paper, early)
    pins = start_pins(pd.DataFrame([row], columns=list(STARTS)))
    bench = Bench(replace(evening("22:00").instance, pins=pins))
    assert set(allowed(bench)["early"]) == kept


def test_the_decoded_timetable_passes_the_audit_and_costs_the_same() -> None:
    bench = evening("22:00")
    choice = np.array([int(allowed(bench)["option"].iloc[0])])
    placed = bench.placer.place(choice)
    table = bench.timetable(choice, placed)
    assert table.starts["early"].tolist() == [15]
    extra = table.seats[table.seats["kind"] == "extra"]
    assert set(extra["start"]) == {utc("2024-01-22 17:45")}
    assert set(extra["end"]) == {utc("2024-01-22 21:45")}
    verdict = audit(bench.instance, table)
    assert verdict.hard == 0
    assert verdict.cost == bench.problem.cost(choice) + placed.cost == 3 * 15 + 1
