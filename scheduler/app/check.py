"""Check the data of a semester: every issue at once, what was read, and what is proven impossible."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from instances import examine, open_instance
from instances.io.semester.any_format import PUBLIC
from models.conflict import Conflict
from models.instance import Instance
from models.issues import Issue
from models.public import PublicInstance
from scheduler.app.catalogue import Catalogue, schema_of
from scheduler.app.foresee import proven_impossible
from scheduler.app.lost_days import LostDay, lost_days


@dataclass(frozen=True)
class Check:
    """What a check found. `semester` is None if the data has errors; `issues` holds errors and warnings, `sizes` the
    number of rows read by kind (`exams`, `candidates`, `sits`, …; empty without a semester), `lost_days` the days on which
    closed places forbid papers of several centres, `conflicts` what proves at once that there is no timetable."""

    semester: Instance | PublicInstance | None
    issues: tuple[Issue, ...]
    sizes: Mapping[str, int]
    lost_days: tuple[LostDay, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def check(path: Path | str, *, periods: int | None = None, rules: Catalogue | None = None) -> Check:
    """Read a semester in any form and report every issue of its data, warnings too, and what is proven impossible.

    `periods`: the number of periods of a `.stu` file. `rules`: the catalogue whose parameters and weights the settings
    may name, instead of the usual one. Raises InvalidInput for a public file that cannot be read.
    """
    path = Path(path)
    semester: Instance | PublicInstance | None
    issues: tuple[Issue, ...] = ()
    if path.suffix in PUBLIC or periods is not None:
        semester = open_instance(path, None, periods, schema=schema_of(rules))
    else:
        semester, told = examine(path, schema=schema_of(rules))
        issues = tuple(told)
    if semester is None:
        return Check(None, issues, {})
    if isinstance(semester, PublicInstance):
        return Check(semester, issues, _sizes(semester))
    found = proven_impossible(semester, rules)
    return Check(semester, issues, _sizes(semester), lost_days(semester), found)


def _sizes(semester: Instance | PublicInstance) -> dict[str, int]:
    if isinstance(semester, PublicInstance):
        return {
            "exams": semester.n_exams,
            "candidates": int(semester.sits["candidate"].nunique()),
            "registrations": len(semester.sits),
            "periods": len(semester.periods),
            "rooms": len(semester.rooms),
            "seats": int(semester.rooms["seats"].sum()),
        }
    return {
        "centres": len(semester.centres),
        "sites": len(semester.sites),
        "rooms": len(semester.rooms),
        "seats": sum(room.seats for room in semester.rooms),
        "exams": len(semester.exams),
        "candidates": len(semester.candidates),
        "registrations": len(semester.registrations),
        "staff": len(semester.staff),
        "sits": len(semester.sits),
    }
