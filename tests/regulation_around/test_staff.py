"""Who watches a room and what follows for its exits, from F2 C.1 to C.3: E06, F07, F08, F09, G05."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pandas as pd
import pytest

from models.instance import Instance
from models.timetable import Timetable
from scheduler import DutyReport, audit, duties, follow_up
from tests.regulation_around.small_semester import row, rows, seated, semester

SESSIONS = ({"first_day": "2024-01-22", "last_day": "2024-02-03"},)
# An exam of each length, on a day of its own at 09:00 in Paris, in one room; who watches it, and for how long.
LENGTHS = {"L30": 30, "L60": 60, "L120": 120, "L180": 180, "L181": 181, "L210": 210, "L240": 240}
WATCH = {
    "L30": ["1 responsible"],
    "L60": ["1 responsible", "2 invigilator"],
    "L120": ["1 responsible", "2 secretary"],
    "L180": ["1 responsible", "2 invigilator"],
    "L181": ["1 responsible"],
    "L210": ["1 responsible", "2 invigilator", "3 invigilator"],
    "L240": ["1 responsible", "2 half"],
}
NINE = datetime(2024, 1, 22, 8, tzinfo=UTC)


def begins(exam: str) -> datetime:
    return (
        NINE + timedelta(days=list(LENGTHS).index(exam)) + timedelta(days=exam == "L240")
    )  # not on a Sunday


def text(instant: datetime) -> str:
    return instant.strftime("%Y-%m-%dT%H:%M")


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return semester(
        tmp_path_factory.mktemp("winter"),
        SESSIONS,
        {
            "units": rows("id title ects", *(f"{exam} {exam} 6" for exam in LENGTHS)),
            "offerings": rows(
                "id unit centre one_session", *(f"{exam} {exam} PAR projet" for exam in LENGTHS)
            ),
            "exams": rows(
                "id offering session minutes",
                *(f"{exam} {exam} 1 {minutes}" for exam, minutes in LENGTHS.items()),
            ),
            "candidates": rows("id centre site", *(f"{name} PAR PAR-S" for name in ("a", "b", "c", "d"))),
            "registrations": rows(
                "candidate offering", *(f"{name} {exam}" for name in ("a", "b", "c", "d") for exam in LENGTHS)
            ),
            "accommodations": rows(
                "candidate exam extra_minutes_per_hour pause large_print refused",
                "b - 20 0 no no",
                "b L60 20 0 no yes",
                "c L120 0 15 yes no",
            ),
            "rooms": rows("id site seats", "R PAR-S 10", "X PAR-S 10"),
        },
        "[policy.second-invigilator]\nminutes = 180\n",
    )


@pytest.fixture(scope="module")
def timetable(winter: Instance) -> Timetable:
    ends = {
        (exam, name): begins(exam) + timedelta(minutes=_minutes(exam, name))
        for exam in LENGTHS
        for name in "abcd"
    }
    return seated(
        winter,
        starts=rows(
            "exam zone start gather paper early",
            *(f"{exam} Europe/Paris {text(begins(exam))} 0 0 0" for exam in LENGTHS),
        ),
        rooms=rows("exam site room kind places", *(f"{exam} PAR-S R ordinary 4" for exam in LENGTHS)),
        seats=rows(
            "candidate exam site room kind start end",
            *(
                f"{name} {exam} PAR-S R ordinary {text(begins(exam))} {text(end)}"
                for (exam, name), end in ends.items()
            ),
        ),
        duties=rows(
            "staff site duty room from to",
            *(
                _duty(exam, words, max(ends[exam, name] for name in "abcd"))
                for exam, people in WATCH.items()
                for words in people
            ),
        ),
    )


def _minutes(exam: str, name: str) -> int:
    """What somebody has: a third more, in steps of five minutes; or the pause that is given back."""
    if name == "b" and exam != "L60":
        return -(-(LENGTHS[exam] * 4) // 15) * 5
    return LENGTHS[exam] + (15 if (name, exam) == ("c", "L120") else 0)


def _duty(exam: str, words: str, end: datetime) -> str:
    person, duty = words.split()
    first = begins(exam) - timedelta(minutes=30)
    if duty == "half":
        duty, first = "invigilator", begins(exam) + timedelta(minutes=120)
    return f"PAR-{person} PAR-S {duty} R {text(first)} {text(end + timedelta(minutes=15))}"


@pytest.fixture(scope="module")
def found(winter: Instance, timetable: Timetable) -> DutyReport:
    return duties(winter, timetable)


@pytest.mark.parametrize(
    ("exam", "minutes"),
    [
        ("L30", 30),  # the first hour is not over before the exam is (Q08)
        ("L60", 60),
        ("L120", 60),  # a third is 40 minutes; nobody leaves in the first hour, not even for a moment
        ("L180", 60),
        ("L181", 61),  # F2 C.3(3): the first third of what is longer than three hours, 60 min 20 s
        ("L210", 70),
        ("L240", 80),
    ],
)
def test_from_when_candidates_may_leave(found: DutyReport, exam: str, minutes: int) -> None:
    waited = row(found.rooms, exam=exam)["exits_from"] - pd.Timestamp(begins(exam))
    # An instant to the second or the first whole minute after it.
    assert timedelta(minutes=minutes - 1) < waited <= timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("exam", "people", "final"),
    [
        ("L30", 1, True),  # « un seul surveillant … toute sortie est définitive »
        ("L60", 2, False),
        ("L120", 1, True),  # a secretary writes for one candidate and watches nobody
        ("L180", 2, False),
        ("L181", 1, True),
        ("L210", 3, False),
        ("L240", 1, True),  # the second comes after two hours: until then nobody could go along
    ],
)
def test_with_one_invigilator_every_exit_is_final(
    found: DutyReport, exam: str, people: int, final: bool
) -> None:
    watch = row(found.rooms, exam=exam)
    assert (watch["invigilators"], bool(watch["final"])) == (people, final)


@pytest.mark.parametrize(
    ("exam", "effects"),
    [
        ("L30", {"extra": 40}),
        ("L60", {}),  # the candidate does without it
        ("L120", {"extra": 160, "pause": 135, "large_print": None}),
        ("L180", {"extra": 240}),
        ("L240", {"extra": 320}),
    ],
)
def test_invigilators_are_told_of_the_effects_of_arrangements(
    found: DutyReport, exam: str, effects: dict[str, int | None]
) -> None:
    """F2 C.2: « temps majoré de composition et/ou toute disposition spéciale »."""
    told = found.briefings[found.briefings["exam"] == exam]
    assert dict(zip(told["effect"], map(partial(_after, exam), told["until"]), strict=True)) == effects


def _after(exam: str, until: Any) -> int | None:
    """Minutes from the start, if there is an end to tell."""
    return None if until is pd.NaT else round((until - pd.Timestamp(begins(exam))).total_seconds() / 60)


def test_invigilators_are_told_no_names(found: DutyReport) -> None:
    assert "candidate" not in found.briefings.columns
    assert not set("abcd") & set(found.briefings.astype(str).to_numpy().ravel())


def test_loads_are_stated(found: DutyReport, timetable: Timetable) -> None:
    loads = dict.fromkeys(timetable.duties["staff"], 0)
    for staff, minutes in zip(timetable.duties["staff"], _on_duty(timetable), strict=True):
        loads[staff] += minutes
    share = row(found.shares, site="PAR-S")
    assert (share["people"], share["least"], share["most"]) == (3, min(loads.values()), max(loads.values()))
    assert share["mean"] == pytest.approx(sum(loads.values()) / 3)
    assert 0 < share["fairness"] < 1


def _on_duty(timetable: Timetable) -> list[int]:
    pairs = zip(timetable.duties["from"], timetable.duties["to"], strict=True)
    return [round((end - start).total_seconds() / 60) for start, end in pairs]


def test_hours_of_duty_are_for_pay(winter: Instance, timetable: Timetable) -> None:
    """30 minutes before, 15 after the last end: L30 with a third more is 85 minutes."""
    hours = follow_up(winter, timetable).hours
    assert row(hours, staff="PAR-1", day=date(2024, 1, 22))["minutes"] == 85
    assert sum(hours["minutes"]) == sum(_on_duty(timetable))


def test_a_second_invigilator_is_preferred_where_exits_are_wanted(
    winter: Instance, timetable: Timetable
) -> None:
    """G05, here from three hours on: L181 has one, L240 one for two hours."""
    costs = audit(winter, timetable).costs
    assert costs["second-invigilator"] > 0
