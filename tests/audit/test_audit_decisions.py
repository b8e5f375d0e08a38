"""What the audit says of starts, loads, early starts, listed overlaps and holidays, each by hand where it changes."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from models.facts import Verdict
from scheduler.audit import audit
from scheduler.rules.rooms.room_price import ROOM_PRICES
from tests.support.semester_builder import Build

DAY = "2024-01-22"
PAIR = ("exam", "other", "amount", "limit")


def told(verdict: Verdict, rule: str, *columns: str) -> list[tuple[Any, ...]]:
    """What the findings of a rule say."""
    found = verdict.findings[verdict.findings["rule"] == rule]
    return list(found[list(columns)].itertuples(index=False, name=None))


def test_each_centre_prices_two_exams_on_a_day_for_its_own_candidates() -> None:
    # Paris: 7 for everybody. Lyon: 3, and only with more than 20 extra minutes an hour.
    row = {"id": "two-a-day", "most": 1, "days": 1}
    build = Build().centre("Paris", policy={"exam-load": {"rows": [{**row, "weight": 7}]}})
    build.centre("Lyon", policy={"exam-load": {"rows": [{**row, "weight": 3, "extra_over": 20}]}})
    build.site("Lyon").exam("A", 60).exam("B", 60).person("p", "A", "B")
    build.person("q", "A", "B", site="Lyon", extra=30).person("r", "A", "B", site="Lyon", extra=20)
    verdict = build.start("A", f"{DAY} 08:30").start("B", f"{DAY} 14:00").audit()
    assert verdict.costs["two-a-day"] == 7 + 3


@pytest.mark.parametrize(
    ("most", "step", "early", "findings"),
    [
        (60, 15, 30, [("soft", "30", 30)]),
        (60, 5, 31, [("hard", "31", 0)]),  # one minute beyond the step
        (30, 15, 45, [("hard", "45", 0)]),  # beyond the most: a breach has no price
        (30, 30, 45, [("hard", "45", 0), ("hard", "45", 0)]),
    ],
)
def test_an_early_start_is_paid_or_a_breach(
    most: int, step: int, early: int, findings: list[tuple[Any, ...]]
) -> None:
    build = Build(policy={"extra_time": {"early": most}, "early_start": {"step": step}}).exam("E")
    build.person("a", "E").person("x", "E", extra=20).start("E", f"{DAY} 14:00", early=early)
    assert told(build.audit(), "early-start", "severity", "amount", "cost") == findings


def three() -> Build:
    """`a` sits A from 14:00 to 16:00, B from 14:00 to 15:00, and C from 15:30 to 17:30: B and C do not overlap."""
    build = Build(policy={"transfer": {"chain": "allow"}}).exam("A", 120).exam("B", 60).exam("C", 120)
    build.person("a", "A", "B", "C").start("A", f"{DAY} 14:00").start("B", f"{DAY} 14:00")
    return build.start("C", f"{DAY} 15:30")


def test_a_chain_of_transfers_may_link_exams_that_do_not_overlap() -> None:
    # B after A at 16:10, C after B at 17:20.
    chain = three().transfer("a", "A", "B", f"{DAY} 16:10").transfer("a", "B", "C", f"{DAY} 17:20")
    assert told(chain.audit(), "overlaps-listed", *PAIR) == []
    # B is not moved: nothing links it to C, and nothing answers its overlap with A.
    loose = three().transfer("a", "B", "C", f"{DAY} 17:20")
    assert told(loose.audit(), "overlaps-listed", *PAIR) == [("A", "B", "0", "1"), ("B", "C", "1", "0")]


@pytest.mark.parametrize(("readable", "amount"), [(0, "0"), (1, "2")])
def test_an_outcome_that_nobody_knows_is_no_answer(readable: int, amount: str) -> None:
    build = Build().exam("A", 120).exam("B", 120).person("a", "A", "B")
    build.start("A", f"{DAY} 14:00").start("B", f"{DAY} 14:00")
    for _ in range(readable):
        build.unresolved("a", "A", "B")
    build.overlaps.append(
        {"candidate": "a", "stays": "A", "moves": "B", "outcome": "perhaps", "start": pd.NaT}
    )
    assert told(build.audit(), "overlaps-listed", *PAIR) == [("A", "B", amount, "1")]


@pytest.mark.parametrize(
    ("cells", "findings"),
    [
        ({"early": None}, []),  # a blank early start is none
        ({"early": -1}, [("E", "0", "1")]),
        ({"gather": -1}, [("E", "0", "1")]),
        ({"paper": 1}, [("E", "0", "1")]),  # nobody has the main paper
        ({"exam": "gone"}, [("E", "0", "1"), ("gone", "1", "0")]),
    ],
)
def test_a_start_is_whole_and_not_negative(cells: dict[str, Any], findings: list[tuple[str, ...]]) -> None:
    build = Build().exam("E", 60).person("a", "E").start("E", f"{DAY} 14:00")
    instance, timetable = build.instance(), build.timetable()
    starts = pd.DataFrame([{**timetable.starts.iloc[0].to_dict(), **cells}])
    verdict = audit(instance, replace(timetable, starts=starts))
    assert told(verdict, "placed", "exam", "amount", "limit") == findings


@pytest.mark.parametrize(("remote", "policy", "count"), [(0, "bar", 1), (1, "bar", 1), (1, "free", 0)])
def test_a_public_holiday_is_told_once_at_home_or_on_site(remote: int, policy: str, count: int) -> None:
    build = Build(policy={"open_days": {"remote": policy}}).exam("E", 60, remote=bool(remote))
    build.person("a", "E").closure("Paris", date(2024, 1, 22), public=True).start("E", f"{DAY} 14:00")
    expected = [("E", "Paris", DAY, "holiday")] * count
    assert told(build.audit(), "open-days", "exam", "site", "amount", "limit") == expected


def test_a_price_for_more_time_is_for_who_has_a_minute_more() -> None:
    build = Build().exam("A", 60).room("hall", 50).person("x", "A").person("t", "A", extra=1)
    build.start("A", f"{DAY} 08:30").put("A", "hall").row(
        ROOM_PRICES, room="hall", people="extra-time", price=7
    )
    assert build.audit().costs["room-price"] == 7


def test_with_one_exam_in_some_hours_each_pair_is_one_beyond() -> None:
    # All three begin within seven hours: each of the three pairs costs 5.
    row = {"id": "one in 24 h", "most": 1, "hours": 24, "weight": 5}
    build = Build(policy={"exam-load": {"rows": [row]}}).exam("A", 60).exam("B", 60).exam("C", 60)
    build.person("x", "A", "B", "C").start("A", f"{DAY} 09:00").start("B", f"{DAY} 14:00")
    verdict = build.start("C", f"{DAY} 16:00").audit()
    pairs = [("A", "B", 5), ("A", "C", 5), ("B", "C", 5)]
    assert sorted(told(verdict, "exam-load", "exam", "other", "cost")) == pairs
