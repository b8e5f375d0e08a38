"""Times that lie one minute before, at and one minute after each other, so that every boundary is met."""

from datetime import datetime, time, timedelta
from typing import Any

import numpy as np

from instances.builder.semester_builder import SemesterBuilder
from models.calendar import OpeningHours

FIRST = 8 * 60
"""The first start of each day, in minutes after midnight."""


def bring_close(build: SemesterBuilder, rng: np.random.Generator) -> None:
    """Give a random semester starts, opening hours, availability and limits that just fit, or fail by a minute.

    The second start of a day comes an exam and a margin of the policy after the first one; two other starts lie a
    minute before and after it. Sites close a minute before, at or after the end of an exam, rooms are available until
    then, and the limits of the rules about hours are these instants.
    """
    policy, lengths = build.policy, sorted({exam.minutes for exam in build.exams.values()})
    check_in, collect = (policy["opening_hours"][part] for part in ("check_in", "collect"))
    margins = (
        0,
        check_in + collect,
        policy["back_to_back"]["minutes"],
        policy["extra_time"]["rest"],
        policy["transfer"]["gap"],
    )
    second = FIRST + int(rng.choice(lengths)) + int(rng.choice(margins))
    closing = second + int(rng.choice(lengths)) + collect
    build.starts_of_day = tuple(_clock(FIRST if k is None else second + k) for k in (None, -1, 0, 1))
    for name, site in build.sites.items():
        day = (_clock(FIRST - check_in), _clock(closing + int(rng.integers(-1, 2))))
        hours = OpeningHours(by_weekday=(*[day] * 6, None))
        build.sites[name] = site.model_copy(update={"hours": hours})
    first_day = build.windows[0][0]
    for room in build.rooms:
        if rng.random() < 0.3:
            until = datetime.combine(first_day, _clock(second + int(rng.integers(-1, 2))))
            build.available(room, f"{first_day} 00:00", f"{until:%Y-%m-%d %H:%M}")
    for exam in build.exams:
        if rng.random() < 0.5:
            since = datetime.combine(first_day, _clock(second + int(rng.integers(-1, 2))))
            until = since + timedelta(minutes=int(rng.choice(lengths)))
            build.wish(exam, "avoid", f"{since:%Y-%m-%d %H:%M}", f"{until:%Y-%m-%d %H:%M}")
    limits: dict[str, Any] = {
        "evening_then_morning": {"evening": _clock(second), "morning": _clock(FIRST + int(rng.integers(2)))},
        "weekday_daytime": {**policy["weekday_daytime"], "until": _clock(second + int(rng.integers(-1, 2)))},
    }
    build.policy = {**policy, **limits}
    build.profiles = {name: (profile, {**own, **limits}) for name, (profile, own) in build.profiles.items()}


def _clock(minutes: int) -> time:
    """The clock time so many minutes after midnight, at most one minute before the next."""
    return time(*divmod(min(minutes, 23 * 60 + 59), 60))
