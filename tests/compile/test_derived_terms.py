"""What compile derives for times from terms about rooms and staff: computed by hand."""

from datetime import date, datetime, time

import numpy as np
import pytest

from scheduler.compile.places.supply import Supply
from scheduler.harness.workbench import Bench
from scheduler.solver.bounds.certificates import certificate
from scheduler.terms.terms import Forbid, Load
from tests.support.semester_builder import Build

DAY = "2024-01-22"


def _load(bench: Bench, rule: str, word: str = "") -> Load:
    (load,) = [t for t in bench.terms[rule] if isinstance(t, Load) and t.resource.startswith(word)]
    return load


def _forbidden(bench: Bench, rule: str) -> set[str]:
    """The first starts (clock of Paris) of the options that a rule forbids."""
    gone = [t.options for t in bench.terms[rule] if isinstance(t, Forbid)]
    minutes = bench.reference[np.concatenate([np.empty(0, np.int64), *gone])]
    return {f"{datetime.fromtimestamp((m + 60) * 60).astimezone():%m-%d %H:%M}" for m in minutes.tolist()}


def _one_day(**day: str) -> Build:
    starts = tuple(time.fromisoformat(clock) for clock in ("09:00", "13:00"))
    build = Build(starts_of_day=starts, windows=((date(2024, 1, 22), date(2024, 1, 22)),) * 2)
    del day
    return build


def test_seats_follow_the_rooms_that_are_open() -> None:
    build = Build().room("hall", 10).room("annexe", 4).exam("A").people(3, "A")
    build.available("annexe", f"{DAY} 08:00", f"{DAY} 12:00").available(
        "annexe", f"{DAY} 12:00", f"{DAY} 13:00"
    )
    load = _load(Bench(build.instance()), "room-seats")
    limits = dict(load.steps.tolist())
    opens = int(datetime.fromisoformat(f"{DAY} 07:00+00:00").timestamp()) // 60
    assert load.limit == 14
    assert limits[opens] == 14  # 8:00 in Paris
    assert limits[opens + 5 * 60] == 10  # 13:00: two intervals that touch are one
    assert opens + 4 * 60 not in limits


@pytest.mark.parametrize(
    ("closes", "starts"),
    [
        # Check-in at 8:30 or 12:30, three hours, a quarter to collect: until 12:15 or 16:15.
        ("12:15", {"01-22 13:00"}),
        ("12:14", {"01-22 09:00", "01-22 13:00"}),
        ("16:14", {"01-22 13:00"}),
        ("16:15", set()),
    ],
)
def test_a_start_whose_rooms_close_meanwhile_is_forbidden(closes: str, starts: set[str]) -> None:
    build = _one_day().room("hall", 2).exam("A", 180).person("a", "A")
    build.available("hall", f"{DAY} 08:30", f"{DAY} {closes}")
    assert _forbidden(Bench(build.instance()), "room-turnover") == starts


def test_who_may_miss_the_exam_forbids_no_start() -> None:
    build = _one_day().room("hall", 2).exam("A", 180).exam("B", 60).person("a", "A", "B")
    build.available("hall", f"{DAY} 08:30", f"{DAY} 12:14")
    assert _forbidden(Bench(build.instance()), "room-turnover") == set()


def test_one_start_of_one_seat_for_two_exams_is_proven_impossible() -> None:
    build = _one_day().room("hall", 1).exam("A", 180).exam("B", 180).person("a", "A").person("b", "B")
    build.available("hall", f"{DAY} 08:30", f"{DAY} 12:30").available("hall", f"{DAY} 12:45", f"{DAY} 14:45")
    bench = Bench(build.instance())
    assert all(len(options) == 1 for options in bench.problem.choices)
    both = np.array([options[0] for options in bench.problem.choices])
    assert "room-seats" in bench.broken(both)


def test_staff_are_counted_while_they_are_present() -> None:
    build = Build(policy={"invigilators": {"ratio": 5}}).site("Paris", staff=(1, 0)).room("hall", 20)
    build.staff("Paris", 2, 0, f"{DAY} 08:00", f"{DAY} 12:00").exam("A").people(3, "A")
    load = _load(Bench(build.instance()), "invigilators")
    assert (load.limit, [amount for _, amount in load.steps.tolist()]) == (5, [15, 5])


@pytest.mark.parametrize(("seats", "limit"), [(20, 10), (3, 6)])
def test_one_invigilator_is_in_one_room(seats: int, limit: int) -> None:
    build = Build(policy={"invigilators": {"ratio": 5}}).site("Paris", staff=(2, 0)).room("hall", seats)
    assert _load(Bench(build.exam("A").people(2, "A").instance()), "invigilators").limit == limit


def test_who_sits_alone_has_an_invigilator() -> None:
    build = Build(policy={"invigilators": {"ratio": 5}}).site("Paris", staff=(2, 0)).room("hall", 20)
    build.exam("A").people(2, "A").person("c", "A", isolated=True)
    bench = Bench(build.instance())
    load = _load(bench, "invigilators")
    option = bench.at(A=f"{DAY} 08:30")[0]
    assert load.amount[load.options == option].sum() == 2 + 5


def test_rooms_of_one_seat_and_one_invigilator_hold_one_exam_at_a_time() -> None:
    build = Build(starts_of_day=(time(9),), windows=((date(2024, 1, 22), date(2024, 1, 22)),) * 2)
    build.site("Paris", staff=(1, 0)).room("one", 1).room("two", 1)
    build.exam("A").exam("B").person("a", "A").person("b", "B")
    bench = Bench(build.instance())
    assert "invigilators" in bench.broken(np.array([options[0] for options in bench.problem.choices]))


def test_sets_of_bars_have_the_seats_that_none_of_them_bars() -> None:
    build = Build().room("plain", 8).room("machines", 4, features="pc")
    build.room("ramp", 3, features="accessible").room("lab", 2, features="pc accessible")
    build.exam("A", features="pc").person("a", "A").person("b", "A", features="accessible").exam("B")
    build.person("c", "B", features="accessible")
    bench = Bench(build.instance())
    loads = {t.resource: t for t in bench.terms["room-features"] if isinstance(t, Load)}
    assert {name: load.limit for name, load in loads.items()} == {
        "pc Paris": 6,
        "accessible Paris": 5,
        "accessible pc Paris": 2,
    }
    option = bench.at(A=f"{DAY} 08:30", B=f"{DAY} 08:30")
    used = {name: int(t.amount[np.isin(t.options, option)].sum()) for name, t in loads.items()}
    assert used == {"pc Paris": 2, "accessible Paris": 2, "accessible pc Paris": 1}


def test_a_site_without_such_a_room_cannot_hold_the_exam_whoever_misses_it() -> None:
    build = Build().room("plain", 8).exam("A", features="pc").exam("B").person("a", "A", "B")
    (reason,) = certificate(Bench(build.instance()).problem)
    assert (reason.rules, reason.amount, reason.limit) == (("room-features",), 1, 0)


def test_supply_over_time_and_throughout() -> None:
    none = np.empty((0, 2), np.int64)
    supply = Supply(np.array([5, 3]), np.zeros(2, np.int64), [np.array([[10, 20], [30, 40]]), none])
    limit, steps = supply.over_time()
    assert (limit, steps.tolist()) == (8, [[10, 3], [20, 8], [30, 3], [40, 8]])
    since, until = np.array([0, 5, 20, 20, 35, 40]), np.array([10, 11, 30, 31, 36, 50])
    assert supply.throughout(since, until).tolist() == [8, 3, 8, 3, 3, 8]


def test_who_sits_while_a_room_closes_needs_one_that_stays_open() -> None:
    build = Build().room("hall", 10).room("annexe", 4).exam("A", 180).people(3, "A")
    build.available("annexe", f"{DAY} 08:00", f"{DAY} 11:00")
    bench = Bench(build.instance())
    closes = int(datetime.fromisoformat(f"{DAY} 10:00+00:00").timestamp()) // 60  # 11:00 in Paris
    loads = [t for t in bench.terms["room-turnover"] if isinstance(t, Load)]
    (load,) = [load for load in loads if closes in load.since]
    mine = load.since == closes
    assert dict(load.steps.tolist())[closes] == 10
    assert (load.until[mine] == closes + 1).all()
    assert set(load.amount[mine].tolist()) == {3}
    minutes = bench.reference[load.options[mine]]
    # From half an hour before the start to a quarter after the end, three hours later.
    assert ((minutes - 30 < closes) & (minutes + 180 + 15 > closes)).all()
