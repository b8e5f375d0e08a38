"""Convocations: one for each unit of a candidate in a session (règlement Paca, I.A.2.c(2) and I.A.3.c).

An employer may see it, so it says the ordinary hours alone and nothing of arrangements. The room is named where people
without an arrangement sit the exam as well; everybody else finds it on the site, as whoever has no room yet.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from models.contact_details import ContactDetails
from models.granted import convoked_on_request
from models.policy import NoticeParameters
from reports.documents.clock_texts import day_text
from reports.documents.document import Document, Entry, Printed
from reports.documents.edition import Edition, unique_slugs
from reports.documents.mail import Mail
from reports.documents.published_sittings import confirm_days, sitting_texts
from reports.documents.qr_code import qr_code
from reports.documents.seats_given import seats_given
from reports.documents.shown_rooms import shown_rooms

TEMPLATE = "convocations"
_KEPT_IN_VIEW = ("day", "hours", "site", "room", "seat")
"""What a candidate must be told if it changes."""


def convocations(edition: Edition) -> Iterator[Document]:
    """For each centre of registration a file to print for each site, by candidate, and a mail to each candidate with an address."""
    shared = _shared(edition)
    entries = _entries(edition)
    for centre, folder in edition.centre_folders.items():
        mine = entries.get(str(centre), [])
        by_site: dict[str, list[Entry]] = {}
        for _, entry in mine:
            by_site.setdefault(str(entry[1]["sittings"][0]["site"]), []).append(entry)
        for site, file in unique_slugs(list(by_site)).items():
            yield from edition.printed(folder, f"convocations-{file}", by_site[site], shared, TEMPLATE)
        yield from _mails(edition, folder, mine, shared)


def _mails(
    edition: Edition, folder: str, mine: list[tuple[str, Entry]], shared: dict[str, Any]
) -> Iterator[Mail]:
    say = edition.messages.say
    by_person: dict[str, list[Entry]] = {}
    for person, entry in mine:
        if edition.people.get(person, ContactDetails("")).email:
            by_person.setdefault(person, []).append(entry)
    names = edition.file_names(by_person)
    for person, all_entries in by_person.items():
        entries = edition.to_send(all_entries)
        if not entries:
            continue
        path = (folder, "convocations", f"{names[person]}.eml")
        attached = Printed(path, TEMPLATE, entries, shared, edition.printer)
        units = ", ".join(dict.fromkeys(str(data["sittings"][0]["code"]) for _, data in entries))
        yield Mail(
            attached,
            edition.people[person],
            subject=say("convocation-mail-subject", units=units),
            text=say("convocation-mail-text", semester=str(edition.shared["semester"])),
            attachment=say("convocation-mail-file"),
            made=edition.made,
        )


def _entries(edition: Edition) -> dict[str, list[tuple[str, Entry]]]:
    """By centre of registration: candidate and convocation, in the order of sites, names and days."""
    earlier = {} if edition.earlier is None else _announced(edition.earlier)
    now = _announced(edition)
    found: dict[str, list[tuple[tuple[str, ...], str, Entry]]] = {}
    for key, (centre, person, order, data) in (earlier | now).items():
        known = earlier.get(key)
        if key not in now:
            data = {**data, "cancelled": True}
        elif known is not None:
            data = {**data, "changes": _changes(edition, known[3], data)}
        found.setdefault(centre, []).append((order, person, (key, data)))
    return {
        centre: [(person, entry) for _, person, entry in sorted(rows, key=lambda row: (*row[0], row[2][0]))]
        for centre, rows in found.items()
    }


def _announced(edition: Edition) -> dict[str, tuple[str, str, tuple[str, ...], dict[str, Any]]]:
    """By key: centre of registration, candidate, place in the order, and the data of the convocation."""
    rows, texts = _convoked(edition), sitting_texts(edition)
    confirm, messages = confirm_days(edition.due), edition.messages
    asked = {
        (c, n): messages.say("convocation-confirm", day=day_text(day, messages))
        for (c, n), day in confirm.items()
    }
    rooms = {room: messages.say("convocation-room", room=room) for room in rows["shown"].unique()}
    elsewhere = messages.say("convocation-room-on-site")
    seats = seats_given(edition)
    gives = {str(c) for c, p in edition.instance.policies.items() if p.of(NoticeParameters).seats}
    found: dict[str, tuple[str, str, tuple[str, ...], dict[str, Any]]] = {}
    for exam, site, person, centre, session, unit, shown in rows.itertuples(index=False):
        text = texts.get((exam, site))
        if text is None:
            continue
        room = "" if text["remote"] else rooms[shown] if shown else elsewhere
        seat = seats.get((person, exam), "") if shown and centre in gives else ""
        sitting = {**text, "room": room, "seat": seat}
        key = f"{person} {unit} {session}"
        if key in found:
            found[key][3]["sittings"].append(sitting)
            continue
        who = edition.people.get(person, ContactDetails(""))
        data: dict[str, Any] = {
            "centre": edition.instance.centre[centre].name,
            "number": person,
            "name": who.name,
            "address": who.address.split("\n") if who.address else [],
            "confirm": asked.get((centre, int(session)), ""),
            "sittings": [sitting],
            "changes": [],
            "cancelled": False,
        }
        found[key] = (centre, person, (text["site"], who.name, person), data)
    return found


def _convoked(edition: Edition) -> pd.DataFrame:
    """One row for each (exam, site, candidate) with a convocation: exam, site, candidate, centre of registration, session, unit, room shown."""
    instance = edition.instance
    rows = edition.seated
    first_alone = [str(c) for c, p in instance.policies.items() if p.of(NoticeParameters).convoked == "first"]
    without = (rows["session"] == 2) & rows["registered_at"].isin(first_alone)
    rows = rows[~without | convoked_on_request(rows, instance.accepted)]
    rows = rows[rows["registered_at"].isin(list(edition.centres))]
    table = rows.assign(shown=shown_rooms(rows))
    table = table.sort_values(["registered_at", "candidate", "start", "exam"])
    return table[["exam", "site", "candidate", "registered_at", "session", "unit", "shown"]]


def _changes(edition: Edition, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What changed, told with what was said before."""
    say = edition.messages.say
    told = []
    for old, new in zip(before["sittings"], after["sittings"], strict=False):
        for name in _KEPT_IN_VIEW:
            if old[name] != new[name] and old[name]:
                told.append(say(f"convocation-changed-{name}", before=old[name]))
    return told


def _shared(edition: Edition) -> dict[str, Any]:
    say = edition.messages.say
    labels = (
        "number", "session", "unit", "organiser", "nature", "day", "hours", "site", "access", "room", "seat", "come", "late", "exit", "documents",
    )  # fmt: skip
    rules = ("identity", "entry", "devices", "other")
    return {
        **edition.shared,
        "title": say("convocation-title"),
        "revised": say("convocation-revised"),
        "cancelled": say("convocation-cancelled"),
        "greeting": say("convocation-greeting"),
        "intro": say("convocation-intro"),
        "labels": {name: say(f"convocation-label-{name}") for name in labels},
        "documents": say("convocation-documents"),
        "confirm_head": say("convocation-confirm-head"),
        "contained_head": say("convocation-contained-head"),
        "rules_head": say("convocation-rules-head"),
        "rules": {name: say(f"convocation-rule-{name}") for name in rules},
        "signature": say("convocation-signature"),
        "qr": qr_code(edition.address),
        "qr_text": say("convocation-qr", address=edition.address),
    }
