"""A candidate with several exams at one time, and the answers: moved one after the other, or missed."""

from datetime import time
from itertools import pairwise

from tests.support.finding_tuples import DAY
from tests.support.semester_builder import Build


def at_once(
    *names: str,
    at: str = "08:30",
    minutes: int = 120,
    extra: int = 0,
    closes: str = "23:00",
    staff: tuple[int, int] = (50, 20),
    **settings: object,
) -> Build:
    """These exams begin together, x sits them all; each has another candidate of its own."""
    build = Build(starts_of_day=(time.fromisoformat(at), time(15), time(18)), **settings)  # type: ignore[arg-type]
    build.site("Paris", hours=f"07:00-{closes}", staff=staff)
    for name in names:
        build.exam(name, minutes).start(name, f"{DAY} {at}")
    build.person("x", *names, extra=extra)
    for name in names:
        build.people(1, name)
    return build


def chain(build: Build, *steps: tuple[str, str], candidate: str = "x") -> Build:
    """The first exam as published, then each other after the one before it, at its new time of day."""
    for (before, _), (name, clock) in pairwise(steps):
        build.transfer(candidate, before, name, f"{DAY} {clock}")
    return build


def miss(build: Build, exam: str, *others: str, candidate: str = "x") -> Build:
    """The candidate does not sit this exam, because of the others."""
    for other in others:
        build.unresolved(candidate, other, exam)
    return build
