"""A rule that a catalogue leaves out takes its limits with it, and the solver is bound by them no longer."""

from datetime import date, time
from typing import Any

import numpy as np
import pandas as pd
import pytest

from scheduler.app.compile_instance import compile_with_data
from scheduler.rules.ordered_catalogue import RULES
from tests.support.exams_at_once import at_once
from tests.support.finding_tuples import DAY
from tests.support.semester_builder import Build, utc


def without(*names: str) -> list[Any]:
    """The usual rules but for these."""
    left = [rule for rule in RULES if rule.info.id not in names]
    assert len(left) == len(RULES) - len(names)
    return left


def starts(build: Build, rules: list[Any]) -> set[str]:
    """When the exams may start, in UTC."""
    data, problem, _ = compile_with_data(build.instance(), rules)
    bands = data.bands[problem.allowed[data.bands["option"]]]
    return set(pd.to_datetime(bands["start"], unit="m").dt.strftime("%Y-%m-%d %H:%M"))


def test_without_open_days_a_closed_day_bars_nobody() -> None:
    build = Build(starts_of_day=(time(14),)).closure("Paris", date(2024, 1, 24), "works").exam("A", 60)
    build.people(2, "A")
    assert starts(build, without("open-days")) - starts(build, [*RULES]) == {"2024-01-24 13:00"}


def test_without_remote_hours_people_write_at_home_at_any_hour() -> None:
    build = Build(starts_of_day=(time(5), time(14), time(23, 30))).exam("W", 60, remote=True).people(2, "W")
    more = starts(build, without("remote-hours")) - starts(build, [*RULES])
    assert {start[-5:] for start in more} == {"04:00", "22:30"}


def at_one_time(**settings: Any) -> Build:
    """x has three exams, all pinned to one start: of each there is one option."""
    build = at_once("A", "B", "C", **settings)
    for name in "ABC":
        build.pin("start", exam=name, zone="Europe/Paris", start=utc(f"{DAY} 08:30"))
    return build


def moved_and_forbidden(build: Build, rules: list[Any]) -> tuple[int, int]:
    """How many exams are moved, and how many pairs may not stay as they are."""
    _, problem, seater = compile_with_data(build.instance(), rules)
    (choice,) = zip(*problem.choices, strict=True)
    seating = seater.seating(np.array(choice))
    return int(seating.overlaps["can_move"].sum()), len(seating.terms.forbidden_together)


def test_without_transfer_cap_any_number_of_exams_is_moved() -> None:
    build = at_one_time(policy={"transfer": {"cap": 1}})
    assert moved_and_forbidden(build, [*RULES]) == (1, 0)
    assert moved_and_forbidden(build, without("transfer-cap")) == (2, 0)


def test_without_a_price_of_missed_exams_none_is_moved_at_a_price() -> None:
    build = at_one_time(policy={"transfer": {"unresolved": "forbid", "cap": 1}})
    assert moved_and_forbidden(build, [*RULES]) == (1, 1)
    with pytest.raises(ValueError, match="none says what a missed exam costs"):
        moved_and_forbidden(build, without("overlap-unresolved"))
    assert moved_and_forbidden(build, without("overlap-unresolved", "transfer"))[1] == 0
