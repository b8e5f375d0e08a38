"""Working time of those who invigilate: the labour code for associations, the public profile, none abroad.

What the texts say. F2 I.C.2: "La surveillance des salles est assurée pendant toute la durée des épreuves"; by whom and
for how long it leaves to labour law. Labour code (associations): ten hours a day (L. 3121-18), a pause of twenty
minutes after six hours (L. 3121-16), eleven hours of rest between two days (L. 3131-1) and so thirteen of amplitude,
48 hours a week (L. 3121-20), 35 hours of rest a week (L. 3132-2: 24 and the 11 of the day). Public service (décret
2000-815, art. 3): amplitude of twelve hours; its figures are parameters.

By hand, one person (times of the site):
| duties                                     | measure              | labour-code | public    |
|--------------------------------------------|----------------------|-------------|-----------|
| 08:00-13:00, 14:00-19:00                   | 10 h of work         | kept        | kept      |
| 08:00-13:00, 14:00-19:01                   | 10 h 01              | broken      | broken    |
| 08:00-10:00, 18:00-20:00                   | amplitude 12 h       | kept        | kept      |
| 08:00-10:00, 18:00-20:01                   | amplitude 12 h 01    | kept        | broken    |
| 08:00-10:00, 19:00-21:00                   | amplitude 13 h       | kept        | broken    |
| 08:00-10:00, 19:00-21:01                   | amplitude 13 h 01    | broken      | broken    |
| until 21:00, from 08:00 the next day       | rest 11 h            | kept        | kept      |
| until 21:00, from 07:59 the next day       | rest 10 h 59         | broken      | broken    |
| 08:00-14:00                                | 6 h without a pause  | kept        | kept      |
| 08:00-14:01                                | 6 h 01               | broken      | broken    |
| 08:00-11:00, 11:20-14:20                   | pause of 20 minutes  | kept        | kept      |
| 08:00-11:00, 11:19-14:20                   | pause of 19 minutes  | broken      | broken    |
| 07:00-12:00, 12:30-17:30, 18:00-23:00      | 15 h in 16 h         | 300 + 180   | 300 + 240 |
| Monday to Saturday 8 h each                | 48 h                 | kept        | kept      |
| one of them 8 h 01                         | 48 h 01              | broken      | broken    |
| Saturday until 20:00, Monday from 07:00    | rest 35 h            | kept        | kept      |
| Saturday until 20:00, Monday from 06:59    | rest 34 h 59         | broken      | broken    |
It is priced, a minute a unit, not a breach: the exam takes place, and the finding names who works too long.
"""

from datetime import date

import pytest

from models.facts import Verdict
from scheduler.harness.workbench import check_all
from scheduler.rules.staff.working_time import WorkingTime
from tests.support.finding_tuples import rules
from tests.support.semester_builder import Build
from tests.support.written_semester import by_rule

WINTER = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))
Spell = tuple[int, str, str]


def worked(*spells: Spell, profile: str = "labour-code", who: str = "Paris-0") -> Verdict:
    """Somebody invigilates in these spells: day of January 2024, from, until (clock of Paris)."""
    build = Build(windows=WINTER, policy={"working-time": {"profile": profile}}).exam("A").person("x", "A")
    build.start("A", "2024-01-22 14:00")
    for day, since, until in spells:
        build.duty(who, "invigilator", "Paris/A", f"2024-01-{day} {since}", f"2024-01-{day} {until}")
    return build.audit()


def too_long(verdict: Verdict) -> bool:
    return not by_rule(verdict, "working-time").empty


DAYS: list[tuple[str, tuple[Spell, ...], int, int]] = [
    # what, when, minutes beyond by the labour code, by the public profile
    ("10 h", ((23, "08:00", "13:00"), (23, "14:00", "19:00")), 0, 0),
    ("10 h 01", ((23, "08:00", "13:00"), (23, "14:00", "19:01")), 1, 1),
    ("11 h", ((23, "08:00", "13:30"), (23, "14:00", "19:30")), 60, 60),
    ("amplitude 12 h", ((23, "08:00", "10:00"), (23, "18:00", "20:00")), 0, 0),
    ("amplitude 12 h 01", ((23, "08:00", "10:00"), (23, "18:00", "20:01")), 0, 1),
    ("amplitude 13 h", ((23, "08:00", "10:00"), (23, "19:00", "21:00")), 0, 60),
    ("amplitude 13 h 01", ((23, "08:00", "10:00"), (23, "19:00", "21:01")), 1, 61),
    ("rest 11 h", ((23, "19:00", "21:00"), (24, "08:00", "10:00")), 0, 0),
    ("rest 10 h 59", ((23, "19:00", "21:00"), (24, "07:59", "10:00")), 1, 1),
    ("6 h", ((23, "08:00", "14:00"),), 0, 0),
    ("6 h 01", ((23, "08:00", "14:01"),), 1, 1),
    ("pause of 20", ((23, "08:00", "11:00"), (23, "11:20", "14:20")), 0, 0),
    ("rest 35 h", ((27, "18:00", "20:00"), (29, "07:00", "09:00")), 0, 0),
    # Two limits at once: 15 h of duty (five too many) between 07:00 and 23:00 (16 h of amplitude, three or four
    # too many); the pause at noon and the one at five keep each stretch below six hours.
    ("all day", ((23, "07:00", "12:00"), (23, "12:30", "17:30"), (23, "18:00", "23:00")), 480, 540),
]


@pytest.mark.parametrize(("name", "spells", "code", "public"), DAYS, ids=[d[0] for d in DAYS])
def test_labour_code_and_public(name: str, spells: tuple[Spell, ...], code: int, public: int) -> None:
    assert worked(*spells).costs.get("working-time", 0) == code
    assert worked(*spells, profile="public").costs.get("working-time", 0) == public
    assert not too_long(worked(*spells, profile="none"))
    for profile, beyond in (("labour-code", code), ("public", public)):
        assert too_long(worked(*spells, profile=profile)) is (beyond > 0)


def test_nineteen_minutes_are_no_pause() -> None:
    # Six hours and a minute of duty with a pause of 19 minutes in between; how many minutes that is beyond the
    # six hours, with or without those 19, the code does not say.
    assert too_long(worked((23, "08:00", "11:00"), (23, "11:19", "14:20")))


def week(last: str) -> tuple[Spell, ...]:
    """Monday 22 to Saturday 27 January: four hours, an hour's pause, four hours; on Saturday until `last`."""
    days = [(day, "08:00", "12:00") for day in range(22, 28)] + [
        (day, "13:00", "17:00") for day in range(22, 27)
    ]
    return (*days, (27, "13:00", last))


@pytest.mark.parametrize(("last", "kept"), [("17:00", True), ("17:01", False)])
def test_forty_eight_hours_a_week(last: str, kept: bool) -> None:
    for profile in ("labour-code", "public"):
        assert worked(*week(last), profile=profile).costs.get("working-time", 0) == (0 if kept else 1)


@pytest.mark.parametrize(("monday", "kept"), [("07:00", True), ("06:59", False)])
def test_thirty_five_hours_of_rest_a_week(monday: str, kept: bool) -> None:
    # Every day from Monday 22 to Saturday 27 (until 20:00), and again on Monday 29: the only long rest is the Sunday.
    spells = [(day, "18:00", "20:00") for day in range(22, 28)] + [(29, monday, "09:00")]
    assert worked(*spells).costs.get("working-time", 0) == (0 if kept else 1)


def test_it_is_a_price_and_names_the_person() -> None:
    verdict = worked((23, "08:00", "13:00"), (23, "14:00", "19:01"))
    assert "working-time" not in rules(verdict)
    assert verdict.costs["working-time"] == 1
    assert "Paris-0" in " ".join(map(str, by_rule(verdict, "working-time").iloc[0]))


def test_two_persons_are_two() -> None:
    # Six hours of one and six of another are nobody's twelve.
    build = (
        Build(windows=WINTER, policy={"working-time": {"profile": "labour-code"}}).exam("A").person("x", "A")
    )
    build.start("A", "2024-01-22 14:00")
    for who, since, until in (("Paris-0", "08:00", "14:00"), ("Paris-1", "14:00", "20:00")):
        build.duty(who, "invigilator", "Paris/A", f"2024-01-23 {since}", f"2024-01-23 {until}")
    assert not too_long(build.audit())


def test_every_duty_is_work() -> None:
    # Invigilator, responsible, escort, secretary: five hours and five hours and a minute are 10 h 01.
    for duty in ("responsible", "escort", "secretary"):
        build = Build(windows=WINTER, policy={"working-time": {"profile": "labour-code"}})
        build.exam("A").person("x", "A").start("A", "2024-01-22 14:00")
        build.duty("Paris-0", "invigilator", "Paris/A", "2024-01-23 08:00", "2024-01-23 13:00")
        build.duty("Paris-0", duty, "Paris/A", "2024-01-23 14:00", "2024-01-23 19:01")
        assert too_long(build.audit())


def test_by_country_is_the_labour_code_in_france_and_nothing_abroad() -> None:
    # A centre abroad has labour law of its own, which no text here gives: nothing is said. (Eleven hours on duty.)
    # The Code du travail is law overseas too, but not in New Caledonia, French Polynesia or Wallis and Futuna.
    law = ("FR", "FR-974", "FR-MQ", "RE", "GP", "MQ", "GF", "YT", "PM")
    other = ("LB", "MA", "FR-NC", "FR-PF", "FR-Polynésie Française", "FR-WF", "NC", "PF")
    for holidays, beyond in (*((code, 60) for code in law), *((code, 0) for code in other)):
        build = Build(windows=WINTER, policy={"working-time": {"profile": "by-country"}})
        build.exam("A").person("x", "A").start("A", "2024-01-22 14:00")
        build.centres["Paris"] = build.centres["Paris"].model_copy(update={"holidays": holidays})
        for since, until in (("08:00", "13:30"), ("14:00", "19:30")):
            build.duty("Paris-0", "invigilator", "Paris/A", f"2024-01-23 {since}", f"2024-01-23 {until}")
        instance = build.instance()
        found = check_all(instance, build.timetable(), "working-time")["working-time"]
        assert (found["cost"].sum(), bool(list(WorkingTime().work_limits(instance)))) == (beyond, beyond > 0)
