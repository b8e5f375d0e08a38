"""Gates, holds and gathers of options by hand; starts that follow other zones."""

from datetime import date, datetime, time

import numpy as np
import pytest

from scheduler.compile.time.papers import Paper, Steps
from scheduler.harness.workbench import Bench
from scheduler.terms.clock import Clock
from tests.support.semester_builder import Build, utc

PARIS, REUNION, NOUMEA = "Europe/Paris", "Indian/Reunion", "Pacific/Noumea"


@pytest.mark.parametrize(
    ("minutes", "late", "release"),
    [
        (20, 6, 20),  # nobody leaves a short paper early
        (60, 20, 60),
        (100, 33, 60),  # a third, rounded down
        (120, 40, 60),
        (180, 60, 60),
        (240, 60, 80),  # an hour at most to come in, a third to leave
        (360, 60, 120),
    ],
)
def test_last_admission_and_first_exit(minutes: int, late: int, release: int) -> None:
    bench = Bench(Build().exam("A", minutes).person("a", "A").instance())
    (conditions,) = bench.data.conditions.values()
    paper = Paper(minutes, conditions.admit, conditions.confine, (), Steps(30, 5, 5))
    assert (paper.late, paper.release) == (late, release)
    if minutes <= 240:
        start = int(utc("2024-01-22 08:30").timestamp()) // 60
        option = bench.option("A", "2024-01-22 08:30 Europe/Paris")
        row = bench.data.bands[bench.data.bands["option"] == option].iloc[0]
        assert row["gate"] == start + late
        assert row["exit"] == row["least_exit"] == start + release


def paid(bench: Bench, option: int) -> dict[str, int]:
    """What one exam's option costs, by rule; its sittings, the same for every option, aside."""
    costs = bench.problem.cost_by_rule(np.array([option]))
    return {rule: cost for rule, cost in costs.items() if cost and rule != "sittings"}


def test_a_zone_that_starts_late_is_gathered_when_the_others_have_left() -> None:
    # Réunion opens at 13:00. 14:00 there is 11:00 in Paris, where a paper of 2 h from 8:30 ended at 10:30.
    # Gathered at 13:30 there (10:30 in Paris), checked in from 13:00; its doors close then: that is the gate.
    build = Build(policy={"leak_gate": {"max_gather": 60}}).site("Réunion", REUNION, hours="13:00-23:00")
    build.exam("A", 120).people(2, "A").people(3, "A", site="Réunion").person("t", "A", extra=20)
    bench = Bench(build.instance())
    late = bench.option("A", f"2024-01-22 08:30 {PARIS}", f"2024-01-22 14:00 {REUNION}")
    rows = bench.data.bands[bench.data.bands["option"] == late].set_index("zone")
    assert rows["paper"].tolist() == [0, 0]
    assert rows["gather"].to_dict() == {PARIS: 0, REUNION: 30}
    gate = int(utc("2024-01-22 10:30").timestamp()) // 60
    assert set(rows["gate"]) == {gate}
    assert rows.loc[REUNION, "exit"] == gate + 30 + 60
    assert paid(bench, late) == {"gather": 3 * 30}


def test_a_shorter_gathering_holds_the_others() -> None:
    # As before, but gathering lasts 20 minutes at most: gate 11:10, Paris (ended 10:30) is held 40 minutes,
    # who has a third more (11:10) not at all. Three gathered for 20 minutes.
    build = Build(policy={"leak_gate": {"max_gather": 20}}).site("Réunion", REUNION, hours="13:40-23:00")
    build.exam("A", 120).people(2, "A").people(3, "A", site="Réunion").person("t", "A", extra=20)
    bench = Bench(build.instance())
    late = bench.option("A", f"2024-01-22 08:30 {PARIS}", f"2024-01-22 14:30 {REUNION}")
    assert paid(bench, late) == {"hold": 2 * 40, "gather": 3 * 20}


def test_zones_that_fit_start_together_and_nothing_else_is_listed() -> None:
    build = Build().site("Réunion", REUNION).exam("A", 120).people(2, "A").people(2, "A", site="Réunion")
    bands = Bench(build.instance()).data.bands
    fits = bands[bands["zone"] == PARIS]["start"].to_numpy() % 1440 < 17 * 60  # 18:00 is 21:00 there
    together = bands.groupby("option")["start"].nunique().to_numpy() == 1
    assert together[fits].all()
    assert bands["option"].nunique() == len(together)


def test_an_imposed_start_is_the_only_one() -> None:
    build = Build().exam("A", 120, imposed=datetime(2024, 1, 24, 9, 10)).person("a", "A")
    bands = Bench(build.instance()).data.bands
    assert bands["start"].tolist() == [int(utc("2024-01-24 09:10").timestamp()) // 60]


def remote(latest: str = "22:30") -> Bench:
    build = Build(policy={"remote_hours": {"latest": latest}}, starts_of_day=(time(8, 30), time(14)))
    build.site("Nouméa", NOUMEA).exam("A", 120, remote=True).people(1, "A")
    return Bench(build.people(3, "A", site="Nouméa").instance())


def test_a_remote_exam_has_one_instant_and_no_gate() -> None:
    # 8:30 to 10:30 in Paris is 18:30 to 20:30 in Nouméa.
    bench = remote()
    number = bench.option("A", f"2024-01-22 08:30 {PARIS}")
    bands = bench.data.bands[bench.data.bands["option"] == number]
    assert bands["start"].nunique() == 1
    assert (bands["gate"] == bands["start"]).all()
    assert (bands["paper"] == 0).all()
    assert bench.problem.allowed[number]


def test_nobody_writes_at_home_at_midnight_but_a_variant_may_be_written_in_the_evening() -> None:
    # 14:00 in Paris is 0:00 in Nouméa. The nearest 2 h there end at 22:30: 20:30, or 10:30 in Paris.
    bench = remote()
    together = bench.option("A", f"2024-01-22 14:00 {PARIS}", f"2024-01-23 00:00 {NOUMEA}")
    assert not bench.problem.allowed[together]
    assert bench.broken(np.array([together])) == {"remote-hours"}
    apart = bench.option("A", f"2024-01-22 14:00 {PARIS}", f"2024-01-22 20:30 {NOUMEA}")
    assert bench.problem.allowed[apart]
    assert bench.problem.cost_by_rule(np.array([apart]))["variant"] == 2000
    assert bench.problem.cost_by_rule(np.array([apart]))["hold"] == 0


@pytest.mark.parametrize(("latest", "allowed"), [("20:30", True), ("20:29", False)])
def test_a_remote_exam_may_end_at_the_very_minute(latest: str, allowed: bool) -> None:
    bench = remote(latest)
    number = bench.option("A", f"2024-01-22 08:30 {PARIS}", f"2024-01-22 18:30 {NOUMEA}")
    assert bench.problem.allowed[number] == allowed


@pytest.mark.parametrize(("holidays", "days"), [("forbid", 0), ("variant", 1)])
def test_a_closed_day_of_one_zone_is_barred_to_all_or_calls_for_a_variant(holidays: str, days: int) -> None:
    # Réunion is closed on the 23rd. With a variant it sits another day, Paris on the 23rd.
    build = Build(policy={"open_days": {"holidays": holidays}}).site("Réunion", REUNION)
    build.closure("Réunion", date(2024, 1, 23)).exam("A", 120).people(2, "A").people(2, "A", site="Réunion")
    bench = Bench(build.instance())
    option, allowed = bench.data.bands["option"].to_numpy(), bench.problem.allowed
    paris = bench.data.bands["zone"].to_numpy() == PARIS
    the_23rd = bench.data.bands["day"].to_numpy() == (date(2024, 1, 23) - date(1970, 1, 1)).days
    chosen = set(option[paris & the_23rd & allowed[option]].tolist())
    assert bool(chosen) == bool(days)
    for number in chosen:
        other = bench.data.bands[(option == number) & ~paris]
        assert other["paper"].tolist() == [1]
        assert other["day"].iloc[0] != bench.data.bands.loc[(option == number) & paris, "day"].iloc[0]


@pytest.mark.parametrize(
    ("zone", "utc_time", "clock"),
    [
        (PARIS, "2024-03-31 00:59", "2024-03-31 01:59"),
        (PARIS, "2024-03-31 01:00", "2024-03-31 03:00"),
        (PARIS, "2024-01-22 07:30", "2024-01-22 08:30"),
        ("Africa/Casablanca", "2024-03-10 01:59", "2024-03-10 02:59"),
        ("Africa/Casablanca", "2024-03-10 02:00", "2024-03-10 02:00"),  # Ramadan: back to UTC
        ("Asia/Kolkata", "2024-03-10 02:00", "2024-03-10 07:30"),
        (NOUMEA, "2024-03-10 14:00", "2024-03-11 01:00"),
    ],
)
def test_clocks_read_the_zone_database(zone: str, utc_time: str, clock: str) -> None:
    around = datetime(2024, 3, 1).date(), datetime(2024, 4, 30).date()
    if utc_time.startswith("2024-01"):
        around = datetime(2024, 1, 1).date(), datetime(2024, 1, 31).date()
    reading = Clock([zone], *around)
    minute = np.array([np.datetime64(utc_time.replace(" ", "T"), "m").astype(int)])
    wall = np.array([np.datetime64(clock.replace(" ", "T"), "m").astype(int)])
    assert reading.to_local(zone, minute).tolist() == wall.tolist()
    if clock != "2024-03-10 02:00" and "02:59" not in clock:  # read twice that night
        assert reading.to_utc(zone, wall).tolist() == minute.tolist()


def test_shifted_starts_are_on_the_local_grid() -> None:
    # Grids of full hours in Paris and in Kolkata differ by half an hour.
    build = Build(policy={"start_grid": {"align_minutes": 60}}, starts_of_day=(time(14),))
    build.site("Delhi", "Asia/Kolkata", hours="08:00-20:00")
    build.exam("A", 120).people(1, "A").people(1, "A", site="Delhi")
    bands = Bench(build.instance()).data.bands
    there = bands[(bands["zone"] == "Asia/Kolkata") & (bands["paper"] == 0)]
    shifted = there[
        there["start"] != there["option"].map(bands[bands["zone"] == PARIS].set_index("option")["start"])
    ]
    # 14:00 in Paris is 18:30 there, copies would be in at 20:45. From 17:00: held from 19:00 to 19:10, the gate.
    assert len(shifted)
    assert set((shifted["start"].to_numpy() + 330) % 1440) == {17 * 60}


@pytest.mark.parametrize(
    ("zones", "papers", "cost"),
    [
        # 14:00 in Paris is midnight in Nouméa and on Guadalcanal: both write at 18:00, one paper for the two.
        (("Pacific/Noumea", "Pacific/Guadalcanal"), [0, 1, 1], 2000),
        # It is 3:00 in Tahiti, which begins when it opens: a second variant, five hours after the first exam.
        (("Pacific/Noumea", "Pacific/Tahiti"), [0, 1, 2], 4000),
    ],
)
def test_every_variant_is_a_paper_to_write(zones: tuple[str, str], papers: list[int], cost: int) -> None:
    build = Build(starts_of_day=(time(14),)).exam("A", 180).person("a", "A")
    for zone in zones:
        build.site(zone, zone, hours="08:00-21:15").person(zone, "A", site=zone)
    bench = Bench(build.instance())
    bands = bench.data.bands
    options = bands.loc[bands["paper"] > 0, "option"].unique()
    assert len(options)
    for option in options:
        assert sorted(bands.loc[bands["option"] == option, "paper"]) == papers
        assert bench.problem.cost_by_rule(np.array([option]))["variant"] == cost
