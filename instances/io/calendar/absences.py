"""The busy times of a calendar as rows of a semester: absences of rooms and people, wishes of teachers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from instances.io.calendar.busy_times import BusyTime, read_busy_times
from instances.io.semester.folder_writer import new_file
from instances.io.tables.csv_writer import write_csv
from instances.io.tables.headings import plain
from models.instance import Instance
from models.issues import InvalidInput, Issue


@dataclass(frozen=True)
class BusyRows:
    """Rows of the table `absences` or `preferences`; `elsewhere`: places that name no room of the semester; `unread`:
    events that could not be read."""

    table: str
    rows: pd.DataFrame
    elsewhere: int
    unread: int


def busy_rows(path: Path, semester: Instance, who: str = "") -> BusyRows:
    """What a calendar says of the semester's days. `who`: the room, the person of the staff or the teacher whose calendar it
    is; blank: the rooms that its events name. Raises InvalidInput for an unknown code and for a file that is no calendar."""
    first = min(session.first_day for session in semester.sessions)
    last = max(session.last_day for session in semester.sessions)
    site_of = {str(room.id): str(room.site) for room in semester.rooms}
    zone_of = {str(site.id): site.zone for site in semester.sites}
    people = dict(zip(semester.staff["id"].astype(str), semester.staff["site"].astype(str), strict=True))
    if who in site_of or who in people:
        found = read_busy_times(path, zone_of[{**people, **site_of}[who]], first, last)
        return BusyRows("absences", _absences([(who, one) for one in found.times]), 0, found.unread)
    if who:
        return _wishes(path, semester, who)
    named, places, unread = list[tuple[str, BusyTime]](), set[str](), 0
    for zone in sorted({zone_of[site] for site in site_of.values()}):
        rooms = [room for room, site in site_of.items() if zone_of[site] == zone]
        found = read_busy_times(path, zone, first, last)
        unread, places = found.unread, places | {one.location for one in found.times if one.location}
        named += [(room, one) for one in found.times for room in _rooms_in(one.location, rooms)]
    unknown = places - {one.location for _, one in named}
    return BusyRows("absences", _absences(named), len(unknown), unread)


def _wishes(path: Path, semester: Instance, teacher: str) -> BusyRows:
    """A teacher who has classes wishes that no exam of theirs begins then."""
    mine = [one for one in semester.offerings if str(one.teacher) == teacher]
    if not mine:
        raise InvalidInput((Issue(str(path), 0, "", teacher, "calendar-who"),))
    rows, unread = list[tuple[str, BusyTime]](), 0
    for offering in mine:
        zone = semester.centre[offering.centre].zone
        first = min(session.first_day for session in semester.sessions)
        last = max(session.last_day for session in semester.sessions)
        found = read_busy_times(path, zone, first, last)
        unread = found.unread
        rows += [(str(offering.id), one) for one in found.times]
    table = _absences(rows).rename(columns={"who": "offering"}).assign(wish="avoid")
    return BusyRows("preferences", table, 0, unread)


def _rooms_in(location: str, rooms: list[str]) -> Iterator[str]:
    """The rooms whose code a place names as a whole word."""
    for part in re.split(r"[,;|\n]", location):
        words = f"_{plain(part)}_"
        yield from (room for room in rooms if plain(room) and f"_{plain(room)}_" in words)


def _absences(rows: list[tuple[str, BusyTime]]) -> pd.DataFrame:
    kept = sorted({(name, one.start, one.end) for name, one in rows if one.start < one.end})
    return pd.DataFrame(kept, columns=["who", "from", "until"], dtype=object)


def write_busy_rows(target: Path, found: BusyRows) -> None:
    """Write the rows to a new CSV file. Raises InvalidInput if it is there."""
    new_file(target, lambda path: write_csv(path, found.rows))
