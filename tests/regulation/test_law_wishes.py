"""Wishes of the teachers: graded prices, and two kinds that bind.

What the texts say: nothing; a choice of the office. A wish to avoid or to prefer has a price of its own (else that of
the rule); `forbid` and `require` bind: no start in a forbidden interval, none outside the required ones.

An interval takes in its first minute and leaves out its last. By hand, Tuesday 23 January from 14:00 to 16:00:
| start | avoid at 30 | prefer at 30 | forbid | require |
|-------|-------------|--------------|--------|---------|
| 13:59 | 0           | 30           | –      | breach  |
| 14:00 | 30          | 0            | breach | –       |
| 15:59 | 30          | 0            | breach | –       |
| 16:00 | 0           | 30           | –      | breach  |
"""

from datetime import time

import pytest

from models.facts import Verdict
from tests.support.finding_tuples import DAY, rules
from tests.support.semester_builder import Build

CLOCKS = ("13:59", "14:00", "15:59", "16:00")
INSIDE = {"14:00", "15:59"}


def wished(clock: str, *wishes: tuple[str, int | None], session: int = 0) -> Verdict:
    """An exam that starts at this time, with wishes about 14:00 to 16:00 of its day."""
    build = Build(starts_of_day=tuple(time.fromisoformat(c) for c in CLOCKS)).exam("A", 60).person("x", "A")
    for wish, price in wishes:
        build.wish("A", wish, f"{DAY} 14:00", f"{DAY} 16:00", session=session)
        if price is not None:
            build.preferences[-1]["price"] = price
    return build.start("A", f"{DAY} {clock}").audit()


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_wish_without_a_price_has_that_of_the_rule(clock: str) -> None:
    assert wished(clock, ("avoid", None)).costs.get("preferences", 0) == (5 if clock in INSIDE else 0)
    assert wished(clock, ("prefer", None)).costs.get("preferences", 0) == (0 if clock in INSIDE else 5)


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("price", [1, 30])
def test_a_wish_has_its_own_price(clock: str, price: int) -> None:
    assert wished(clock, ("avoid", price)).costs.get("preferences", 0) == (price if clock in INSIDE else 0)
    assert wished(clock, ("prefer", price)).costs.get("preferences", 0) == (0 if clock in INSIDE else price)


@pytest.mark.parametrize("clock", CLOCKS)
def test_what_is_forbidden_is_a_breach(clock: str) -> None:
    verdict = wished(clock, ("forbid", None))
    assert rules(verdict) == ({"preferences"} if clock in INSIDE else set())
    assert verdict.costs.get("preferences", 0) == 0


@pytest.mark.parametrize("clock", CLOCKS)
def test_what_is_required_is_a_breach_elsewhere(clock: str) -> None:
    verdict = wished(clock, ("require", None))
    assert rules(verdict) == (set() if clock in INSIDE else {"preferences"})
    assert verdict.costs.get("preferences", 0) == 0


def test_a_wish_of_another_session_binds_nothing() -> None:
    assert rules(wished("14:00", ("forbid", None), session=2)) == set()
    assert rules(wished("13:59", ("require", None), session=2)) == set()


def test_required_in_one_of_several_intervals() -> None:
    # 09:00 to 10:00 or 14:00 to 16:00: the second is enough.
    build = Build(starts_of_day=(time(9), time(14), time(17))).exam("A", 60).person("x", "A")
    build.wish("A", "require", f"{DAY} 09:00", f"{DAY} 10:00")
    build.wish("A", "require", f"{DAY} 14:00", f"{DAY} 16:00")
    assert rules(build.start("A", f"{DAY} 14:00").audit()) == set()
    assert rules(build.start("A", f"{DAY} 09:00").audit()) == set()
    assert rules(build.start("A", f"{DAY} 17:00").audit()) == {"preferences"}


def test_the_clock_is_that_of_the_organising_centre() -> None:
    # 14:00 in Paris is 17:00 in La Réunion: the wish of a Paris paper is about Paris.
    build = Build(starts_of_day=(time(14),)).site("Port", "Indian/Reunion").exam("A", 60).person("x", "A")
    build.person("r", "A", site="Port").wish("A", "forbid", f"{DAY} 14:00", f"{DAY} 15:00")
    build.start("A", f"{DAY} 14:00").start("A", f"{DAY} 17:00", "Indian/Reunion")
    assert rules(build.audit()) == {"preferences"}
