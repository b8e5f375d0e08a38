"""What everybody may have: the timetable as a page, as a table, as a sheet to print and as a calendar for each centre.

All of it is made from the published times alone (`reports/public_timetable.py`), which tell nothing of anybody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from models.ids import SiteId
from reports.calendars.event import CalendarEvent, event_uid, updated_events
from reports.calendars.ics import calendar_bytes
from reports.documents.clock_texts import day_text, hour_text, hours_text
from reports.documents.data_table import Cell, DataTable, csv_bytes
from reports.documents.document import Document, Written
from reports.documents.edition import Edition
from reports.public_page import render_public_page
from reports.public_timetable import public_sittings

FOLDER = "public"


def public_documents(edition: Edition) -> Iterator[Document]:
    """The page and the table of all centres of the edition, then the sheet and the calendar of each."""
    language, say = edition.messages.language, edition.messages.say
    sat = edition.facts.sittings
    mine = sat[sat["session"].isin(list(edition.sessions)) & sat["centre"].isin(list(edition.centres))]
    facts = replace(edition.facts, sittings=mine)
    page = render_public_page(edition.instance, facts, language, is_draft=edition.is_draft)
    yield Written((FOLDER, "public.html"), page.encode())
    table = _table(edition, public_rows(edition))
    yield Written((FOLDER, f"{table.name}.csv"), csv_bytes(table, language))
    rows, names = public_rows(edition), edition.centre_folders
    received = None if edition.earlier is None else public_rows(edition.earlier)
    for centre in edition.centres:
        file = names[centre]
        events = list(_events(edition, rows[rows["centre"] == centre]))
        before = [] if received is None or edition.earlier is None else list(
            _events(edition.earlier, received[received["centre"] == centre])
        )  # fmt: skip
        if not events and not before:
            continue
        title = say("public-calendar", centre=edition.instance.centre[centre].name)
        content = calendar_bytes(title, updated_events(events, before, edition.decided))
        yield Written((FOLDER, f"{file}.ics"), content)
        entry = (f"public {centre}", _sheet(edition, rows[rows["centre"] == centre], centre))
        yield from edition.printed(FOLDER, file, [entry], _shared(edition), "public")


def public_rows(edition: Edition) -> pd.DataFrame:
    """One row for each (exam, site) of the edition, as published (`public_sittings`), with the unit's title."""
    rows = public_sittings(edition.instance, edition.facts)
    rows = rows[rows["session"].isin(list(edition.sessions)) & rows["centre"].isin(list(edition.centres))]
    titles = {str(unit.id): unit.title for unit in edition.instance.units}
    return rows.assign(title=rows["unit"].map(titles).fillna(""))


def _table(edition: Edition, rows: pd.DataFrame) -> DataTable:
    say, instance = edition.messages.say, edition.instance
    cells: list[list[Cell]] = []
    for row in _records(rows):
        start, end = _local(row, "start"), _local(row, "end")
        cells.append(
            [f"{start:%d/%m/%Y}" if edition.messages.language == "fr" else f"{start:%Y-%m-%d}",
             say(f"export-weekday-{start.weekday() + 1}"), f"{start:%H:%M}", "" if end is None else f"{end:%H:%M}",
             row["zone"], row["unit"], row["title"], int(row["session"]), instance.centre[row["centre"]].name,
             instance.site[SiteId(row["site"])].name, _remark(edition, row)]
        )  # fmt: skip
    heads = (
        "day",
        "weekday",
        "begins",
        "ends",
        "zone",
        "unit",
        "title",
        "session",
        "centre",
        "site",
        "remark",
    )
    return DataTable(say("export-starts"), [say(f"export-{head}") for head in heads], cells)


def _events(edition: Edition, rows: pd.DataFrame) -> Iterator[CalendarEvent]:
    say, instance = edition.messages.say, edition.instance
    for row in _records(rows):
        site = instance.site[SiteId(row["site"])]
        start, end = _local(row, "start"), _local(row, "end")
        about = [say(f"paper-session-{row['session']}"), hours_text(start, end, edition.messages)]
        remark = _remark(edition, row)
        yield CalendarEvent(
            uid=event_uid("public", instance.name, row["exam"], row["site"]),
            start=start,
            end=end,
            summary=say("event-exam", code=row["unit"], unit=row["title"]),
            location="" if row["remote"] else f"{site.name}, {instance.centre[site.centre].name}",
            description="\n".join([", ".join(about), *([remark] if remark else []), say("event-identity")]),
            made=edition.decided,
        )


def _remark(edition: Edition, row: Mapping[str, Any]) -> str:
    """Remote, oral, when all are gathered, until when all stay; blank for most exams."""
    say, messages = edition.messages.say, edition.messages
    told = [say("paper-remote")] if row["remote"] else []
    if pd.isna(row["end"]) and not row["remote"]:
        told.append(say("paper-nature-oral"))
    for name, key in (("arrival", "paper-gathered"), ("leaving", "paper-held")):
        at = _local(row, name)
        if at is not None:
            told.append(say(key, hour=hour_text(at, messages)))
    return " ".join(told)


def _sheet(edition: Edition, rows: pd.DataFrame, centre: str) -> dict[str, Any]:
    """The sites of a centre, the days of each, the exams of each day."""
    instance, messages = edition.instance, edition.messages
    sites = []
    for site, here in rows.sort_values(["start", "unit"]).groupby("site", sort=True):
        days = []
        for (_, session), sat in here.groupby(["day", "session"], sort=True):
            exams = [
                {
                    "hours": hours_text(_local(row, "start"), _local(row, "end"), messages),
                    "code": row["unit"],
                    "title": row["title"],
                    "remark": _remark(edition, row),
                }
                for row in _records(sat)
            ]
            day = day_text(sat["day"].iloc[0], messages).capitalize()
            days.append({"day": day, "session": messages.say(f"paper-session-{session}"), "exams": exams})
        sites.append({"site": instance.site[SiteId(str(site))].name, "days": days})
    return {"centre": next(c.name for c in instance.centres if c.id == centre), "sites": sites}


def _shared(edition: Edition) -> dict[str, Any]:
    say = edition.messages.say
    return {
        **edition.shared,
        "title": say("public-title"),
        "heads": [say("paper-hours"), say("paper-unit"), say("paper-unit-title")],
        "notes": [say("event-identity"), say("public-convocation")],
        "signature": say("convocation-signature"),
    }


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def _local(row: Mapping[str, Any], name: str) -> Any:
    at = row[name]
    return None if pd.isna(at) else at.to_pydatetime().astimezone(ZoneInfo(row["zone"]))
