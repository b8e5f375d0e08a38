"""Sittings, rooms and staff as columns."""

from models.facts import Facts
from models.timetable import KINDS
from reports.page_data.id_codes import Codes, Columns, counts, instants
from reports.page_data.page_ids import PageIds

_KINDS = Codes(KINDS)


def sittings(facts: Facts, ids: PageIds) -> Columns:
    """One row for each (exam, site, kind, extra time, start): instants in minutes from the start."""
    table = facts.sittings
    found = instants(
        table, "admission", "late", "gate", "exit", "end", "release", "occupied_from", "occupied_to"
    )
    return found | {
        "exam": ids.exams.of(table["exam"]),
        "site": ids.sites.of(table["site"]),
        "kind": _KINDS.of(table["kind"]),
        "extra": counts(table["extra"]),
        "early": counts(table["early"]),
        "paper": counts(table["paper"]),
        "people": counts(table["candidates"]),
    }


def bands(facts: Facts, ids: PageIds) -> Columns:
    """One row for each (room, exam, kind, start): who holds a room, from when to when."""
    table = facts.bands
    return instants(table, "admission", "end", "occupied_from", "occupied_to") | {
        "room": ids.rooms.of(table["room"]),
        "site": ids.sites.of(table["site"]),
        "exam": ids.exams.of(table["exam"]),
        "kind": _KINDS.of(table["kind"]),
        "people": counts(table["candidates"]),
    }


def staff(facts: Facts, ids: PageIds) -> Columns:
    """One row for each (site, interval): people needed for each duty, and people present."""
    table = facts.staff.rename(columns={"from": "start"})
    amounts = ("needed", "present", "escorts_needed", "secretaries_needed")
    return instants(table, "to") | {
        "site": ids.sites.of(table["site"]),
        **{name: counts(table[name]) for name in amounts},
    }
