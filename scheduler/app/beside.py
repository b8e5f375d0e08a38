"""What a page shows beside its timetable, made from comparisons, alternatives and own costs."""

from collections.abc import Sequence
from pathlib import Path

from models.facts import Verdict
from models.fairness import Spread, spread_of
from models.instance import Instance
from models.timetable import Timetable
from reports.page_data.beside import Beside, ShownAlternative, ShownChanges
from scheduler.app.alternatives import AlternativeTimetable
from scheduler.app.catalogue import Catalogue
from scheduler.app.compare import compare_to, state_of
from scheduler.audit.own_costs import cost_by_candidate, own_costs


def beside_of(
    semester: Instance,
    timetable: Timetable,
    verdict: Verdict,
    *,
    rules: Catalogue | None = None,
    against: Path | str | None = None,
    alternatives: Sequence[AlternativeTimetable] = (),
) -> Beside:
    """How fair the timetable is, what changed `against` another one, and the `alternatives`, of which it is the first.

    Raises InvalidInput for another timetable that cannot be read.
    """
    changes = None if against is None else _changes(semester, timetable, verdict, Path(against), rules)
    shown = tuple(
        ShownAlternative(
            one.result.costs,
            _spread(semester, one.result.timetable, one.result.verdict, rules),
            one.distances,
        )
        for one in alternatives
        if one.result.timetable is not None and one.result.verdict is not None
    )
    return Beside(changes, shown, _spread(semester, timetable, verdict, rules))


def _spread(semester: Instance, timetable: Timetable, verdict: Verdict, rules: Catalogue | None) -> Spread:
    costs = own_costs(semester, timetable, verdict.facts, rules)
    return spread_of(cost_by_candidate(semester, costs))


def _changes(
    semester: Instance, timetable: Timetable, verdict: Verdict, against: Path, rules: Catalogue | None
) -> ShownChanges:
    state = state_of(against)
    found = compare_to(semester, against, (timetable, verdict), state=state, rules=rules)
    told = found.differences
    return ShownChanges(
        against.name,
        state,
        found.hard,
        found.costs,
        told.exams,
        told.sittings,
        told.rooms,
        told.duties,
        found.candidates,
        found.staff,
    )
