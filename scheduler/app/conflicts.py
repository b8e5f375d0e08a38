"""From the solver's reasons of infeasibility to conflicts with the names of the semester."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pandas as pd

from models.conflict import Conflict
from models.instance import Instance
from models.public import PublicInstance
from scheduler.solver.infeasibility import Infeasibility

EPOCH = date(1970, 1, 1)
EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)
PEOPLE = ("staff", "secretaries")
"""Resources that are people; all others are rooms, or seats in them."""
SHORT_OF = {"seats": ("room-seats",), "staff": ("invigilators",)}
"""The rule that stands for all about places, by what is short."""


def conflicts_of(
    semester: Instance | PublicInstance, reasons: Iterable[Infeasibility], names: Sequence[str]
) -> tuple[Conflict, ...]:
    """Each reason as a conflict, the first of every kind before the others; `names` are the exams by node number."""
    return _kinds_first(_conflict(semester, reason, names) for reason in reasons)


def _kinds_first(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """The conflicts in their order, but for the first by each set of rules at each place: they come before all others, so that
    one cause with three hundred exams does not hide another."""
    first: dict[tuple[str, tuple[str, ...], str], Conflict] = {}
    others = list[Conflict]()
    for one in conflicts:
        if first.setdefault((one.kind, one.rules, one.site), one) is not one:
            others.append(one)
    return (*first.values(), *others)


def _conflict(semester: Instance | PublicInstance, reason: Infeasibility, names: Sequence[str]) -> Conflict:
    exams = tuple(names[node] for node in reason.nodes)
    counted = reason.kind == "load" or (reason.kind in ("pair", "places") and reason.amount > 0)
    place = reason.place
    if reason.site >= 0 and isinstance(semester, Instance):
        place = str(semester.sites[reason.site].id)
    resource = reason.resource.removesuffix(f" {place}")
    rooms, staff = _there(semester, place, resource)
    return Conflict(
        "no-start" if reason.kind == "no-option" else reason.kind,
        SHORT_OF.get(resource, ()) if reason.kind == "places" else reason.rules,
        exams,
        candidates=shared_candidates(semester, exams) if reason.kind == "pair" else (),
        site=place,
        rooms=rooms,
        staff=staff,
        instant=None if reason.instant is None else EPOCH_UTC + timedelta(minutes=reason.instant),
        resource=resource,
        needed=reason.amount if counted else None,
        there=reason.limit if counted else None,
        last_day=_day(reason.last_day),
        first_day=_day(reason.first_day),
    )


def _there(
    semester: Instance | PublicInstance, place: str, resource: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rooms, or for people the staff, of a place: one site, or several that exchange candidates (`A+B`)."""
    if isinstance(semester, PublicInstance) or not place:
        return (), ()
    sites = place.split("+")
    if resource in PEOPLE:
        mine = semester.staff["site"].isin(sites)
        if resource == "secretaries":  # the column is there where anybody is one
            mine &= semester.staff["secretary"].astype(bool) if "secretary" in semester.staff else False
        return (), tuple(semester.staff.loc[mine, "id"].astype(str))
    return tuple(str(room.id) for room in semester.rooms if str(room.site) in sites), ()


def _day(days: int | None) -> date | None:
    return None if days is None else EPOCH + timedelta(days=days)


def shared_candidates(semester: Instance | PublicInstance, exams: Sequence[str]) -> tuple[str, ...]:
    """The candidates who sit all of these exams; a public instance has no names."""
    if isinstance(semester, PublicInstance):
        return ()
    sat = semester.sits.loc[semester.sits["exam"].isin(list(exams)), "candidate"].value_counts()
    return tuple(sat[sat == len(exams)].index.astype(str).sort_values())


def pin_rows(pins: pd.DataFrame) -> Sequence[dict[str, Any]]:
    """The pins that a reader tells apart: those that differ in zone, gathering or paper alone count once."""
    once = pins.drop_duplicates([c for c in pins.columns if c not in ("zone", "gather", "paper")])
    return [{str(key): value for key, value in row.items()} for row in once.to_dict("records")]


def pins_conflict(pins: pd.DataFrame, *, minimal: bool) -> tuple[Conflict, ...]:
    """The conflict of these pins; none if there are no pins."""
    rows = tuple(pin_rows(pins))
    exams = tuple(dict.fromkeys(str(row["exam"]) for row in rows))
    return (Conflict("pins", ("pinned",), exams, pins=rows, minimal=minimal),) if rows else ()
