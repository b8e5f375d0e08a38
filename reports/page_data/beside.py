"""What the page shows beside its timetable: another one that it is compared with, the ones to choose from, how fair it is."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from models.facts import Solving
from models.fairness import Spread
from models.result_record import ResultState
from reports.bilingual import BilingualMessages
from reports.formats import epoch_minutes
from reports.page_data.id_codes import Columns, counts, day_numbers
from reports.page_data.page_ids import PageIds


@dataclass(frozen=True)
class ShownChanges:
    """What changed from a timetable called `name`, in this `state`, to that of the page.

    `hard`: hard findings before and after. Tables: `costs` (rule, before, after), `exams` (exam, zone, before, after; UTC),
    `sittings`, `rooms` and `duties`, of which the rows are counted, `candidates` (candidate, centre, exam, what, by) and
    `staff` (staff, site, added, removed) who must be told.
    """

    name: str
    state: ResultState
    hard: tuple[int, int]
    costs: pd.DataFrame
    exams: pd.DataFrame
    sittings: pd.DataFrame
    rooms: pd.DataFrame
    duties: pd.DataFrame
    candidates: pd.DataFrame
    staff: pd.DataFrame


@dataclass(frozen=True)
class ShownAlternative:
    """One of the timetables to choose from: its cost by rule, how its own costs are spread, and its distances to those before
    it (the share of sittings whose start, site or outcome differs)."""

    costs: Mapping[str, int]
    spread: Spread
    distances: tuple[float, ...]


@dataclass(frozen=True)
class Beside:
    """What there is beside the timetable. `alternatives`: the timetable of the page is the first of them."""

    changes: ShownChanges | None = None
    alternatives: tuple[ShownAlternative, ...] = ()
    spread: Spread | None = None


def changes(found: ShownChanges | None, ids: PageIds, messages: BilingualMessages) -> Columns | None:
    """What changed, for the page; None if nothing is compared."""
    if found is None:
        return None
    exams, people, staff = found.exams, found.candidates, found.staff
    return {
        "name": found.name,
        "state": messages.say(f"report-state-{found.state}")._asdict(),
        "hard": list(found.hard),
        "counts": {name: len(getattr(found, name)) for name in ("rooms", "duties")}
        | {"candidates": int(found.sittings["candidate"].nunique()), "exams": int(exams["exam"].nunique())},
        "costs": {
            "rule": [str(rule) for rule in found.costs["rule"]],
            "before": counts(found.costs["before"]),
            "after": counts(found.costs["after"]),
        },
        "exams": {
            "exam": ids.exams.of(exams["exam"]),
            "zone": ids.zones.of(exams["zone"]),
            "before": epoch_minutes(exams["before"]),
            "after": epoch_minutes(exams["after"]),
        },
        "people": {
            "id": [str(name) for name in people["candidate"]],
            "person": ids.people.of(people["candidate"]),
            "centre": ids.centres.of(people["centre"]),
            "exam": ids.exams.of(people["exam"]),
            "what": [str(what) for what in people["what"]],
            "by": day_numbers(people["by"]),
        },
        "staff": {
            "id": [str(name) for name in staff["staff"]],
            "site": ids.sites.of(staff["site"]),
            "added": counts(staff["added"]),
            "removed": counts(staff["removed"]),
        },
    }


def alternatives(found: tuple[ShownAlternative, ...]) -> list[dict[str, object]]:
    """The timetables to choose from, the first that of the page."""
    return [
        {
            "cost": sum(one.costs.values()),
            "costs": {rule: int(cost) for rule, cost in one.costs.items()},
            "highest": one.spread.highest,
            "gini": one.spread.gini,
            "distances": [float(np.round(distance, 4)) for distance in one.distances],
        }
        for one in found
    ]


def own_costs(spread: Spread | None, solving: Solving | None) -> dict[str, object] | None:
    """How the own costs of candidates are spread, and before and after the search for a fairer timetable, if there was one."""
    if spread is None:
        return None
    fair = None if solving is None else solving.fair
    return asdict(spread) | {"search": fair and asdict(fair)}
