"""`exams publish --only calendars`: everybody's own events, at the ordinary hours, and what changed since people received them."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from models.instance import Instance
from models.timetable import Timetable
from scheduler.app.publish import publish
from tests.support.printed_pages import all_pages, pages
from tests.support.stored_timetables import judged, stored
from tests.support.strict_calendar import StrictCalendar

FIRST, LATER = datetime(2023, 12, 1, 8, tzinfo=UTC), datetime(2023, 12, 4, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def given() -> tuple[Instance, Timetable]:
    return stored("reglement")


@pytest.fixture(scope="module")
def folder(given: tuple[Instance, Timetable], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "out"
    publish(*given, folder, kinds=["calendars"], decided=FIRST, verdict=judged("reglement")[2])
    return folder


def calendars(folder: Path, name: str) -> dict[str, StrictCalendar]:
    return {
        file.stem: StrictCalendar.of(file.read_bytes()) for file in folder.glob(f"*/calendars/{name}/*.ics")
    }


def test_everybody_who_sits_has_a_calendar_with_all_their_exams(
    given: tuple[Instance, Timetable], folder: Path
) -> None:
    _, timetable = given
    found = calendars(folder, "candidates")
    assert {person: len(one.events) for person, one in found.items()} == timetable.seats.groupby(
        "candidate"
    ).size().to_dict()


def test_the_calendar_that_others_see_has_the_ordinary_hours(
    given: tuple[Instance, Timetable], folder: Path
) -> None:
    """Whoever has extra time or is led to an exam shows the length of the paper and the start of the zone."""
    instance, timetable = given
    lengths = {timedelta(minutes=e.minutes) for e in instance.exams}
    starts = set(timetable.starts["start"])
    for person, calendar in calendars(folder, "candidates").items():
        for event in calendar.events:
            start = calendar.instant(event["DTSTART"])
            assert pd.Timestamp(start) in starts, person
            assert "DTEND" not in event or calendar.instant(event["DTEND"]) - start in lengths


def test_only_who_has_an_arrangement_has_a_private_calendar_with_the_own_hours(
    given: tuple[Instance, Timetable], folder: Path
) -> None:
    _, timetable = given
    seats = timetable.seats
    private = calendars(folder, "private")
    special = set(seats.loc[seats["kind"].isin(("extra", "isolated", "transfer")), "candidate"])
    assert special
    assert special <= private.keys() < set(seats["candidate"])
    for person, calendar in private.items():
        mine = seats[seats["candidate"] == person]
        shown = sorted(pd.Timestamp(calendar.instant(event["DTSTART"])) for event in calendar.events)
        assert shown == sorted(mine["start"]), person


def test_the_page_of_a_candidate_says_what_the_calendar_file_says(
    given: tuple[Instance, Timetable], folder: Path
) -> None:
    """One page for everybody who sits, another one for each private calendar; hours are those of the events."""
    people = set(given[0].candidates["id"])
    private = all_pages(folder, "*/timetables-private.pdf")
    every = [page for file in sorted(folder.glob("*/timetables-*.pdf")) for page in pages(file)]
    ordinary = [page for page in every if page not in private]
    for shown, name in ((ordinary, "candidates"), (private, "private")):
        files = calendars(folder, name)
        assert len(shown) == len(files)
        for page in shown:
            (person,) = people & set(re.findall(r"\w+", page))
            for event in files[person].events:
                start = event["DTSTART"].value
                assert f"{int(start[9:11])} h {start[11:13]}" in page
                assert event["SUMMARY"].text.split()[1] in page
            assert page.count("UTC") == len(files[person].events)
    assert all("n'est destinée qu'à vous" in page for page in private)
    assert not any("personnel" in page for page in ordinary)


def test_who_begins_early_comes_early_and_who_is_led_does_not_come(
    given: tuple[Instance, Timetable], folder: Path
) -> None:
    """The last word on when to come is never after the own start, on no page and in no calendar of own hours."""
    early = moved = 0
    for page in all_pages(folder, "*/timetables-private.pdf"):
        for start, rest in re.findall(r"de (\d+ h \d\d) à \d+ h \d\d (.*?)Session", page):
            come = re.search(r"Présentez-vous à (\d+ h \d\d)", rest)
            moved += come is None
            if come:
                hour, minute = (int(part) for part in come[1].split(" h "))
                begins, past = (int(part) for part in start.split(" h "))
                assert hour * 60 + minute <= begins * 60 + past
                early += 1
    assert early > 0
    assert moved > 0


def test_every_duty_is_an_event_of_who_has_it(given: tuple[Instance, Timetable], folder: Path) -> None:
    _, timetable = given
    found = {person: len(one.events) for person, one in calendars(folder, "staff").items()}
    assert found == {staff.lower(): n for staff, n in timetable.duties.groupby("staff").size().items()}


def test_no_calendar_names_anybody(given: tuple[Instance, Timetable], folder: Path) -> None:
    _, timetable = given
    people = {*timetable.seats["candidate"], *timetable.duties["staff"]}
    for file in folder.glob("*/calendars/*/*.ics"):
        text = file.read_text(encoding="utf-8").replace("\n ", "")
        assert not [person for person in people if f"{person} " in text or f"{person}\n" in text], file


def test_what_changed_is_sent_again_under_a_higher_number(
    given: tuple[Instance, Timetable], folder: Path, tmp_path: Path
) -> None:
    """An exam moves by a day and a duty falls away: those people alone are written to."""
    instance, timetable = given
    moved = timetable.seats["exam"].iloc[0]
    duty = timetable.duties.iloc[0]
    day = pd.Timedelta(days=1)

    def later(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
        rows = table["exam"] == moved
        return table.assign(**{c: table[c].where(~rows, table[c] + day) for c in columns})

    seats = later(timetable.seats, "start", "end")
    changed = replace(
        timetable, starts=later(timetable.starts, "start"), seats=seats, duties=timetable.duties.iloc[1:]
    )
    out = tmp_path / "again"
    publish(
        instance, changed, out, kinds=["calendars"], decided=LATER, since=timetable,
        since_decided=FIRST,
    )  # fmt: skip
    movers = set(timetable.seats.loc[timetable.seats["exam"] == moved, "candidate"])
    now = calendars(out, "candidates")
    assert now.keys() == movers
    before = calendars(folder, "candidates")
    for person in movers:
        old = {event["UID"].text: event for event in before[person].events}
        new = {event["UID"].text: event for event in now[person].events}
        assert old.keys() == new.keys()
        risen = [uid for uid in old if int(new[uid]["SEQUENCE"].value) > int(old[uid]["SEQUENCE"].value)]
        assert len(risen) == 1
        assert (
            now[person].instant(new[risen[0]]["DTSTART"]) - before[person].instant(old[risen[0]]["DTSTART"])
            == day
        )
    (lost,) = [
        event
        for event in calendars(out, "staff")[duty["staff"].lower()].events
        if event["STATUS"].value == "CANCELLED"
    ]
    assert calendars(out, "staff").keys() == {duty["staff"].lower()}
    assert int(lost["SEQUENCE"].value) > 0


def test_a_second_run_writes_nothing(given: tuple[Instance, Timetable], folder: Path) -> None:
    done = publish(*given, folder, kinds=["calendars"], decided=FIRST, verdict=judged("reglement")[2])
    assert done.changes.written == 0
    assert done.changes.unchanged == done.counts["calendars"] + len(list(folder.rglob("index.html")))
