"""Attendance lists: who signs at the start and when a script is handed in (règlement Paca, B.1, C.2 and C.3(3)).

Candidates see the list, so it tells nothing of arrangements.
"""

from collections.abc import Iterator

from reports.documents.clock_texts import hour_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.room_sittings import RoomSitting, heading
from reports.documents.rooms import by_site
from reports.documents.seating_plans import seating_plans
from reports.documents.seats_given import grids, seats_given

BLANK_LINES = 4
"""Lines for people who are not on the list and are added by hand."""


def attendance_lists(edition: Edition) -> Iterator[Printed]:
    """For each site a file with a list for each exam and sitting of a room, names in alphabetical order; and where rooms
    have a grid, a file with their seating plans."""
    say = edition.messages.say
    heads = ("line", "number", "name", "sign-in", "script", "sign-out")
    shared = {
        **edition.shared,
        "title": say("attendance-title"),
        "heads": [say(f"attendance-head-{name}") for name in heads],
        "seat_head": say("seating-head-seat"),
        "blank": BLANK_LINES,
        "identity": say("attendance-identity"),
        "added": say("attendance-added"),
        "counted": say("attendance-counted"),
        "signatures": say("attendance-signatures"),
    }
    yield from by_site(edition, "attendance", shared, _entries)
    yield from seating_plans(edition)


def _entries(edition: Edition, sitting: RoomSitting) -> Iterator[Entry]:
    messages, seats = edition.messages, seats_given(edition)
    for exam in sitting.exams:
        mine = [row["candidate"] for row in sitting.rows if row["exam"] == exam["exam"]]
        people = sorted((edition.name_of(person).casefold(), person) for person in mine)
        yield (
            f"{sitting.key} {exam['exam']}",
            {
                **heading(edition, sitting),
                "code": exam["code"],
                "exam": exam["title"],
                "organiser": exam["organiser"],
                "start": messages.say("attendance-start", hour=hour_text(exam["start"], messages)),
                "seated": sitting.room in grids(edition),
                "people": [
                    [person, edition.print_name(person), seats.get((person, exam["exam"]), "")]
                    for _, person in people
                ],
            },
        )
