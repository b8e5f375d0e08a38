"""A pinned transfer is kept exactly where the audit allows it, also for who is owed a rest of no minutes."""

import numpy as np
import pytest

from scheduler.app.compile_instance import compile_with_data
from tests.support.exams_at_once import at_once, chain
from tests.support.finding_tuples import DAY, rules
from tests.support.semester_builder import Build, utc


def held(build: Build, at: str) -> bool:
    """Whether the solver moves B behind A at this time, to which it is pinned."""
    for name in ("A", "B"):
        build.pin("start", exam=name, zone="Europe/Paris", start=utc(f"{DAY} 08:30"))
    build.pin("transfer", exam="A", candidate="x", moves="B", start=utc(f"{DAY} {at}"))
    _, problem, seater = compile_with_data(build.instance())
    (choice,) = zip(*problem.choices, strict=True)
    seating = seater.seating(np.array(choice))
    return bool(seating.overlaps["can_move"].any()) and not seating.terms.broken_pins


@pytest.mark.parametrize(
    ("extra", "rest", "at", "kept"),
    [
        # Two hours and a third more, from 08:30 to 11:10: the next exam begins within 90 minutes, at once if no rest is owed.
        (20, 0, "11:09", False),
        (20, 0, "11:10", True),
        (20, 0, "12:40", True),
        (20, 0, "12:41", False),
        # Without extra time from 10:30, after 30 minutes at most.
        (0, 0, "11:00", True),
        (0, 0, "11:01", False),
    ],
)
def test_a_pinned_transfer_follows_within_its_limits(extra: int, rest: int, at: str, kept: bool) -> None:
    policy = {"extra_time": {"rest": rest}}
    planned = chain(at_once("A", "B", extra=extra, policy=policy), ("A", "08:30"), ("B", at))
    assert ("transfer-conditions" not in rules(planned.audit())) == kept
    assert held(at_once("A", "B", extra=extra, policy=policy), at) == kept
