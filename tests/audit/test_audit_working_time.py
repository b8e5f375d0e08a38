"""Working time of the staff: 10 h a day, 13 h from first to last duty, 11 h of rest, 6 h without a pause, 48 h a week.

Figures from code du travail L3121-16 (pause of 20 minutes after 6 h), L3121-18 (10 h a day), L3131-1 (11 h of rest, hence
13 h from the first duty of a day to the end of the last), L3121-20 (48 h a week), L3132-2 (35 h once a week). All of it
in minutes by hand; the clock is that of Paris; 22 January 2024 is a Monday.
"""

from datetime import date, timedelta

import pytest

from models.facts import Verdict
from tests.support.semester_builder import Build

MONDAY = date(2024, 1, 22)
RULE = "working-time"


def semester(profile: str = "labour-code", **limits: int) -> Build:
    """One exam in a hall on Monday, and four people of staff to whom duties are given."""
    build = Build(policy={"working-time": {"profile": profile, **limits}}).site("Paris", staff=(4, 4))
    build.exam("A").room("hall", 10).person("x", "A").start("A", "2024-01-22 14:00").put("A", "hall")
    return build


def worked(build: Build, *spans: tuple[int, str, str]) -> Verdict:
    """The verdict where Paris-0 escorts on these days after Monday, from and to clock times."""
    for day, since, until in spans:
        on = MONDAY + timedelta(days=day)
        build.duty("Paris-0", "escort", "", f"{on} {since}", f"{on} {until}")
    return build.audit()


def told(verdict: Verdict) -> dict[str, int]:
    """Minutes by kind of limit."""
    rows = verdict.findings[verdict.findings["rule"] == RULE]
    kinds = rows["limit"].str.split().str[0]
    return {str(kind): int(n) for kind, n in rows["amount"].astype(int).groupby(kinds).sum().items()}


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, "08:00", "13:00"), (0, "14:00", "19:00")], {}),  # 10 h in 11 h
        ([(0, "08:00", "13:00"), (0, "14:00", "19:01")], {"day": 1}),
        ([(0, "08:00", "10:00"), (0, "19:00", "21:00")], {}),  # 13 h
        ([(0, "08:00", "10:00"), (0, "19:00", "21:01")], {"span": 1}),
        ([(0, "18:00", "21:00"), (1, "08:00", "10:00")], {}),  # 11 h of rest
        ([(0, "18:00", "21:01"), (1, "08:00", "10:00")], {"rest": 1}),
        ([(0, "08:00", "14:00")], {}),
        ([(0, "08:00", "14:01")], {"stretch": 1}),
        ([(0, "08:00", "11:00"), (0, "11:20", "17:20")], {}),  # 20 minutes are a pause
        ([(0, "08:00", "11:00"), (0, "11:19", "14:01")], {"stretch": 1}),  # 19 are none: 08:00 to 14:01
        # Six days of 8 h are 48 h; the Sunday in between gives 38 h off.
        ([(d, h, t) for d in range(6) for h, t in (("08:00", "12:00"), ("13:00", "17:00"))], {}),
        (
            [(d, h, t) for d in range(6) for h, t in (("08:00", "12:00"), ("13:00", "17:00"))]
            + [(5, "18:00", "18:01")],
            {"week": 1},
        ),
        # Every day at the same hours: 20 h off at the longest in the first week, 15 h short of 35 h.
        ([(d, "08:00", "12:00") for d in range(8)], {"weekly-rest": 900}),
        # Off from Saturday 12:00 to Sunday 23:00: 35 h, and a minute less.
        ([(d, "08:00", "12:00") for d in range(6)] + [(6, "23:00", "23:30"), (7, "10:30", "11:00")], {}),
        (
            [(d, "08:00", "12:00") for d in range(6)] + [(6, "22:59", "23:30"), (7, "10:30", "11:00")],
            {"weekly-rest": 1},
        ),
    ],
)
def test_the_limits_of_the_labour_code_to_the_minute(
    spans: list[tuple[int, str, str]], expected: dict[str, int]
) -> None:
    verdict = worked(semester(), *spans)
    assert told(verdict) == expected
    assert verdict.costs[RULE] == sum(expected.values())


def test_twelve_hours_in_the_public_service() -> None:
    spans = ((0, "08:00", "10:00"), (0, "19:00", "20:30"))
    assert told(worked(semester("public"), *spans)) == {"span": 30}


def test_no_limits_abroad_unless_asked_for() -> None:
    spans = ((0, "08:00", "23:00"),)
    assert told(worked(semester("by-country"), *spans)) == {}  # a centre without holidays of France
    assert told(worked(semester("none"), *spans)) == {}


def test_the_figures_are_parameters() -> None:
    spans = ((0, "08:00", "13:00"), (0, "14:00", "19:00"))
    assert told(worked(semester(day=540), *spans)) == {"day": 60}


def test_the_change_of_clocks_gives_an_hour_less_of_rest() -> None:
    # 30 March 2024, 22:00 to 31 March, 09:00 by the clock: 10 h, because an hour is skipped that night.
    spans = ((68, "20:00", "22:00"), (69, "09:00", "11:00"))
    assert told(worked(semester(), *spans)) == {"rest": 60}


def test_a_finding_names_person_place_and_day_in_both_languages() -> None:
    verdict = worked(semester(), (0, "08:00", "13:00"), (0, "14:00", "19:01"))
    (row,) = (verdict.findings.loc[i] for i in verdict.findings.index[verdict.findings["rule"] == RULE])
    from scheduler.rules.staff.working_time import WorkingTime

    assert WorkingTime.info.explain(row, "en") == (
        "Paris, 2024-01-22T07:00Z: 1 minute too many on duty in one day (Paris-0)"
    )
    assert WorkingTime.info.explain(row, "fr") == (
        "Paris, 2024-01-22T07:00Z : 1 minute de service de trop dans la journée (Paris-0)"
    )
