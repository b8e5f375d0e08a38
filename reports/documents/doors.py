"""The sheet on the door of a room: which exams are sat there on a day, in large print, and on which seats where the room
has a grid. It tells nothing of anybody."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from reports.documents.clock_texts import day_text, hour_text, hours_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.plan_words import plan_words
from reports.documents.seats_given import seating_plan


def doors(edition: Edition) -> Iterator[Printed]:
    """One file for each centre: a page for each room and day, in the order of sites, days and rooms."""
    say = edition.messages.say
    shared = {
        **edition.shared,
        "title": say("paper-doors"),
        "heads": [say("paper-hours"), say("paper-unit"), say("paper-unit-title")],
        "silence": say("paper-silence"),
        **plan_words(edition),
        "plan_help": say("seating-help"),
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

    for (site, day, room), of_day in groupby(sorted(rows, key=page), page):
        mine = list(of_day)
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
                "plans": list(_plans(edition, mine)),
            },
        )


def _plans(edition: Edition, rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The plan of each time in which people of a room and day are there without interruption."""

    def block(row: dict[str, Any]) -> int:
        return int(row["block"])

    for _, together in groupby(sorted(rows, key=block), block):
        people = list(together)
        first, last = min(row["begins"] for row in people), max(row["leaves"] for row in people)
        if plan := seating_plan(edition, people, named=False):
            yield {**plan, "hours": hours_text(first, last, edition.messages)}
