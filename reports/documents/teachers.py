"""What teachers in charge receive: when and where their exams are sat, and the cover sheet of each paper (règlement Paca, I.A.3.a)."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from models.ids import OfferingId
from models.instance import Instance
from models.offer import Offering
from reports.documents.clock_texts import day_text, hour_text, hours_text, length_text, zone_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition

PRESENCE = 20
"""Minutes from the start in which the teacher is in the room or can be reached (règlement Paca, C.1)."""


def teachers(edition: Edition) -> Iterator[Printed]:
    """For each organising centre a file with the sheets of its teachers, and one with the cover sheets of its papers."""
    say = edition.messages.say
    shared = {
        **edition.shared,
        "title": say("teacher-title"),
        "heads": [say(f"teacher-head-{name}") for name in ("site", "day", "hours", "own", "copies")],
        "labels": {name: say(f"teacher-label-{name}") for name in ("session", "copies", "marks", "presence")},
        "presence_note": say("teacher-presence-note"),
        "duties_head": say("teacher-duties-head"),
        "duties": [say(f"teacher-duty-{n}") for n in range(1, 5)],
        "signature": say("convocation-signature"),
    }
    covers = {
        **edition.shared,
        "title": say("cover-title"),
        "labels": {
            name: say(f"cover-label-{name}")
            for name in ("organiser", "session", "length", "documents", "pages")
        },
        "none": say("cover-none"),
        "other": say("cover-other"),
        "note": say("cover-note"),
        "papers": say("cover-papers"),
    }
    sittings = _sittings(edition)
    for centre, folder in edition.centre_folders.items():
        mine = sittings[sittings["organiser"] == centre]
        yield from edition.printed(folder, "teachers", list(_sheets(edition, mine)), shared)
        yield from edition.printed(folder, "covers", list(_covers(edition, mine)), covers)


def _sittings(edition: Edition) -> pd.DataFrame:
    """One row for each (exam, site, paper, start) of people without an arrangement of time: with the number of scripts expected there of all."""
    rows = edition.seated
    known = edition.instance.exam_frame[["exam", "offering"]]
    scripts = rows.groupby(["exam", "site", "paper"]).size().rename("scripts").reset_index()
    first = edition.facts.papers[["exam", "zone", "paper", "start", "minutes"]].drop_duplicates(
        ["exam", "zone"]
    )
    places = rows[
        ["exam", "site", "zone", "paper", "organiser", "unit", "title", "session", "remote", "oral"]
    ]
    table = places.drop_duplicates(["exam", "site", "paper"]).merge(first, on=["exam", "zone", "paper"])
    table = table.merge(scripts, on=["exam", "site", "paper"]).merge(known, on="exam")
    return table.sort_values(["organiser", "unit", "session", "exam", "start", "site"], ignore_index=True)


def _sheets(edition: Edition, sittings: pd.DataFrame) -> Iterator[Entry]:
    """One sheet for each teacher; an offering without a teacher has its own."""
    instance = edition.instance
    owners: dict[str, list[pd.DataFrame]] = {}
    for (offering, _), mine in sittings.groupby(["offering", "exam"], sort=True):
        owners.setdefault(_owner(instance.offering[OfferingId(str(offering))]), []).append(mine)
    marks = _marks(edition)
    for owner, exams in sorted(owners.items(), key=lambda one: (edition.name_of(one[0]), one[0])):
        offering = instance.offering[exams[0]["offering"].iloc[0]]
        name = (
            edition.name_of(owner)
            if offering.teacher
            else edition.messages.say("teacher-of-unit", unit=offering.unit)
        )
        yield (
            owner,
            {
                "centre": instance.centre[offering.centre].name,
                "name": name,
                "exams": [_exam(edition, mine, offering, marks) for mine in exams],
            },
        )


def _owner(offering: Offering) -> str:
    return str(offering.teacher or offering.id)


def _own_zone(instance: Instance, offering: Offering) -> str:
    """The clock of the teacher: that of their site, else of the organising centre."""
    site = next((t.site for t in instance.teachers if t.id == offering.teacher), None)
    return instance.site[site].zone if site else instance.centre[offering.centre].zone


def _exam(
    edition: Edition, rows: pd.DataFrame, offering: Offering, marks: Mapping[str, str]
) -> dict[str, Any]:
    instance, messages = edition.instance, edition.messages
    exam = instance.exam[rows["exam"].iloc[0]]
    zone = _own_zone(instance, instance.offering[exam.offering])
    present = set(
        instance.presences.loc[
            (instance.presences["exam"] == exam.id) & (instance.presences["teacher"] == offering.teacher),
            "site",
        ]
    )
    places = []
    for row in rows.to_dict("records"):
        here = row["start"].tz_convert(row["zone"])
        there = row["start"].tz_convert(zone)
        until = there + pd.Timedelta(minutes=PRESENCE)
        end = None if exam.oral else here + pd.Timedelta(minutes=exam.minutes)
        reach = messages.say(
            "teacher-present" if row["site"] in present else "teacher-reachable",
            start=hour_text(there, messages),
            end=hour_text(until, messages),
        )
        site = instance.site[row["site"]].name
        if row["paper"]:
            site += " – " + messages.say("cover-variant", number=int(row["paper"]))
        shown = messages.say("paper-nature-remote") if row["remote"] else site
        places.append(
            [
                shown,
                day_text(here.date(), messages),
                hours_text(here, end, messages),
                reach,
                str(int(row["scripts"])),
            ]
        )
    return {
        "code": rows["unit"].iloc[0],
        "unit": rows["title"].iloc[0] + (f" ({exam.component})" if exam.component else ""),
        "session": messages.say(f"paper-session-{exam.session}"),
        "length": length_text(exam.minutes, messages),
        "zone": zone_text(rows["start"].iloc[0].tz_convert(zone), zone, messages),
        "copies": str(int(rows["scripts"].sum())),
        "marks": marks.get(str(exam.id), ""),
        "places": places,
    }


def _marks(edition: Edition) -> Mapping[str, str]:
    """The last day for marks, by exam."""
    due = edition.due
    rows = due[(due["kind"] == "marks") & due["day"].notna()]
    return {str(row["exam"]): day_text(row["day"], edition.messages) for row in rows.to_dict("records")}


def _covers(edition: Edition, sittings: pd.DataFrame) -> Iterator[Entry]:
    """One cover for each paper; the variants of an exam have their own."""
    instance, messages = edition.instance, edition.messages
    rows = sittings[~sittings["oral"].astype(bool)].drop_duplicates(["exam", "paper"])
    for row in rows.to_dict("records"):
        exam = instance.exam[row["exam"]]
        number = int(row["paper"])
        yield (
            f"{exam.id} {number}",
            {
                "centre": instance.centre[row["organiser"]].name,
                "code": row["unit"],
                "unit": row["title"] + (f" ({exam.component})" if exam.component else ""),
                "session": messages.say(f"paper-session-{exam.session}"),
                "length": length_text(exam.minutes, messages),
                "variant": messages.say("cover-variant", number=number) if number else "",
            },
        )
