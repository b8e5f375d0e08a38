"""Times that offerings ask for or ask to avoid, computed by hand."""

from datetime import time

import pytest

from scheduler.rules.calendar.preferences import Preferences
from tests.support.semester_builder import Build, paid

REUNION = "Indian/Reunion"


def asked(**policy: int) -> Build:
    """An exam of Paris on Monday 22 January 2024 at 14:00; one candidate."""
    weights = {"two-a-day": 0, **policy}
    build = Build(starts_of_day=(time(8), time(14), time(18)), policy={"weights": weights})
    return build.exam("E", 60).person("a", "E").start("E", "2024-01-22 14:00")


@pytest.mark.parametrize(
    ("since", "until", "units"),
    [
        ("13:00", "15:00", 1),
        ("14:00", "14:01", 1),  # its first minute belongs to an interval
        ("13:00", "14:00", 0),  # its last does not
        ("14:01", "18:00", 0),
    ],
)
def test_a_start_in_an_interval_to_avoid_costs_a_unit(since: str, until: str, units: int) -> None:
    build = asked().wish("E", "avoid", f"2024-01-22 {since}", f"2024-01-22 {until}")
    assert paid(build.audit()) == ({"preferences": 5} if units else {})  # 1 x 5
    other = asked().wish("E", "prefer", f"2024-01-22 {since}", f"2024-01-22 {until}")
    assert paid(other.audit()) == ({} if units else {"preferences": 5})


def test_one_of_several_preferred_intervals_is_enough() -> None:
    build = asked().wish("E", "prefer", "2024-01-23 08:00", "2024-01-24 00:00")
    assert paid(build.audit()) == {"preferences": 5}
    assert paid(build.wish("E", "prefer", "2024-01-22 14:00", "2024-01-22 20:00").audit()) == {}


def test_an_exam_pays_once_however_many_wishes_it_misses() -> None:
    build = asked(preferences=7).wish("E", "avoid", "2024-01-22 08:00", "2024-01-22 20:00")
    build.wish("E", "avoid", "2024-01-22 14:00", "2024-01-22 15:00", session=1)
    build.wish("E", "prefer", "2024-01-23 08:00", "2024-01-23 20:00")
    verdict = build.audit()
    assert paid(verdict) == {"preferences": 7}
    assert (verdict.findings["rule"] == "preferences").sum() == 1


def test_wishes_for_the_other_session_or_of_others_say_nothing() -> None:
    build = asked().exam("F", 60).wish("E", "avoid", "2024-01-22 08:00", "2024-01-22 20:00", session=2)
    build.wish("E", "prefer", "2024-05-13 08:00", "2024-05-14 08:00", session=2)
    assert paid(build.wish("F", "avoid", "2024-01-22 08:00", "2024-01-22 20:00").audit()) == {}


def test_the_organising_centre_decides_the_start_and_the_clock() -> None:
    # 17:00 in La Réunion is 14:00 in Paris, whose group the wish is about: its 13:00 to 15:00 are avoided.
    build = asked().site("Saint-Denis", REUNION).person("b", "E", site="Saint-Denis")
    build.start("E", "2024-01-22 18:00", REUNION)  # an hour after Paris
    build.wish("E", "avoid", "2024-01-22 14:30", "2024-01-22 15:30")
    assert "preferences" not in paid(build.audit())
    assert paid(build.wish("E", "avoid", "2024-01-22 13:30", "2024-01-22 14:30").audit())["preferences"] == 5


def test_where_nobody_sits_at_home_the_earliest_group_counts() -> None:
    build = Build(starts_of_day=(time(14),)).site("Saint-Denis", REUNION).exam("E", 60)
    build.person("b", "E", site="Saint-Denis").start("E", "2024-01-22 17:00", REUNION)
    assert paid(build.wish("E", "avoid", "2024-01-22 13:30", "2024-01-22 14:30").audit()) == {
        "preferences": 5
    }


def test_the_reason_is_told_in_both_languages() -> None:
    build = asked().wish("E", "avoid", "2024-01-22 08:00", "2024-01-22 20:00", reason="congrès")
    found = build.audit().findings
    row = found[found["rule"] == "preferences"].iloc[0]
    start = "2024-01-22T13:00Z"
    assert (
        Preferences.info.explain(row)
        == f"E begins at {start}: its offering asked to avoid this time, congrès"
    )
    assert Preferences.info.explain(row, "fr") == (
        f"E commence à {start} : son offre demande d'éviter cet horaire, congrès"
    )


def test_without_wishes_nothing_is_said() -> None:
    assert paid(asked().audit()) == {}
