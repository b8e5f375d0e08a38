"""What proves, before any search, that a semester has no timetable."""

from models.conflict import Conflict
from models.instance import Instance
from scheduler.app.catalogue import Catalogue
from scheduler.app.compile_instance import compile_instance
from scheduler.app.conflicts import conflicts_of
from scheduler.solver.bounds.certificates import certificate


def proven_impossible(semester: Instance, rules: Catalogue | None = None) -> tuple[Conflict, ...]:
    """The reasons why a semester has no timetable that counting alone shows; empty where it shows none.

    The semester may be impossible all the same: the search proves what counting does not see.
    """
    if semester.sits.empty:
        return ()
    problem = compile_instance(semester, rules).problem
    return conflicts_of(semester, certificate(problem), problem.options.names)
