"""The sheet of a room: what its invigilators need from the first candidate to the last."""

from collections.abc import Iterator
from typing import Any

from reports.documents.clock_texts import hour_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition, unique_slugs
from reports.documents.escorts import Escort
from reports.documents.room_sittings import RoomSitting, effects, heading, room_sittings


def rooms(edition: Edition) -> Iterator[Printed]:
    """For each site a file with one sheet for each sitting of a room, in the order in which they are handed out."""
    say = edition.messages.say
    heads = ("exam", "title", "registered", "hours", "late", "exit")
    shared = {
        **edition.shared,
        "title": say("room-title"),
        "heads": [say(f"room-head-{name}") for name in heads],
        "people_heads": [say(f"room-head-{name}") for name in ("number", "name", "exam", "effect")],
        "staff_heads": [say(f"room-head-{name}") for name in ("staff", "duty", "presence")],
        "staff": say("room-staff"),
        "effects": say("room-effects"),
        "effects_note": say("room-effects-note"),
        "no_effects": say("room-no-effects"),
        "escorts": say("room-escorts"),
        "reminders": [say(f"room-reminder-{n}") for n in range(1, 6)],
        "reminders_head": say("room-reminders"),
        "signature": say("convocation-signature"),
    }
    yield from by_site(edition, "rooms", shared, _entries)


def by_site(edition: Edition, name: str, shared: dict[str, Any], entries: Any) -> Iterator[Printed]:
    """A file for each site, `name-SITE.pdf`, of the entries that the function makes of each sitting of a room."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for sitting in room_sittings(edition):
        found.setdefault((sitting.centre, sitting.site), []).extend(entries(edition, sitting))
    for centre, folder in edition.centre_folders.items():
        sites = [site for of, site in found if of == centre]
        for site, file in unique_slugs(sites).items():
            yield from edition.printed(folder, f"{name}-{file}", found[str(centre), site], shared, name)


def _entries(edition: Edition, sitting: RoomSitting) -> Iterator[Entry]:
    yield (
        sitting.key,
        {
            **heading(edition, sitting),
            "exams": [_exam(edition, exam) for exam in sitting.exams],
            "staff": sitting.staff,
            "effects": effects(edition, sitting),
            "escorts": [_leaves(edition, one) for one in sitting.leaving]
            + [_arrives(edition, one) for one in sitting.arriving],
        },
    )


def _exam(edition: Edition, exam: dict[str, Any]) -> dict[str, Any]:
    say = edition.messages.say
    notes = [exam["variant"]] if exam["variant"] else []
    if exam["gathered"]:
        notes.append(say("room-gathered", hour=exam["gathered"]))
    if exam["held"]:
        notes.append(say("room-held", hour=exam["held"]))
    shown = ("code", "title", "registered", "hours", "late", "exit")
    return {**{name: exam[name] for name in shown}, "notes": notes}


def _leaves(edition: Edition, one: Escort) -> str:
    hours = {
        "leaves": hour_text(one.leaves, edition.messages),
        "begins": hour_text(one.begins, edition.messages),
    }
    return edition.messages.say(
        "room-escort-leaves",
        name=edition.name_of(one.candidate),
        room=one.to_room,
        unit=one.moves_unit,
        **hours,
    )


def _arrives(edition: Edition, one: Escort) -> str:
    hours = {"begins": hour_text(one.begins, edition.messages), "ends": hour_text(one.ends, edition.messages)}
    return edition.messages.say(
        "room-escort-arrives",
        name=edition.name_of(one.candidate),
        room=one.from_room,
        unit=one.moves_unit,
        **hours,
    )
