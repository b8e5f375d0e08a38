"""What the audit says at the minute, the day or the number where a rule changes its mind; computed by hand."""

from datetime import date, time

import pandas as pd
import pytest

from models.calendar import OpeningHours
from scheduler.audit import audit
from tests.support.semester_builder import Build, hard, utc, with_seats
from tests.support.stated_terms import told

MONDAY = "2024-01-22"
REUNION, MARTINIQUE = "Indian/Reunion", "America/Martinique"
LATE = date(2024, 1, 10)
"""Less than five weeks before session 1."""


def led() -> Build:
    """x sits A from 14:00 to 15:00, then B from 15:10 for an hour; y sits B from 14:30."""
    build = Build(starts_of_day=(time(14), time(14, 30))).room("a", 9).room("b", 9).room("later", 9)
    build.exam("A", 60).exam("B", 60).person("x", "A", "B").person("y", "B")
    build.start("A", f"{MONDAY} 14:00").start("B", f"{MONDAY} 14:30").transfer(
        "x", "A", "B", f"{MONDAY} 15:10"
    )
    return build.put("A", "a").put("B", "b", "y").put("B", "later", "x")


def test_the_room_of_a_led_candidate_is_no_change() -> None:
    build = led().announced("x", "B", "b").announced("y", "B", "a")
    assert told(build, "changed-room", "candidate", "room", "limit") == [["y", "b", "a"]]


# dates


def chained(day: str, **settings: object) -> Build:
    """A on 22 January, its second session on this day of March or April; 63 days of marking: results on 25 March."""
    policy = {
        "date_chain": {"marking": 63, "jury": 0, "gap": 15, "convocation_after_results": 10, **settings}
    }
    windows = (date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13))
    build = Build(policy=policy, windows=windows).exam("A", 60).exam("A2", 60, session=2, of="A")
    return build.person("a", "A").start("A", f"{MONDAY} 14:00").start("A2", f"2024-{day} 14:00")


@pytest.mark.parametrize("scope", ["session", "unit"])
def test_a_second_session_says_when_its_results_are_out(scope: str) -> None:
    columns = ("exam", "other", "amount", "limit", "at")
    wanted = ["A2", "A", "2024-04-08", "2024-04-09", "2024-03-25"]
    assert told(chained("04-08", scope=scope), "date-chain", *columns) == [wanted]
    assert told(chained("04-09", scope=scope), "date-chain", *columns) == []


@pytest.mark.parametrize(("promise", "severity"), [("keepable", "hard"), ("trusted", "soft")])
def test_a_promise_of_results_that_cannot_be_kept(promise: str, severity: str) -> None:
    build = chained("04-08", promise=promise)
    build.results_published = date(2024, 3, 24)
    columns = ("exam", "severity", "amount", "limit")
    # 24 March and 15 days: 8 April is early enough.
    assert told(build, "date-chain", *columns) == [["A", severity, "2024-03-25", "2024-03-24"]]
    build.results_published = date(2024, 3, 25)
    assert told(build, "date-chain", *columns) == [["A2", "hard", "2024-04-08", "2024-04-09"]]


@pytest.mark.parametrize(("day", "wanted"), [(22, []), (23, [["E", "1"]]), (24, [["E", "2"]])])
def test_a_large_exam_costs_from_the_second_day_of_its_session(day: int, wanted: list[list[str]]) -> None:
    build = Build(policy={"early_large": {"candidates": 2}}).exam("E", 60).people(2, "E")
    build.start("E", f"2024-01-{day} 14:00")
    assert told(build, "early-large", "exam", "amount") == wanted


def even(first: int, last: int) -> Build:
    """Two exams on the first of these days of January, with a price for uneven days."""
    windows = (date(2024, 1, first), date(2024, 1, last)), (date(2024, 4, 8), date(2024, 4, 9))
    build = Build(windows=windows, policy={"weights": {"even-days": 7}}).exam("E", 60).exam("F", 60)
    build.person("e", "E").person("f", "F")
    return build.start("E", f"2024-01-{first} 14:00").start("F", f"2024-01-{first} 14:00")


def test_a_sunday_that_is_open_counts_among_the_even_days() -> None:
    build = even(27, 28)  # Saturday and Sunday
    assert told(build, "even-days", "amount", "limit") == []
    day = (time(8), time(20))
    week = OpeningHours(by_weekday=(day,) * 7)
    build.sites["Paris"] = build.sites["Paris"].model_copy(update={"hours": week})
    assert told(build, "even-days", "amount", "limit", "cost") == [["2", "1", 7]]


def test_without_an_open_day_the_share_is_everything() -> None:
    build = even(22, 22).closure("Paris", date(2024, 1, 22))
    assert told(build, "even-days", "amount") == []


# seats


def seated() -> Build:
    return (
        Build()
        .room("R", 9)
        .exam("E", 60)
        .person("a", "E")
        .person("b", "E")
        .start("E", f"{MONDAY} 14:00")
        .put("E", "R")
    )


def test_times_are_due_to_those_alone_who_sit_the_exam() -> None:
    build = seated()
    seats = build.seats()
    ghost = seats.iloc[:1].assign(candidate="ghost", start=utc(f"{MONDAY} 15:00"), end=utc(f"{MONDAY} 15:30"))
    found = hard(
        audit(build.instance(), with_seats(build.timetable(), pd.concat([seats, ghost]))), "candidate"
    )
    assert ("seated-once", "ghost") in found
    assert "extra-time" not in {rule for rule, _ in found}


def test_a_seat_without_an_end_lasts_nothing() -> None:
    build = seated()
    seats = build.seats()
    seats.loc[seats["candidate"] == "b", "end"] = pd.NaT
    found = audit(build.instance(), with_seats(build.timetable(), seats))
    assert ("extra-time", "b", "0", "60") in hard(found, "candidate", "amount", "limit")


def test_nobody_has_a_seat_though_there_are_rooms() -> None:
    build = seated()
    found = audit(build.instance(), with_seats(build.timetable(), build.seats().iloc[:0]))
    rows = [row for row in hard(found, "candidate", "amount", "limit") if row[0] == "seated-once"]
    assert sorted(rows) == [("seated-once", "a", "0", "1"), ("seated-once", "b", "0", "1")]


def test_rows_of_rooms_without_a_seat_and_seats_without_a_row() -> None:
    build = seated()
    timetable = build.timetable()
    timetable.rooms["kind"] = "isolated"
    found = hard(audit(build.instance(), timetable), "room", "amount", "limit")
    rows = [row for row in found if row[0] == "seated-once"]
    assert sorted(rows) == [("seated-once", "R", "0", "2"), ("seated-once", "R", "2", "0")]


def test_a_room_for_somebody_at_home_and_a_room_of_another_site() -> None:
    build = seated().site("Lyon").room("L", 9, "Lyon").exam("H", 60, remote=True).person("h", "H")
    build.start("H", f"{MONDAY} 14:00")
    seats = build.seats()
    seats.loc[seats["candidate"] == "a", "room"] = "L"
    seats.loc[seats["candidate"] == "h", "room"] = "R"
    found = hard(
        audit(build.instance(), with_seats(build.timetable(), seats)), "candidate", "amount", "limit"
    )
    assert ("seated-once", "a", "Paris", "Lyon") in found
    assert ("seated-once", "h", "Paris", "") in found


def test_a_written_exam_may_fill_two_rooms_while_a_jury_hears() -> None:
    build = seated().room("S", 9).put("E", "S", "b").exam("O", 60, oral=True).person("o", "O").room("T", 9)
    build.start("O", f"{MONDAY} 14:00").put("O", "T")
    assert told(build, "oral-room", "exam", "room") == []


@pytest.mark.parametrize(("room", "unmet"), [("R", 1), ("", 0)])
def test_a_late_wish_is_unmet_in_a_room_that_is_known(room: str, unmet: int) -> None:
    # c asks too late to sit alone, and sits like the others.
    build = seated().person("c", "E", isolated=True, received=LATE).put("E", "R", "c")
    seats = build.seats()
    seats.loc[seats["candidate"] == "c", ["kind", "room"]] = ["ordinary", room]
    verdict = audit(build.instance(), with_seats(build.timetable(), seats))
    assert verdict.findings["rule"].eq("late-needs").sum() == unmet


# staff


def dictating(staff: tuple[int, int], secretaries: int, until: str = "") -> Build:
    """d dictates E at Paris from 14:00 to 15:00; the people of staff, of whom some may write."""
    build = Build().site("Paris", staff=(0, 0)).staff("Paris", *staff, secretaries=secretaries)
    build.room("R", 9).exam("E", 60).person("d", "E", isolated=True, secretary=True)
    return build.start("E", f"{MONDAY} 14:00").put("E", "R")


def test_who_writes_is_one_more_of_the_staff() -> None:
    assert told(dictating((2, 0), 1), "invigilators", "amount", "limit") == []
    assert told(dictating((1, 0), 1), "invigilators", "amount", "limit") == [["2", "1"]]


def test_who_leads_is_one_more_of_the_staff() -> None:
    # At 15:00 a (until its copies are collected) and b have one each, x is led; at 15:10 a third comes.
    build = led().site("Paris", staff=(2, 2)).staff("Paris", 1, 0, f"{MONDAY} 15:10", f"{MONDAY} 18:00")
    assert told(build, "invigilators", "amount", "limit") == [["3", "2"]]


def test_without_staff_nobody_counts_who_writes() -> None:
    build = dictating((0, 0), 0)
    build.staff_rows = []
    assert told(build, "secretaries", "exam") == []


def test_who_sits_alone_without_dictating_and_who_has_no_seat_need_nobody_who_writes() -> None:
    build = dictating((5, 0), 1).site("Lyon", staff=(5, 0)).room("L", 9, "Lyon").room("M", 9, "Lyon")
    build.person("alone", "E", site="Lyon", isolated=True).put("E", "L", "alone")
    build.person("absent", "E", site="Lyon", isolated=True, secretary=True).unseat("absent", "E")
    assert told(build, "secretaries", "exam", "site") == []


def leading_and_writing(morning: str) -> Build:
    """x is led from A to B at 15:00; d dictates C, at this time. One person may lead, and write as well."""
    build = led().site("Paris", staff=(9, 0)).staff("Paris", 1, 1, secretaries=1).room("R", 9)
    build.exam("C", 60).person("d", "C", isolated=True, secretary=True)
    return build.start("C", f"{MONDAY} {morning}").put("C", "R")


def test_one_person_does_not_lead_and_write_at_once() -> None:
    assert told(leading_and_writing("14:30"), "secretaries", "amount", "limit") == [["1", "0"]]
    assert told(leading_and_writing("08:00"), "secretaries", "amount", "limit") == []


def test_nobody_who_leads_is_no_matter_of_those_who_write() -> None:
    build = led().site("Paris", staff=(9, 0)).room("R", 9).exam("C", 60)
    build.staff("Paris", 1, 0, f"{MONDAY} 07:00", f"{MONDAY} 12:00", secretaries=1)
    build.person("d", "C", isolated=True, secretary=True).start("C", f"{MONDAY} 08:30").put("C", "R")
    assert told(build, "secretaries", "amount", "limit") == []
    assert told(build, "escorts", "amount", "limit") == [["1", "0"]]


def on_duty(*duties: tuple[str, str, str, str], until: str = "") -> Build:
    """E in R from 14:00 to 15:00, its room in use from 13:30 to 15:15; the duties of staff (name, duty, from, to)."""
    build = seated().site("Paris", staff=(3, 0)).site("Lyon", staff=(1, 0))
    build.staff("Paris", 1, 0, f"{MONDAY} 08:00", f"{MONDAY} 15:15")
    for staff, duty, since, to in duties:
        build.duty(staff, duty, "R", f"{MONDAY} {since}", f"{MONDAY} {to}")
    return build


def test_of_equal_faults_of_responsibility_the_first_is_told() -> None:
    # First nobody, from 14:00 two, from 14:30 one; somebody watches all the time.
    build = on_duty(
        ("Paris-0", "invigilator", "13:30", "15:15"),
        ("Paris-1", "responsible", "14:00", "15:15"),
        ("Paris-2", "responsible", "14:00", "14:30"),
    )
    assert told(build, "duties", "room", "amount", "limit", "at") == [
        ["R", "0", "one-responsible", "2024-01-22T12:30Z"]
    ]


def test_a_duty_at_another_site_and_one_until_the_person_leaves() -> None:
    away = on_duty(("Lyon-3", "responsible", "13:30", "15:15"))
    assert told(away, "duties", "amount", "limit") == [["Lyon-3", "elsewhere"]]
    leaves = on_duty(("Paris-4", "responsible", "13:30", "15:15"))
    assert told(leaves, "duties", "amount", "limit") == []


# zones


def test_candidates_are_gathered_in_steps() -> None:
    build = Build().exam("E", 60).people(2, "E").start("E", f"{MONDAY} 14:00", gather=6)
    # Two candidates for six minutes, which are no multiple of five.
    assert told(build, "gather", "severity", "amount", "limit", "cost") == [
        ["soft", "12", "", 12],
        ["hard", "6", "step 5", 0],
    ]


def far(*groups: tuple[str, str, int]) -> Build:
    """E for one candidate at each site, with its start on the site's clock and its paper."""
    build = Build().exam("E", 60)
    zones = {"Saint-Denis": REUNION, "Fort-de-France": MARTINIQUE, "Paris": "Europe/Paris"}
    for site, clock, paper in groups:
        if site != "Paris":
            build.site(site, zones[site])
        build.person(site, "E", site=site).start("E", f"{MONDAY} {clock}", zones[site], paper=paper)
    return build


def test_one_variant_has_one_start_and_one_start_has_one_variant() -> None:
    # 18:00 at Saint-Denis and 10:00 at Fort-de-France are one instant, 15:00 in Paris.
    one = far(("Saint-Denis", "18:00", 1), ("Fort-de-France", "10:00", 1))
    two = far(("Saint-Denis", "18:00", 1), ("Fort-de-France", "10:30", 1))
    both = far(("Saint-Denis", "18:00", 1), ("Fort-de-France", "10:00", 2))
    columns = ("exam", "site", "amount", "limit")
    assert told(one, "leak-gate", *columns) == []
    assert told(two, "leak-gate", *columns) == [["E", "", "2", "1"]]
    assert told(both, "leak-gate", *columns) == [["E", "", "2", "1"]]
