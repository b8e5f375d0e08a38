"""Who may sit which exam, and if not, why not; worked out from the rows of the semester, not from the seats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.deadline import Kind
from models.granted import taken_out
from models.instance import Instance
from models.offer import ExamKind
from models.schema.records import ATTENDANCES, CONFIRMATIONS, WITHDRAWALS
from scheduler.deadlines.deadlines import deadlines
from scheduler.deadlines.semester_days import SemesterDays
from scheduler.eligibility.exclusions import excluded
from scheduler.eligibility.makeups import people_moved
from scheduler.eligibility.named_rows import Flags, named
from scheduler.rules.checks.lookups import registration_centre

KEYS = ["candidate", "exam"]


class Barrier(StrEnum):
    """Why somebody may not sit an exam. Of several bars the first is told."""

    UNREGISTERED = "unregistered"
    UNPAID = "unpaid"
    EXCLUDED = "excluded"
    VALIDATED = "validated"
    RECALL = "recall"
    LISTED = "listed"
    REPLACED = "replaced"
    PASSED = "passed"
    WITHDRAWN = "withdrawn"


class Remark(StrEnum):
    """What a planner should look at, whether or not somebody may sit. Of several the first is told."""

    ADDED = "added"
    UNCONFIRMED = "unconfirmed"
    PENDING = "pending"
    PARTLY_EXCLUDED = "partly-excluded"
    TWO_CENTRES = "two-centres"
    VOID = "void"
    COMPENSATED = "compensated"
    ELSEWHERE = "elsewhere"


ARTICLES: Mapping[str, str] = {
    Barrier.UNREGISTERED: "A01",
    Barrier.UNPAID: "A01",
    Barrier.EXCLUDED: "H06",
    Barrier.VALIDATED: "A04",
    Barrier.RECALL: "A12",
    Barrier.LISTED: "B19",
    Barrier.REPLACED: "B19",
    Barrier.PASSED: "A08",
    Barrier.WITHDRAWN: "A11",
    Remark.ADDED: "A14",
    Remark.UNCONFIRMED: "A11",
    Remark.PENDING: "H06",
    Remark.PARTLY_EXCLUDED: "H06",
    Remark.TWO_CENTRES: "A02",
    Remark.VOID: "H05",
    Remark.COMPENSATED: "A06",
    Remark.ELSEWHERE: "C04",
}
"""The id of each bar and remark in the catalogue of the regulation."""


@dataclass(frozen=True)
class Eligibility:
    """`rows`: candidate, exam, session, may_sit (bool), bar (`Barrier`, blank: none), remark (`Remark`, blank: none), one for
    each registration and exam of its offering, and for everybody who is listed for an exam or was added at the door."""

    rows: pd.DataFrame

    @property
    def falls_away(self) -> pd.DataFrame:
        """Who did not confirm in time and would sit (candidate, exam): left out when a planner says so (A11)."""
        gone = self.rows["may_sit"] & (self.rows["remark"] == Remark.UNCONFIRMED)
        return self.rows.loc[gone, KEYS].reset_index(drop=True)

    def counted(self, column: str) -> dict[str, int]:
        """How many rows there are for each bar, or each remark, in the order of their declaration."""
        order: Sequence[StrEnum] = list(Barrier) if column == "bar" else list(Remark)
        found = self.rows[column].value_counts()
        return {str(name): int(found[name]) for name in order if name in found.index}


def eligibility(
    instance: Instance, days: SemesterDays, today: date, starts: pd.DataFrame | None = None
) -> Eligibility:
    """Everybody's right to every exam. `days`: those of the semester, from which deadlines count. `starts`: exam, candidate,
    day (local) of a timetable: an exclusion of some days bars who would sit on one of them."""
    rows = _asked(instance)
    bars: dict[Barrier, Flags] = {
        Barrier.UNREGISTERED: ~rows["registered"].to_numpy(bool),
        Barrier.UNPAID: ~rows["paid"].to_numpy(bool),
        **_by_lists(instance, rows),
        Barrier.PASSED: _passed(instance, rows),
        Barrier.WITHDRAWN: named(rows, instance.rows_of(WITHDRAWALS))
        | named(rows, taken_out(instance.accepted, rows[[*KEYS, "session"]])),
    }
    bars[Barrier.EXCLUDED], some, pending = excluded(instance, rows, starts)
    bar = _first(rows, {one: bars[one] for one in Barrier})
    remarks: dict[Remark, Flags] = {
        Remark.ADDED: _outcome(instance, rows, "added"),
        Remark.UNCONFIRMED: _unconfirmed(instance, rows, days, today),
        Remark.PENDING: pending,
        Remark.PARTLY_EXCLUDED: some,
        Remark.TWO_CENTRES: _two_centres(instance, rows),
        Remark.VOID: _void(instance, rows),
        Remark.COMPENSATED: _compensated(instance, rows),
        Remark.ELSEWHERE: _elsewhere(instance, rows),
    }
    table = rows[[*KEYS, "session"]].assign(
        may_sit=bar == "", bar=bar, remark=_first(rows, {one: remarks[one] for one in Remark})
    )
    return Eligibility(table.sort_values(KEYS, ignore_index=True))


def _asked(instance: Instance) -> pd.DataFrame:
    """Everybody and every exam they might think they may sit: candidate, exam, session, offering, unit, kind, registered,
    paid, listed (by name for this exam)."""
    exams = instance.exam_frame[["exam", "offering", "session", "unit"]]
    kinds = {str(e.id): e.kind.value for e in instance.exams}
    taken = instance.registrations
    whole = np.ones(len(taken), bool)
    taken = pd.DataFrame(
        {
            "candidate": taken["candidate"].astype(str),
            "offering": taken["offering"].astype(str),
            "registered": taken.get("administrative", whole),
            "paid": taken.get("paid", whole),
        }
    ).drop_duplicates(["candidate", "offering"])
    registered = taken.merge(exams, on="offering")
    listed = instance.sitters[KEYS].astype(str).drop_duplicates()
    recall = {name for name, kind in kinds.items() if kind == ExamKind.RECALL}
    by_name = [listed[listed["exam"].isin(recall)].assign(registered=True, paid=True)]
    added = instance.rows_of(ATTENDANCES)
    added = added.loc[added["outcome"] == "added", KEYS].astype(str)
    by_name.append(added.assign(registered=False, paid=True))
    others = pd.concat(by_name, ignore_index=True).merge(exams, on="exam")
    rows = pd.concat([registered, others], ignore_index=True).drop_duplicates(KEYS, ignore_index=True)
    names = rows[KEYS].merge(listed.assign(listed=True), on=KEYS, how="left")["listed"]
    return rows.assign(kind=rows["exam"].map(kinds), listed=names.notna().to_numpy())


def _first(rows: pd.DataFrame, marked: Mapping[StrEnum, Flags]) -> npt.NDArray[np.object_]:
    """The first name whose mark a row has, blank if none."""
    out = np.full(len(rows), "", object)
    for name, flags in reversed([*marked.items()]):
        out[flags] = str(name)
    return out


def _by_lists(instance: Instance, rows: pd.DataFrame) -> dict[Barrier, Flags]:
    """Recalls and exams with a list are for those listed; who has a make-up no longer sits what it replaces; what is
    validated is over."""
    lists = set(instance.sitters["exam"])
    listed, recall = rows["listed"].to_numpy(bool), (rows["kind"] == ExamKind.RECALL).to_numpy()
    with_list = rows["exam"].isin(list(lists)).to_numpy()
    outside = with_list & ~listed & ~recall
    moved = people_moved(instance, rows, ~outside)
    replaced = rows["exam"].isin([str(e.replaces) for e in instance.exams if e.replaces]).to_numpy()
    return {
        Barrier.VALIDATED: named(rows, instance.validated, ("candidate", "unit")),
        Barrier.RECALL: recall & ~listed,
        Barrier.LISTED: outside | (moved & ~replaced),
        Barrier.REPLACED: moved & replaced,
    }


def _passed(instance: Instance, rows: pd.DataFrame) -> Flags:
    """Session 2 is for those who were absent or below 10 (A08); an annulled exam is not passed (H05)."""
    passed = instance.results[instance.results["passed"].astype(bool)]
    second = (rows["session"] == 2).to_numpy()
    return second & named(rows, passed, ("candidate", "offering")) & ~_void(instance, rows)


def _void(instance: Instance, rows: pd.DataFrame) -> Flags:
    """The exams of session 2 after one of session 1 that a sanction annulled."""
    table = instance.rows_of(ATTENDANCES)
    table = table.loc[table["outcome"] == "void", KEYS].astype(str)
    first = {str(e.id): str(e.offering) for e in instance.exams if e.session == 1}
    table = table.assign(offering=table["exam"].map(first)).dropna(subset="offering")
    return (rows["session"] == 2).to_numpy() & named(rows, table, ("candidate", "offering"))


def _compensated(instance: Instance, rows: pd.DataFrame) -> Flags:
    results = instance.results
    table = results[results["compensated"].astype(bool)] if "compensated" in results else results[:0]
    return (rows["session"] == 2).to_numpy() & named(rows, table, ("candidate", "offering"))


def _outcome(instance: Instance, rows: pd.DataFrame, outcome: str) -> Flags:
    table = instance.rows_of(ATTENDANCES)
    return named(rows, table[table["outcome"] == outcome])


def _elsewhere(instance: Instance, rows: pd.DataFrame) -> Flags:
    keys = rows.assign(session=rows["session"].astype(str))
    return named(keys, instance.relocations, ("candidate", "session"))


def _two_centres(instance: Instance, rows: pd.DataFrame) -> Flags:
    """Registrations for one unit at two organising centres (A02). Two centres of registration and two teaching modes (A03)
    are refused when the tables are read."""
    organisers = {str(o.id): (str(o.unit), str(o.centre)) for o in instance.offerings}
    unit, centre = (instance.registrations["offering"].map(organisers).str[i] for i in (0, 1))
    table = instance.registrations[["candidate"]].assign(unit=unit, organiser=centre)
    count = table.groupby(["candidate", "unit"], observed=True)["organiser"].nunique()
    return named(rows, count[count > 1].reset_index(), ("candidate", "unit"))


def _unconfirmed(instance: Instance, rows: pd.DataFrame, days: SemesterDays, today: date) -> Flags:
    """Who had to confirm by a day that is over and did not, in sessions for which confirmations were recorded."""
    table = instance.rows_of(CONFIRMATIONS)
    due = {
        (one.session, one.centre): one.day
        for one in deadlines(instance, days)
        if one.kind is Kind.CONFIRMATION and one.day is not None and one.day < today
    }
    if not len(table) or not due:
        return np.zeros(len(rows), bool)
    session = {str(e.id): e.session for e in instance.exams}
    recorded = {session[str(exam)] for exam in table["exam"]}
    last = [
        due.get((number, centre)) if number in recorded else None
        for number, centre in zip(
            rows["session"], registration_centre(instance, rows["candidate"]), strict=True
        )
    ]
    given = table.assign(candidate=table["candidate"].astype(str), exam=table["exam"].astype(str))
    given = given[given["confirmed"].astype(bool)].drop_duplicates(KEYS)
    answer = rows[KEYS].merge(given[[*KEYS, "received"]].assign(yes=True), on=KEYS, how="left")
    in_time = [
        yes is True and (day is None or pd.isna(day) or limit is None or day <= limit)
        for yes, day, limit in zip(answer["yes"], answer["received"], last, strict=True)
    ]
    return np.asarray(np.array([limit is not None for limit in last], bool) & ~np.array(in_time, bool))
