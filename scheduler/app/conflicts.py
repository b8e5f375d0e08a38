"""From the solver's reasons of infeasibility to conflicts with the names of the semester."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import pandas as pd

from models.conflict import Conflict
from models.instance import Instance
from models.public import PublicInstance
from scheduler.solver.infeasibility import Infeasibility

EPOCH = date(1970, 1, 1)


def conflicts_of(
    semester: Instance | PublicInstance, reasons: Iterable[Infeasibility], names: Sequence[str]
) -> tuple[Conflict, ...]:
    """Each reason as a conflict; `names` are the exams by node number."""
    return tuple(_conflict(semester, reason, names) for reason in reasons)


def _conflict(semester: Instance | PublicInstance, reason: Infeasibility, names: Sequence[str]) -> Conflict:
    exams = tuple(names[node] for node in reason.nodes)
    load = reason.kind == "load"
    return Conflict(
        "no-start" if reason.kind == "no-option" else reason.kind,
        reason.rules,
        exams,
        candidates=shared_candidates(semester, exams) if reason.kind == "pair" else (),
        site=reason.place,
        resource=reason.resource.removesuffix(f" {reason.place}"),
        needed=reason.amount if load else None,
        there=reason.limit if load else None,
        last_day=_day(reason.last_day),
        first_day=_day(reason.first_day),
    )


def _day(days: int | None) -> date | None:
    return None if days is None else EPOCH + timedelta(days=days)


def shared_candidates(semester: Instance | PublicInstance, exams: Sequence[str]) -> tuple[str, ...]:
    """The candidates who sit all of these two exams; a public instance has no names."""
    if isinstance(semester, PublicInstance):
        return ()
    sat = semester.sits.loc[semester.sits["exam"].isin(list(exams)), "candidate"]
    return tuple(sat[sat.duplicated()].sort_values())


def pin_rows(pins: pd.DataFrame) -> Sequence[dict[str, Any]]:
    """The pins that a reader tells apart: those that differ in zone, gathering or paper alone count once."""
    once = pins.drop_duplicates([c for c in pins.columns if c not in ("zone", "gather", "paper")])
    return [{str(key): value for key, value in row.items()} for row in once.to_dict("records")]


def pins_conflict(pins: pd.DataFrame, *, minimal: bool) -> tuple[Conflict, ...]:
    """The conflict of these pins; none if there are no pins."""
    rows = tuple(pin_rows(pins))
    exams = tuple(dict.fromkeys(str(row["exam"]) for row in rows))
    return (Conflict("pins", ("pinned",), exams, pins=rows, minimal=minimal),) if rows else ()
