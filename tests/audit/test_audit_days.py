"""Runs of days, short nights, working hours, large exams: choices about days, computed by hand."""

from datetime import date, time

import pytest

from tests.support.semester_builder import Build, hard, paid

TIMES = (time(8, 30), time(10), time(16, 30), time(17))
NOUMEA, REUNION = "Pacific/Noumea", "Indian/Reunion"


def rows(build: Build, rule: str) -> list[list[object]]:
    """Findings of one rule: exam, other, amount, limit, cost."""
    found = build.audit().findings
    columns = ["exam", "other", "amount", "limit", "cost"]
    return found.loc[found["rule"] == rule, columns].to_numpy().tolist()


# three-in-three


@pytest.mark.parametrize(
    ("days", "units"),
    [
        ((22, 23, 24), 1),  # only the run of 22-24 has all three
        ((22, 23, 25), 0),
        ((22, 22, 23), 2),  # the runs of 21-23 and 22-24
        ((22, 22, 24), 1),
        ((26, 27, 29), 0),  # the Sunday between is a day like others
        ((26, 27, 28), 1),
        ((22, 22, 22), 3),  # the runs that begin on the 20th, 21st and 22nd: two before the session
        ((22, 23, 24, 25), 2),  # two runs of three
        ((22, 22, 23, 24), 1 + 2 + 0),  # 21-23: three, 22-24: four, 23-25: two
        ((22, 24, 26, 29), 0),
    ],
)
def test_each_run_counts_each_exam_beyond_two(days: tuple[int, ...], units: int) -> None:
    build = Build(starts_of_day=(time(8), time(12), time(16)), policy={"weights": {"two-a-day": 0}})
    names = "ABCD"[: len(days)]
    for place, (name, day) in enumerate(zip(names, days, strict=True)):
        build.exam(name, 60).start(name, f"2024-01-{day} {(8, 12, 16)[place % 3]:02}:00")
    build.people(2, *names)
    assert paid(build.audit()) == ({"three-in-three": units * 2 * 10} if units else {})


def test_a_run_names_its_first_and_last_exam_and_its_people() -> None:
    build = Build().exam("C", 60).exam("A", 60).exam("B", 60).people(2, "A", "B", "C").people(5, "A", "B")
    build.start("C", "2024-01-22 08:30").start("B", "2024-01-23 08:30").start("A", "2024-01-24 08:30")
    assert rows(build, "three-in-three") == [["C", "A", "2", "2", 20]]


def test_sessions_and_candidates_are_counted_apart() -> None:
    build = Build(windows=((date(2024, 1, 22), date(2024, 1, 23)), (date(2024, 1, 24), date(2024, 1, 25))))
    build.exam("A", 60).exam("B", 60).exam("Z", 60, session=2)
    build.person("a", "A", "B", "Z").person("b", "A").person("c", "B", "Z")
    build.start("A", "2024-01-22 08:30").start("B", "2024-01-23 08:30").start("Z", "2024-01-24 08:30")
    assert rows(build, "three-in-three") == []


# evening-then-morning


def night(minutes: int, morning: str, *, day: int = 23, extra: int = 0, policy: object = None) -> Build:
    """E from 17:00 for so many minutes, F an hour in the morning."""
    build = Build(starts_of_day=TIMES, policy=policy or {}).exam("F", 60).exam("E", minutes)  # type: ignore[arg-type]
    build.people(3, "E", "F", extra=extra)
    return build.start("E", "2024-01-22 17:00").start("F", f"2024-01-{day} {morning}")


@pytest.mark.parametrize(
    ("build", "short"),
    [
        (night(180, "08:30"), True),  # out at 20:00 sharp
        (night(179, "08:30"), False),
        (night(180, "10:00"), False),  # in at 10:00 sharp is not early
        (night(135, "08:30", extra=20), True),  # a third more: out at 20:00
        (night(180, "08:30", day=24), False),
        (night(179, "08:30", policy={"evening_then_morning": {"evening": "19:59"}}), True),
        (night(180, "08:30", policy={"evening_then_morning": {"morning": "08:30"}}), False),
    ],
)
def test_late_out_and_early_in(build: Build, short: bool) -> None:
    assert hard(build.audit()) == []
    assert rows(build, "evening-then-morning") == ([["E", "F", "3", "", 30]] if short else [])


def test_a_hold_makes_an_evening_late_and_a_gathering_a_morning_early() -> None:
    # Réunion sits E (2 h) at 17:00, 14:00 in Paris, where it begins at 15:20: the gate is 16:00 = 19:00 there,
    # then at 15:50 = 18:50 + 40 minutes. F is at 10:00, gathered from 9:50.
    build = Build(starts_of_day=(*TIMES, time(15, 40)), policy={"evening_then_morning": {"evening": "19:20"}})
    build.site("Réunion", REUNION, hours="06:00-23:30").exam("E", 120).exam("F", 60)
    build.person("a", "E", "F", site="Réunion").person("b", "E")
    build.start("E", "2024-01-22 15:40").start("E", "2024-01-22 17:00", REUNION)
    build.start("F", "2024-01-23 10:00", REUNION, gather=10)
    # 15:40 + 40 = 16:20 in Paris = 19:20 in Réunion, 20 minutes after E ended there.
    assert rows(build, "evening-then-morning") == [["E", "F", "1", "", 10]]
    build.start("F", "2024-01-23 10:00", REUNION)
    assert rows(build, "evening-then-morning") == []


# weekday-daytime


def studies(mode: str, clock: str, *, remote: bool = False, own: str = "") -> Build:
    """Four people of a unit taught in some mode, E at a time in Paris; one of them with a mode of his own."""
    build = Build(starts_of_day=TIMES).exam("E", 60, teaching_mode=mode, remote=remote).people(4, "E")
    if own:
        build.registrations[0]["teaching_mode"] = own
    return build.start("E", clock)


@pytest.mark.parametrize(
    ("build", "people"),
    [
        (studies("Présentiel SOIR ou samedi", "2024-01-22 08:30"), 4),
        (studies("hybride soir", "2024-01-26 16:30"), 4),
        (studies("présentiel soir", "2024-01-22 17:00"), 0),  # 17:00 sharp is after work
        (studies("présentiel soir", "2024-01-27 08:30"), 0),  # a Saturday
        (studies("présentiel journée", "2024-01-22 08:30"), 0),
        (studies("FOAD", "2024-01-22 08:30"), 0),
        (studies("FOAD", "2024-01-22 08:30", own="hybride"), 1),
        (studies("présentiel soir", "2024-01-22 08:30", own="FOAD"), 3),
        (studies("présentiel soir", "2024-01-22 08:30", remote=True), 0),
    ],
)
def test_evening_students_at_work(build: Build, people: int) -> None:
    verdict = build.audit()
    assert hard(verdict) in ([], [("one-teaching-mode",)])
    assert paid(verdict) == ({"weekday-daytime": 2 * people} if people else {})


def test_working_hours_are_local_and_the_policys() -> None:
    # Sunday's neighbour: Saturday 21:30 in Paris is Sunday in Nouméa; Monday 7:00 there is Sunday in Paris.
    build = Build(policy={"weekday_daytime": {"modes": ["NIGHT", "after"], "until": "16:45"}})
    build.site("Réunion", REUNION).exam("E", 60, teaching_mode="at night").exam("F", 60, teaching_mode="soir")
    build.people(2, "E", "F").people(3, "E", site="Réunion")
    build.start("E", "2024-01-22 14:00").start("E", "2024-01-22 17:00", REUNION).start(
        "F", "2024-01-23 08:30"
    )
    assert paid(build.audit()) == {"weekday-daytime": 4}  # two in Paris; 17:00 in Réunion is after work


# early-large


@pytest.mark.parametrize(("people", "days"), [(4, 0), (5, 3)])
def test_a_large_exam_pays_for_each_day(people: int, days: int) -> None:
    build = Build(policy={"early_large": {"candidates": 5}, "weights": {"early-large": 7}}).exam("E", 60)
    build.people(people, "E").start("E", "2024-01-25 14:00")
    assert paid(build.audit()) == ({"early-large": 7 * days} if days else {})
    assert paid(build.start("E", "2024-01-22 14:00").audit()) == {}


def test_the_last_group_decides() -> None:
    # 13:30 on the 22nd in Paris, 00:30 of the 23rd in Nouméa: a day after the first day there.
    build = Build(starts_of_day=(time(14, 30),), policy={"early_large": {"candidates": 2}})
    build.site("Nouméa", NOUMEA).exam("E", 60, remote=True).person("a", "E").person("b", "E", site="Nouméa")
    build.start("E", "2024-01-22 14:30").start("E", "2024-01-23 00:30", NOUMEA)
    assert rows(build, "early-large") == [["E", "", "1", "", 2]]


def test_without_people_or_weights_all_are_silent() -> None:
    weights = dict.fromkeys(("three-in-three", "evening-then-morning", "weekday-daytime", "early-large"), 0)
    build = Build(policy={"weights": {**weights, "two-a-day": 0}, "early_large": {"candidates": 1}})
    for name, clock in (("A", "22 08:30"), ("B", "23 18:00"), ("C", "24 08:30")):
        build.exam(name, 180, teaching_mode="soir").start(name, f"2024-01-{clock}")
    assert paid(build.audit()) == {}
    assert paid(build.people(2, "A", "B", "C").audit()) == {}
