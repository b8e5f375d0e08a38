"""`exams calendar --ics`: every deadline that has a day is an event, at 23:59 of the centre that manages it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from models.ids import CentreId
from models.instance import Instance
from models.issues import InvalidInput
from scheduler import deadline_calendar, save_deadlines
from scheduler.deadlines.slips import parse_slip
from tests.support.paths import SHIPPED
from tests.support.reading import read_instance
from tests.support.strict_calendar import StrictCalendar, strict_events

FIRST, SECOND = datetime(2023, 11, 1, 9, tzinfo=UTC), datetime(2023, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def network() -> Instance:
    return read_instance(SHIPPED / "reseau-2023-24-s1")


def test_deadlines_are_events_in_their_own_zone(network: Instance, tmp_path: Path) -> None:
    file = tmp_path / "deadlines.ics"
    due = [one for one in deadline_calendar(network).deadlines if one.day is not None]
    assert save_deadlines(file, network, due, made=FIRST) == len(due)
    strict = StrictCalendar.of(file.read_bytes())
    assert sorted(strict.instant(one["DTSTART"]) for one in strict.events) == sorted(
        one.instant.astimezone(UTC) for one in due if one.instant
    )
    # Requests of Paris close on 7 January 2024 at 23:59, which is 22:59 UTC.
    paris = [
        one
        for one in strict.events
        if one["SUMMARY"].text.startswith("demandes d'aménagement")
        and one["LOCATION"].text == network.centre[CentreId("PAR")].name
    ]
    assert datetime(2024, 1, 7, 22, 59, tzinfo=UTC) in [strict.instant(one["DTSTART"]) for one in paris]


def test_a_second_time_changes_only_what_moved(network: Instance, tmp_path: Path) -> None:
    file = tmp_path / "deadlines.ics"
    save_deadlines(file, network, deadline_calendar(network).deadlines, made=FIRST)
    before = file.read_bytes()
    save_deadlines(file, network, deadline_calendar(network).deadlines, made=SECOND)
    assert file.read_bytes() == before
    slipped = deadline_calendar(network, slips=(parse_slip("session2=+7d"),))
    save_deadlines(file, network, slipped.deadlines, made=SECOND)
    old, new = ({e["UID"].value: e for e in strict_events(c)} for c in (before, file.read_bytes()))
    moved = {uid for uid, one in new.items() if one["DTSTART"].value != old[uid]["DTSTART"].value}
    risen = {uid for uid, one in new.items() if int(one["SEQUENCE"].value) > int(old[uid]["SEQUENCE"].value)}
    assert moved
    assert moved <= risen < new.keys()


def test_another_file_is_left_alone(network: Instance, tmp_path: Path) -> None:
    file = tmp_path / "notes.ics"
    file.write_text("notes", encoding="utf-8")
    with pytest.raises(InvalidInput):
        save_deadlines(file, network, deadline_calendar(network).deadlines)
    assert file.read_text(encoding="utf-8") == "notes"
