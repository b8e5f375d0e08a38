"""What the planner keeps beside the timetable: decisions on overlaps with their reasons, milestones, deadlines, changes."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from models.facts import REASONS
from reports.documents.data_table import Cell, DataTable, workbook_bytes
from reports.documents.document import Document, Written
from reports.documents.edition import Edition
from reports.documents.result_tables import local_cell
from reports.documents.static_page import tables_page
from reports.page_data.date_chain import DAYS, chain_links
from reports.page_data.overlaps import overlap_rows

FOLDER = "planner"


def planner(edition: Edition) -> Iterator[Document]:
    """The same tables as a workbook and as a page."""
    language, name = edition.messages.language, edition.messages.say("planner-file")
    tables = [overlap_decisions(edition), milestones(edition), deadline_table(edition), *changes(edition)]
    yield Written((FOLDER, f"{name}.xlsx"), workbook_bytes(tables, language))
    titles = {
        table.name: edition.messages.say(f"planner-lead-{key}") for key, table in _keyed(edition, tables)
    }
    page = tables_page(edition.messages.say("planner-title"), edition.shared, tables, titles, language)
    yield Written((FOLDER, f"{name}.html"), page)


def overlap_decisions(edition: Edition) -> DataTable:
    """One row for each exam that a candidate is led to or does not sit, with what stands against leading them there."""
    instance, say = edition.instance, edition.messages.say
    rows = overlap_rows(instance, edition.timetable, edition.facts)
    homes = dict(zip(instance.candidates["id"], instance.candidates["centre"], strict=True))
    zones = {str(s.id): s.zone for s in instance.sites}
    sessions = dict(zip(instance.exam_frame["exam"], instance.exam_frame["session"], strict=True))
    cells: list[list[Cell]] = []
    for row in _records(rows):
        centre = homes.get(row["candidate"], "")
        if centre not in edition.centres or sessions.get(row["moves"]) not in edition.sessions:
            continue
        new = "" if pd.isna(row["start"]) else local_cell(row["start"], zones[row["site"]])
        reasons = [REASONS[key][edition.messages.language == "fr"] for key in row["reason"].split()]
        cells.append(
            [row["candidate"], centre, row["site"], row["stays"], row["moves"],
             say(f"export-outcome-{row['outcome']}"), new, "; ".join(reasons), row["third"]]
        )  # fmt: skip
    heads = ("candidate", "centre", "site", "stays", "moves", "outcome", "start", "reason", "third")
    return _table(edition, "overlaps", heads, cells)


def milestones(edition: Edition) -> DataTable:
    """One row for each exam of session 1, from its last day to the exam of session 2 that waits for it."""
    frame = edition.instance.exam_frame
    mine = set(frame.loc[frame["organiser"].isin(list(edition.centres)), "exam"])
    cells: list[list[Cell]] = [
        [row["exam"], *(_day(row[name]) for name in DAYS[:5]), row["next_exam"], _day(row["next_day"]),
         "" if pd.isna(row["slack_days"]) else int(row["slack_days"])]
        for row in _records(chain_links(edition.facts.chain))
        if row["exam"] in mine
    ]  # fmt: skip
    heads = ("exam", *DAYS[:5], "next_exam", "next_day", "slack_days")
    return _table(edition, "milestones", heads, cells)


def deadline_table(edition: Edition) -> DataTable:
    """One row for each thing that is due at a centre on a day, with how many exams it is due for."""
    say, due = edition.messages.say, edition.due
    rows = due[due["session"].isin(list(edition.sessions)) & due["centre"].isin(list(edition.centres))]
    keys = ["day", "kind", "session", "centre", "zone"]
    counted = (
        rows.assign(n=rows["exam"].ne("")).groupby(keys, dropna=False, sort=False)["n"].sum().reset_index()
    )
    counted["order"] = [date.max if day is None or pd.isna(day) else day for day in counted["day"]]
    cells: list[list[Cell]] = [
        [say("deadline-undecided") if row["order"] == date.max else _day(row["day"]),
         say(f"deadline-kind-{row['kind']}", session=row["session"]), row["centre"], row["zone"], int(row["n"]) or ""]
        for row in _records(counted.sort_values(["order", "session", "kind", "centre"]))
    ]  # fmt: skip
    return _table(edition, "deadlines", ("day", "what", "centre", "zone", "exams"), cells)


def changes(edition: Edition) -> Iterator[DataTable]:
    """What differs from the timetable that people have received: starts, what candidates were told, duties."""
    found = edition.changes
    if not found:
        return
    say, instance = edition.messages.say, edition.instance
    starts: list[list[Cell]] = [
        [row["exam"], row["zone"], _local(row["before"], row["zone"]), _local(row["after"], row["zone"])]
        for row in _records(found["exams"])
    ]
    yield _table(edition, "moved", ("exam", "zone", "before", "after"), starts)
    homes = dict(zip(instance.candidates["id"], instance.candidates["centre"], strict=True))
    zone_of = {str(s.id): s.zone for s in instance.sites}
    zones = {
        str(p): zone_of[s]
        for p, s in zip(instance.candidates["id"], instance.candidates["site"], strict=True)
    }
    told: list[list[Cell]] = [
        [row["candidate"], homes.get(row["candidate"], ""), row["exam"], say(f"compare-what-{row['what']}"),
         *(_announced(edition, row, name, zones) for name in ("before", "after"))]
        for row in _records(found["sittings"])
        if homes.get(row["candidate"]) in edition.centres
    ]  # fmt: skip
    yield _table(edition, "told", ("candidate", "centre", "exam", "what", "before", "after"), told)
    sites = {str(s.id): s for s in instance.sites}
    duties: list[list[Cell]] = [
        [row["staff"], row["site"], say(f"event-duty-{row['duty']}"), row["room"],
         _local(row["from"], sites[row["site"]].zone), _local(row["to"], sites[row["site"]].zone),
         say(f"planner-change-{row['change']}")]
        for row in _records(found["duties"])
        if sites[row["site"]].centre in edition.centres
    ]  # fmt: skip
    yield _table(edition, "duties", ("staff", "site", "duty", "room", "from", "to", "change"), duties)


def _announced(edition: Edition, row: Mapping[str, Any], name: str, zones: Mapping[str, str]) -> Cell:
    """The value before or after: an hour on the clock of the candidate's site, a place, a room, an outcome."""
    value = str(row[name])
    if not value:
        return ""
    if row["what"] == "start":
        at = datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(
            ZoneInfo(zones[row["candidate"]])
        )
        return at.replace(tzinfo=None)
    return edition.messages.say(f"planner-told-{value}") if value in ("sat", "led", "missed") else value


def _keyed(edition: Edition, tables: list[DataTable]) -> Iterator[tuple[str, DataTable]]:
    keys = ("overlaps", "milestones", "deadlines", "moved", "told", "duties")
    return zip(keys, tables, strict=False)


def _table(edition: Edition, name: str, heads: tuple[str, ...], rows: list[list[Cell]]) -> DataTable:
    say = edition.messages.say
    return DataTable(say(f"planner-{name}"), [say(f"planner-head-{head}") for head in heads], rows)


def _local(instant: pd.Timestamp, zone: str) -> Cell:
    return "" if pd.isna(instant) else local_cell(instant, zone)


def _day(day: Any) -> Cell:
    return "" if day is None or pd.isna(day) else pd.Timestamp(day).date()


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]
