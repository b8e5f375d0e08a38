"""Staff by name, once the seats are decided."""

from dataclasses import replace

import pandas as pd

from models.instance import Instance
from models.public import PublicInstance
from models.timetable import DUTIES, Timetable
from scheduler.app.catalogue import Catalogue, catalogue_of
from scheduler.app.conditions_of_sittings import conditions_of_sittings
from scheduler.rules.rule import RosterRule, SecondsRule
from scheduler.terms.posts import SecondWanted, WorkLimits
from scheduler.terms.sitting_terms import ConditionsByCentre


def assign_staff(
    given: Instance | PublicInstance, timetable: Timetable, seed: int, rules: Catalogue | None = None
) -> tuple[Timetable, int]:
    """The timetable with staff named at every site that has seats and nobody named yet (the same one if there is
    nothing to name), and what the roster costs. Posts for which people lack stay without a name."""
    if not isinstance(given, Instance) or not given.supervised or timetable.seats.empty:
        return timetable, 0
    from scheduler.compile.places.posts import roster
    from scheduler.solver.staff.rostering import fill_posts, overwork_cost
    from scheduler.solver.staff.second_invigilators import with_seconds

    bare = ~timetable.seats["site"].isin(timetable.duties["site"])
    catalogue = catalogue_of(given) if rules is None else rules
    made = roster(given, replace(timetable, seats=timetable.seats[bare]), *roster_terms(given, catalogue))
    if not len(made.posts):
        return timetable, 0
    tasks = fill_posts(made.posts, made.people, seed, made.limits)
    tasks, alone = with_seconds(made.posts, made.seconds, made.price, made.people, tasks, made.limits)
    duties = made.duties(tasks)
    if len(timetable.duties):
        duties = pd.concat([timetable.duties, duties], ignore_index=True)
        duties = duties.sort_values(["site", "from", "room", "duty", "staff"], ignore_index=True)
    cost = overwork_cost(made.posts.and_then(made.seconds), made.people, tasks, made.limits)
    return replace(timetable, duties=duties[list(DUTIES)]), cost + alone


RosterTerms = tuple[ConditionsByCentre, list[WorkLimits], list[SecondWanted]]
"""How exams are sat at each centre, how much staff may work, and where a second invigilator is worth something."""


def roster_terms(given: Instance, catalogue: Catalogue) -> RosterTerms:
    """What the rules of a catalogue say of staff by name."""
    limits = [term for rule in catalogue if isinstance(rule, RosterRule) for term in rule.work_limits(given)]
    wanted = [
        term for rule in catalogue if isinstance(rule, SecondsRule) for term in rule.seconds_wanted(given)
    ]
    return conditions_of_sittings(given, catalogue), limits, wanted
