"""The exams of a semester after changes: those that are cancelled, added, held again, or put at a start."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pandas as pd

from models.ids import ExamId, OfferingId
from models.instance import Instance
from models.offer import Exam, ExamKind
from models.pins import merged_pins, start_pins
from scheduler.changes.requested import Changes, ExamAdded, Incident, StartFixed


def with_changed_exams(semester: Instance, changes: Changes) -> Instance:
    """The semester with its exams after the changes, and pins of none that is gone."""
    cancelled = {one.exam for one in changes.exam_cancelled}
    exams = tuple(exam for exam in semester.exams if str(exam.id) not in cancelled)
    pins = _fixed(semester, changes.start_fixed)
    pins = pins[~pins["exam"].isin(cancelled) & ~pins["moves"].isin(cancelled)]
    added = tuple(_new_exam(one) for one in changes.exam_added)
    again = tuple(_make_up(semester, one) for one in changes.incident)
    return replace(
        semester,
        exams=(*exams, *added, *again),
        sitters=_sitters(semester, changes.incident),
        pins=pins.reset_index(drop=True),
    )


def organiser_instant(semester: Instance, exam: ExamId, start: datetime) -> pd.Timestamp:
    """A start on the clock of the exam's organiser as an instant."""
    centre = semester.centre[semester.offering[semester.exam[exam].offering].centre]
    local = start if start.tzinfo else start.replace(tzinfo=ZoneInfo(centre.zone))
    return pd.Timestamp(local.astimezone(UTC)).as_unit("s")


def _fixed(semester: Instance, starts: Iterable[StartFixed]) -> pd.DataFrame:
    """The pins of the semester with those of fixed starts, which replace others of their exams."""
    pins, rows = semester.pins, []
    for fixed in starts:
        exam = semester.exam[ExamId(fixed.exam)]
        at = organiser_instant(semester, exam.id, fixed.start)
        zones = semester.sits.loc[semester.sits["exam"] == fixed.exam, "zone"].unique()
        rows += [
            {"exam": fixed.exam, "zone": str(zone), "start": at, "gather": 0, "paper": 0, "early": 0,
             "reason": fixed.reason}
            for zone in zones
        ]  # fmt: skip
        pins = pins[~((pins["exam"] == fixed.exam) & (pins["kind"] == "start"))]
    return merged_pins(start_pins(pd.DataFrame(rows)), pins) if rows else pins


def _new_exam(added: ExamAdded) -> Exam:
    return Exam(
        id=ExamId(added.exam),
        offering=OfferingId(added.offering),
        session=added.session,
        minutes=added.minutes,
        component=added.component,
    )


def _make_up(semester: Instance, incident: Incident) -> Exam:
    """The exam that is held again: like the one it replaces, at another start, with notice from the day of the incident."""
    return semester.exam[ExamId(incident.exam)].model_copy(
        update={
            "id": ExamId(incident.make_up),
            "kind": ExamKind.MAKEUP,
            "replaces": ExamId(incident.exam),
            "imposed_start": None,
            "cancelled": incident.day,
        }
    )


def _sitters(semester: Instance, incidents: Iterable[Incident]) -> pd.DataFrame:
    """The lists of sitters with those of incidents at one site; at all sites everybody sits again, and there is no list."""
    tables = [semester.sitters]
    for one in incidents:
        if one.site is not None:
            sits = semester.sits
            mine = sits.loc[(sits["exam"] == one.exam) & (sits["site"] == one.site), ["candidate"]]
            tables.append(mine.assign(exam=one.make_up, proof=""))
    columns = list(semester.sitters.columns)
    return pd.concat([table[columns] for table in tables], ignore_index=True).astype("str")
