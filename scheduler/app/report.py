"""Write the page that shows a timetable."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from models.deadline import Deadline
from models.facts import Solving, Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.result_record import ResultRecord
from models.simulation import Simulation
from models.text import LANGUAGES, Language
from models.timetable import Timetable
from reports import write_report
from reports.page_data.beside import Beside
from reports.page_data.missing_people import MissingPeople
from scheduler.app.alternatives import AlternativeTimetable
from scheduler.app.audit import audit
from scheduler.app.beside import beside_of
from scheduler.app.catalogue import Catalogue, rules_of
from scheduler.app.deadline_calendar import deadline_calendar
from scheduler.app.read_timetable import part_for
from scheduler.app.result import Result
from scheduler.app.simulate import PASSING, PRESENT
from scheduler.simulation.simulation import simulated

DRAWS = 300
"""Draws of presence and results for the page: a second for a large semester."""


def report(
    semester: Instance | PublicInstance,
    timetable: Result | Timetable,
    path: Path | str,
    *,
    verdict: Verdict | None = None,
    solving: Solving | None = None,
    rules: Catalogue | None = None,
    language: Language = "en",
    record: ResultRecord | None = None,
    missing: MissingPeople | None = None,
    against: Path | str | None = None,
    alternatives: Sequence[AlternativeTimetable] = (),
) -> Path:
    """Write the report of a result or of a timetable, one HTML page that opens anywhere, and return its path.

    `path` is the page (`….html`) or the folder for `report.html`. A result brings its own semester (with pins),
    verdict and progress; a timetable is audited here unless its `verdict` is given, and `solving` tells how it
    was found. The page speaks French and English and opens in `language`; with the `record` of a version it names
    the version and its state. `missing`: whom an incomplete timetable leaves out. `against`: another timetable, by its path, from which
    the page shows what changed. `alternatives`: timetables to choose from, as `alternatives` returns them; the page's own
    is the first. Raises InvalidInput for a timetable to compare with that cannot be read, ValueError for a result
    without a timetable and for another language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {language!r}")
    path = Path(path)
    folder, name = (path.parent, path.name) if path.suffix == ".html" else (path, "report.html")
    if isinstance(timetable, Result):
        result = timetable
        if result.timetable is None or result.verdict is None:
            raise ValueError(f"nothing to show: the solve ended as {result.status}, without a timetable")
        semester, timetable, verdict = result.semester, result.timetable, result.verdict
        solving, infos = result.solving(), result.rules
    else:
        infos = rules_of(semester, rules)
        if isinstance(semester, Instance):
            semester = part_for(semester, timetable)
        verdict = verdict or audit(semester, timetable, rules=rules)
    beside = Beside()
    if isinstance(semester, Instance):
        beside = beside_of(
            semester, timetable, verdict, rules=rules, against=against, alternatives=alternatives
        )
    due, coming = _deadlines(semester, timetable, verdict), _attendance(semester, timetable, verdict)
    return write_report(
        folder,
        semester,
        timetable,
        verdict,
        infos,
        solving,
        language,
        name,
        record,
        due,
        missing,
        coming,
        beside,
    )


def _attendance(
    semester: Instance | PublicInstance, timetable: Timetable, verdict: Verdict
) -> Simulation | None:
    """Who comes, as `simulate` draws it when asked nothing else; None for want of seats or of a regulation."""
    if isinstance(semester, PublicInstance):
        return None
    exams, sites = [str(one.id) for one in semester.exams], [str(one.id) for one in semester.sites]
    seats = timetable.seats
    real = seats[seats["exam"].isin(exams) & seats["site"].isin(sites) & seats["start"].notna()]
    if real.empty:
        return None
    known = replace(timetable, seats=real)
    return simulated(semester, known, verdict.facts, draws=DRAWS, seed=1, present=PRESENT, passing=PASSING)


def _deadlines(
    semester: Instance | PublicInstance, timetable: Timetable, verdict: Verdict
) -> tuple[Deadline, ...]:
    """What is due around the exams of the timetable; a public instance has no regulation."""
    if isinstance(semester, PublicInstance):
        return ()
    return deadline_calendar(semester, timetable, facts=verdict.facts).deadlines
