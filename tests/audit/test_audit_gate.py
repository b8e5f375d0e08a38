"""Papers do not leak between zones: article I.B.2 (late arrivals), I.C.3 (exits, confinement)."""

from datetime import date, time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.facts import Verdict
from tests.support.semester_builder import Build, hard, paid, utc

NOUMEA, REUNION, CASABLANCA = "Pacific/Noumea", "Indian/Reunion", "Africa/Casablanca"


def nfp121() -> Build:
    """The worked example: 3 h; Paris 60 candidates, 2 of them with third time, Réunion 8, Nouméa 3."""
    build = Build().site("Réunion", REUNION).site("Nouméa", NOUMEA).exam("NFP121")
    build.people(58, "NFP121").people(2, "NFP121", extra=20)
    return build.people(8, "NFP121", site="Réunion").people(3, "NFP121", site="Nouméa")


def group(verdict: Verdict, site: str, kind: str = "ordinary") -> pd.Series:
    sittings = verdict.facts.sittings
    return sittings[(sittings["site"] == site) & (sittings["kind"] == kind)].iloc[0]


def test_worked_example_paris_in_the_afternoon_needs_a_variant_for_noumea() -> None:
    # Paris 14:00 = Réunion 17:00 (UTC+1 and UTC+4, January); Nouméa 17:00 local = 07:00 Paris.
    build = nfp121().start("NFP121", "2024-01-22 14:00").start("NFP121", "2024-01-22 17:00", REUNION)
    verdict = build.start("NFP121", "2024-01-22 17:00", NOUMEA, paper=1).audit()
    assert hard(verdict) == []
    assert paid(verdict) == {"variant": 2000}
    assert group(verdict, "Nouméa")["gate"] == utc("2024-01-22 08:00")  # its own paper, its own gate


def test_worked_example_noumea_half_an_hour_earlier() -> None:
    # Nouméa 18:00 local = 07:00 UTC = 08:00 Paris; Paris 08:30, last admission 60 min later: gate 09:30.
    # Nouméa may leave at 09:30 instead of 08:00 + 60 min = 09:00; its end is 11:00, nobody is held.
    build = nfp121().start("NFP121", "2024-01-22 08:30").start("NFP121", "2024-01-22 11:30", REUNION)
    verdict = build.start("NFP121", "2024-01-22 18:00", NOUMEA).audit()
    assert hard(verdict) == []
    assert paid(verdict) == {}
    noumea = group(verdict, "Nouméa")
    assert noumea["gate"] == utc("2024-01-22 09:30")
    assert noumea["late"] == utc("2024-01-22 09:00")
    assert noumea["exit"] == utc("2024-01-22 09:30")
    assert (noumea["hold"], noumea["candidates"]) == (0, 3)
    assert group(verdict, "Réunion")["exit"] == utc("2024-01-22 09:30")


def test_worked_example_reunion_held_for_half_an_hour() -> None:
    # Paris 18:00: gate 19:00. Réunion 18:30 local = 15:30 Paris, ends 18:30, held 30 min: 8 x 30 = 240.
    # Nouméa on a variant 18:00 local.
    build = nfp121().start("NFP121", "2024-01-22 18:00").start("NFP121", "2024-01-22 18:30", REUNION)
    verdict = build.start("NFP121", "2024-01-22 18:00", NOUMEA, paper=1).audit()
    assert hard(verdict) == []
    assert paid(verdict) == {"variant": 2000, "hold": 240}
    reunion = group(verdict, "Réunion")
    assert reunion["gate"] == utc("2024-01-22 19:00")
    assert (reunion["hold"], reunion["release"]) == (30, utc("2024-01-22 19:00"))
    # The room is held from 15:30 - 30 min check-in to 19:00 + 15 min collection.
    assert reunion["occupied_from"] == utc("2024-01-22 15:00")
    assert reunion["occupied_to"] == utc("2024-01-22 19:15")


def test_third_time_is_held_less() -> None:
    # Third time ends at 15:30 + 4 h = 19:30 Paris, after the gate of 19:00: not held at all.
    build = nfp121().people(1, "NFP121", site="Réunion", extra=20)
    build.start("NFP121", "2024-01-22 18:00").start("NFP121", "2024-01-22 18:30", REUNION)
    verdict = build.start("NFP121", "2024-01-22 18:00", NOUMEA, paper=1).audit()
    assert hard(verdict) == []
    assert paid(verdict)["hold"] == 240
    third = group(verdict, "Réunion", "extra")
    assert (third["hold"], third["release"]) == (0, utc("2024-01-22 19:30"))


@pytest.mark.parametrize(
    ("clock", "hold", "broken"),
    [
        ("18:00", 60, []),  # 15:00 Paris, end 18:00, gate 19:00: exactly the limit
        ("17:30", 90, [("leak-gate", "NFP121", "Réunion", "90", "60")]),
    ],
)
def test_a_hold_of_an_hour_is_the_limit(clock: str, hold: int, broken: list[tuple[str, ...]]) -> None:
    build = (
        Build()
        .site("Réunion", REUNION)
        .exam("NFP121")
        .people(1, "NFP121")
        .people(1, "NFP121", site="Réunion")
    )
    build.start("NFP121", "2024-01-22 18:00").start("NFP121", f"2024-01-22 {clock}", REUNION)
    verdict = build.audit()
    assert hard(verdict, "exam", "site", "amount", "limit") == broken
    assert paid(verdict) == {"hold": hold}


@pytest.mark.parametrize(("most", "broken"), [(30, 0), (29, 1)])
def test_the_limit_is_that_of_the_host_centre(most: int, broken: int) -> None:
    build = (
        Build().centre("Réunion", REUNION, policy={"leak_gate": {"max_hold": most}}).site("Réunion", REUNION)
    )
    build.exam("E").people(1, "E").people(1, "E", site="Réunion")
    build.start("E", "2024-01-22 18:00").start("E", "2024-01-22 18:30", REUNION)
    assert hard(build.audit()) == [("leak-gate",)] * broken


def test_gathering_closes_the_doors_before_the_start() -> None:
    # Réunion sits first, 11:30 local = 08:30 Paris, 2 h: late 40 min, first exit 60 min after: 09:30.
    # Paris 10:00, gathered 30 min: last entry 09:30, so Réunion's exit stays 09:30, nobody is held.
    build = Build(starts_of_day=(time(10),)).site("Réunion", REUNION).exam("E", 120)
    build.people(5, "E").people(2, "E", site="Réunion")
    build.start("E", "2024-01-22 10:00", gather=30).start("E", "2024-01-22 11:30", REUNION)
    verdict = build.audit()
    assert hard(verdict) == []
    assert paid(verdict) == {"gather": 5 * 30}
    paris = group(verdict, "Paris")
    assert paris["gate"] == utc("2024-01-22 09:30")
    assert paris["admission"] == utc("2024-01-22 09:30")
    assert paris["occupied_from"] == utc("2024-01-22 09:00")  # check-in is before the gathering
    assert group(verdict, "Réunion")["exit"] == utc("2024-01-22 09:30")


@pytest.mark.parametrize(("gather", "broken"), [(60, []), (65, [("leak-gate", "65", "60")])])
def test_a_gathering_of_an_hour_is_the_limit(gather: int, broken: list[tuple[str, ...]]) -> None:
    build = Build().exam("E").people(1, "E").start("E", "2024-01-22 14:00", gather=gather)
    assert hard(build.audit(), "amount", "limit") == broken


def test_lateness_and_exit_by_duration() -> None:
    # I.B.2: a third of the duration, an hour at most. I.C.3: after an hour, or a third beyond 3 h.
    build = Build()
    for minutes in (45, 100, 120, 180, 240):
        build.exam(f"E{minutes}", minutes).people(1, f"E{minutes}").start(f"E{minutes}", "2024-01-22 14:00")
    papers = build.audit().facts.papers.set_index("exam")
    late = ((papers["late"] - papers["start"]).dt.total_seconds() / 60).to_dict()
    exits = ((papers["exit"] - papers["start"]).dt.total_seconds() / 60).to_dict()
    assert late == {"E45": 15, "E100": 33, "E120": 40, "E180": 60, "E240": 60}
    assert exits == {"E45": 45, "E100": 60, "E120": 60, "E180": 60, "E240": 80}


def test_one_variant_has_one_start_and_one_start_one_variant() -> None:
    build = Build().site("Réunion", REUNION).site("Nouméa", NOUMEA).exam("E")
    for site in ("Paris", "Réunion", "Nouméa"):
        build.people(1, "E", site=site)
    build.start("E", "2024-01-22 18:00")
    same = build.start("E", "2024-01-23 08:00", REUNION, paper=1).start(
        "E", "2024-01-23 15:00", NOUMEA, paper=1
    )
    assert hard(same.audit()) == []  # both 04:00 UTC
    assert paid(same.audit()) == {"variant": 2000}
    apart = build.start("E", "2024-01-23 15:30", NOUMEA, paper=1)
    assert hard(apart.audit(), "exam", "amount") == [("leak-gate", "E", "2")]
    twins = build.start("E", "2024-01-23 15:00", NOUMEA, paper=2)
    assert hard(twins.audit(), "exam", "amount") == [("leak-gate", "E", "2")]
    assert paid(twins.audit()) == {"variant": 4000}


@pytest.mark.parametrize(
    ("day", "hours_after_paris"),
    [
        (date(2024, 4, 12), 2),  # Ramadan 2024: Morocco on UTC+0, Paris on UTC+2
        (date(2024, 4, 15), 1),  # Morocco back on UTC+1 on Sunday 14 April 2024
        (date(2024, 1, 22), 0),  # winter: both on UTC+1
    ],
)
def test_same_clock_in_casablanca_is_not_the_same_instant(day: date, hours_after_paris: int) -> None:
    # 18:00 in both places, 3 h: the gate is Casablanca's start + 60 min.
    windows = ((date(2024, 1, 22), date(2024, 4, 20)),)
    build = Build(windows=windows).site("Casablanca", CASABLANCA).exam("E")
    build.people(1, "E").people(1, "E", site="Casablanca")
    build.start("E", f"{day} 18:00").start("E", f"{day} 18:00", CASABLANCA)
    verdict = build.audit()
    assert hard(verdict) == []
    paris, casablanca = group(verdict, "Paris"), group(verdict, "Casablanca")
    assert casablanca["start"] - paris["start"] == pd.Timedelta(hours=hours_after_paris)
    assert paris["gate"] - paris["start"] == pd.Timedelta(hours=hours_after_paris + 1)
    assert paris["exit"] == paris["gate"]  # with two hours, that is the bell: 18:00 + 3 h
    assert paid(verdict) == {}  # and never a hold


def test_europe_changes_its_clocks_between_the_sessions() -> None:
    # 14:00 in Paris is 13:00 UTC on 22 January and 12:00 UTC on 8 April: 17:00 and 16:00 in Réunion.
    build = Build().site("Réunion", REUNION).exam("E").exam("F", session=2, of="E")
    build.people(1, "E").people(1, "E", site="Réunion")
    build.start("E", "2024-01-22 14:00").start("E", "2024-01-22 17:00", REUNION)
    build.start("F", "2024-04-08 14:00").start("F", "2024-04-08 16:00", REUNION)
    verdict = build.audit()
    assert hard(verdict) == []
    assert paid(verdict) == {}
    starts = verdict.facts.papers.groupby("exam")["start"].nunique()
    assert starts.to_dict() == {"E": 1, "F": 1}


def test_remote_exams_have_neither_gate_nor_hold() -> None:
    build = (
        Build().site("Réunion", REUNION).exam("E", remote=True).people(1, "E").people(1, "E", site="Réunion")
    )
    build.start("E", "2024-01-22 14:00").start("E", "2024-01-22 17:00", REUNION)  # one instant
    verdict = build.audit()
    assert hard(verdict) == []
    assert paid(verdict) == {}
    apart = build.start("E", "2024-01-22 18:00", REUNION)
    assert hard(apart.audit(), "exam", "site") == [("start-grid", "E", "Réunion")]


@settings(max_examples=25, deadline=None)
@given(shift=st.integers(-36, 36), minutes=st.integers(1, 400), gather=st.sampled_from([0, 15, 60]))
def test_nobody_leaves_before_the_last_is_in(shift: int, minutes: int, gather: int) -> None:
    build = Build().site("Réunion", REUNION).exam("E", minutes).people(1, "E").people(1, "E", site="Réunion")
    build.start("E", "2024-01-22 14:00", gather=gather)
    start = (pd.Timestamp("2024-01-22 17:00") + pd.Timedelta(minutes=10 * shift)).strftime("%Y-%m-%d %H:%M")
    papers = build.start("E", start, REUNION).audit().facts.papers
    doors = papers["late"].where(
        papers["gather"] == 0, papers["start"] - pd.to_timedelta(papers["gather"], "min")
    )
    assert papers["exit"].min() >= doors.max()
    assert papers["gate"].nunique() == 1
