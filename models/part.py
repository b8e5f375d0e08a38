"""Work in two tiers: starts that somebody else has fixed, and the part of one centre under them.

A part keeps every zone of a paper that its people sit: what happens at other centres decides the gate,
from when nobody may leave and until when people are held.
"""

from dataclasses import replace

import pandas as pd

from models.ids import CentreId
from models.instance import Instance
from models.pins import merged_pins, start_pins
from models.timetable import STARTS


def with_starts(instance: Instance, starts: pd.DataFrame, source: str = "") -> Instance:
    """The instance with every start pinned; rows of zones in which no candidate sits the exam are left out."""
    sat = instance.sits[["exam", "zone"]].drop_duplicates()
    imposed = starts[list(STARTS)].merge(sat, on=["exam", "zone"])
    imposed = imposed.sort_values(["exam", "zone"], ignore_index=True)
    return replace(instance, pins=merged_pins(start_pins(imposed, source), instance.pins))


def part_of(instance: Instance, centre: CentreId) -> Instance:
    """Those who sit at the sites of the centre and the exams they sit there, under the imposed starts.

    The rooms and staff of other centres stay in the instance, unused.
    """
    some = replace(instance, part=centre)
    who, sat = set(some.sits["candidate"]), set(some.sits["exam"])
    known = sat | {exam.replaces for exam in instance.exams}  # a make-up has its people from there

    def theirs(table: pd.DataFrame, column: str = "candidate") -> pd.DataFrame:
        return table[table[column].isin(list(who))].reset_index(drop=True)

    return replace(
        some,
        candidates=theirs(instance.candidates, "id"),
        registrations=theirs(instance.registrations),
        results=theirs(instance.results),
        relocations=theirs(instance.relocations),
        exams=tuple(e for e in instance.exams if e.id in known),
        sitters=theirs(instance.sitters),
        validated=theirs(instance.validated),
        exam_needs=theirs(instance.exam_needs),
        kept_rooms=theirs(instance.kept_rooms),
        published=instance.published[instance.published["exam"].isin(list(sat))].reset_index(drop=True),
        pins=_pins(some, who, sat),
        rule_tables={
            name: replace(one, rows=theirs(one.rows)) if "candidate" in one.rows else one
            for name, one in instance.rule_tables.items()
        },
    )


def _pins(part: Instance, who: set[str], sat: set[str]) -> pd.DataFrame:
    """The pins of exams sat in the part, but for those of other centres' people and sites."""
    pins, home = part.pins, [s.id for s in part.sites if s.centre == part.part]
    mine = pins["exam"].isin(list(sat)) & pins["candidate"].isin(["", *who]) & pins["site"].isin(["", *home])
    return pins[mine].reset_index(drop=True)
