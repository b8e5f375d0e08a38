"""The worked example of the design: NFP121 in Paris, La Réunion and Nouméa, and candidates who also sit RSX101.

Winter: La Réunion is 3 h ahead of Paris, Nouméa 10 h. 3 h papers, 4 h with a third more. Check-in takes
30 minutes, collecting copies 15; admission closes an hour after the start (late = release = 60).
"""

from datetime import time

import numpy as np
import pytest

from scheduler.harness.term_evaluation import price
from scheduler.harness.workbench import Bench
from scheduler.terms.terms import Load
from tests.support.semester_builder import Build, utc

PARIS, REUNION, NOUMEA = "Europe/Paris", "Indian/Reunion", "Pacific/Noumea"
DAY = "2024-01-22"


def minute(clock: str, zone: str = PARIS, day: str = DAY) -> int:
    return int(utc(f"{day} {clock}", zone).timestamp()) // 60


@pytest.fixture(scope="module")
def bench() -> Bench:
    """Closing times decide: Paris 22:30, La Réunion 22:45, Nouméa 21:15 (a 3 h paper from 18:00, no later)."""
    build = Build(starts_of_day=(time(8, 30), time(12, 30), time(14), time(18)))
    build.site("Paris", hours="08:00-22:30").site("Réunion", REUNION, hours="07:00-22:45")
    build.site("Nouméa", NOUMEA, hours="08:00-21:15")
    build.exam("NFP121", 180).exam("RSX101", 120)
    build.people(50, "NFP121").people(8, "NFP121", "RSX101").people(2, "NFP121", "RSX101", extra=20)
    build.people(6, "NFP121", site="Réunion").people(1, "NFP121", "RSX101", site="Réunion")
    build.people(1, "NFP121", site="Réunion", extra=20).people(3, "NFP121", site="Nouméa")
    for site, seats in (("Paris", 70), ("Réunion", 10), ("Nouméa", 5)):
        build.room(f"hall of {site}", seats, site)
    return Bench(build.instance())


def option(
    bench: Bench, paris: str, reunion: str, noumea: str, *, papers: int, next_day: bool = False
) -> int:
    """The option of NFP121 with these local starts; `papers` in all."""
    there = "2024-01-23" if next_day else DAY
    wanted = {PARIS: minute(paris), REUNION: minute(reunion, REUNION), NOUMEA: minute(noumea, NOUMEA, there)}
    bands = bench.data.bands[bench.data.bands["node"] == bench.data.options.names.index("NFP121")]
    for number, rows in bands.groupby("option"):
        found = dict(zip(rows["zone"], rows["start"], strict=True))
        if found == wanted and rows["paper"].nunique() == papers and not rows["gather"].any():
            return int(str(number))
    raise AssertionError(f"no option with {paris} in Paris, {reunion} in La Réunion, {noumea} in Nouméa")


def band(bench: Bench, number: int, zone: str) -> dict[str, int]:
    rows = bench.data.bands[(bench.data.bands["option"] == number) & (bench.data.bands["zone"] == zone)]
    return {name: int(rows[name].iloc[0]) for name in ("start", "paper", "gate", "exit", "least_exit")}


def cost(bench: Bench, rule: str, *choice: int) -> int:
    return sum(price(term, np.array(choice)) for term in bench.terms[rule])


def test_afternoon_in_paris_is_evening_in_la_reunion_and_a_variant_in_noumea(bench: Bench) -> None:
    # 14:00 in Paris is midnight in Nouméa: its nearest start is 18:00 the same day, 8:00 in Paris.
    number = option(bench, "14:00", "17:00", "18:00", papers=2)
    assert [band(bench, number, zone)["paper"] for zone in (PARIS, REUNION, NOUMEA)] == [0, 0, 1]
    # Each paper has its own gate: 15:00 in Paris; 9:00, an hour after the start, for Nouméa's.
    assert band(bench, number, REUNION)["gate"] == minute("15:00")
    assert band(bench, number, NOUMEA)["gate"] == minute("09:00")
    assert cost(bench, "variant", number) == 2000
    assert cost(bench, "hold", number) == 0


def test_noumea_begins_half_an_hour_earlier_and_waits_at_its_gate(bench: Bench) -> None:
    number = option(bench, "08:30", "11:30", "18:00", papers=1)
    assert band(bench, number, NOUMEA)["start"] == minute("08:00")
    assert {band(bench, number, zone)["gate"] for zone in (PARIS, REUNION, NOUMEA)} == {minute("09:30")}
    # Alone, Nouméa could leave at 9:00; now at 9:30, as Paris and La Réunion may (8:30 and an hour).
    assert band(bench, number, NOUMEA)["exit"] == band(bench, number, NOUMEA)["least_exit"] == minute("09:30")
    # Nobody ends before 9:30: nothing to hold, no second paper; only the start is odd.
    assert cost(bench, "variant", number) == cost(bench, "hold", number) == 0
    assert bench.problem.allowed[number]


def test_the_same_morning_with_a_variant_is_there_too(bench: Bench) -> None:
    number = option(bench, "08:30", "11:30", "18:00", papers=2)
    assert band(bench, number, NOUMEA)["gate"] == minute("09:00")
    assert cost(bench, "variant", number) == 2000


def test_evening_in_paris_holds_la_reunion(bench: Bench) -> None:
    # 18:00 in Paris is 21:00 in La Réunion, too late. A third more from 18:30 there ends at 22:30, copies at
    # 22:45: the last start that fits. It is 15:30 in Paris; the gate is 19:00, ordinary papers end at 18:30.
    number = option(bench, "18:00", "18:30", "08:30", papers=2, next_day=True)
    assert band(bench, number, REUNION)["start"] == minute("15:30")
    assert band(bench, number, REUNION)["gate"] == minute("19:00")
    rows = bench.data.occupation
    held = rows[(rows["option"] == number) & (rows["site"] == "Réunion")].set_index("extra")["hold"]
    assert held.to_dict() == {0: 30, 20: 0}
    assert cost(bench, "hold", number) == 30 * 7
    assert bench.problem.allowed[number]


def test_seats_of_la_reunion_are_taken_longer_where_people_are_held(bench: Bench) -> None:
    (load,) = [t for t in bench.terms["room-seats"] if isinstance(t, Load) and t.resource.endswith("Réunion")]
    assert load.limit == 10

    def minutes(number: int) -> list[tuple[int, int]]:
        mine = load.options == number
        return sorted(zip((load.until - load.since)[mine].tolist(), load.amount[mine].tolist(), strict=True))

    # check-in 30, writing 180 or 240, hold 30 or 0, copies 15
    assert minutes(option(bench, "14:00", "17:00", "18:00", papers=2)) == [(225, 7), (285, 1)]
    held = option(bench, "18:00", "18:30", "08:30", papers=2, next_day=True)
    assert minutes(held) == [(255, 7), (285, 1)]


def test_the_clash_has_a_class_for_each_zone_and_own_end(bench: Bench) -> None:
    axes = {(axis.zone, int(axis.extra.max())): axis for axis in bench.data.axes}
    assert set(axes) == {(PARIS, 0), (PARIS, 20), (REUNION, 0)}
    assert {key: axis.pairs.count.tolist() for key, axis in axes.items()} == {
        (PARIS, 0): [8],
        (PARIS, 20): [2],
        (REUNION, 0): [1],
    }
    morning = option(bench, "08:30", "11:30", "18:00", papers=1)
    noon = bench.option("RSX101", f"{DAY} 12:30 {PARIS}")
    i, j = ({key: int(axis.pairs.at[n]) for key, axis in axes.items()} for n in (morning, noon))
    # 11:30 to 12:30 is an hour: no overlap, but back to back. A third more ends at 12:30 and needs its rest.
    overlaps = {key: bool(axis.overlap[i[key], j[key]]) for key, axis in axes.items()}
    assert overlaps == {(PARIS, 0): False, (PARIS, 20): True, (REUNION, 0): False}
    assert cost(bench, "back-to-back", morning, noon) == 20 * (8 + 1)
    # The two lead on: 12:30 + 60 = 13:30, 160 minutes, copies at 16:25.
    assert cost(bench, "transfer", morning, noon) == 500 * 2


def test_both_at_once_is_a_transfer_by_day_and_unresolved_at_night(bench: Bench) -> None:
    day = option(bench, "14:00", "17:00", "18:00", papers=2), bench.option("RSX101", f"{DAY} 14:00 {PARIS}")
    # Paris 17:00 + 10, two hours, copies: 19:25. Third time 18:00 + 60, 160 minutes, copies: 21:55 of 22:30.
    # La Réunion 20:00 + 10, two hours, copies: 22:25 of 22:45. All eleven can be led.
    assert cost(bench, "transfer", *day) == 500 * 11
    assert cost(bench, "overlap-unresolved", *day) == 0
    # At 18:00 in Paris two hours after 21:10 (or three after 20:10) end beyond 22:30; in La Réunion NFP121
    # is held until 22:00, RSX101 runs from 20:30: two hours after 22:10 end beyond 22:45. Nobody is led.
    night = (
        option(bench, "18:00", "18:30", "08:30", papers=2, next_day=True),
        bench.option("RSX101", f"{DAY} 18:00 {PARIS}", f"{DAY} 20:30 {REUNION}"),
    )
    assert cost(bench, "transfer", *night) == 0
    assert cost(bench, "overlap-unresolved", *night) == 5000 * 11


def test_a_place_stage_without_escorts_leaves_the_transfer_unresolved(bench: Bench) -> None:
    choice = np.array(
        [option(bench, "14:00", "17:00", "18:00", papers=2), bench.option("RSX101", f"{DAY} 14:00 {PARIS}")]
    )
    # One hall a site: it is NFP121's until the copies are collected at 17:15 (18:15), and the eight would
    # come back at 17:10: they find no room. The two with a third more come at 19:00: 500 each, not 5000.
    placed = bench.placer.place(choice)
    assert not placed.stuck
    assert placed.left_out.sum() == 8 + 1
    assert placed.cost == (5000 - 500) * 9
