"""The sheet on the door of a room: which exams are sat there on a day, in large print. It tells nothing of anybody."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reports.documents.clock_texts import day_text, hour_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition


def doors(edition: Edition) -> Iterator[Printed]:
    """One file for each centre: a page for each room and day, in the order of sites, days and rooms."""
    say = edition.messages.say
    shared = {
        **edition.shared,
        "title": say("paper-doors"),
        "heads": [say("paper-hours"), say("paper-unit"), say("paper-unit-title")],
        "silence": say("paper-silence"),
    }
    rows = [row for row in edition.seats if row["room"]]
    for centre, folder in edition.centre_folders.items():
        entries = list(_entries(edition, [row for row in rows if row["centre"] == centre]))
        yield from edition.printed(folder, "doors", entries, shared)


def _entries(edition: Edition, rows: Sequence[dict[str, Any]]) -> Iterator[Entry]:
    """One entry for each room and day. Hours are those of people without extra time; with nobody like that the beginning."""
    messages = edition.messages

    def page(row: dict[str, Any]) -> Any:
        return row["site"], row["begins"].date(), row["room"]

    def line(row: dict[str, Any]) -> Any:
        return row["begins"], row["unit"]

    for (site, day, room), mine in groupby(sorted(rows, key=page), page):
        exams: list[dict[str, Any]] = []
        for (begins, unit), together in groupby(sorted(mine, key=line), line):
            people = list(together)
            usual = [row["finishes"] for row in people if row["kind"] == "ordinary"]
            hours = hour_text(begins, messages) + (f" – {hour_text(min(usual), messages)}" if usual else "")
            exams.append({"hours": hours, "code": unit, "title": people[0]["title"]})
        yield (
            f"{room} {day}",
            {
                "centre": edition.site_line(site),
                "room": room,
                "day": day_text(day, messages).capitalize(),
                "exams": exams,
            },
        )
