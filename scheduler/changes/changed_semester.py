"""A semester after changes: the same tables, with what is lost taken away and what is new put in."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd

from instances.io.build.available_times import BEGINNING, END, Span, time_left
from models.ids import OfferingId, RoomId, SiteId
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.network import Room
from models.rule_table import RuleTable
from models.schema.records import DECISIONS, REQUESTS, WITHDRAWALS
from scheduler.changes.changed_exams import with_changed_exams
from scheduler.changes.requested import Changes, RoomLost, StaffAbsent

NEW = {
    "room_added": "room",
    "staff_added": "staff",
    "site_added": "site",
    "exam_added": "exam",
    "incident": "make_up",
}
"""The name that a change of a kind brings: the semester must not have it."""


def changed_semester(semester: Instance, changes: Changes) -> Instance:
    """The semester after the changes. Raises InvalidInput for every name that it does not have."""
    issues = tuple(_unknown(semester, changes))
    if issues:
        raise InvalidInput(issues)
    semester = with_changed_exams(_answers(_people(_sites(semester, changes), changes), changes), changes)
    return _staff(_rooms(semester, changes), changes)


def _unknown(semester: Instance, changes: Changes) -> Iterator[Issue]:
    """The names that the semester does not have, and new names that it has."""
    known: dict[str, set[str]] = {
        "room": {str(r.id) for r in semester.rooms},
        "site": {str(s) for s in semester.site},
        "exam": {str(e) for e in semester.exam},
        "candidate": set(semester.candidates["id"].astype(str)),
        "offering": {str(o) for o in semester.offering},
        "staff": set(semester.staff["id"].astype(str)),
        "request": set(semester.rows_of(REQUESTS)["id"].astype(str)),
    }
    known |= {"make_up": known["exam"], "like": known["site"], "other": known["staff"]}
    new_sites = {one.site for one in changes.site_added}
    for kind in Changes.model_fields:
        for number, one in enumerate(getattr(changes, kind)):
            for column, names in known.items():
                name = getattr(one, column, None)
                if name is None:
                    continue
                is_new = NEW.get(kind) == column
                usable = names | new_sites if column == "site" and not is_new else names
                if (name in usable) == is_new:
                    code = "changes-not-new" if is_new else "changes-no-name"
                    yield Issue(f"{kind}[{number}]", 0, column, str(name), code)


def _sites(semester: Instance, changes: Changes) -> Instance:
    """The semester with the sites that are added: of the centre, with the clock and the hours of the one that each is like."""
    added = tuple(
        semester.site[SiteId(one.like)].model_copy(
            update={"id": SiteId(one.site), "name": one.name or one.site, "address": "", "access": ""}
        )
        for one in changes.site_added
    )
    return replace(semester, sites=(*semester.sites, *added)) if added else semester


def _answers(semester: Instance, changes: Changes) -> Instance:
    """The semester without who does not come, and with what was decided of requests."""
    gone = [
        {"candidate": one.candidate, "exam": one.exam, "reason": one.reason} for one in changes.unconfirmed
    ]
    decided = [
        {"request": one.request, "answer": one.answer, "reason": one.reason} for one in changes.decision
    ]
    tables = dict(semester.rule_tables)
    for table, rows in ((WITHDRAWALS, gone), (DECISIONS, decided)):
        if rows:
            had = semester.rows_of(table)
            new = pd.DataFrame(rows).reindex(columns=had.columns).astype(object)
            new = new.where(new.notna(), None)
            every = pd.concat([had, new], ignore_index=True).drop_duplicates(list(table.key), keep="last")
            tables[table.name] = RuleTable(table, every.reset_index(drop=True))
    return replace(semester, rule_tables=tables)


def _people(semester: Instance, changes: Changes) -> Instance:
    table = semester.registrations
    for gone in changes.withdrawal:
        table = table[~((table["candidate"] == gone.candidate) & (table["offering"] == gone.offering))]
    centre = semester.candidates.set_index("id")["centre"]
    rows = []
    for late in changes.registration:
        mine = table[table["candidate"] == late.candidate]
        offering = semester.offering[OfferingId(late.offering)]
        others = table[table["offering"] == late.offering]["teaching_mode"]
        modes = mine["teaching_mode"] if len(mine) else others
        rows.append(
            {
                "candidate": late.candidate,
                "offering": str(offering.id),
                "centre": str(centre[late.candidate]),
                "teaching_mode": modes.iloc[0] if len(modes) else "",
            }
        )
    if rows:
        table = pd.concat([table, pd.DataFrame(rows)]).drop_duplicates(["candidate", "offering"])
    return replace(semester, registrations=table.reset_index(drop=True))


def _rooms(semester: Instance, changes: Changes) -> Instance:
    gone = {one.room for one in changes.room_lost if one.since is None and one.until is None}
    added = tuple(
        Room(id=RoomId(one.room), site=SiteId(one.site), seats=one.seats, features=one.features)
        for one in changes.room_added
    )
    rooms = (*(room for room in semester.rooms if str(room.id) not in gone), *added)
    zone = {str(room.id): semester.site[room.site].zone for room in semester.rooms}
    lost = [one for one in changes.room_lost if one.room not in gone]
    availability = _without(semester.availability, "room", [(one.room, one) for one in lost], zone)
    closed = semester.closed
    if changes.site_closed:
        rows = [{"site": o.site, "day": o.day, "reason": o.reason} for o in changes.site_closed]
        table = pd.DataFrame(rows, dtype=object)
        if "holiday" in closed:
            table["holiday"] = False
        closed = pd.concat([closed, table], ignore_index=True).drop_duplicates(["site", "day"])
    pins = semester.pins[~semester.pins["room"].isin(gone)].reset_index(drop=True)
    return replace(
        semester,
        rooms=rooms,
        availability=availability[~availability["room"].isin(gone)].reset_index(drop=True),
        closed=closed,
        pins=pins,
    )


def _staff(semester: Instance, changes: Changes) -> Instance:
    gone = {one.staff for one in changes.staff_absent if one.since is None and one.until is None}
    staff = semester.staff[~semester.staff["id"].isin(gone)]
    zone = {
        str(name): semester.site[SiteId(str(site))].zone
        for name, site in zip(semester.staff["id"], semester.staff["site"], strict=True)
    }
    away = [(one.staff, one) for one in changes.staff_absent if one.staff not in gone]
    usual = {
        str(name): (BEGINNING if pd.isna(since) else since, END if pd.isna(until) else until)
        for name, since, until in zip(staff["id"], staff["from"], staff["until"], strict=True)
    }
    attendance = _without(semester.attendance, "staff", away, zone, usual.__getitem__)
    rows = [
        {"id": one.staff, "site": one.site, "escort": one.escort, "secretary": one.secretary,
         "from": pd.NaT, "until": pd.NaT}
        for one in changes.staff_added
    ]  # fmt: skip
    if rows:
        columns = [name for name in rows[0] if name in staff or name == "secretary"]
        table = pd.concat([staff, pd.DataFrame(rows)[columns]], ignore_index=True)
        table["secretary"] = table["secretary"].eq(True)
        staff = table.astype({name: staff[name].dtype for name in staff if name in ("from", "until")})
    return replace(
        semester,
        staff=staff.reset_index(drop=True),
        attendance=attendance[~attendance["staff"].isin(gone)].reset_index(drop=True),
    )


def _always(name: str) -> Span:
    return BEGINNING, END


def _without(
    table: pd.DataFrame,
    column: str,
    lost: list[tuple[str, RoomLost]] | list[tuple[str, StaffAbsent]],
    zone: dict[str, str],
    usual: Callable[[str], Span] = _always,
) -> pd.DataFrame:
    """The table of times with these times taken away from those who had them."""
    if not lost:
        return table
    names = list(dict.fromkeys(name for name, _ in lost))
    rows = []
    for name in names:
        mine = table[table[column] == name]
        free: list[Span] = [(a, b) for a, b in zip(mine["from"], mine["until"], strict=True)] or [usual(name)]
        away = [_span(one, zone[name]) for other, one in lost if other == name]
        rows += [(name, since, until) for since, until in time_left(free, away)]
    new = pd.DataFrame(rows, columns=[column, "from", "until"])
    for bound in ("from", "until"):
        new[bound] = pd.to_datetime(new[bound], utc=True).astype(table[bound].dtype)
    return pd.concat([table[~table[column].isin(names)], new], ignore_index=True)


def _span(one: RoomLost | StaffAbsent, zone: str) -> Span:
    """From one local time to another; a day alone is all of it."""
    since = BEGINNING if one.since is None else _instant(one.since, zone)
    if one.until is not None:
        end = one.until
        late = end if isinstance(end, datetime) else end + timedelta(days=1)
        return since, _instant(late, zone)
    day = one.since
    if day is None:
        return since, END
    after = datetime.combine(day if not isinstance(day, datetime) else day.date(), datetime.min.time())
    return since, _instant(after + timedelta(days=1), zone)


def _instant(at: datetime | date, zone: str) -> pd.Timestamp:
    local = at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time())
    local = local if local.tzinfo else local.replace(tzinfo=ZoneInfo(zone))
    return pd.Timestamp(local.astimezone(UTC))
