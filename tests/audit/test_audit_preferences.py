"""Times that offerings ask for or ask to avoid, computed by hand."""

import shutil
from dataclasses import replace
from datetime import time
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from instances import save_instance
from scheduler.harness.random_semesters import semester
from scheduler.harness.term_evaluation import breaks, costs
from scheduler.harness.workbench import Bench, check_all
from scheduler.rules.calendar.preferences import Preferences
from tests.support.paths import TINY
from tests.support.reading import convert, read_instance
from tests.support.semester_builder import Build, hard, paid

REUNION = "Indian/Reunion"


def asked(**policy: int) -> Build:
    """An exam of Paris on Monday 22 January 2024 at 14:00; one candidate."""
    weights = {"two-a-day": 0, **policy}
    build = Build(starts_of_day=(time(8), time(14), time(18)), policy={"weights": weights})
    return build.exam("E", 60).person("a", "E").start("E", "2024-01-22 14:00")


@pytest.mark.parametrize(
    ("since", "until", "units"),
    [
        ("13:00", "15:00", 1),
        ("14:00", "14:01", 1),  # its first minute belongs to an interval
        ("13:00", "14:00", 0),  # its last does not
        ("14:01", "18:00", 0),
    ],
)
def test_a_start_in_an_interval_to_avoid_costs_a_unit(since: str, until: str, units: int) -> None:
    build = asked().wish("E", "avoid", f"2024-01-22 {since}", f"2024-01-22 {until}")
    assert paid(build.audit()) == ({"preferences": 5} if units else {})  # 1 x 5
    other = asked().wish("E", "prefer", f"2024-01-22 {since}", f"2024-01-22 {until}")
    assert paid(other.audit()) == ({} if units else {"preferences": 5})


def test_one_of_several_preferred_intervals_is_enough() -> None:
    build = asked().wish("E", "prefer", "2024-01-23 08:00", "2024-01-24 00:00")
    assert paid(build.audit()) == {"preferences": 5}
    assert paid(build.wish("E", "prefer", "2024-01-22 14:00", "2024-01-22 20:00").audit()) == {}


def test_an_exam_pays_once_however_many_wishes_it_misses() -> None:
    build = asked(preferences=7).wish("E", "avoid", "2024-01-22 08:00", "2024-01-22 20:00")
    build.wish("E", "avoid", "2024-01-22 14:00", "2024-01-22 15:00", session=1)
    build.wish("E", "prefer", "2024-01-23 08:00", "2024-01-23 20:00")
    verdict = build.audit()
    assert paid(verdict) == {"preferences": 7}
    assert (verdict.findings["rule"] == "preferences").sum() == 1


def test_wishes_for_the_other_session_or_of_others_say_nothing() -> None:
    build = asked().exam("F", 60).wish("E", "avoid", "2024-01-22 08:00", "2024-01-22 20:00", session=2)
    build.wish("E", "prefer", "2024-05-13 08:00", "2024-05-14 08:00", session=2)
    assert paid(build.wish("F", "avoid", "2024-01-22 08:00", "2024-01-22 20:00").audit()) == {}


def test_the_organising_centre_decides_the_start_and_the_clock() -> None:
    # 17:00 in La Réunion is 14:00 in Paris, whose group the wish is about: its 13:00 to 15:00 are avoided.
    build = asked().site("Saint-Denis", REUNION).person("b", "E", site="Saint-Denis")
    build.start("E", "2024-01-22 18:00", REUNION)  # an hour after Paris
    build.wish("E", "avoid", "2024-01-22 14:30", "2024-01-22 15:30")
    assert "preferences" not in paid(build.audit())
    assert paid(build.wish("E", "avoid", "2024-01-22 13:30", "2024-01-22 14:30").audit())["preferences"] == 5


def test_where_nobody_sits_at_home_the_earliest_group_counts() -> None:
    build = Build(starts_of_day=(time(14),)).site("Saint-Denis", REUNION).exam("E", 60)
    build.person("b", "E", site="Saint-Denis").start("E", "2024-01-22 17:00", REUNION)
    assert paid(build.wish("E", "avoid", "2024-01-22 13:30", "2024-01-22 14:30").audit()) == {
        "preferences": 5
    }


def test_the_reason_is_told_in_both_languages() -> None:
    build = asked().wish("E", "avoid", "2024-01-22 08:00", "2024-01-22 20:00", reason="congrès")
    found = build.audit().findings
    row = found[found["rule"] == "preferences"].iloc[0]
    start = "2024-01-22T13:00Z"
    assert (
        Preferences.info.explain(row)
        == f"E begins on {start}: its offering asked to avoid this time, congrès"
    )
    assert Preferences.info.explain(row, "fr") == (
        f"E commence le {start} : son offre demande d'éviter cet horaire, congrès"
    )


def test_without_wishes_nothing_is_said() -> None:
    assert paid(asked().audit()) == {}


MONDAY = "2024-01-22"


@pytest.mark.parametrize(
    ("prices", "cost"),
    [((20,), 20), ((0,), 0), ((-1,), 5), ((3, 20), 20), ((-1, 3), 5), ((-1, 7), 7)],
)
def test_the_dearest_wish_missed_is_paid(prices: tuple[int, ...], cost: int) -> None:
    avoiding, preferring = asked(), asked()
    for number, price in enumerate(prices):
        avoiding.wish("E", "avoid", f"{MONDAY} 1{number}:00", f"{MONDAY} 20:00", price=price)
        preferring.wish("E", "prefer", f"{MONDAY} 1{number}:00", f"{MONDAY} 13:00", price=price)
    assert paid(avoiding.audit()).get("preferences", 0) == cost
    assert paid(preferring.audit()).get("preferences", 0) == cost


@pytest.mark.parametrize(
    ("wish", "since", "until", "broken"),
    [
        ("forbid", "13:00", "14:00", False),
        ("forbid", "14:00", "14:01", True),
        ("require", "14:00", "14:01", False),
        ("require", "13:00", "14:00", True),
    ],
)
def test_forbidden_and_required_times_are_hard(wish: str, since: str, until: str, broken: bool) -> None:
    verdict = asked().wish("E", wish, f"{MONDAY} {since}", f"{MONDAY} {until}", reason="labs").audit()
    assert hard(verdict, "exam", "limit") == ([("preferences", "E", f"{wish}, labs")] if broken else [])
    assert "preferences" not in paid(verdict)


def test_one_of_several_required_intervals_is_enough() -> None:
    build = asked().wish("E", "require", f"{MONDAY} 08:00", f"{MONDAY} 09:00")
    assert hard(build.audit(), "exam") == [("preferences", "E")]
    assert hard(build.wish("E", "require", f"{MONDAY} 14:00", f"{MONDAY} 15:00").audit()) == []


def test_solver_and_audit_agree_on_prices_and_on_hard_wishes() -> None:
    seen = set()
    for seed in (12, 20, 22, 32, 45):
        given, rng = semester(seed), np.random.default_rng(seed)
        asked = given.preferences
        wish = asked["wish"].where(rng.random(len(asked)) < 0.5, asked["wish"].map(FIRM))
        priced = asked.assign(wish=wish, price=rng.integers(-1, 9, len(asked)))
        bench = Bench(replace(given, preferences=priced))
        for turn in range(3):
            choice = bench.wild(np.random.default_rng([seed, turn]))
            found = check_all(bench.instance, bench.starts_only(choice), "preferences")["preferences"]
            assert costs(bench.terms["preferences"], choice) == found["cost"].sum()
            assert bool(breaks(bench.terms["preferences"], choice)) == bool(
                found["severity"].eq("hard").any()
            )
            seen |= set(found["severity"])
    assert seen == {"hard", "soft"}


FIRM = {"avoid": "forbid", "prefer": "require"}


def test_prices_and_hard_wishes_come_through_every_form(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    shutil.copytree(TINY, folder)
    offering = (folder / "offerings.csv").read_text(encoding="utf-8").splitlines()[1].split(",")[0]
    (folder / "preferences.csv").write_text(
        "offering,session,from,until,wish,reason,price\n"
        f"{offering},1,2024-01-25T08:00,2024-01-25T12:00,avoid,,20\n"
        f"{offering},,2024-01-26T08:00,2024-01-26T12:00,require,,\n",
        encoding="utf-8",
    )
    first = read_instance(folder)
    assert list(zip(first.preferences["wish"], first.preferences["price"], strict=True)) == [
        ("avoid", 20),
        ("require", -1),
    ]
    for name in ("b.xlsx", "b.json"):
        convert(folder, tmp_path / name)
        pd.testing.assert_frame_equal(read_instance(tmp_path / name).preferences, first.preferences)
    save_instance(tmp_path / "saved", first)
    pd.testing.assert_frame_equal(read_instance(tmp_path / "saved").preferences, first.preferences)
