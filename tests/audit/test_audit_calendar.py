"""Windows, closed days, hours, starts: what a calendar allows, at the limit and one step beyond."""

from dataclasses import replace
from datetime import date, datetime, time

import pandas as pd
import pytest

from models.fluent import LANGUAGES
from scheduler.audit import audit
from scheduler.rules.decisions.placed import Placed
from scheduler.rules.ordered_catalogue import RULES
from tests.support.semester_builder import Build, hard, paid, utc

NOUMEA, REUNION, CAYENNE = "Pacific/Noumea", "Indian/Reunion", "America/Cayenne"
NIGHT = {"remote_hours": {"earliest": "00:00", "latest": "23:59"}}


def one(minutes: int = 180, **build: object) -> Build:
    return Build(**build).exam("E", minutes).people(1, "E")  # type: ignore[arg-type]


def test_a_plain_timetable_is_silent_and_free() -> None:
    verdict = one().start("E", "2024-01-22 14:00").audit()
    assert hard(verdict) == []
    assert {rule for rule, cost in verdict.costs.items() if cost} == {"sittings"}
    assert list(verdict.costs) == [rule.info.id for rule in RULES if rule.info.kind == "soft"]
    assert (verdict.hard, verdict.cost) == (0, 1)


# placed


def test_an_exam_without_a_start_is_reported_once_a_zone() -> None:
    build = Build().site("Réunion", REUNION).exam("E").people(2, "E").people(2, "E", site="Réunion")
    assert hard(build.audit(), "exam", "site", "amount") == [
        ("placed", "E", "Paris", "0"), ("placed", "E", "Réunion", "0"),
    ]  # fmt: skip
    build.start("E", "2024-01-22 14:00")
    assert hard(build.audit(), "exam", "site") == [("placed", "E", "Réunion")]


def test_rows_that_place_nothing() -> None:
    build = one().start("E", "2024-01-22 14:00")
    instance, timetable = build.instance(), build.timetable()
    row = timetable.starts.iloc[0].to_dict()

    def starts(*rows: dict[str, object]) -> list[tuple[str, ...]]:
        return hard(audit(instance, replace(timetable, starts=pd.DataFrame(rows))), "exam", "amount", "limit")

    assert starts(row) == []
    nobody = ("placed", "E", "1", "nobody Pacific/Tahiti")
    assert starts(row, {**row, "zone": "Pacific/Tahiti"}) == [nobody]
    assert starts(row, row) == [("placed", "E", "2", "1")]
    assert starts(row, {**row, "exam": "unknown"}) == [("placed", "unknown", "1", "0")]
    assert starts({**row, "start": pd.NaT}) == [("placed", "E", "0", "1")]
    assert starts({**row, "gather": -5}) == [("placed", "E", "0", "1")]
    assert starts({**row, "paper": 0.5}) == [("placed", "E", "0", "1")]


def test_an_exam_that_nobody_sits_any_more_has_no_start() -> None:
    """All who sit E sit its make-up instead: E is cancelled, and its row is a finding in words."""
    build = one().makeup("E-bis", "E").start("E", "2024-01-22 14:00").start("E-bis", "2024-01-29 14:00")
    verdict = build.audit()
    rows = verdict.findings[verdict.findings["rule"] == "placed"]
    assert rows[["exam", "limit"]].to_numpy().tolist() == [["E", "nobody Europe/Paris"]]
    told = {language: Placed.info.explain(rows.iloc[0], language) for language in LANGUAGES}
    assert told["en"].endswith("needed: none, nobody sits it there (Europe/Paris)")
    assert told["fr"].endswith("attendu : aucun, personne ne la passe là (Europe/Paris)")


def test_somebody_sits_the_main_paper() -> None:
    broken = hard(one().start("E", "2024-01-22 14:00", paper=1).audit(), "exam")
    assert broken == [("placed", "E"), ("start-grid", "E")]  # and so its reference is missing too


# session-window


@pytest.mark.parametrize(
    ("day", "broken"),
    [
        ("2024-01-20", [("session-window", "E", "2024-01-20")]),  # the Saturday before
        ("2024-01-22", []),  # first day
        ("2024-02-03", []),  # last day, a Saturday
        ("2024-02-05", [("session-window", "E", "2024-02-05")]),
    ],
)
def test_both_ends_of_the_window_belong_to_it(day: str, broken: list[tuple[str, ...]]) -> None:
    assert hard(one().start("E", f"{day} 14:00").audit(), "exam", "amount") == broken


def test_the_window_is_read_on_the_local_calendar() -> None:
    # Paris 18:00 on Saturday 3 February is 04:00 on Sunday the 4th in Nouméa: outside for Nouméa only.
    build = Build(policy=NIGHT).site("Nouméa", NOUMEA).exam("E", remote=True).people(1, "E")
    build.people(1, "E", site="Nouméa").start("E", "2024-02-03 18:00").start("E", "2024-02-04 04:00", NOUMEA)
    assert hard(build.audit(), "exam", "site", "amount") == [("session-window", "E", "Nouméa", "2024-02-04")]


# open-days


def test_a_holiday_closes_its_own_site_only() -> None:
    # 10 June 2024 is a holiday in Guyane (abolition of slavery), a working Monday in Paris.
    windows = ((date(2024, 6, 10), date(2024, 6, 22)),)
    build = Build(windows=windows).site("Cayenne", CAYENNE).exam("E", 120)
    build.people(1, "E").people(1, "E", site="Cayenne").closure("Cayenne", date(2024, 6, 10))
    build.start("E", "2024-06-10 18:00").start("E", "2024-06-10 13:00", CAYENNE)
    assert hard(build.audit(), "exam", "site", "amount", "limit") == [
        ("open-days", "E", "Cayenne", "2024-06-10", "holiday")
    ]
    build.start("E", "2024-06-11 18:00").start("E", "2024-06-11 13:00", CAYENNE)
    assert hard(build.audit()) == []


def test_the_closed_day_is_the_local_one_and_spares_remote_exams() -> None:
    # 14:00 in Paris on the 22nd is past midnight in Nouméa: the 23rd.
    for remote, broken in ((True, []), (False, [("open-days", "Nouméa"), ("opening-hours", "Nouméa")])):
        build = Build(policy=NIGHT).site("Nouméa", NOUMEA).exam("E", 60, remote=remote)
        build.people(1, "E", site="Nouméa")
        build.closure("Nouméa", date(2024, 1, 23)).start("E", "2024-01-23 00:00", NOUMEA)
        assert hard(build.audit(), "site") == broken


@pytest.mark.parametrize(("holidays", "broken"), [("forbid", [("open-days", "Cayenne")]), ("variant", [])])
def test_another_day_is_a_way_out_only_if_the_policy_says_so(
    holidays: str, broken: list[tuple[str, ...]]
) -> None:
    # Paris sits on 10 June, a holiday in Guyane; Cayenne has a paper of its own the next day.
    windows = ((date(2024, 6, 10), date(2024, 6, 22)),)
    build = Build(windows=windows, policy={"open_days": {"holidays": holidays}}).site("Cayenne", CAYENNE)
    build.exam("E", 120).people(1, "E").people(1, "E", site="Cayenne").closure("Cayenne", date(2024, 6, 10))
    build.start("E", "2024-06-10 18:00").start("E", "2024-06-11 13:00", CAYENNE, paper=1)
    assert hard(build.audit(), "site") == broken


# remote-hours


@pytest.mark.parametrize(
    ("minutes", "extra", "broken"),
    [
        (90, 0, []),  # 21:00 and an hour and a half: 22:30
        (91, 0, [("remote-hours", "Réunion", "22:30")]),
        (60, 20, []),  # 60 and a third: 80 minutes, 22:20
        (75, 20, [("remote-hours", "Réunion", "22:30")]),  # 75 + 25 = 100 minutes: 22:40
    ],
)
def test_remote_exams_end_by_the_hour_of_the_policy(
    minutes: int, extra: int, broken: list[tuple[str, ...]]
) -> None:
    # 18:00 in Paris is 21:00 in La Réunion.
    build = Build().site("Réunion", REUNION).exam("E", minutes, remote=True).people(1, "E")
    build.person("r", "E", site="Réunion", extra=extra)
    build.start("E", "2024-01-22 18:00").start("E", "2024-01-22 21:00", REUNION)
    assert hard(build.audit(), "site", "limit") == broken


def test_nobody_is_asked_to_write_before_the_day_begins() -> None:
    # 8:30 in Paris is 4:30 in Cayenne.
    build = Build().site("Cayenne", CAYENNE).exam("E", 60, remote=True).people(1, "E")
    build.people(1, "E", site="Cayenne").start("E", "2024-01-22 08:30").start(
        "E", "2024-01-22 04:30", CAYENNE
    )
    assert hard(build.audit(), "site", "amount", "limit") == [
        ("remote-hours", "Cayenne", "2024-01-22T07:30Z", "07:00")
    ]
    # A variant at nine there, 13:00 in Paris, is a paper of its own.
    build.start("E", "2024-01-22 09:00", CAYENNE, paper=1)
    assert hard(build.audit()) == []


# opening-hours


@pytest.mark.parametrize(
    ("hours", "broken"),
    [
        # 14:00 - 30 min check-in = 13:30; 14:00 + 3 h + 15 min collection = 17:15
        ("13:30-17:15", []),
        ("13:31-17:15", [("2024-01-22T12:30Z", "2024-01-22T12:31Z")]),
        ("13:30-17:14", [("2024-01-22T16:15Z", "2024-01-22T16:14Z")]),
    ],
)
def test_the_site_is_open_from_check_in_to_collection(hours: str, broken: list[tuple[str, ...]]) -> None:
    build = Build().site("Paris", hours=hours).exam("E").people(1, "E").start("E", "2024-01-22 14:00")
    assert hard(build.audit(), "amount", "limit") == [("opening-hours", *row) for row in broken]


@pytest.mark.parametrize(("closes", "broken"), [("22:15", 0), ("22:14", 1)])
def test_third_time_in_the_evening_needs_the_site_later(closes: str, broken: int) -> None:
    # 18:00 + 3 h and a third = 22:00, and 15 min to collect.
    build = Build().site("Paris", hours=f"08:00-{closes}").exam("E").people(3, "E").people(1, "E", extra=20)
    verdict = build.start("E", "2024-01-22 18:00").audit()
    assert hard(verdict, "exam", "site") == [("opening-hours", "E", "Paris")] * broken


def test_no_hours_no_exam_and_no_night_over_midnight() -> None:
    windows = ((date(2024, 1, 22), date(2024, 2, 4)),)
    build = Build(windows=windows, starts_of_day=(time(14), time(22))).exam("E", 60).people(1, "E")
    week = {"sunday": (time(14),), "monday": (time(14),)}
    instance = build.start("E", "2024-02-04 14:00").instance()
    instance = replace(instance, sessions=(instance.sessions[0].model_copy(update={"starts": week}),))
    assert hard(audit(instance, build.timetable()), "limit") == [("opening-hours", "closed")]
    # 22:00 + 60 + 15 = 23:15: the site closes at 23:00, and at 23:59 an exam of 2 h passes midnight.
    assert hard(build.start("E", "2024-01-22 22:00").audit()) == [("opening-hours",)]
    build = Build(starts_of_day=(time(22),)).site("Paris", hours="08:00-23:59").exam("E", 120).people(1, "E")
    assert hard(build.start("E", "2024-01-22 22:00").audit()) == [("opening-hours",)]


def test_the_hours_are_those_of_the_host_site() -> None:
    build = (
        Build().site("Annexe", centre="Paris", hours="10:00-12:00").exam("E").person("a", "E", site="Annexe")
    )
    build.room("hall", 5).host("E", "Annexe", "Paris").put("E", "hall").start("E", "2024-01-22 14:00")
    assert hard(build.audit()) == []


# start-grid


@pytest.mark.parametrize(("clock", "broken"), [("14:00", 0), ("14:01", 1), ("15:00", 1)])
def test_the_organiser_starts_on_the_list(clock: str, broken: int) -> None:
    verdict = one().start("E", f"2024-01-22 {clock}").audit()
    assert hard(verdict, "exam", "site") == [("start-grid", "E", "Paris")] * broken


@pytest.mark.parametrize(("clock", "broken"), [("18:30", 0), ("18:15", 1), ("21:00", 0)])
def test_other_zones_follow_or_start_on_a_round_time(clock: str, broken: int) -> None:
    # Paris 18:00 = Réunion 21:00; 18:15 is neither that nor on the half hour. On a variant: no gate.
    build = Build().site("Réunion", REUNION).exam("E", 60).people(1, "E").people(1, "E", site="Réunion")
    build.start("E", "2024-01-22 18:00").start("E", f"2024-01-22 {clock}", REUNION, paper=1)
    assert hard(build.audit(), "exam", "site") == [("start-grid", "E", "Réunion")] * broken


def test_without_candidates_of_the_organiser_some_main_group_is_on_its_list() -> None:
    # Paris organises, nobody sits there. Nouméa 18:30 = 08:30 Paris: listed. 18:00 = 08:00: not.
    build = Build().site("Nouméa", NOUMEA).exam("E").people(1, "E", site="Nouméa")
    assert hard(build.start("E", "2024-01-22 18:30", NOUMEA).audit()) == []
    assert hard(build.start("E", "2024-01-22 18:00", NOUMEA).audit()) == [("start-grid",)]


def test_the_organisers_own_group_is_on_the_main_paper() -> None:
    build = Build().site("Réunion", REUNION).exam("E").people(1, "E").people(1, "E", site="Réunion")
    build.start("E", "2024-01-22 14:00", paper=1).start("E", "2024-01-22 11:30", REUNION)  # 08:30 Paris
    assert hard(build.audit(), "exam", "site") == [("start-grid", "E", "Paris")]


# imposed-start


@pytest.mark.parametrize(
    ("clock", "broken"), [("09:10", []), ("09:11", [("imposed-start", "2024-01-22T08:10Z")])]
)
def test_an_imposed_start_is_kept_and_needs_no_list(clock: str, broken: list[tuple[str, ...]]) -> None:
    build = Build().exam("E", imposed=datetime(2024, 1, 22, 9, 10)).people(1, "E")
    assert hard(build.start("E", f"2024-01-22 {clock}").audit(), "limit") == broken


def test_an_imposed_start_binds_the_organisers_group_only() -> None:
    build = Build().site("Réunion", REUNION).exam("E", imposed=datetime(2024, 1, 22, 9, 10))
    build.people(1, "E").people(1, "E", site="Réunion").start("E", "2024-01-22 09:10")
    assert hard(build.start("E", "2024-01-22 12:30", REUNION).audit()) == []  # 09:30 Paris, round
    assert hard(build.start("E", "2024-01-22 12:40", REUNION).audit()) == [("start-grid",)]
    assert hard(build.start("E", "2024-01-22 12:10", REUNION).audit()) == []  # the same instant
    nobody = Build().site("Réunion", REUNION).exam("E", imposed=datetime(2024, 1, 22, 9, 10))
    nobody.people(1, "E", site="Réunion")
    assert hard(nobody.start("E", "2024-01-22 12:10", REUNION).audit()) == []
    assert hard(nobody.start("E", "2024-01-22 12:30", REUNION).audit()) == [("imposed-start",)]


def test_facts_of_a_plain_sitting() -> None:
    verdict = one().people(2, "E", extra=20).start("E", "2024-01-22 14:00").audit()
    rows = verdict.facts.sittings.set_index("kind")
    assert rows["candidates"].to_dict() == {"ordinary": 1, "extra": 2}
    assert rows.loc["extra", "end"] == utc("2024-01-22 18:00")
    assert rows.loc["ordinary", "occupied_to"] == utc("2024-01-22 17:15")
    assert rows.loc["ordinary", "day"] == pd.Timestamp("2024-01-22")
    assert paid(verdict) == {}
