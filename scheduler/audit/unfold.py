"""Facts: everything that follows from an instance and a timetable, computed in UTC."""

from models.facts import PAPERS, Facts
from models.instance import Instance
from models.timetable import Timetable
from scheduler.audit.attendance import attendance
from scheduler.audit.chain import chain
from scheduler.audit.loads import loads
from scheduler.audit.pairs import pairs
from scheduler.audit.papers import groups
from scheduler.audit.sittings import actual, bands, sittings
from scheduler.audit.staff import dictations, staff, watched, ways
from scheduler.audit.unresolved import unresolved


def unfold(instance: Instance, timetable: Timetable) -> Facts:
    """The facts of a tidy timetable, also of one that is wrong: what cannot be known is left out."""
    papers = groups(instance, timetable)
    attends = attendance(instance, timetable, papers)
    sat = actual(instance, attends)
    in_rooms = bands(instance, timetable, sat)
    rooms, led = watched(instance, in_rooms), ways(instance, timetable, attends)
    dictated = dictations(instance, timetable, sat)
    on_duty = staff(instance, rooms, led, dictated)
    return Facts(
        papers=papers[list(PAPERS)],
        sittings=sittings(instance, sat, papers),
        bands=in_rooms,
        chain=chain(instance, attends),
        staff=on_duty,
        watched=rooms,
        dictations=dictated,
        ways=led,
        loads=loads(instance, timetable),
        attendance=attends,
        pairs=pairs(attends),
        unresolved=unresolved(instance, timetable, attends, papers, in_rooms, on_duty),
    )
