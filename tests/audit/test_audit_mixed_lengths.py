"""Exams of different length in one room: allowed, priced or forbidden by the centre; solver and audit agree."""

import pytest

from scheduler import solve
from tests.support.semester_builder import Build, hard

RULE = "mixed-lengths"


def shared(mode: str, *minutes: int, weight: int = 4) -> Build:
    """Exams of these lengths begin together in the hall, one candidate each; the first has another with a third more."""
    build = Build(policy={"mixed-lengths": {"rooms": mode}, "weights": {RULE: weight}}).room("hall", 50)
    for number, length in enumerate(minutes):
        build.exam(f"E{number}", length).person(f"p{number}", f"E{number}")
        build.start(f"E{number}", "2024-01-22 08:30").put(f"E{number}", "hall")
    return build


@pytest.mark.parametrize(
    ("minutes", "beyond"), [((120, 120), 0), ((120, 180), 1), ((60, 120, 180), 2), ((60, 60, 180), 1)]
)
def test_each_length_beyond_the_first_costs(minutes: tuple[int, ...], beyond: int) -> None:
    assert shared("price", *minutes).audit().costs[RULE] == 4 * beyond
    assert shared("allow", *minutes).audit().costs[RULE] == 0
    found = hard(shared("forbid", *minutes).audit(), "room", "amount")
    assert found == ([(RULE, "hall", str(beyond))] if beyond else [])


def test_extra_time_and_who_sits_alone_make_no_difference() -> None:
    build = Build(policy={"mixed-lengths": {"rooms": "forbid"}}).room("hall", 50).room("cell", 1)
    build.exam("A", 120).person("x", "A").person("t", "A", extra=20).person("i", "A", isolated=True)
    build.start("A", "2024-01-22 08:30").put("A", "hall", "x", "t").put("A", "cell", "i")
    assert hard(build.audit()) == []


@pytest.mark.parametrize(("mode", "cost"), [("price", 4), ("forbid", 0), ("allow", 0)])
def test_the_solver_pays_or_keeps_apart(mode: str, cost: int) -> None:
    """Two exams of 2 h and 3 h at one imposed start; there is one large room, and one for the second exam alone."""
    build = Build(
        policy={"mixed-lengths": {"rooms": mode}, "weights": {RULE: 4}},
        starts_of_day=Build().starts_of_day[:1],
    )
    build.room("hall", 50).exam("A", 120).exam("B", 180).people(20, "A").people(20, "B")
    build.windows = ((build.windows[0][0], build.windows[0][0]), build.windows[1])
    if mode != "price":
        build.room("other", 20)
    result = solve(build.instance(), work=1)
    assert result.verdict is not None
    assert result.verdict.hard == 0
    assert result.verdict.costs[RULE] == cost
