"""Teaching modes that are followed after work."""

import pytest

from scheduler.rules.calendar.weekday_daytime import WeekdayDaytimeParameters


@pytest.mark.parametrize(
    ("mode", "after_work"),
    [
        ("soir", True),
        ("Cours du soir", True),
        ("HTT", True),
        ("Hors temps de travail", True),
        ("jour", False),
        ("FOAD", False),
    ],
)
def test_evening_modes_by_their_usual_names(mode: str, after_work: bool) -> None:
    assert WeekdayDaytimeParameters().followed_after_work(mode) is after_work
