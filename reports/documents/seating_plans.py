"""Seating plans: who sits on which seat of a room whose grid is known, for the invigilators and for those who look for their seat.

They are posted, so they tell nothing of arrangements.
"""

from collections.abc import Iterator

from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.plan_words import plan_words
from reports.documents.room_sittings import RoomSitting, heading
from reports.documents.rooms import by_site
from reports.documents.seats_given import seating_plan, seats_given


def seating_plans(edition: Edition) -> Iterator[Printed]:
    """For each site a file with a plan for each sitting of a room with a grid, and the seats in the order of names."""
    say = edition.messages.say
    shared = {
        **edition.shared,
        **plan_words(edition),
        "title": say("seating-title"),
        "heads": [say(f"seating-head-{name}") for name in ("number", "name", "unit", "seat")],
        "list": say("seating-list"),
    }
    yield from by_site(edition, "seating", shared, _entries)


def _entries(edition: Edition, sitting: RoomSitting) -> Iterator[Entry]:
    plan = seating_plan(edition, sitting.rows, named=True)
    if plan is None:
        return
    seats = seats_given(edition)
    rows = sorted(
        sitting.rows, key=lambda row: (edition.name_of(row["candidate"]).casefold(), row["candidate"])
    )
    people = [
        [row["candidate"], edition.print_name(row["candidate"]), row["unit"], seat]
        for row in rows
        if (seat := seats.get((row["candidate"], row["exam"])))
    ]
    yield f"{sitting.key} seating", {**heading(edition, sitting), "plan": plan, "people": people}
