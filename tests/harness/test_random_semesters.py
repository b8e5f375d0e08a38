"""Random semesters can be made of every seed, also where a drawn time falls into a change of clocks."""

from datetime import datetime

import pytest

from scheduler.harness.draws import Shape
from scheduler.harness.random_people import existing_time
from scheduler.harness.random_semesters import semester


@pytest.mark.parametrize(
    ("clock", "told"),
    [
        ("2024-03-31 01:59", "2024-03-31 01:59"),
        ("2024-03-31 02:00", "2024-03-31 03:00"),  # skipped until 3:00
        ("2024-03-31 02:59", "2024-03-31 03:00"),
        ("2024-10-27 02:30", "2024-10-27 03:00"),  # 2:00 to 2:59 comes twice
        ("2024-10-27 03:00", "2024-10-27 03:00"),
    ],
)
def test_a_time_that_a_change_of_clocks_skips_or_repeats_is_the_first_minute_after(
    clock: str, told: str
) -> None:
    assert existing_time(datetime.fromisoformat(clock), "Europe/Paris") == told


@pytest.mark.parametrize(("seed", "wild"), [(28, False), (153, True)])
def test_a_wish_until_a_skipped_hour_is_drawn(seed: int, wild: bool) -> None:
    # It was drawn until 2:00 of 31 March 2024; the clocks of Europe go from 2:00 to 3:00, at 1:00 UTC.
    made = semester(seed, Shape(wild=wild)).preferences
    assert (made[["from", "until"]].astype(str) == "2024-03-31 01:00:00+00:00").to_numpy().any()
