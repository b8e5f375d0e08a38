"""What rules state of relations, pins, prices of rooms, loads, hours and overlaps, each by hand where it changes."""

from datetime import date, time

import numpy as np
import pytest

from scheduler.harness.term_evaluation import broken, costs, price
from scheduler.rules.decisions.relations import RELATIONS
from scheduler.rules.rooms.room_price import ROOM_PRICES
from scheduler.terms.host_terms import KeepHost
from scheduler.terms.room_terms import Bar, Close, Price, RelateRooms
from scheduler.terms.terms import Count, Forbid, Relate, Term
from tests.support.semester_builder import Build, utc
from tests.support.stated_terms import stated

TWO_DAYS = ((date(2024, 1, 22), date(2024, 1, 23)), (date(2024, 4, 8), date(2024, 4, 8)))
DAY = "2024-01-22"


def short(*starts: time, **settings: object) -> Build:
    return Build(windows=TWO_DAYS, starts_of_day=starts, **settings)  # type: ignore[arg-type]


def minute(clock: str) -> int:
    return int(utc(clock).timestamp()) // 60


@pytest.mark.parametrize(
    ("kind", "minutes", "first", "second", "holds"),
    [
        ("before", 120, "08:30", "12:30", True),  # two hours long: two hours are left
        ("before", 121, "08:30", "12:30", False),
        ("before", 60, "08:30", "12:30", True),
        ("before", 0, "12:30", "08:30", False),
        ("same-start", 0, "08:30", "12:30", False),
        ("same-start", 0, "08:30", "08:30", True),
    ],
)
@pytest.mark.parametrize("amount", [None, 7, 0])
def test_a_relation_of_times(
    kind: str, minutes: int, first: str, second: str, holds: bool, amount: int | None
) -> None:
    build = short(time(8, 30), time(12, 30)).exam("A", 120).exam("B", 120).person("x", "A").person("y", "B")
    build.row(RELATIONS, exam="A", other="B", kind=kind, minutes=minutes, price=amount)
    bench, (term,) = stated(build, "relations")
    choice = bench.at(A=f"{DAY} {first}", B=f"{DAY} {second}")
    assert broken(term, choice) == (amount is None and not holds)
    assert price(term, choice) == (0 if holds else amount or 0)  # type: ignore[arg-type]


def test_rooms_beside_each_other_are_named_by_either_or_in_one_building() -> None:
    build = short(time(8, 30)).room("r1", 9, neighbours="r2").room("r2", 9).room("s1", 9, building="S")
    build.room("s2", 9, building="S").room("t", 9, building="T").exam("A", 60).exam("B", 60)
    build.person("x", "A").person("y", "B").row(RELATIONS, exam="A", other="B", kind="adjacent")
    (term,) = stated(build, "relations")[1]
    assert isinstance(term, RelateRooms)
    pairs = {(i, j) for i, j in np.argwhere(term.beside).tolist() if i != j}
    assert pairs == {(0, 1), (1, 0), (2, 3), (3, 2)}


def test_prices_of_rooms_are_for_those_whom_a_row_means() -> None:
    build = short(time(8, 30), policy={"weights": {"room-price": 5}}).site("Lyon").exam("A", 60)
    build.room("hall", 50).room("cell", 4, features="isole").room("study", 4, features="pc")
    build.room("lyon", 4, "Lyon").person("x", "A").person("t", "A", extra=20)
    build.person("i", "A", isolated=True).person("p", "A", features="pc")
    build.row(ROOM_PRICES, room="hall", people="everybody", price=3)
    build.row(ROOM_PRICES, room="hall", people="ordinary", price=4)
    build.row(ROOM_PRICES, room="study", people="extra-time")
    bench, terms = stated(build, "room-price")
    needs = bench.data.instance.needs
    told = []
    for row in needs[["extra", "isolated", "features"]].itertuples():
        mine = [t for t in terms if isinstance(t, Price) and t.who.needs is not None and t.who.needs[row[0]]]
        told.append((row.extra, row.isolated, row.features, [t.amount.tolist() for t in mine]))
    # Who has more time alone needs no other room and is ordinary: 3 and 4.
    assert sorted(told) == [
        (0, False, "", [[7, 0, 0, 0]]),
        (0, False, "pc", [[3, 0, 0, 0]]),
        (0, True, "", [[3, 0, 0, 0]]),
        (20, False, "", [[7, 0, 0, 0]]),
    ]
    (bar,) = [t for t in terms if isinstance(t, Bar)]
    assert bar.barred.tolist() == [False, False, True, False]
    assert bar.who.needs is not None
    assert needs["extra"][bar.who.needs].tolist() == [20]
    # The cell is kept: 5 for the others there, and for who sits alone elsewhere in Paris.
    kept = [(t.amount.tolist(), t.who.kinds == ("isolated",)) for t in terms if isinstance(t, Price)][-2:]
    assert kept == [([0, 5, 0, 0], False), ([5, 0, 5, 0], True)]


@pytest.mark.parametrize("rule", ["two-a-day", "exam-load"])
@pytest.mark.parametrize(
    ("extra", "site", "day", "cost"),
    [
        (30, "Paris", DAY, 1),
        (20, "Paris", DAY, 0),  # more than 20 is meant
        (0, "Paris", DAY, 0),
        (30, "Paris", "2024-01-23", 0),
        (30, "Lyon", DAY, 0),  # another centre, without the row
    ],
)
def test_a_load_is_priced_for_those_with_more_extra_time(
    rule: str, extra: int, site: str, day: str, cost: int
) -> None:
    window = {"days": 1} if rule == "two-a-day" else {"hours": 12}
    row = {"id": rule, "most": 1, "extra_over": 20, "weight": 1, **window}
    free = {**row, "extra_over": 99} if rule == "two-a-day" else None
    build = short(time(8, 30), time(14)).centre("Paris", policy={"exam-load": {"rows": [row]}})
    build.centre("Lyon", policy={"exam-load": {"rows": [free] if free else []}}).site("Lyon")
    build.exam("A", 60).exam("B", 60).person("p", "A", "B", extra=extra, site=site)
    build.person("q", "A", "B", site="Paris").person("r", "A", "B", site="Lyon")
    bench, terms = stated(build, rule)
    choice = bench.at(A=f"{DAY} 08:30", B=f"{day} 14:00")
    assert costs(terms, choice) == cost  # type: ignore[arg-type]


@pytest.mark.parametrize(("stays", "moves"), [("A", "B"), ("B", "A")])
def test_a_pinned_transfer_leads_from_the_exam_that_begins_first(stays: str, moves: str) -> None:
    build = short(time(8, 30), time(9)).exam("A", 60).exam("B", 60).person("x", "A", "B").room("R", 9)
    build.pin("transfer", exam=stays, candidate="x", moves=moves)
    bench, terms = stated(build, "pinned")
    pairs = [t for t in terms if isinstance(t, Relate)]
    first, then = f"{DAY} 08:30", f"{DAY} 09:00"
    kept, turned = bench.at(**{stays: first, moves: then}), bench.at(**{stays: then, moves: first})
    assert [broken(t, kept) for t in pairs] == [False]
    assert [broken(t, turned) for t in pairs] == [True]


def test_pinned_rooms_bar_the_others_of_the_site_and_what_is_gone_is_no_pin() -> None:
    build = short(time(8, 30)).site("Lyon").room("R", 9).room("S", 9).room("L", 9, "Lyon")
    build.exam("A", 60).exam("B", 60).person("x", "A", "B").person("alone", "A", isolated=True)
    build.person("few", "A", small_room=True)
    build.pin("room", exam="A", site="Paris", room="R").pin("room", exam="B", site="Paris", room="gone")
    build.pin("host", exam="A", site="Paris", host="gone").pin("host", exam="A", site="Lyon", host="Paris")
    bench, terms = stated(build, "pinned")
    (bar,) = [t for t in terms if isinstance(t, Bar)]
    assert bar.barred.tolist() == [False, True, False]
    assert bar.who.nodes is not None
    assert bar.who.nodes.tolist() == [True, False]
    assert bar.who.needs is not None
    needs = bench.data.instance.needs
    assert needs.loc[~bar.who.needs, ["isolated", "small_room"]].any(axis=1).all()
    assert not needs.loc[bar.who.needs, ["isolated", "small_room"]].any(axis=None)
    (host,) = [t for t in terms if isinstance(t, KeepHost)]
    assert (host.node.tolist(), host.home.tolist(), host.host.tolist()) == ([0], [1], [0])


def closed(terms: tuple[Term, ...], room: int) -> list[tuple[int, int]]:
    """From when to when a room is closed, except at the ends of the horizon."""
    spans = np.concatenate([t.spans for t in terms if isinstance(t, Close)])
    return [(since, until) for number, since, until in spans.tolist() if number == room]


def test_a_room_is_closed_between_its_listed_intervals() -> None:
    build = short(time(8, 30)).room("free", 9).room("R", 9).exam("A", 60).person("x", "A")
    for since, until in (("12:00", "13:00"), ("09:00", "10:00"), ("10:00", "11:00")):
        build.available("R", f"{DAY} {since}", f"{DAY} {until}")
    terms = stated(build, "room-turnover")[1]
    (_, opens), between, (closes, _) = closed(terms, 1)
    assert (opens, closes) == (minute(f"{DAY} 09:00"), minute(f"{DAY} 13:00"))
    assert between == (minute(f"{DAY} 11:00"), minute(f"{DAY} 12:00"))
    assert closed(terms, 0) == []


def test_the_rooms_of_sites_that_exchange_candidates_are_closed_at_night() -> None:
    build = short(time(8, 30)).site("Lyon").site("Nice").way("Paris", "Lyon", 60).room("R", 9).room("S", 9)
    build.room("L", 9, "Lyon").room("N", 9, "Nice").exam("A", 60).person("x", "A")
    terms = stated(build, "opening-hours")[1]
    night = (minute(f"{DAY} 23:00"), minute("2024-01-23 07:00"))
    for room in range(3):
        spans = closed(terms, room)
        assert night in spans
        assert not any(since < night[0] and until > minute(f"{DAY} 07:00") for since, until in spans)
    assert closed(terms, 3) == []  # Nice exchanges nobody: its options keep the hours


@pytest.mark.parametrize(("holidays", "forbidden"), [("forbid", True), ("variant", False)])
def test_a_pinned_day_is_no_way_out_of_a_holiday_where_it_may_not_be(holidays: str, forbidden: bool) -> None:
    # Paris sits on 10 June, a holiday in Guyane; Cayenne is pinned to the next day.
    zone = "America/Cayenne"
    build = Build(
        windows=((date(2024, 6, 10), date(2024, 6, 11)),),
        starts_of_day=(time(18),),
        policy={"open_days": {"holidays": holidays}},
    )
    build.site("Cayenne", zone).exam("E", 120).person("p", "E").person("c", "E", site="Cayenne")
    build.closure("Cayenne", date(2024, 6, 10))
    start = utc("2024-06-11 13:00", zone)
    build.pin("start", exam="E", zone=zone, start=start, gather=0, paper=1, early=0)
    bench, terms = stated(build, "open-days")
    option = bench.option("E", "2024-06-10 18:00 Europe/Paris", f"2024-06-11 13:00 {zone}")
    assert any(option in t.options for t in terms if isinstance(t, Forbid)) == forbidden


def test_an_hour_early_is_the_most_and_a_pinned_one_keeps_the_step() -> None:
    # 3 h from 18:00 and a third more: 22:00, copies until 22:15; the site closes at 21:15.
    def early(minutes: int) -> bool:
        build = short(time(18)).site("Paris", hours="08:00-21:15").exam("E").person("x", "E", extra=20)
        start = utc(f"{DAY} 18:00")
        build.pin("start", exam="E", zone="Europe/Paris", start=start, gather=0, paper=0, early=minutes)
        bench, terms = stated(build, "early-start")
        bands = bench.data.bands
        (option,) = bands.loc[bands["early"] == minutes, "option"]
        return any(option in t.options for t in terms if isinstance(t, Forbid))

    assert [early(minutes) for minutes in (60, 61, 31, 30)] == [False, True, True, False]


@pytest.mark.parametrize(
    ("third", "closes", "forbidden"),
    [
        (False, "23:00", True),
        (True, "13:15", False),  # four hours from 08:30, ten minutes, twenty, and the copies: 13:15
        (True, "13:14", True),
    ],
)
def test_who_has_a_third_exam_may_be_led_away_from_that_one(
    third: bool, closes: str, forbidden: bool
) -> None:
    # A from 08:30, doors open until 09:30. B from 08:40 is over at 09:00: nobody may be led from one to the other.
    policy = {"transfer": {"unresolved": "forbid", "chain": "forbid"}}
    build = short(time(8, 30), time(8, 40), policy=policy).site("Paris", hours=f"07:00-{closes}")
    build.exam("A", 240).exam("B", 20).exam("C", 20).person("x", "A", "B", *["C"] * third).person("y", "C")
    bench, terms = stated(build, "overlap-unresolved")
    choice = bench.at(A=f"{DAY} 08:30", B=f"{DAY} 08:40", C="2024-01-23 08:30")
    assert any(broken(t, choice) for t in terms if isinstance(t, Relate)) == forbidden


def test_no_more_exams_than_fit_and_may_be_moved_besides() -> None:
    # With third time from 08:30 to 09:50, and an hour of rest: 10:00 is too soon. One fits, one is moved.
    policy = {"transfer": {"unresolved": "forbid", "cap": 1}}
    monday = ((date(2024, 1, 22), date(2024, 1, 22)), TWO_DAYS[1])
    build = Build(windows=monday, starts_of_day=(time(8, 30), time(10)), policy=policy)
    build.exam("A", 60).exam("B", 60).exam("C", 60).person("x", "A", "B", "C", extra=20)
    bench, terms = stated(build, "overlap-unresolved")
    (count,) = [t for t in terms if isinstance(t, Count)]
    assert count.limit == 2
    assert broken(count, bench.at(A=f"{DAY} 08:30", B=f"{DAY} 08:30", C=f"{DAY} 10:00"))
