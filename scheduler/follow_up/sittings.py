"""Minutes of the sittings: who was registered and present, the scripts collected, incidents, the scripts' way back."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pandas as pd

from models.instance import Instance
from models.schema.records import ATTENDANCES, SITTING_RECORDS
from models.timetable import Timetable
from scheduler.audit.facts import compute_facts

COLUMNS = [
    "exam", "session", "site", "day", "registered", "present", "copies", "incidents", "reference", "sent",
    "received", "gap",
]  # fmt: skip


class Gap(StrEnum):
    """What is missing after a sitting. Of several the first is told."""

    NO_MINUTES = "no-minutes"
    COPIES_DIFFER = "copies-differ"
    NOT_SENT = "not-sent"
    NOT_RECEIVED = "not-received"


def held_sittings(instance: Instance, timetable: Timetable | None, today: date) -> pd.DataFrame:
    """One row for each exam and site where somebody sits it: exam, session, site, day (its last local one), registered,
    present, copies, incidents, reference, sent, received (None where nobody recorded them), gap (`Gap`, blank: none).

    Without a record people are counted from the attendance of candidates, where there is any. Scripts of a site in the
    organising centre need no way, nor do none; others are late on it after the days that their centre says they take.
    """
    table = _planned(instance, timetable)
    records = instance.rows_of(SITTING_RECORDS).drop_duplicates(["exam", "site"])
    table = table.merge(records, on=["exam", "site"], how="left", suffixes=("_planned", ""))
    table = table.merge(
        _present(instance, timetable), on=["exam", "site"], how="left", suffixes=("", "_seen")
    )
    organiser = {str(e.id): str(instance.offering[e.offering].centre) for e in instance.exams}
    rows = []
    for row in table.astype(object).where(table.notna(), None).to_dict("records"):
        registered = row["registered"] if row["registered"] is not None else row["registered_planned"]
        present = row["present"] if row["present"] is not None else row["present_seen"]
        centre = instance.site[row["site"]].centre
        away = organiser[row["exam"]] != centre
        found = {**row, "registered": registered, "present": present, "incidents": row["incidents"] or 0}
        gap = _gap(found, instance.centre[centre].copy_days, away, today)
        rows.append([{**found, "gap": gap, "reference": row["reference"] or ""}[name] for name in COLUMNS])
    return pd.DataFrame(rows, columns=COLUMNS).astype(object)


def _planned(instance: Instance, timetable: Timetable | None) -> pd.DataFrame:
    """exam, session, site, day, registered_planned: of the timetable, else of the windows."""
    if timetable is None:
        sits = instance.sits[["exam", "session", "site", "candidate"]]
        last = {str(exam): days[1] for exam, days in instance.window.items()}
        sits = sits.assign(day=sits["exam"].map(last))
    else:
        facts = compute_facts(instance, timetable).attendance
        sits = facts.loc[~facts["missed"].astype(bool), ["exam", "session", "site", "candidate", "day"]]
        sits = sits.assign(day=pd.to_datetime(sits["day"]).dt.date)
    grouped = sits.groupby(["exam", "session", "site"], observed=True, sort=True)
    return grouped.agg(day=("day", "max"), registered_planned=("candidate", "size")).reset_index()


def _present(instance: Instance, timetable: Timetable | None) -> pd.DataFrame:
    """exam, site, present: how many of the candidates whose attendance is recorded came."""
    rows = instance.rows_of(ATTENDANCES)[["candidate", "exam", "outcome"]]
    seats = instance.sits if timetable is None else timetable.seats
    rows = rows.merge(seats[["candidate", "exam", "site"]], on=["candidate", "exam"])
    rows = rows.assign(present=rows["outcome"] != "absent")
    return rows.groupby(["exam", "site"])["present"].sum().reset_index()


def _gap(row: Mapping[Any, Any], copy_days: int, away: bool, today: date) -> str:
    day, sent, received = row["day"], row["sent"], row["received"]
    if day >= today:
        return ""
    if row["copies"] is None:
        return Gap.NO_MINUTES
    if row["present"] is not None and row["copies"] != row["present"]:
        return Gap.COPIES_DIFFER
    if not away or received is not None or not row["copies"]:
        return ""
    if not isinstance(sent, date):
        return Gap.NOT_SENT
    return Gap.NOT_RECEIVED if sent + timedelta(copy_days) < today else ""
