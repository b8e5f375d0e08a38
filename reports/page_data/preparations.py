"""What is to be prepared for the candidates of a sitting: papers in large print or braille, computers.

Invigilators and those who print papers need the numbers. Nobody is named, and no reason is given; the public page has none
of it, because a number of one may tell who it is.
"""

from models.facts import Facts
from models.instance import Instance
from models.needs import PAPERS, paper_needs
from models.timetable import Timetable
from reports.page_data.id_codes import Columns, counts, instants
from reports.page_data.page_ids import PageIds


def preparations(instance: Instance, timetable: Timetable, facts: Facts, ids: PageIds) -> Columns:
    """One row for each (start, site, room, exam) where anything is to be prepared: how many of each of PAPERS.

    A moved exam is prepared for its new start, a missed one not at all. The room is -1 while nobody has a seat.
    """
    sat = facts.attendance[~facts.attendance["missed"].astype(bool)]
    sat = sat.assign(start=sat["start"].where(~sat["moved"].astype(bool), sat["moved_start"]))
    needs = paper_needs(instance.candidates, instance.exam_needs, instance.sits)
    rooms = timetable.seats.drop_duplicates(["candidate", "exam"])[["candidate", "exam", "room"]]
    table = sat[sat["start"].notna()][["candidate", "exam", "site", "start"]].merge(
        needs, on=["candidate", "exam"]
    )
    table = table.merge(rooms, on=["candidate", "exam"], how="left")
    table["room"] = table["room"].fillna("")
    keys = ["start", "site", "room", "exam"]
    rows = table.groupby(keys)[list(PAPERS)].sum().reset_index()
    return instants(rows) | {
        "site": ids.sites.of(rows["site"]),
        "room": ids.rooms.of(rows["room"]),
        "exam": ids.exams.of(rows["exam"]),
        **{name: counts(rows[name]) for name in PAPERS},
    }
