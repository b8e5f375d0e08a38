"""What the terms forbid, at the very minute and day of each limit."""

from datetime import date, datetime, time

import pytest

from scheduler.harness.workbench import Bench
from tests.support.semester_builder import Build

MORNING = "2024-01-22 08:30"


def forbidden(bench: Bench, *groups: str, exam: str = "A") -> set[str]:
    """Rules that forbid the option of an exam with these zone starts."""
    option = bench.option(exam, *groups)
    rules = bench.terms.items()
    return {
        rule for rule, terms in rules if any(option in getattr(t, "options", ()) for t in terms if forbids(t))
    }


def forbids(term: object) -> bool:
    return type(term).__name__ == "Forbid"


@pytest.mark.parametrize(
    ("hours", "extra", "rules"),
    [
        ("08:00-11:45", 0, set()),  # check-in 8:00, three hours from 8:30, copies at 11:45
        ("08:01-11:45", 0, {"opening-hours"}),
        ("08:00-11:44", 0, {"opening-hours"}),
        ("08:00-12:45", 20, set()),  # an hour more for a third
        ("08:00-12:44", 20, {"opening-hours"}),
    ],
)
def test_opening_hours_to_the_minute(hours: str, extra: int, rules: set[str]) -> None:
    build = Build().site("Paris", hours=hours).exam("A", 180).person("a", "A").person("b", "A", extra=extra)
    assert forbidden(Bench(build.instance()), f"{MORNING} Europe/Paris") == rules


@pytest.mark.parametrize(("closes", "listed"), [("19:50", True), ("19:49", False)])
def test_hours_hold_those_who_are_held(closes: str, listed: bool) -> None:
    # Casablanca (Paris time in January) starts at 19:40, gathered for five minutes: the gate is 19:35. An
    # hour from 18:00 ends at 19:00 in Paris, where everybody is held until 19:35: copies are in at 19:50.
    build = Build(policy={"leak_gate": {"max_gather": 5}, "start_grid": {"align_minutes": 20}})
    build.site("Paris", hours=f"07:00-{closes}").site("Casa", "Africa/Casablanca", hours="19:05-22:00")
    bench = Bench(build.exam("A", 60).person("a", "A").person("b", "A", site="Casa").instance())
    bands = bench.data.bands
    main = bands[bands["paper"] == 0].groupby("option")["zone"].nunique() == 2
    shared = [o for o in main.index[main] if bands.loc[bands["option"] == o, "start"].nunique() == 2]
    groups = "2024-01-22 18:00 Europe/Paris", "2024-01-22 19:40 Africa/Casablanca"
    assert bool(shared) == listed
    if listed:
        assert bench.option("A", *groups) in shared
        assert forbidden(bench, *groups) == set()


@pytest.mark.parametrize(
    ("limits", "rules"),
    [
        ({"max_hold": 35, "max_gather": 5}, set()),
        ({"max_hold": 34, "max_gather": 5}, {"leak-gate"}),
    ],
)
def test_the_host_limits_the_hold(limits: dict[str, int], rules: set[str]) -> None:
    # As above, a host of another centre than the organiser's: the organiser's limits list the option.
    build = Build(policy={"leak_gate": {"max_gather": 5}, "start_grid": {"align_minutes": 20}})
    build.centre("Host", policy={"leak_gate": limits}).site("Lyon", centre="Host")
    build.site("Casa", "Africa/Casablanca", hours="19:05-22:00", centre="Paris")
    build.exam("A", 60).person("a", "A", site="Lyon").person("b", "A", site="Casa")
    bench = Bench(build.instance())
    groups = "2024-01-22 18:00 Europe/Paris", "2024-01-22 19:40 Africa/Casablanca"
    assert forbidden(bench, *groups) == rules


@pytest.mark.parametrize(("most", "rules"), [(5, set()), (4, {"leak-gate"})])
def test_the_host_limits_the_gathering(most: int, rules: set[str]) -> None:
    build = Build(policy={"leak_gate": {"max_gather": 5}, "start_grid": {"align_minutes": 20}})
    limits = {"max_hold": 60, "max_gather": most}
    build.centre("Host", policy={"leak_gate": limits})
    build.site("Casa", "Africa/Casablanca", hours="19:05-22:00", centre="Host")
    bench = Bench(build.exam("A", 60).person("a", "A").person("b", "A", site="Casa").instance())
    groups = "2024-01-22 18:00 Europe/Paris", "2024-01-22 19:40 Africa/Casablanca"
    assert forbidden(bench, *groups) == rules


def test_the_window_is_local_and_holds_both_its_ends() -> None:
    # One day, the 22nd. 14:00 in Paris is the 23rd in Nouméa; 8:30 is still the 22nd there.
    days = tuple((date(2024, month, 22), date(2024, month, 22)) for month in (1, 4))
    night = {"remote_hours": {"earliest": "00:00", "latest": "23:59"}}
    build = Build(windows=days, starts_of_day=(time(8, 30), time(14)), policy=night)
    build.site("Nouméa", "Pacific/Noumea")
    bench = Bench(
        build.exam("A", 60, remote=True).person("a", "A").person("b", "A", site="Nouméa").instance()
    )
    assert forbidden(bench, f"{MORNING} Europe/Paris") == set()
    assert forbidden(bench, "2024-01-22 14:00 Europe/Paris") == {"session-window"}


def test_a_closed_day_is_the_sites_own() -> None:
    build = (
        Build().site("Lyon", centre="Paris").closure("Lyon", date(2024, 1, 22)).exam("A", 60).exam("B", 60)
    )
    bench = Bench(build.person("a", "A").person("b", "A", site="Lyon").person("c", "B").instance())
    assert forbidden(bench, f"{MORNING} Europe/Paris") == {"open-days"}
    assert forbidden(bench, "2024-01-23 08:30 Europe/Paris") == set()
    assert forbidden(bench, f"{MORNING} Europe/Paris", exam="B") == set()


@pytest.mark.parametrize(("remote", "rules"), [("bar", {"open-days"}), ("free", set())])
def test_a_holiday_concerns_who_writes_at_home_as_the_policy_says(remote: str, rules: set[str]) -> None:
    build = Build(policy={"open_days": {"remote": remote}}).exam("A", 60, remote=True).person("a", "A")
    bench = Bench(build.closure("Paris", date(2024, 1, 22), "holiday", public=True).instance())
    assert forbidden(bench, f"{MORNING} Europe/Paris") == rules


def test_saturday_hours_and_sundays() -> None:
    build = Build(windows=((date(2024, 1, 27), date(2024, 1, 28)), (date(2024, 4, 8), date(2024, 4, 9))))
    bench = Bench(build.exam("A", 60).person("a", "A").instance())
    assert forbidden(bench, "2024-01-27 08:30 Europe/Paris") == set()
    # No start is listed on the Sunday; an imposed one meets closed doors.
    build.exam("A", 60, imposed=datetime(2024, 1, 28, 8, 30))
    assert forbidden(Bench(build.instance()), "2024-01-28 08:30 Europe/Paris") == {"opening-hours"}
