"""Facts: everything that follows from an instance and a timetable, computed in UTC."""

from models.facts import PAPERS, Facts
from models.instance import Instance
from models.timetable import Timetable
from scheduler.audit.attendance import attendance
from scheduler.audit.date_chain import date_chain
from scheduler.audit.exam_pairs import exam_pairs
from scheduler.audit.paper_gates import paper_gates
from scheduler.audit.sittings import actually_sat, room_bookings, sittings
from scheduler.audit.staff_loads import staff_loads
from scheduler.audit.staff_presence import dictations, escort_duties, staff_presence, supervision
from scheduler.audit.unresolved_overlaps import unresolved_overlaps


def compute_facts(instance: Instance, timetable: Timetable) -> Facts:
    """The facts of a typed timetable. A wrong timetable has facts too; what cannot be known has no row."""
    papers = paper_gates(instance, timetable)
    attends = attendance(instance, timetable, papers)
    sat = actually_sat(instance, attends)
    in_rooms = room_bookings(instance, timetable, sat)
    rooms, led = supervision(instance, in_rooms), escort_duties(instance, timetable, attends)
    dictated = dictations(instance, timetable, sat)
    pairs = exam_pairs(attends)
    on_duty = staff_presence(instance, rooms, led, dictated)
    return Facts(
        papers=papers[list(PAPERS)],
        sittings=sittings(instance, sat, papers),
        bands=in_rooms,
        chain=date_chain(instance, attends),
        staff=on_duty,
        supervision=rooms,
        dictations=dictated,
        escort_duties=led,
        loads=staff_loads(instance, timetable),
        attendance=attends,
        pairs=pairs,
        unresolved=unresolved_overlaps(instance, timetable, attends, papers, pairs, in_rooms, on_duty),
    )
