"""An instance back into a folder from which the same instance is read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from instances.io.build.closed_days import holidays_of
from instances.io.semester.folder_writer import write_folder
from instances.io.settings.wording import wording_content
from instances.io.text.instants import instant_texts
from models.calendar import Session
from models.instance import Instance
from models.needs import arrangements
from models.pins import ANY, OPEN
from models.policy import PROFILES
from models.policy.profiles import Settings, merged
from models.schema import TABLES

_USUAL = ("extra_minutes_per_hour", "isolated")


def save_instance(path: Path, instance: Instance) -> None:
    """Write the instance as a folder; `read_instance` gives it back."""
    settings: dict[str, Any] = {
        "name": instance.name,
        "title": instance.title,
        "sessions": [_session(session) for session in instance.sessions],
        "policy": _policy(instance),
    }
    if instance.language:
        settings["language"] = instance.language
    if instance.wording:
        settings["wording"] = wording_content(instance.wording)
    known = {**TABLES, **{name: one.table for name, one in instance.rule_tables.items()}}
    write_folder(path, settings, dict(_tables(instance)), known)


def _session(session: Session) -> dict[str, Any]:
    days = session.model_dump(exclude={"starts"}, exclude_none=True)
    return (
        {**days, "starts": {d: list(times) for d, times in session.starts.items()}}
        if session.starts
        else days
    )


def _policy(instance: Instance) -> dict[str, Any]:
    """The settings all policies share are the instance's own, the rest comes from the profiles."""
    every = [instance.policy, *instance.policies.values()]
    shared = _shared([policy.set_values() for policy in every])
    for profile in PROFILES:
        if merged(profile, shared, instance.policy.parameters) == instance.policy.set_values():
            return {"profile": profile, **shared}
    raise ValueError("no profile explains the policy of the instance")


def _shared(settings: Sequence[Settings]) -> dict[str, Any]:
    first, *others = settings
    out: dict[str, Any] = {}
    for rule, values in first.items():
        same = {k: v for k, v in values.items() if all(o.get(rule, {}).get(k) == v for o in others)}
        if same:
            out[rule] = same
    return out


def _tables(instance: Instance) -> Iterator[tuple[str, pd.DataFrame]]:
    yield "centres", _frame([c.model_dump() for c in instance.centres])
    yield "sites", _frame([_site(s.model_dump()) for s in instance.sites])
    yield "rooms", _frame([r.model_dump() for r in instance.rooms])
    yield "units", _frame([u.model_dump() for u in instance.units])
    yield "offerings", _frame([o.model_dump() | {"term": o.term.value} for o in instance.offerings])
    yield (
        "exams",
        _frame(
            [
                e.model_dump(mode="python")
                | {"mode": e.mode.value, "kind": e.kind.value, "nature": e.nature.value}
                for e in instance.exams
            ]
        ),
    )
    people = instance.candidates
    yield "candidates", people[["id", "centre", "site"]]
    yield "accommodations", _accommodations(instance)
    yield "registrations", instance.registrations
    zone = {str(site.id): site.zone for site in instance.sites}
    yield "staff", _local(instance.staff, instance.staff["site"].map(zone))
    room_zone = {str(room.id): zone[room.site] for room in instance.rooms}
    staff_zone = dict(zip(instance.staff["id"], instance.staff["site"].map(zone), strict=True))
    times = pd.concat([instance.availability, instance.attendance.rename(columns={"staff": "room"})])
    times = times.reset_index(drop=True)
    yield "availability", _local(times, times["room"].map({**staff_zone, **room_zone}))
    yield "results", instance.results
    columns = [column.name for column in TABLES["teachers"].columns]
    yield "teachers", _frame([t.model_dump() for t in instance.teachers]).reindex(columns=columns)
    yield "presences", instance.presences
    yield "sitters", instance.sitters
    yield "validated", instance.validated
    yield "relocations", instance.relocations
    yield "travel", instance.travel
    asked = instance.preferences
    seat = {str(o.id): instance.centre[o.centre].zone for o in instance.offerings}
    both = asked["session"].astype(object).where(asked["session"] > 0, None)
    price = asked["price"].astype(object).where(asked["price"] >= 0, None)
    yield "preferences", _local(asked.assign(session=both, price=price), asked["offering"].map(seat))
    yield "closures", _closures(instance)
    yield "pins", _pins(instance.pins)
    for name, one in instance.rule_tables.items():
        yield name, one.rows


def _accommodations(instance: Instance) -> pd.DataFrame:
    """Those who need anything; columns in which nobody has anything are left out but for the first two."""
    people = arrangements(instance.candidates.rename(columns={"id": "candidate"})).assign(exam="")
    everybody = pd.concat([people, instance.exam_needs], ignore_index=True)
    if "received" not in everybody:
        everybody["received"] = pd.NaT
    table = everybody.rename(columns={"extra": "extra_minutes_per_hour"})
    names = [column.name for column in TABLES["accommodations"].columns][1:]
    given = pd.DataFrame({n: table[n].notna() if n == "received" else table[n].astype(bool) for n in names})
    columns = [n for n in names if n in _USUAL or given[n].any()]
    needs = table.loc[given.any(axis=1), ["candidate", *columns]].astype(object)
    for name, read in (("features", _words), ("received", _day)):
        if name in columns:
            needs[name] = needs[name].map(read)
    return needs


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _day(stamp: pd.Timestamp) -> object:
    return None if pd.isna(stamp) else stamp.date()


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        {name: pd.Series([r[name] for r in rows], dtype=object) for name in (rows or [{}])[0]}
    )


def _site(row: dict[str, Any]) -> dict[str, Any]:
    hours = row.pop("hours")["by_weekday"]
    if len(set(hours[:5])) > 1:
        raise ValueError(f"site {row['id']}: hours differ from Monday to Friday, the table has one span")
    return {**row, "hours_weekdays": hours[0], "hours_saturday": hours[5], "hours_sunday": hours[6]}


def _local(table: pd.DataFrame, zones: "pd.Series[str]") -> pd.DataFrame:
    """`from` and `until` on the clock of the zones."""
    out = table.copy()
    for column in ("from", "until"):
        local = pd.Series(None, index=table.index, dtype=object)
        for zone, rows in table[column].dropna().groupby(zones):
            local.loc[rows.index] = rows.dt.tz_convert(str(zone)).dt.tz_localize(None).astype(object)
        out[column] = local
    return out


def _pins(pins: pd.DataFrame) -> pd.DataFrame:
    """Instants as UTC text; what is left open is blank."""
    table = pins.drop(columns="source").astype(object).assign(start=instant_texts(pins["start"]))
    for name in OPEN:
        table[name] = table[name].where(pins[name] != ANY, None)
    return table


def _closures(instance: Instance) -> pd.DataFrame:
    """What differs from the public holidays: closed besides them, or open in spite of them."""
    days = {*instance.window.values(), *((s.first_day, s.last_day) for s in instance.sessions)}
    usual = holidays_of(instance.sites, instance.centres, days)
    table = instance.closed
    closed = dict(zip(zip(table["site"], table["day"], strict=True), table["reason"], strict=True))
    rows = [(*key, "closed", reason) for key, reason in closed.items() if usual.get(key) != reason]
    rows += [(*key, "open", "") for key in usual if key not in closed]
    return pd.DataFrame(sorted(rows), columns=["place", "day", "kind", "reason"]).astype(object)
