"""The semesters of 2023-24: windows and request deadlines published by Cnam Paris; starts are invented."""

from collections.abc import Mapping
from datetime import date
from typing import Any

STARTS = {"weekdays": ["08:30", "13:30", "18:00"], "saturday": ["08:30", "13:30"]}

SEMESTERS: Mapping[int, tuple[Mapping[str, Any], ...]] = {
    1: (
        {
            "number": 1,
            "first_day": date(2024, 1, 22),
            "last_day": date(2024, 2, 3),
            "calendar_published": date(2023, 11, 23),
            "request_deadline": date(2024, 1, 7),
            "request_deadline_centre": "PAR",
            "starts": STARTS,
        },
        {
            "number": 2,
            "first_day": date(2024, 4, 8),
            "last_day": date(2024, 4, 13),
            "calendar_published": date(2024, 2, 8),
            "request_deadline": date(2024, 3, 24),
            "request_deadline_centre": "PAR",
            "starts": STARTS,
        },
    ),
    # The deadline of session 2 was still being planned when the page was published.
    2: (
        {
            "number": 1,
            "first_day": date(2024, 6, 10),
            "last_day": date(2024, 6, 22),
            "calendar_published": date(2024, 4, 11),
            "request_deadline": date(2024, 5, 26),
            "request_deadline_centre": "PAR",
            "starts": STARTS,
        },
        {
            "number": 2,
            "first_day": date(2024, 9, 9),
            "last_day": date(2024, 9, 14),
            "calendar_published": date(2024, 7, 11),
            "request_deadline": "to be decided",
            "request_deadline_centre": "PAR",
            "starts": STARTS,
        },
    ),
}
"""By semester."""
