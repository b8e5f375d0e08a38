"""The procès-verbal of an exam in a room (règlement Paca, E), and the forms for an incident (E and F.3)."""

from collections.abc import Iterator

from models.ids import CentreId
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.room_sittings import RoomSitting, heading
from reports.documents.rooms import by_site


def minutes_forms(edition: Edition) -> Iterator[Printed]:
    """For each site a form for each exam and sitting of a room; for each centre the report of a fraud and its transmission."""
    say = edition.messages.say
    words = (
        "registered", "present", "scripts", "counters", "paper", "paper-note", "remarks", "remarks-note", "incidents", "seized",
        "dated", "invigilators", "signature", "name", "handed",
    )  # fmt: skip
    shared = {
        **edition.shared,
        "title": say("minutes-title"),
        "words": {name: say(f"minutes-{name}") for name in words},
    }
    yield from by_site(edition, "pv", shared, _entries)
    yield from _incident_forms(edition)


def _entries(edition: Edition, sitting: RoomSitting) -> Iterator[Entry]:
    for exam in sitting.exams:
        yield (
            f"{sitting.key} {exam['exam']}",
            {
                **heading(edition, sitting),
                "code": exam["code"],
                "exam": exam["title"],
                "organiser": exam["organiser"],
                "exam_hours": exam["hours"],
                "length": exam["length"],
                "count": exam["registered"],
                "staff": [[one["name"], one["duty"]] for one in sitting.staff],
            },
        )


def _incident_forms(edition: Edition) -> Iterator[Printed]:
    say = edition.messages.say
    fields = ("exam", "day", "site", "room", "candidate", "number", "script")
    shared = {
        **edition.shared,
        "title": say("incident-title"),
        "steps_head": say("incident-steps-head"),
        "steps": [say(f"incident-step-{n}") for n in range(1, 6)],
        "fields": [say(f"incident-field-{name}") for name in fields],
        "facts": say("incident-facts"),
        "seized": say("incident-seized"),
        "signed": [say("incident-signed-invigilators"), say("incident-signed-candidate")],
        "refusal": say("incident-refusal"),
        "sending_title": say("incident-sending-title"),
        "sending": say("incident-sending"),
        "enclosed": [say(f"incident-enclosed-{n}") for n in range(1, 5)],
        "from": say("incident-from"),
        "director": say("incident-director"),
    }
    for centre, folder in edition.centre_folders.items():
        name = edition.instance.centre[CentreId(centre)].name
        yield from edition.printed(folder, "incident", [(f"incident {centre}", {"place": name})], shared)
