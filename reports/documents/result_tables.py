"""The tables of a timetable as people read them: local times, and headings in their language.

The table of starts can be given back to `exams audit` as it is, changed or not. A local time that a change of clocks
repeats is written as an instant in UTC, because nobody could tell which of the two is meant.
"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from reports.documents.data_table import Cell, DataTable
from reports.documents.edition import Edition

Zones = dict[str, str]


def starts_table(edition: Edition, exams: Collection[str] | None = None) -> DataTable:
    """One row for each (exam, zone) of the edition's sessions, of these exams or of all."""
    rows, session = edition.timetable.starts, edition.instance.exam
    rows = rows[[session[e].session in edition.sessions if e in session else True for e in rows["exam"]]]
    if exams is not None:
        rows = rows[rows["exam"].isin(list(exams))]
    names = ("exam", "unit", "centre", "session", "title", "zone", "start", "gather", "paper", "early")
    return _table(edition, "starts", names, _starts(edition, rows))


def room_table(edition: Edition, centre: str) -> DataTable:
    """One row for each (exam, room, kind of group) of a centre."""
    sites = _sites(edition, centre)
    rows = edition.timetable.rooms
    rows = rows[rows["site"].isin(list(sites)) & rows["exam"].isin(_exams(edition))]
    say, frame = edition.messages.say, edition.instance.exam_frame
    unit, session = (dict(zip(frame["exam"], frame[name], strict=True)) for name in ("unit", "session"))
    cells = (
        (row.exam, unit[row.exam], int(session[row.exam]), row.site, row.room,
         say(f"page-kind-{row.kind}"), int(row.places))
        for row in _rows(rows.sort_values(["site", "exam", "room", "kind"]))
    )  # fmt: skip
    return _table(edition, "rooms", ("exam", "unit", "session", "site", "room", "kind", "places"), cells)


def seat_table(edition: Edition, centre: str) -> DataTable:
    """One row for each (candidate, exam) that is sat at a centre, at the own hours."""
    rows = edition.seated
    rows = rows[rows["centre"] == centre].sort_values(["candidate", "start", "exam"])
    say = edition.messages.say
    cells = (
        (row.candidate, row.exam, row.unit, int(row.session), row.site, row.room, say(f"page-kind-{row.kind}"),
         local_cell(row.start, row.zone), "" if row.oral else local_cell(row.end, row.zone), row.zone)
        for row in _rows(rows)
    )  # fmt: skip
    names = ("candidate", "exam", "unit", "session", "site", "room", "kind", "start", "end", "zone")
    return _table(edition, "seats", names, cells)


def overlap_table(edition: Edition, centre: str) -> DataTable:
    """One row for each exam that a candidate of a centre of registration is led to, or does not sit, because of another."""
    rows = edition.timetable.overlaps
    homes = edition.instance.candidates.set_index("id")[["centre", "site"]]
    rows = rows[rows["candidate"].map(homes["centre"]).eq(centre) & rows["moves"].isin(_exams(edition))]
    zone = {str(s.id): s.zone for s in edition.instance.sites}
    sat = edition.facts.attendance.drop_duplicates(["candidate", "exam"]).set_index(["candidate", "exam"])[
        "site"
    ]

    def zone_of(row: Any) -> str:
        return zone[sat.get((row.candidate, row.moves), homes["site"][row.candidate])]

    say = edition.messages.say
    cells = (
        (row.candidate, row.stays, row.moves, say(f"export-outcome-{row.outcome}"),
         "" if pd.isna(row.start) else local_cell(row.start, zone_of(row)), zone_of(row))
        for row in _rows(rows.sort_values(["candidate", "moves", "stays"]))
    )  # fmt: skip
    return _table(edition, "overlaps", ("candidate", "stays", "moves", "outcome", "start", "zone"), cells)


def duty_table(edition: Edition, centre: str) -> DataTable:
    """One row for each duty of the staff of a centre, on days with exams of the edition's sessions."""
    sites = _sites(edition, centre)
    sat = edition.facts.sittings[edition.facts.sittings["session"].isin(edition.sessions)]
    days = set(zip(sat["site"], pd.to_datetime(sat["day"]).dt.date, strict=True))
    rows = edition.timetable.duties
    rows = rows[rows["site"].isin(list(sites))].sort_values(["staff", "from", "duty", "room"])
    say = edition.messages.say
    cells = (
        (staff, site, say(f"event-duty-{duty}"), room, local_cell(since, sites[site]), local_cell(until, sites[site]),
         sites[site])
        for staff, site, duty, room, since, until in _rows(rows)
        if (site, since.tz_convert(sites[site]).date()) in days
    )  # fmt: skip
    return _table(edition, "duties", ("staff", "site", "duty", "room", "from", "to", "zone"), cells)


def local_cell(instant: pd.Timestamp, zone: str) -> Cell:
    """The instant on the clock of a zone, or in UTC where the clock shows the same time twice."""
    local = instant.to_pydatetime().astimezone(ZoneInfo(zone))
    plain: datetime = local.replace(tzinfo=None, fold=0)
    if (
        plain.replace(tzinfo=ZoneInfo(zone), fold=1).utcoffset()
        != plain.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    ):
        return f"{instant:%Y-%m-%dT%H:%M:%SZ}"
    return plain


def _starts(edition: Edition, rows: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    instance = edition.instance
    titles = {str(unit.id): unit.title for unit in instance.units}
    frame = instance.exam_frame
    facts = zip(frame["unit"], frame["organiser"], frame["session"].tolist(), strict=True)
    known: dict[str, tuple[str, str, int | str]] = dict(zip(frame["exam"], facts, strict=True))
    for row in _rows(rows.sort_values(["start", "exam", "zone"])):
        unit, centre, session = known.get(row.exam, ("", "", ""))
        yield (
            row.exam, unit, centre, session, titles.get(str(unit), ""), row.zone,
            local_cell(row.start, row.zone), int(row.gather), int(row.paper), int(row.early),
        )  # fmt: skip


def _table(
    edition: Edition, name: str, columns: tuple[str, ...], rows: Iterator[tuple[Cell, ...]]
) -> DataTable:
    say = edition.messages.say
    return DataTable(
        say(f"export-{name}"), [say(f"export-{column}") for column in columns], [list(row) for row in rows]
    )


def _sites(edition: Edition, centre: str) -> Zones:
    return {str(s.id): s.zone for s in edition.instance.sites if s.centre == centre}


def _exams(edition: Edition) -> list[str]:
    frame = edition.instance.exam_frame
    return [str(e) for e in frame.loc[frame["session"].isin(edition.sessions), "exam"]]


def _rows(table: pd.DataFrame) -> Iterator[Any]:
    """The rows as tuples with names."""
    return table.itertuples(index=False)
