"""One paper under many clocks: common windows, clock changes, Ramadan, half hours, local holidays."""

from datetime import date, time

import pandas as pd
import pytest

from tests.support.finding_tuples import PARIS, REUNION, at, broken
from tests.support.semester_builder import Build, hard, paid, utc

EVERY_HALF_HOUR = tuple(time(hour, minute) for hour in range(7, 23) for minute in (0, 30))
WHOLE_SEMESTER = ((date(2024, 1, 22), date(2024, 6, 22)), (date(2024, 9, 9), date(2024, 9, 14)))

ZONES = {
    "Paris": PARIS,
    "Antilles": "America/Martinique",
    "Guyane": "America/Cayenne",
    "Réunion": REUNION,
    "Mayotte": "Indian/Mayotte",
    "Liban": "Asia/Beirut",
    "Maroc": "Africa/Casablanca",
    "Côte d'Ivoire": "Africa/Abidjan",
    "Chine": "Asia/Shanghai",
    "Nouméa": "Pacific/Noumea",
    "Tahiti": "Pacific/Tahiti",
    "Marquises": "Pacific/Marquesas",
}

# docs/explanation/gate.md: first and last start in Paris of one exam at one instant, every site open from 08:00 to 21:30.
# Example, Antilles in January (UTC-4, Paris UTC+1): 08:00 there is 13:00 in Paris; 3 h end at 21:30 if begun at 18:30.
WINDOWS = {
    ("2024-01-24", 120): {
        "Paris": ("08:00", "19:30"), "Antilles": ("13:00", "19:30"), "Guyane": ("12:00", "19:30"),
        "Réunion": ("08:00", "16:30"), "Mayotte": ("08:00", "17:30"), "Liban": ("08:00", "18:30"),
        "Maroc": ("08:00", "19:30"), "Côte d'Ivoire": ("09:00", "19:30"), "Chine": ("08:00", "12:30"),
        "Nouméa": ("08:00", "09:30"), "Tahiti": ("19:00", "19:30"), "Marquises": ("18:30", "19:30"),
    },
    ("2024-01-24", 180): {
        "Paris": ("08:00", "18:30"), "Antilles": ("13:00", "18:30"), "Guyane": ("12:00", "18:30"),
        "Réunion": ("08:00", "15:30"), "Mayotte": ("08:00", "16:30"), "Liban": ("08:00", "17:30"),
        "Maroc": ("08:00", "18:30"), "Côte d'Ivoire": ("09:00", "18:30"), "Chine": ("08:00", "11:30"),
        "Nouméa": ("08:00", "08:30"), "Marquises": ("18:30", "18:30"),
    },
    ("2024-06-12", 120): {
        "Antilles": ("14:00", "19:30"), "Guyane": ("13:00", "19:30"), "Réunion": ("08:00", "17:30"),
        "Mayotte": ("08:00", "18:30"), "Liban": ("08:00", "18:30"), "Maroc": ("09:00", "19:30"),
        "Côte d'Ivoire": ("10:00", "19:30"), "Chine": ("08:00", "13:30"), "Nouméa": ("08:00", "10:30"),
        "Marquises": ("19:30", "19:30"),
    },
    ("2024-06-12", 180): {
        "Antilles": ("14:00", "18:30"), "Guyane": ("13:00", "18:30"), "Réunion": ("08:00", "16:30"),
        "Mayotte": ("08:00", "17:30"), "Liban": ("08:00", "17:30"), "Maroc": ("09:00", "18:30"),
        "Côte d'Ivoire": ("10:00", "18:30"), "Chine": ("08:00", "12:30"), "Nouméa": ("08:00", "09:30"),
    },
    # Ramadan: Morocco is at UTC+0, two hours behind Paris.
    ("2024-04-10", 120): {"Maroc": ("10:00", "19:30")},
    ("2024-04-10", 180): {"Maroc": ("10:00", "18:30")},
}  # fmt: skip


def network(opens: str = "08:00-21:30") -> Build:
    """A site under every clock; checking in and collecting take no time here."""
    build = Build(
        policy={"opening_hours": {"check_in": 0, "collect": 0}},
        starts_of_day=EVERY_HALF_HOUR,
        windows=WHOLE_SEMESTER,
    )
    for name, zone in ZONES.items():
        build.site(name, zone, hours=opens)
    return build


def together(build: Build, name: str, away: str, minutes: int, instant: pd.Timestamp) -> None:
    """One exam at one instant in Paris and away, with a candidate of its own at both."""
    build.exam(name, minutes).person(f"{name}-paris", name)
    if away != "Paris":
        build.person(f"{name}-away", name, site=away)
    for zone in {PARIS, ZONES[away]}:
        build.start(name, f"{instant.tz_convert(zone):%Y-%m-%d %H:%M}", zone)


@pytest.mark.parametrize(("day", "minutes"), list(WINDOWS))
def test_the_window_of_one_instant_with_each_centre(day: str, minutes: int) -> None:
    # The first and the last start of the window fit; half an hour before and half an hour after do not.
    build, outside = network(), set()
    half = pd.Timedelta(minutes=30)
    for away, (first, last) in WINDOWS[day, minutes].items():
        together(build, f"{away} first", away, minutes, utc(f"{day} {first}"))
        together(build, f"{away} last", away, minutes, utc(f"{day} {last}"))
        together(build, f"{away} before", away, minutes, utc(f"{day} {first}") - half)
        together(build, f"{away} after", away, minutes, utc(f"{day} {last}") + half)
        outside |= {f"{away} before", f"{away} after"}
    verdict = build.audit()
    assert {rule for (rule,) in hard(verdict)} == {"opening-hours"}
    assert {exam for _, exam in hard(verdict, "exam")} == outside
    assert not verdict.facts.sittings["hold"].any()


@pytest.mark.parametrize(("start", "site"), [("18:30", "Tahiti"), ("19:00", "Paris")])
def test_no_instant_serves_paris_and_tahiti_for_three_hours(start: str, site: str) -> None:
    # January: 18:30 in Paris is 07:30 in Tahiti (UTC-10), before it opens; 19:00 + 3 h is past 21:30 in Paris.
    build = network()
    together(build, "A", "Tahiti", 180, utc(f"2024-01-24 {start}"))
    assert hard(build.audit(), "site") == [("opening-hours", site)]


def test_the_evening_of_paris_is_no_evening_elsewhere() -> None:
    # 18:00 to 21:00 in Paris in January is 19:00 to 22:00 in Lebanon, 21:00 in La Réunion, 07:00 in Tahiti.
    build = network()
    for away in ("Liban", "Réunion", "Mayotte", "Chine", "Nouméa", "Tahiti", "Antilles", "Maroc"):
        together(build, away, away, 180, utc("2024-01-24 18:00"))
    found = {exam for _, exam in hard(build.audit(), "exam")}
    assert found == {"Liban", "Réunion", "Mayotte", "Chine", "Nouméa", "Tahiti"}


def test_one_afternoon_serves_almost_everybody() -> None:
    # 14:30 in Paris in June: Antilles 08:30, Guyane 09:30, La Réunion 16:30, Mayotte 15:30, Lebanon 15:30,
    # Morocco 13:30, Côte d'Ivoire 12:30; one paper, three hours.
    build = network().exam("A", 180)
    for away in ("Paris", "Antilles", "Guyane", "Réunion", "Mayotte", "Liban", "Maroc", "Côte d'Ivoire"):
        build.person(away, "A", site=away)
        zone = ZONES[away]
        build.start("A", f"{utc('2024-06-12 14:30').tz_convert(zone):%Y-%m-%d %H:%M}", zone)
    verdict = build.audit()
    assert (broken(verdict), paid(verdict)) == ([], {})


@pytest.mark.parametrize(
    ("day", "minutes", "exit_at", "hold"),
    [
        # "18:00 everywhere" on the clocks of Paris and Casablanca:
        ("2024-01-24", 180, "19:00", 0),  # both UTC+1: one instant
        ("2024-04-10", 180, "21:00", 0),  # Ramadan: UTC+0 against UTC+2; last entry 21:00, the bell of Paris
        ("2024-04-10", 120, "20:40", 40),  # two hours: last entry 20:40, forty minutes after the end
        ("2024-04-16", 180, "20:00", 0),  # from 14 April UTC+1 against UTC+2: last entry 20:00
    ],
)
def test_x01_casablanca_in_and_out_of_ramadan(day: str, minutes: int, exit_at: str, hold: int) -> None:
    build = network("08:00-23:00").exam("A", minutes).person("p", "A").person("m", "A", site="Maroc")
    build.start("A", f"{day} 18:00").start("A", f"{day} 18:00", ZONES["Maroc"])
    verdict = build.audit()
    (row,) = verdict.facts.sittings[verdict.facts.sittings["site"] == "Paris"].to_dict("records")
    assert (row["exit"], row["hold"]) == (utc(f"{day} {exit_at}"), hold)
    assert broken(verdict) == []


@pytest.mark.parametrize(("day", "local"), [("2024-03-30", "17:00"), ("2024-04-02", "16:00")])
def test_the_clocks_of_europe_change_between_two_exams(day: str, local: str) -> None:
    # Sunday 31 March 2024: 14:00 in Paris is 17:00 in La Réunion the day before, 16:00 two days later. The same
    # local hour as before would be an hour late: Paris could leave at 16:00 only.
    build = network().exam("A").person("p", "A").person("r", "A", site="Réunion")
    build.start("A", f"{day} 14:00").start("A", f"{day} {local}", REUNION)
    same = build.audit().facts.papers
    assert list(same["exit"]) == [utc(f"{day} 15:00")] * 2
    build.start("A", f"{day} 17:00", REUNION)
    later = build.audit().facts.papers
    assert list(later["exit"]) == [utc(f"{day} {'15:00' if local == '17:00' else '16:00'}")] * 2


@pytest.mark.parametrize(
    ("zone", "paris", "local"),
    [
        ("Pacific/Marquesas", "18:30", "08:00"),  # UTC-9:30: 17:30 UTC
        ("Asia/Kolkata", "14:30", "19:00"),  # UTC+5:30: 13:30 UTC
        ("Asia/Kathmandu", "14:00", "18:45"),  # UTC+5:45: 13:00 UTC
    ],
)
def test_zones_with_half_and_quarter_hours(zone: str, paris: str, local: str) -> None:
    build = network().site("Away", zone).exam("A").person("p", "A").person("a", "A", site="Away")
    verdict = build.start("A", f"2024-01-24 {paris}").start("A", f"2024-01-24 {local}", zone).audit()
    assert broken(verdict) == []
    assert list(verdict.facts.papers["exit"]) == [utc(f"2024-01-24 {paris}") + pd.Timedelta(hours=1)] * 2


def cayenne(holidays: str, day: str) -> Build:
    """Paris and Cayenne share a paper that Paris writes on a day at 15:00 (10:00 in Cayenne, UTC-3)."""
    windows = ((date(2024, 6, 10), date(2024, 6, 22)), (date(2024, 9, 9), date(2024, 9, 14)))
    build = Build(starts_of_day=(time(10), time(15)), windows=windows)
    build.centre("Cayenne", "America/Cayenne", policy={"open_days": {"holidays": holidays}})
    build.site("Cayenne", "America/Cayenne").closure("Cayenne", date(2024, 6, 10))
    build.exam("A").person("p", "A").person("c", "A", site="Cayenne")
    return build.start("A", f"{day} 15:00").start("A", f"{day} 10:00", "America/Cayenne")


def test_x14_a_holiday_in_guyane_forbids_the_day_to_the_paper() -> None:
    # 10 June, first day of the session, is a holiday in Guyane (abolition of slavery); the 11th is not.
    assert broken(cayenne("forbid", "2024-06-10").audit()) == [("open-days", "A", "2024-06-10", "holiday")]
    assert broken(cayenne("forbid", "2024-06-11").audit()) == []
    # Paris alone is free to write another paper that day.
    alone = cayenne("forbid", "2024-06-11").exam("B").person("q", "B").start("B", "2024-06-10 15:00")
    assert broken(alone.audit()) == []


def test_x14_a_centre_may_take_a_variant_on_another_day() -> None:
    # A centre that works through its holidays has no closed day at all in the table of closed days.
    found = broken(cayenne("variant", "2024-06-10").audit())
    assert found == [("open-days", "A", "2024-06-10", "holiday")]
    variant = cayenne("variant", "2024-06-10").start("A", "2024-06-11 10:00", "America/Cayenne", paper=1)
    assert broken(variant.audit()) == []
    # Where the policy forbids the day to all, another paper on another day is no way out.
    evaded = cayenne("forbid", "2024-06-10").start("A", "2024-06-11 10:00", "America/Cayenne", paper=1)
    assert broken(evaded.audit()) == [("open-days", "A", "2024-06-10", "holiday")]


def test_x14_the_next_day_with_the_same_paper_leaks() -> None:
    # Cayenne the next day, 15:00 Paris time: last entry 16:00 on the 11th, 22 hours after the end in Paris.
    build = cayenne("variant", "2024-06-10").start("A", "2024-06-11 10:00", "America/Cayenne")
    found = broken(build.audit())
    assert [f for f in found if f[0] == "leak-gate"] == [("leak-gate", "A", str(22 * 60), "60")]


@pytest.mark.parametrize(("local", "finds"), [("17:30", False), ("17:40", True)])
def test_a_start_of_its_own_lies_on_the_local_grid(local: str, finds: bool) -> None:
    # Policy: starts that differ from the paper's lie on a 30 minute grid of the place.
    build = Build().site("Réunion", REUNION).exam("A").person("p", "A").person("r", "A", site="Réunion")
    build.start("A", "2024-01-24 14:00").start("A", f"2024-01-24 {local}", REUNION)
    found = [(rule, exam, amount) for rule, exam, amount, _ in broken(build.audit())]
    assert found == ([("start-grid", "A", at(f"2024-01-24 {local}", REUNION))] if finds else [])
