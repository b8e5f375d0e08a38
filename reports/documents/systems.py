"""Tables and calendars for spreadsheets and for other systems of the institution.

The starts are for everybody. Tables that name people are made for each centre apart and hold its people alone.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from models.neutral_text import guarded_cell
from reports.calendars.event import CalendarEvent, event_uid, updated_events
from reports.calendars.ics import calendar_bytes
from reports.documents.data_table import Cell, DataTable, csv_bytes, workbook_bytes
from reports.documents.document import Document, Written
from reports.documents.edition import Edition, unique_slugs
from reports.documents.result_tables import (
    duty_table,
    overlap_table,
    room_table,
    seat_table,
    starts_table,
)

FOLDER = "systems"


def systems(edition: Edition) -> Iterator[Document]:
    """The starts of all, then for each centre its tables, its sessions for an attendance app, and its rooms."""
    whole = starts_table(edition)
    yield from _written(edition, (FOLDER,), [whole], whole.name)
    for centre, folder in edition.centre_folders.items():
        seated = edition.seated[edition.seated["centre"] == centre]
        tables = [
            starts_table(edition, set(seated["exam"])),
            room_table(edition, centre),
            seat_table(edition, centre),
            overlap_table(edition, centre),
            duty_table(edition, centre),
        ]
        yield from _written(edition, (folder, FOLDER), tables, edition.messages.say("export-workbook"))
        lessons = lesson_table(edition, seated)
        yield Written((folder, FOLDER, "hyperplanning.csv"), csv_bytes(lessons, edition.messages.language))
        yield Written(
            (folder, FOLDER, "salles.ics" if edition.messages.language == "fr" else "rooms.ics"),
            _room_calendar(edition, centre),
        )
        yield from apogee_files(edition, folder, seated)
        yield from attendance_files(edition, folder, seated)


def _written(
    edition: Edition, folder: tuple[str, ...], tables: list[DataTable], workbook: str
) -> Iterator[Written]:
    language = edition.messages.language
    for table in tables:
        yield Written((*folder, f"{table.name}.csv"), csv_bytes(table, language))
    yield Written((*folder, f"{workbook}.xlsx"), workbook_bytes(tables, language))


def lesson_table(edition: Edition, seated: pd.DataFrame) -> DataTable:
    """One row for each (exam, room): day, hours and length as a planning system imports lessons from a spreadsheet."""
    say, names = edition.messages.say, {str(s.id): s.name for s in edition.instance.sites}
    rows: list[list[Cell]] = []
    for sat in _together(seated, "site", "exam", "room"):
        start, end = _hours(sat)
        length = int((end - start).total_seconds()) // 60
        rows.append(
            [f"{start:%d/%m/%Y}", say(f"export-weekday-{start.weekday() + 1}"), f"{start:%H:%M}", f"{end:%H:%M}",
             f"{length // 60:02}h{length % 60:02}", sat.unit, sat.title, sat.exam, sat.room,
             names.get(sat.site, sat.site), len(sat.candidates)]
        )  # fmt: skip
    heads = (
        "day",
        "weekday",
        "begins",
        "ends",
        "length",
        "unit",
        "title",
        "exam",
        "room",
        "site",
        "registered",
    )
    rows.sort(
        key=lambda row: (
            str(row[0])[6:] + str(row[0])[3:5] + str(row[0])[:2],
            str(row[2]),
            str(row[7]),
            str(row[8]),
        )
    )
    return DataTable("hyperplanning", [say(f"export-{head}") for head in heads], rows)


def apogee_files(edition: Edition, folder: str, seated: pd.DataFrame) -> Iterator[Written]:
    """One row for each (candidate, exam) under Apogée's own headings and keys, where the instance carries any of them.

    A unit without a key goes by its own code, which is often the same; the clock is that of the site.
    """
    instance = edition.instance
    elements = {str(unit.id): unit.apogee for unit in instance.units}
    exams = {str(exam.id): exam.apogee for exam in instance.exams}
    if not any(elements.values()) and not any(exams.values()):
        return
    heads = [
        "COD_ETU",
        "COD_ELP",
        "COD_EPR",
        "COD_SES",
        "DAT_DEB_PES",
        "DHH_DEB_PES",
        "DUR_EXA_EPR_MIN",
        "COD_SAL",
    ]
    sat: Iterator[Any] = seated.sort_values(["candidate", "start", "exam"]).itertuples(index=False)
    rows: list[list[Cell]] = [
        [row.candidate, elements[row.unit] or row.unit, exams[row.exam], int(row.session), f"{row.begins:%d/%m/%Y}",
         f"{row.begins:%H:%M}", int(row.minutes), row.room]
        for row in sat
    ]  # fmt: skip
    yield Written(
        (folder, FOLDER, "apogee.csv"), csv_bytes(DataTable("apogee", heads, rows), edition.messages.language)
    )


def attendance_files(edition: Edition, folder: str, seated: pd.DataFrame) -> Iterator[Written]:
    """For each (exam, room) the candidates, one number a line, as ESUP-Emargement takes the registrations of a session.

    It skips lines that begin with `#`: they say which session, in which room and when. A file has no heading and no
    second column. `seances.csv` lists the sessions to make there.
    """
    say = edition.messages.say
    groups = _together(seated[seated["room"] != ""], "exam", "room")
    files = unique_slugs([f"{sat.exam}-{sat.room}" for sat in groups])
    rows: list[list[Cell]] = []
    for sat in groups:
        start, end = _hours(sat)
        name = files[f"{sat.exam}-{sat.room}"]
        about = f"{sat.exam} {sat.title}, {sat.room}, {start:%d/%m/%Y %H:%M}-{end:%H:%M}"
        lines = ["# " + " ".join(about.replace(",", " ").split())]
        lines += [guarded_cell(person).replace(",", " ") for person in sat.candidates]
        yield Written((folder, FOLDER, "emargement", f"{name}.csv"), ("\r\n".join(lines) + "\r\n").encode())
        rows.append(
            [
                sat.exam,
                f"{start:%d/%m/%Y}",
                f"{start:%H:%M}",
                f"{end:%H:%M}",
                sat.site,
                sat.room,
                len(sat.candidates),
                f"{name}.csv",
            ]
        )
    heads = ("exam", "day", "begins", "ends", "site", "room", "registered", "file")
    table = DataTable("seances", [say(f"export-{head}") for head in heads], rows)
    yield Written((folder, FOLDER, "emargement", "seances.csv"), csv_bytes(table, edition.messages.language))


def _together(seated: pd.DataFrame, *keys: str) -> list[Any]:
    """One record for each group of `seated`: site, exam, room, unit, title, zone, first start, last end, candidates in order."""
    found = seated.groupby(list(keys), as_index=False, sort=True).agg(
        **{
            name: (name, "first")
            for name in ("site", "exam", "room", "unit", "title", "zone")
            if name not in keys
        },
        start=("start", "min"),
        end=("end", "max"),
        candidates=("candidate", sorted),
    )
    return list(found.itertuples(index=False))


def _hours(sat: Any) -> tuple[datetime, datetime]:
    """First start and last end on the clock of the site."""
    zone = ZoneInfo(sat.zone)
    return sat.start.to_pydatetime().astimezone(zone), sat.end.to_pydatetime().astimezone(zone)


def _room_calendar(edition: Edition, centre: str) -> bytes:
    received = [] if edition.earlier is None else room_events(edition.earlier, centre)
    events = updated_events(room_events(edition, centre), received, edition.decided)
    return calendar_bytes(edition.messages.say("event-of-rooms", centre=centre), events)


def room_events(edition: Edition, centre: str) -> list[CalendarEvent]:
    """When each room of a centre is taken, check-in and collection included; LOCATION is the code of the room alone."""
    instance = edition.instance
    zones = {str(s.id): ZoneInfo(s.zone) for s in instance.sites if s.centre == centre}
    frame = instance.exam_frame[["exam", "session", "unit"]]
    bands = edition.facts.bands.merge(frame, on="exam")
    bands = bands[bands["site"].isin(list(zones)) & bands["session"].isin(edition.sessions)]
    taken = bands.groupby(["site", "room", "exam", "unit", "start"], as_index=False).agg(
        since=("occupied_from", "min"), until=("occupied_to", "max")
    )
    # A group of a room has no name of its own: several of one exam are told apart by their order.
    taken["number"] = taken.groupby(["room", "exam"]).cumcount()
    return [
        CalendarEvent(
            uid=event_uid("room", instance.name, row["room"], row["exam"], row["number"]),
            start=row["since"].to_pydatetime().astimezone(zones[row["site"]]),
            end=row["until"].to_pydatetime().astimezone(zones[row["site"]]),
            summary=edition.messages.say("event-exam", code=row["unit"], unit=""),
            location=row["room"],
            description=row["exam"],
            made=edition.decided,
        )
        for row in taken.to_dict("records")
    ]
