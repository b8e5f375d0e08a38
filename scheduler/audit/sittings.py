"""Sittings of sites and bands of rooms: groups of people with one place and one time."""

import pandas as pd

from models.facts import BANDS, SITTINGS
from models.instance import Instance
from models.policy import OpeningHoursParameters
from models.timetable import Timetable
from scheduler.rules.checks.clocks import local_time, minutes_later
from scheduler.rules.checks.lookups import (
    centre_of_site,
    first_match,
    policy_value,
    site_of_room,
    sitting_keys,
    with_exam_columns,
)


def actually_sat(instance: Instance, attendance: pd.DataFrame) -> pd.DataFrame:
    """`attendance` as it really takes place: a moved exam at its new time, a missed one not at all.

    A moved sitting is neither gathered nor held, and its candidate is checked in already.
    """
    sat = attendance[~attendance["missed"] & ~(attendance["moved"] & attendance["moved_start"].isna())]
    table = sat.copy()
    moved = table["moved"]
    if moved.any():
        table["kind"] = table["kind"].where(~moved, "transfer")
        for name in ("gather", "hold", "early"):
            table[name] = table[name].where(~moved, 0)
        for name, at in (("admission", "start"), ("start", "start"), ("end", "end"), ("out", "end")):
            table[name] = table[name].where(~moved, table[f"moved_{at}"])
    centres = centre_of_site(instance, table["site"])
    remote = table["kind"] == "remote"
    check_in = policy_value(instance, centres, lambda p: p.of(OpeningHoursParameters).check_in).where(
        ~remote & ~moved, 0
    )
    collect = policy_value(instance, centres, lambda p: p.of(OpeningHoursParameters).collect).where(
        ~remote, 0
    )
    table["occupied_from"] = minutes_later(table["admission"], -check_in)
    table["occupied_to"] = minutes_later(table["out"], collect)
    return table


def sittings(instance: Instance, sat: pd.DataFrame, papers: pd.DataFrame) -> pd.DataFrame:
    """One row for each (exam, site, kind, extra time, pause, start), whoever has a seat or not yet."""
    keys = ["exam", "site", "zone", "kind", "extra", "pause", "paper", "start"]
    kept = ["early", "admission", "end", "hold", "out", "gather", "occupied_from", "occupied_to"]
    table = sat[[*keys, *kept]].drop_duplicates(keys, ignore_index=True)
    table["candidates"] = sat.groupby(keys, sort=False).size().to_numpy()
    doors = papers[["exam", "zone", "late", "gate", "exit", "first_exit"]]
    table = table.merge(doors, on=["exam", "zone"])
    table["late"] = minutes_later(table["late"], -table["early"])
    table["exit"] = table["exit"].where(table["early"] == 0, table["first_exit"])
    table = with_exam_columns(instance, table, "session", "unit", "organiser")
    table["centre"] = centre_of_site(instance, table["site"])
    table["day"] = local_time(table["start"], table["zone"]).dt.normalize()
    table = table.rename(columns={"out": "release"})
    return table.sort_values(["start", "exam", "site", "kind", "extra", "end"], ignore_index=True)[
        list(SITTINGS)
    ]


def room_bookings(instance: Instance, timetable: Timetable, sat: pd.DataFrame) -> pd.DataFrame:
    """One row for each (room, exam, kind, start, end): who occupies a room, from when to when.

    Seats that nobody has a time for (an unknown exam, one without a start) occupy nothing; a second
    seat of the same candidate occupies another chair. A missed exam is not sat, whatever its seat.
    """
    times = ["home", "kind", "admission", "start", "end", "occupied_from", "occupied_to"]
    chairs = timetable.seats.loc[timetable.seats["room"] != "", ["candidate", "exam", "site", "room"]]
    found = first_match(sat, sitting_keys(instance, sat), sitting_keys(instance, chairs), times)
    table = pd.concat([chairs.reset_index(drop=True), found], axis=1)
    table = table[table["start"].notna() & (table["kind"] != "remote")]
    oral = table["kind"] == "oral"
    table["home"] = table["home"].where(oral, "")  # two juries of one exam are two sittings
    keys = ["room", "site", "exam", *times]
    table = table.groupby(keys, sort=False).size().rename("candidates").reset_index()
    table["candidates"] = table["candidates"].where(table["kind"] != "oral", 1)
    home = site_of_room(instance, table["room"])
    table["site"] = home.where(home != "", table["site"])
    size = {str(r.id): r.seats for r in instance.rooms}
    table["seats"] = table["room"].map(size).astype("float64")
    return table.sort_values(["room", "occupied_from", "exam"], ignore_index=True)[list(BANDS)]
