"""What rules state about times, at the minute or the day where it changes; computed by hand."""

from datetime import date, time

import numpy as np
import pytest

from scheduler.harness.term_evaluation import breaks, costs
from scheduler.terms.terms import Begin, Prefer
from tests.support.semester_builder import Build
from tests.support.stated_terms import stated, told


@pytest.mark.parametrize(("day", "cost"), [("02-01", 0), ("02-02", 10), ("02-05", 40)])
def test_a_make_up_costs_from_the_first_day_after_the_session(day: str, cost: int) -> None:
    windows = (date(2024, 1, 22), date(2024, 2, 1)), (date(2024, 4, 8), date(2024, 4, 13))
    build = Build(windows=windows).exam("E", 60).person("a", "E")
    bench, terms = stated(build.makeup("M", "E", cancelled=date(2024, 1, 22)), "after-session")
    choice = np.array([bench.option("M", f"2024-{day} 14:00 Europe/Paris")])
    assert costs(terms, choice) == cost


def test_a_search_begins_at_the_start_of_the_earlier_timetable() -> None:
    build = Build().exam("E", 60).person("a", "E").based_on("E", "2024-01-23 14:00")
    bench, (prefer, begin) = stated(build, "changed-start")
    same = bench.option("E", "2024-01-23 14:00 Europe/Paris")
    assert isinstance(prefer, Prefer)
    assert same not in prefer.options
    assert isinstance(begin, Begin)
    assert begin.options.tolist() == [same]


@pytest.mark.parametrize(("promised", "late"), [(date(2024, 2, 11), True), (date(2024, 2, 12), False)])
def test_a_promise_of_results_binds_a_semester_of_one_session(promised: date, late: bool) -> None:
    # Monday 22 January and 21 days of marking: the results are out on 12 February.
    policy = {"date_chain": {"promise": "keepable", "jury": 0}}
    build = Build(windows=((date(2024, 1, 22), date(2024, 2, 3)),), results_published=promised, policy=policy)
    bench, terms = stated(build.exam("E", 60).person("a", "E"), "date-chain")
    assert breaks(terms, bench.at(E="2024-01-22 14:00")) == late


@pytest.mark.parametrize(
    ("last", "closed", "exams", "cost"),
    [
        (22, (), 3, 0),  # three exams on one open day: three are even
        (24, (), 5, 21),  # five in three days: two are even, three too many
        (24, (24,), 5, 14),  # five in two open days: three are even
        (28, (23, 24, 25, 26, 27), 3, 0),  # Sunday 28 January is no open day either
    ],
)
def test_the_even_share_of_the_days_that_are_open(
    last: int, closed: tuple[int, ...], exams: int, cost: int
) -> None:
    windows = (date(2024, 1, 22), date(2024, 1, last)), (date(2024, 4, 8), date(2024, 4, 9))
    build = Build(windows=windows, policy={"weights": {"even-days": 7}})
    for day in closed:
        build.closure("Paris", date(2024, 1, day))
    for number in range(exams):
        build.exam(f"E{number}", 60).person(f"p{number}", f"E{number}")
    bench, terms = stated(build, "even-days")
    assert costs(terms, bench.at(**{f"E{n}": "2024-01-22 14:00" for n in range(exams)})) == cost


def test_exams_of_a_unit_in_two_centres_are_forbidden_and_no_others() -> None:
    build = Build().site("Lyon").exam("A", 60).exam("B", 60).person("a", "A").person("b", "B")
    bench, terms = stated(build.register("a", "offering-A", "Lyon", "evening"), "one-centre")
    forbidden = {int(option) for term in terms for option in term.options}  # type: ignore[union-attr]
    assert forbidden == set(bench.data.options.of(bench.data.options.names.index("A")).tolist())


@pytest.mark.parametrize(("price", "cost"), [(0, 0), (1, 1), (-1, 5)])
def test_a_wish_costs_its_own_price_even_if_that_is_nothing(price: int, cost: int) -> None:
    build = Build().exam("E", 60).person("a", "E").start("E", "2024-01-22 14:00")
    build.wish("E", "avoid", "2024-01-22 13:00", "2024-01-22 15:00", price=price)
    bench, terms = stated(build, "preferences")
    assert costs(terms, bench.at(E="2024-01-22 14:00")) == cost
    assert sum(row[0] for row in told(build, "preferences", "cost")) == cost


@pytest.mark.parametrize(("clock", "early"), [(time(8, 29), True), (time(8, 30), False)])
def test_a_remote_exam_may_begin_just_at_the_earliest_time(clock: time, early: bool) -> None:
    policy = {"remote_hours": {"earliest": "08:30"}}
    build = Build(starts_of_day=(clock,), policy=policy).exam("E", 60, remote=True).person("a", "E")
    build.start("E", f"2024-01-22 {clock:%H:%M}")
    bench, terms = stated(build, "remote-hours")
    assert breaks(terms, bench.at(E=f"2024-01-22 {clock:%H:%M}")) == early
    assert bool(told(build, "remote-hours", "exam")) == early


@pytest.mark.parametrize(("first", "second"), [("14:00", "14:20"), ("14:20", "14:00")])
def test_a_teacher_leaves_one_room_at_the_minute_of_the_next(first: str, second: str) -> None:
    # An oral that another teacher hears there for an hour makes the twenty minutes no longer.
    build = Build(starts_of_day=(time(14), time(14, 20))).site("Lyon", centre="Paris")
    build.exam("A", 60).exam("B", 60).exam("O", 60, oral=True)
    build.person("a", "A").person("b", "B", site="Lyon").person("o", "O").person("p", "O", site="Lyon")
    build.teacher("t", "A", "B").teacher("u", "O")
    build.present("t", "A").present("t", "B", "Lyon").present("u", "O")
    bench, terms = stated(build, "teacher-one-place")
    at = {"A": f"2024-01-22 {first}", "B": f"2024-01-22 {second}", "O": "2024-01-23 14:00"}
    assert not breaks(terms, bench.at(**at))
    assert breaks(terms, bench.at(**{**at, "A": at["B"]}))


@pytest.mark.parametrize(
    ("closes", "closed", "cost"),
    [
        ("18:20", "", 0),  # the site closes when the first twenty minutes are over
        ("18:19", "", 5),
        ("18:20", "Paris", 0),  # another site is closed that day
        ("18:20", "Lab", 5),
    ],
)
def test_a_teacher_is_within_reach_while_the_own_site_is_open(closes: str, closed: str, cost: int) -> None:
    build = Build().site("Lab", centre="Paris", hours=f"08:00-{closes}").exam("E", 60).person("a", "E")
    if closed:
        build.closure(closed, date(2024, 1, 22))
    bench, terms = stated(build.teacher("t", "E", site="Lab"), "teacher-reachable")
    assert costs(terms, bench.at(E="2024-01-22 18:00")) == cost


@pytest.mark.parametrize(("papers", "hard"), [("forbid", True), ("allow", False)])
def test_a_second_paper_is_forbidden_where_the_policy_says_so(papers: str, hard: bool) -> None:
    build = Build(policy={"variant": {"papers": papers}}).site("Nouméa", "Pacific/Noumea", centre="Paris")
    build.exam("E", 60).person("a", "E").person("b", "E", site="Nouméa")
    build.start("E", "2024-01-22 14:00").start("E", "2024-01-23 14:00", "Pacific/Noumea", paper=1)
    bench, terms = stated(build, "variant")
    second = np.unique(bench.data.bands.loc[bench.data.bands["paper"] > 0, "option"])
    assert len(second)
    assert breaks(terms, second[:1]) == hard
    assert told(build, "variant", "severity", "cost") == [["hard", 0] if hard else ["soft", 2000]]


@pytest.mark.parametrize(("clock", "cost"), [(time(17, 59), 3), (time(18), 0)])
def test_a_start_is_in_working_hours_until_the_minute_before_they_end(clock: time, cost: int) -> None:
    policy = {"weights": {"weekday-daytime": 3}, "weekday_daytime": {"until": "18:00"}}
    build = Build(starts_of_day=(clock,), policy=policy).exam("E", 60, teaching_mode="soir").person("a", "E")
    bench, terms = stated(build, "weekday-daytime")
    assert costs(terms, bench.at(E=f"2024-01-22 {clock:%H:%M}")) == cost


@pytest.mark.parametrize("weight", [0, 1, 5])
def test_three_exams_in_three_days_cost_the_weight_whatever_it_is(weight: int) -> None:
    build = Build(policy={"weights": {"three-in-three": weight}})
    at = {name: f"2024-01-{22 + number} 14:00" for number, name in enumerate("ABC")}
    for name, start in at.items():
        build.exam(name, 60).start(name, start)
    bench, terms = stated(build.person("a", *at), "three-in-three")
    assert costs(terms, bench.at(**at)) == weight
    assert sum(row[0] for row in told(build, "three-in-three", "cost")) == weight
