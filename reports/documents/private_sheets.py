"""What a candidate alone is told: own hours, own room, escorts, and overlaps without a solution.

It is apart from the convocation, which an employer may read. It says what happens, never why.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models.needs import late
from reports.documents.clock_texts import day_text, hour_text, hours_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.escorts import Escort, escorts
from reports.documents.paper_words import paper_words

TEMPLATE = "private"


def private_sheets(edition: Edition) -> Iterator[Printed]:
    """For each centre of registration a file with a page for each candidate who must be told something, by site and name."""
    say = edition.messages.say
    shared = {
        **edition.shared,
        "title": say("private-title"),
        "greeting": say("convocation-greeting"),
        "intro": say("private-intro"),
        "number": say("convocation-label-number"),
        "heads": [say(f"private-head-{name}") for name in ("unit", "day", "hours", "place", "what")],
        "escorts_head": say("private-escorts-head"),
        "escorts_note": say("private-escorts-note"),
        "overlaps_head": say("private-overlaps-head"),
        "overlaps_note": say("private-overlaps-note"),
        "own": say("private-own"),
        "signature": say("convocation-signature"),
    }
    sheets = _sheets(edition)
    for centre, folder in edition.centre_folders.items():
        rows = sorted(sheets.get(str(centre), {}).items(), key=lambda one: (edition.name_of(one[0]), one[0]))
        entries: list[Entry] = [(person, data) for person, data in rows]
        yield from edition.printed(folder, "private", entries, shared, TEMPLATE)


def _sheets(edition: Edition) -> dict[str, dict[str, dict[str, Any]]]:
    """By centre of registration and candidate."""
    centre_of = edition.instance.candidates.set_index("id")["centre"].to_dict()
    found: dict[str, dict[str, dict[str, Any]]] = {}

    def sheet(person: str) -> dict[str, Any]:
        centre = str(centre_of[person])
        details = edition.people.get(person)
        return found.setdefault(centre, {}).setdefault(
            person,
            {
                "centre": edition.instance.centre[centre_of[person]].name,
                "number": person,
                "name": edition.print_name(person),
                "address": details.address.split("\n") if details and details.address else [],
                "exams": [],
                "escorts": [],
                "overlaps": [],
            },
        )

    for row in _different(edition).to_dict("records"):
        sheet(row["candidate"])["exams"].append(_exam(edition, row))
    for one in escorts(edition):
        sheet(one.candidate)["escorts"].append(_escort(edition, one))
    for person, text in _overlaps(edition):
        sheet(person)["overlaps"].append(text)
    return found


def _different(edition: Edition) -> pd.DataFrame:
    """The exams that a candidate sits otherwise than people without an arrangement."""
    instance = edition.instance
    sits, needs = instance.sits, instance.needs
    number = sits["need"].to_numpy("int64")
    unmet = late(needs, number, sits["session"].to_numpy("int64"))
    own = sits[["candidate", "exam"]].assign(
        secretary=needs["secretary"].to_numpy(bool)[number] & ~unmet,
        small_room=needs["small_room"].to_numpy(bool)[number] & ~unmet,
    )
    rows = edition.seated.merge(own, on=["candidate", "exam"], how="left")
    papers = paper_words(edition)
    keys = zip(rows["candidate"], rows["exam"], strict=True)
    rows["papers"] = [papers.get((str(person), str(exam)), ()) for person, exam in keys]
    told = (
        (rows["extra"] > 0)
        | (rows["pause"] > 0)
        | rows["kind"].isin(("isolated", "transfer"))
        | rows["moved"].astype(bool)
        | rows["secretary"].eq(True)
        | rows["small_room"].eq(True)
        | (rows["papers"].str.len() > 0)
    )
    return rows[told].sort_values(["candidate", "start", "exam"])


def _exam(edition: Edition, row: Any) -> list[str]:
    """The cells of one exam."""
    messages, say = edition.messages, edition.messages.say
    told = []
    if row["moved"]:
        told.append(say("private-moved"))
    if row["extra"]:
        told.append(say("private-extra"))
    if row["early"]:
        told.append(say("private-early", hour=hour_text(row["begins"], messages)))
    if row["pause"]:
        told.append(say("private-pause", minutes=int(row["pause"])))
    if row["kind"] == "isolated":
        told.append(say("private-isolated"))
    elif row["small_room"] is True:
        told.append(say("private-small-room"))
    if row["secretary"] is True and row["kind"] == "isolated":
        told.append(say("private-secretary"))
    told += [say(f"room-effect-{name}") for name in row["papers"]]
    site = say("paper-nature-remote") if row["remote"] else edition.instance.site[row["site"]].name
    room = say("private-room", room=row["room"]) if row["room"] else ""
    return [
        f"{row['unit']}, {row['title']}",
        day_text(row["begins"].date(), messages),
        hours_text(row["begins"], None if row["oral"] else row["finishes"], messages),
        ", ".join(part for part in (site, room) if part),
        " · ".join(told),
    ]


def _escort(edition: Edition, one: Escort) -> str:
    messages = edition.messages
    return messages.say(
        "private-escort",
        day=day_text(one.leaves.date(), messages),
        first=one.stays_unit,
        second=one.moves_unit,
        from_room=one.from_room or "–",
        to_room=one.to_room or "–",
        leaves=hour_text(one.leaves, messages),
        begins=hour_text(one.begins, messages),
        ends=hour_text(one.ends, messages),
    )


def _overlaps(edition: Edition) -> Iterator[tuple[str, str]]:
    """Who misses an exam because it overlaps another, and the sentence that says so."""
    rows = edition.timetable.overlaps
    rows = rows[rows["outcome"] == "unresolved"].sort_values(["candidate", "moves", "stays"])
    exam_frame = edition.instance.exam_frame.set_index("exam")
    for row in rows.drop_duplicates(["candidate", "moves"]).to_dict("records"):
        if row["moves"] not in exam_frame.index or row["stays"] not in exam_frame.index:
            continue
        missed, sat = exam_frame.loc[row["moves"]], exam_frame.loc[row["stays"]]
        if int(missed["session"]) in edition.sessions:
            yield (
                str(row["candidate"]),
                edition.messages.say("private-overlap", missed=missed["unit"], stays=sat["unit"]),
            )
