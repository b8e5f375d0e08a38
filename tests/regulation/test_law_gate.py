"""Lateness, exits and containment across zones: nobody leaves anywhere before the last entry everywhere.

F2 I.B.2: lateness "limité au tiers de la durée totale d'examen (dans la limite d'une heure)".
F2 I.C.3: no exit "avant la fin de la première heure"; for good "après une heure, ou le premier tiers de la
durée de l'épreuve si celle-ci dépasse trois heures"; containment "en raison des décalages horaires".
Of one paper: late(D) = min(D/3, 60), release(D) = min(D, max(60, D/3)), gate = the last entry of all its groups.
"""

from datetime import time

import pandas as pd
import pytest

from models.facts import Verdict
from tests.support.finding_tuples import NOUMEA, PARIS, REUNION, at, broken
from tests.support.semester_builder import Build, paid, utc


def pair(
    minutes: int, zone: str, paris: str, away: str, *, gather: int = 0, hours: str = "06:00-23:00"
) -> Build:
    """One paper in Paris and in one other zone, each on its own clock."""
    build = Build().site("Away", zone, hours=hours)
    build.exam("A", minutes).person("p", "A").person("a", "A", site="Away")
    return build.start("A", paris).start("A", away, zone, gather=gather)


def sitting(verdict: Verdict, site: str) -> "pd.Series[str]":
    """The facts of the only sitting at a site."""
    rows = verdict.facts.sittings
    return rows[rows["site"] == site].iloc[0]


@pytest.mark.parametrize(
    ("minutes", "late", "release"),
    [
        # late: a third, at most 60; release: an hour or a third, at most the whole exam (Q08: up to an hour
        # nobody leaves before the end).
        (30, 10, 30),
        (60, 20, 60),
        (90, 30, 60),
        (120, 40, 60),
        (180, 60, 60),
        (240, 60, 80),
        (300, 60, 100),
    ],
)
def test_f03_f06_f09_entry_and_exit_of_one_paper(minutes: int, late: int, release: int) -> None:
    build = Build().exam("A", minutes).person("x", "A").start("A", "2024-01-22 14:00")
    (row,) = build.audit().facts.papers.to_dict("records")
    start = utc("2024-01-22 14:00")
    assert (row["late"] - start, row["exit"] - start) == (
        pd.Timedelta(minutes=late),
        pd.Timedelta(minutes=release),
    )


@pytest.mark.parametrize("minutes", [100, 185, 200, 250])
def test_thirds_that_are_no_whole_minutes(minutes: int) -> None:
    # 100 / 3 = 33 min 20 s of lateness; 200 / 3 = 66 min 40 s before the first exit. Nobody may leave before the
    # true third, and never before the last who may enter has entered.
    build = Build().exam("A", minutes).person("x", "A").start("A", "2024-01-22 14:00")
    (row,) = build.audit().facts.papers.to_dict("records")
    start, third = utc("2024-01-22 14:00"), pd.Timedelta(minutes=minutes) / 3
    minute, hour = pd.Timedelta(minutes=1), pd.Timedelta(minutes=60)
    latest, earliest = start + min(third, hour), start + max(third, hour)
    assert latest - minute < row["late"] <= latest
    assert earliest <= row["exit"] < earliest + minute
    assert row["exit"] >= row["gate"] >= row["late"]


def test_one_instant_everywhere_needs_no_containment() -> None:
    # Winter: 14:00 in Paris is 17:00 in La Réunion (UTC+4). Last entry 15:00, first exit 15:00 Paris time.
    verdict = pair(180, REUNION, "2024-01-22 14:00", "2024-01-22 17:00").audit()
    assert (broken(verdict), paid(verdict)) == ([], {})
    assert sitting(verdict, "Away")["exit"] == utc("2024-01-22 15:00")


@pytest.mark.parametrize(("closes", "fits"), [("22:15", True), ("22:14", False)])
def test_x01_paris_in_the_evening_holds_la_reunion_half_an_hour(closes: str, fits: bool) -> None:
    # Paris 18:00 to 21:00, last entry 19:00 = gate. La Réunion 18:30 is 15:30 in Paris, ends 18:30: held 30 minutes,
    # out at 19:00 = 22:00 local, copies by 22:15 local.
    verdict = pair(180, REUNION, "2024-01-22 18:00", "2024-01-22 18:30", hours=f"06:00-{closes}").audit()
    row = sitting(verdict, "Away")
    assert (row["hold"], row["release"]) == (30, utc("2024-01-22 22:00", REUNION))
    assert sitting(verdict, "Paris")["hold"] == 0
    assert paid(verdict) == {"hold": 30}
    late = ("opening-hours", "A", at("2024-01-22 22:15", REUNION), at(f"2024-01-22 {closes}", REUNION))
    assert broken(verdict) == ([] if fits else [late])


@pytest.mark.parametrize(
    ("away", "hold", "limit", "finds"),
    [
        # The hold is what lies between the end and the gate (19:00 in Paris); the policy allows 60 minutes.
        ("18:00", 60, 60, False),  # ends 18:00 Paris time
        ("18:00", 60, 59, True),  # the same where 59 are allowed
        ("17:30", 90, 60, True),  # ends 17:30 Paris time
        ("18:30", 30, 0, True),  # a university that holds nobody
        ("19:00", 0, 0, False),  # ends as the gate closes: held to the bell, no longer
    ],
)
def test_a_hold_has_a_limit(away: str, hold: int, limit: int, finds: bool) -> None:
    build = Build(policy={"leak_gate": {"max_hold": limit}}).site("Away", REUNION)
    build.exam("A", 180).person("p", "A").person("a", "A", site="Away")
    build.start("A", "2024-01-22 18:00").start("A", f"2024-01-22 {away}", REUNION)
    verdict = build.audit()
    assert sitting(verdict, "Away")["hold"] == hold
    assert broken(verdict) == ([("leak-gate", "A", str(hold), str(limit))] if finds else [])


def test_the_limit_is_that_of_the_centre_that_holds() -> None:
    # Containment is the business of the centre that hosts: only La Réunion allows 30 minutes here.
    build = Build(policy={"leak_gate": {"max_hold": 0}})
    build.centre("Away", REUNION, policy={"leak_gate": {"max_hold": 30}}).site("Away", REUNION)
    build.exam("A", 180).person("p", "A").person("a", "A", site="Away")
    build.start("A", "2024-01-22 18:00").start("A", "2024-01-22 18:30", REUNION)
    assert broken(build.audit()) == []


@pytest.mark.parametrize(
    ("minutes", "later", "exit_after", "hold"),
    [
        # The second zone starts `later` minutes after the first. D = 120: late 40, release 60.
        (120, 20, 60, 0),  # 20 + 40 = 60: nothing changes ("no restriction while delta <= release - late")
        (120, 30, 70, 0),  # 30 + 40 = 70: ten minutes more inside
        (120, 80, 120, 0),  # 80 + 40 = 120: no early exit, out at the bell
        (120, 90, 130, 10),  # 90 + 40 = 130: held ten minutes after the end
        # D = 180: late 60, release 60.
        (180, 10, 70, 0),
        (180, 120, 180, 0),  # 120 + 60 = 180: the bell
        (180, 180, 240, 60),  # 180 + 60 = 240: held an hour
    ],
)
def test_x01_staggered_starts(minutes: int, later: int, exit_after: int, hold: int) -> None:
    # Madrid has the clock of Paris; only the start differs.
    build = Build(policy={"start_grid": {"align_minutes": 10}}).site("Madrid", "Europe/Madrid")
    build.exam("A", minutes).person("p", "A").person("m", "A", site="Madrid")
    second = utc("2024-01-22 14:00") + pd.Timedelta(minutes=later)
    build.start("A", "2024-01-22 14:00").start(
        "A", f"{second.tz_convert(PARIS):%Y-%m-%d %H:%M}", "Europe/Madrid"
    )
    verdict = build.audit()
    first = sitting(verdict, "Paris")
    assert (first["exit"] - first["start"], first["hold"]) == (pd.Timedelta(minutes=exit_after), hold)
    assert broken(verdict) == []


def test_x01_noumea_the_same_evening_needs_another_paper() -> None:
    # Nouméa 18:00 (UTC+11) is 08:00 in Paris, ends 11:00; the gate is 19:00: eight hours of hold, far past closing.
    build = pair(180, NOUMEA, "2024-01-22 18:00", "2024-01-22 18:00")
    found = broken(build.audit())
    assert [f for f in found if f[0] == "leak-gate"] == [("leak-gate", "A", "480", "60")]
    # With a paper of its own there is nothing to hold.
    variant = build.start("A", "2024-01-22 18:00", NOUMEA, paper=1).audit()
    assert (broken(variant), paid(variant)) == ([], {"variant": 2000})


@pytest.mark.parametrize(
    ("gather", "hold", "expected"),
    [
        # Paris 18:00 to 21:00; Nouméa next morning 08:00 = 22:00 in Paris. Gathered under supervision from 07:00 the
        # last entry is 21:00 Paris time, the bell of Paris.
        (60, 0, []),
        # Gathered for 30 minutes: last entry 21:30, Paris held 30 minutes.
        (30, 30, []),
        # Not gathered: last entry 23:00, Paris held two hours, and open until 23:15.
        (0, 120, [("leak-gate", "A", "120", "60")]),
        # 90 minutes are more than the policy's hour.
        (90, 0, [("leak-gate", "A", "90", "60")]),
    ],
)
def test_x01_noumea_the_next_morning(gather: int, hold: int, expected: list[tuple[str, ...]]) -> None:
    build = pair(180, NOUMEA, "2024-01-22 18:00", "2024-01-23 08:00", gather=gather, hours="05:00-23:00")
    verdict = build.site("Paris", hours="07:00-23:59").audit()
    assert sitting(verdict, "Paris")["hold"] == hold
    assert broken(verdict) == expected


@pytest.mark.parametrize(("opens", "fits"), [("06:30", True), ("06:31", False)])
def test_people_gathered_need_an_open_site(opens: str, fits: bool) -> None:
    # 08:00 less 60 minutes of gathering and 30 for identities: open at 06:30.
    verdict = pair(
        180, NOUMEA, "2024-01-22 18:00", "2024-01-23 08:00", gather=60, hours=f"{opens}-23:00"
    ).audit()
    early = ("opening-hours", "A", at("2024-01-23 06:30", NOUMEA), at(f"2024-01-23 {opens}", NOUMEA))
    assert broken(verdict) == ([] if fits else [early])
    assert paid(verdict) == {"gather": 60}


def test_a_variant_has_its_own_gate() -> None:
    # F2 I.A.3.a: a paper names its centre and length; another paper leaks nothing. Three zones: Paris and La Réunion
    # share paper 0 (gate 19:00), Nouméa writes paper 1 in the morning (08:30 local, 22:30 Paris the day before).
    build = Build(starts_of_day=(time(18),)).site("Away", REUNION).site("Nouméa", NOUMEA, hours="06:00-23:00")
    build.exam("A").person("p", "A").person("a", "A", site="Away").person("n", "A", site="Nouméa")
    build.start("A", "2024-01-23 18:00").start("A", "2024-01-23 18:30", REUNION)
    verdict = build.start("A", "2024-01-23 08:30", NOUMEA, paper=1).audit()
    assert broken(verdict) == []
    assert paid(verdict) == {"variant": 2000, "hold": 30}
    assert list(verdict.facts.papers.sort_values("paper")["gate"].unique()) == [
        utc("2024-01-23 19:00"),
        utc("2024-01-23 09:30", NOUMEA),
    ]


def test_a_centre_that_writes_no_second_paper() -> None:
    build = Build(policy={"variant": {"papers": "forbid"}}).site("Nouméa", NOUMEA)
    build.exam("A").person("p", "A").person("n", "A", site="Nouméa").start("A", "2024-01-22 18:00")
    verdict = build.start("A", "2024-01-22 18:00", NOUMEA, paper=1).audit()
    ((rule, exam, *_),) = broken(verdict)
    assert (rule, exam) == ("variant", "A")
