"""More or fewer people and seats: copies and samples that depend on nothing but the ids."""

from dataclasses import replace
from typing import Any

import pandas as pd

from models.ids import CentreId, RoomId, SiteId
from models.instance import Instance
from scheduler.changes.scenario import CentreJoined, Scale

OF_CANDIDATES = ("registrations", "exam_needs", "results", "sitters", "validated", "relocations")
"""The tables besides `candidates` that have a column `candidate`."""


def scaled(semester: Instance, scale: Scale) -> Instance:
    """The semester with so many percent of its candidates, seats and staff. Of a room at least one seat stays."""
    if scale.candidates != 100:
        table = semester.candidates
        semester = _with_candidates(semester, _copies(table, "centre", scale.candidates))
    if scale.staff != 100:
        semester = _with_staff(semester, _copies(semester.staff, "site", scale.staff))
    if scale.seats != 100:
        rooms = tuple(
            room.model_copy(update={"seats": max(1, room.seats * scale.seats // 100)})
            for room in semester.rooms
        )
        semester = replace(semester, rooms=rooms)
    return semester


def joined(semester: Instance, new: CentreJoined) -> Instance:
    """The semester with a new centre: everything that a centre has, under other ids; its papers stay those of `like`."""
    like = semester.centre[CentreId(new.like)]
    clock = {"zone": new.zone} if new.zone else {}
    centre = like.model_copy(update={"id": CentreId(new.centre), "name": new.name or new.centre, **clock})
    site_of = {str(site.id): _renamed(str(site.id), new) for site in semester.sites if site.centre == like.id}
    sites = tuple(
        site.model_copy(update={"id": SiteId(site_of[str(site.id)]), "centre": centre.id, **clock})
        for site in semester.sites
        if site.centre == like.id
    )
    room_of = {
        str(room.id): _renamed(str(room.id), new) for room in semester.rooms if str(room.site) in site_of
    }
    rooms = tuple(
        room.model_copy(
            update={
                "id": RoomId(room_of[str(room.id)]),
                "site": SiteId(site_of[str(room.site)]),
                "neighbours": tuple(room_of.get(other, other) for other in room.neighbours),
            }
        )
        for room in semester.rooms
        if str(room.id) in room_of
    )
    policies = {**semester.policies, centre.id: semester.policies[like.id]}
    grown = replace(
        semester,
        centres=(*semester.centres, centre),
        sites=(*semester.sites, *sites),
        rooms=(*semester.rooms, *rooms),
        policies=policies,
        closed=_copied(semester.closed, {"site": site_of}),
        travel=_copied(semester.travel, {"from": site_of, "to": site_of}),
        availability=_copied(semester.availability, {"room": room_of}),
    )
    staff = semester.staff[semester.staff["site"].isin(site_of)]
    grown = _with_staff(grown, {name: [name, _renamed(name, new)] for name in staff["id"].astype(str)})
    grown = replace(grown, staff=_moved(grown.staff, "site", site_of, new))
    people = semester.candidates[semester.candidates["centre"] == new.like]["id"].astype(str)
    grown = _with_candidates(grown, {name: [name, _renamed(name, new)] for name in people})
    candidates = _moved(grown.candidates, "site", site_of, new)
    candidates = _moved(candidates, "centre", {new.like: new.centre}, new)
    mine = grown.registrations["candidate"].astype(str).str.endswith(_renamed("", new))
    centres = (
        grown.registrations["centre"]
        .astype(object)
        .mask(mine & (grown.registrations["centre"] == new.like), new.centre)
    )
    registrations = grown.registrations.assign(centre=centres.astype(grown.registrations["centre"].dtype))
    return replace(grown, candidates=candidates, registrations=registrations)


def _renamed(name: str, new: CentreJoined) -> str:
    return f"{name}-{new.centre}"


def _moved(table: pd.DataFrame, column: str, names: dict[str, str], new: CentreJoined) -> pd.DataFrame:
    """The table with this column renamed in the rows of the new centre's people."""
    mine = table["id"].astype(str).str.endswith(_renamed("", new))
    values = table[column].astype(object)
    return table.assign(**{column: values.where(~mine, values.map(names)).astype(table[column].dtype)})


def _copied(table: pd.DataFrame, names: dict[str, dict[str, str]]) -> pd.DataFrame:
    """The table with a copy of its rows that have only names which are renamed."""
    mine = table
    for column, known in names.items():
        mine = mine[mine[column].isin(known)]
    copy = mine.assign(**{column: mine[column].astype(object).map(known) for column, known in names.items()})
    return pd.concat([table, copy.astype(dict(table.dtypes))], ignore_index=True)


def _copies(table: pd.DataFrame, group: str, percent: int) -> dict[str, list[str]]:
    """The ids that stand for each row once there are so many percent, spread evenly over each group: none, its own, copies."""
    copies = {}
    for _, rows in table.groupby(group, sort=True):
        for index, name in enumerate(sorted(rows["id"].astype(str))):
            count = (index + 1) * percent // 100 - index * percent // 100
            copies[name] = [name, *(f"{name}-x{n}" for n in range(1, count))][:count]
    return copies


def _with_candidates(semester: Instance, copies: dict[str, list[str]]) -> Instance:
    """The semester with each candidate as often as `copies` says; who is not named stays once."""
    tables: dict[str, Any] = {
        name: _repeated(getattr(semester, name), "candidate", copies) for name in OF_CANDIDATES
    }
    gone = {name for name, ids in copies.items() if not ids}
    pins = semester.pins[~semester.pins["candidate"].isin(gone)] if gone else semester.pins
    candidates = _repeated(semester.candidates, "id", copies)
    return replace(semester, candidates=candidates, pins=pins.reset_index(drop=True), **tables)


def _with_staff(semester: Instance, copies: dict[str, list[str]]) -> Instance:
    return replace(
        semester,
        staff=_repeated(semester.staff, "id", copies),
        attendance=_repeated(semester.attendance, "staff", copies),
    )


def _repeated(table: pd.DataFrame, column: str, copies: dict[str, list[str]]) -> pd.DataFrame:
    names = table[column].astype(str)
    lists = names.map(lambda name: copies.get(name, [name]))
    found = table.assign(**{column: lists}).explode(column, ignore_index=True).dropna(subset=[column])
    return found.astype({column: table[column].dtype}).reset_index(drop=True)
