"""The sheet on the door of a room: which exams are sat there on a day, in large print. It tells nothing of anybody."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from reports.documents.clock_texts import day_text, hour_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.seated import local


def doors(edition: Edition) -> Iterator[Printed]:
    """One file for each centre: a page for each room and day, in the order of sites, days and rooms."""
    say = edition.messages.say
    shared = {
        **edition.shared,
        "title": say("paper-doors"),
        "heads": [say("paper-hours"), say("paper-unit"), say("paper-unit-title")],
        "silence": say("paper-silence"),
    }
    rows = edition.seated[edition.seated["room"] != ""]
    for centre, folder in edition.centre_folders.items():
        entries = list(_entries(edition, rows[rows["centre"] == centre]))
        yield from edition.printed(folder, "doors", entries, shared)


def _entries(edition: Edition, rows: pd.DataFrame) -> Iterator[Entry]:
    """One entry for each room and day. Hours are those of people without extra time; with nobody like that the beginning."""
    rows = rows.assign(begins=local(rows["start"], rows["zone"]), ends=local(rows["end"], rows["zone"]))
    rows["day"] = rows["begins"].dt.normalize()
    for (site, _, room), mine in rows.groupby(["site", "day", "room"], sort=True):
        exams: list[dict[str, Any]] = []
        day = mine["begins"].iloc[0].date()
        for (_, unit), sat in mine.groupby(["begins", "unit"], sort=True):
            usual = sat.loc[sat["kind"] == "ordinary", "ends"]
            until = f" – {hour_text(usual.min(), edition.messages)}" if len(usual) else ""
            hours = hour_text(sat["begins"].iloc[0], edition.messages) + until
            exams.append({"hours": hours, "code": unit, "title": sat["title"].iloc[0]})
        yield (
            f"{room} {day}",
            {
                "centre": edition.site_line(str(site)),
                "room": room,
                "day": day_text(day, edition.messages).capitalize(),
                "exams": exams,
            },
        )
