"""The instructions that the responsible invigilator reads out before the start (règlement Paca, F.2)."""

from collections.abc import Iterator

from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.room_sittings import RoomSitting, heading
from reports.documents.rooms import by_site

SENTENCES = 9


def instructions(edition: Edition) -> Iterator[Printed]:
    """For each site a file with a page for each sitting of a room, with the hours that are said there."""
    say = edition.messages.say
    shared = {
        **edition.shared,
        "title": say("instruction-title"),
        "lead": say("instruction-lead"),
        "sentences": [say(f"instruction-{n}") for n in range(1, SENTENCES + 1)],
        "hours_head": say("instruction-hours-head"),
        "closing_head": say("instruction-closing-head"),
        "closing": [say(f"instruction-closing-{n}") for n in range(1, 4)],
    }
    yield from by_site(edition, "instructions", shared, _entries)


def _entries(edition: Edition, sitting: RoomSitting) -> Iterator[Entry]:
    say = edition.messages.say
    told = []
    for exam in sitting.exams:
        words = {
            "code": exam["code"],
            "title": exam["title"],
            "length": exam["length"],
            "hours": exam["hours"],
        }
        lines = [say("instruction-exam", **words)]
        if not exam["oral"]:
            lines.append(say("instruction-late-exit", late=exam["late"], exit=exam["exit"]))
        if exam["held"]:
            lines.append(say("room-held", hour=exam["held"]))
        told.append(lines)
    yield sitting.key, {**heading(edition, sitting), "exams": told}
