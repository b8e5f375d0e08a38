"""Why not: why an exam cannot begin at a start or sit in a room, or what it would cost; why a candidate has these days."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.conflict import Conflict
from models.issues import InvalidInput, Issue
from models.result_record import ResultState
from models.timetable import HOSTS, OVERLAPS, ROOMS, SEATS, Timetable
from scheduler.app.audit import audit
from scheduler.app.compare import Comparison, compare_with
from scheduler.app.conflicts import conflicts_of, shared_candidates
from scheduler.app.plan.effects import effects, reference_zone
from scheduler.app.plan.moved import Alternative, alternative, apply
from scheduler.app.plan.plan import Plan
from scheduler.app.plan.unknown_names import unknown_candidate, unknown_room
from scheduler.compile.decode import stamps
from scheduler.solver.option_costs import Refusal
from scheduler.solver.search.proven_places import reason_of

Ints = npt.NDArray[np.int64]
LATER = ("overlaps-listed",)
"""Hard rules that starts alone cannot keep: they are answered with the places."""
WHO = ["rule", "exam", "other", "candidate", "site", "room"]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class StartExplanation:
    """Whether an exam can begin at `start` (on the clock of `zone`), in a room or wherever there are places.

    `findings`: what the audit finds against it and not against the timetable as it is, one row each. `conflicts`: what is
    full, or finds no places. Where there is neither, `comparison` says what it would cost by rule, and who must be told, and
    `timetable` is the one that follows.
    """

    exam: str
    zone: str
    start: pd.Timestamp
    findings: pd.DataFrame
    conflicts: tuple[Conflict, ...] = ()
    timetable: Timetable | None = field(default=None, repr=False)
    comparison: Comparison | None = field(default=None, repr=False)

    @property
    def allowed(self) -> bool:
        """Whether nothing stands against it."""
        return self.comparison is not None


def explain_start(
    plan: Plan,
    exam: str,
    start: datetime | None = None,
    *,
    room: str | None = None,
    state: ResultState = ResultState.DRAFT,
) -> StartExplanation:
    """Why an exam cannot begin at a start, or what that would cost; all other exams stay where they are.

    `start`: an instant, or a time without zone on the clock of the organiser (None: the present start). `room`: all who sit
    the exam at the site of the room would sit there. `state`: how final the timetable is. The reasons are the audit's; what
    is full or finds no places is the solver's. Raises InvalidInput for an exam that nobody sits, and an unknown room.
    """
    node = plan.node(exam)
    zone = reference_zone(plan, node)
    table = plan.timetable.starts
    present = table.loc[(table["exam"] == exam) & (table["zone"] == zone), "start"].iloc[0]
    at = present if start is None else _instant(start, zone)
    if at == present:
        made: Alternative | None = None
        timetable = plan.timetable
    else:
        found = effects(plan, exam)
        rows = np.flatnonzero((found.starts["start"] == at).to_numpy(bool))
        option = int(found.options[rows[0]]) if len(rows) else -1
        moved = replace(plan.timetable, starts=_moved_starts(plan, exam, at, option))
        findings = _new_findings(_bare(plan, moved), _bare(plan, plan.timetable))
        if len(findings) or option < 0:
            return StartExplanation(exam, zone, at, findings)
        refusals = found.refusals[rows[0]]
        if refusals:
            return StartExplanation(exam, zone, at, findings, _conflicts(plan, exam, refusals))
        choice = plan.choice.copy()
        choice[node] = option
        made = alternative(plan, choice)
        if made is None:
            return StartExplanation(exam, zone, at, findings, _without_places(plan, choice))
        timetable, comparison = apply(plan, made, state)
    if room is not None:
        timetable = _in_room(plan, timetable, exam, room)
    if room is not None or made is None:
        base = (plan.timetable, plan.verdict)
        comparison = compare_with(plan.semester, base, timetable, state=state, rules=plan.rules)
    findings = _difference(comparison.verdict.findings, plan.verdict.findings)
    if len(findings):
        return StartExplanation(exam, zone, at, findings)
    return StartExplanation(exam, zone, at, findings, (), timetable, comparison)


def _instant(start: datetime, zone: str) -> pd.Timestamp:
    at = pd.Timestamp(start)
    at = at.tz_localize(zone, ambiguous=True, nonexistent="shift_forward") if at.tzinfo is None else at
    return at.tz_convert("UTC").as_unit("s")


def _moved_starts(plan: Plan, exam: str, at: pd.Timestamp, option: int) -> pd.DataFrame:
    """The starts with the exam at an option; -1: everywhere at that instant, which the semester does not offer."""
    starts = plan.timetable.starts
    mine = starts["exam"] == exam
    rows = starts[mine].assign(start=at, gather=0, paper=0, early=0)
    if option >= 0:
        bands = plan.data.bands[plan.data.bands["option"] == option].set_index("zone")
        bands = bands.reindex(rows["zone"])
        rows["start"] = stamps(bands["start"].to_numpy(np.int64)).to_numpy()
        rows["start"] = pd.to_datetime(rows["start"], utc=True)
        for name in ("gather", "paper", "early"):
            rows[name] = bands[name].to_numpy(np.int64)
    moved = pd.concat([starts[~mine], rows], ignore_index=True)
    return moved.astype({"start": starts["start"].dtype})


def _bare(plan: Plan, timetable: Timetable) -> pd.DataFrame:
    """What the audit finds of the starts alone."""
    nobody = replace(plan.semester, rooms=(), staff=plan.semester.staff.iloc[:0])
    tables = {"hosts": HOSTS, "rooms": ROOMS, "seats": SEATS, "overlaps": OVERLAPS}
    none = {name: getattr(timetable, name).iloc[:0][list(columns)] for name, columns in tables.items()}
    starts = replace(timetable, duties=timetable.duties.iloc[:0], **none)
    return audit(nobody, starts, rules=plan.rules).findings


def _new_findings(after: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    found = _difference(after, before)
    return found[~found["rule"].isin(LATER)].reset_index(drop=True)


def _difference(after: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """The hard findings that were none before."""
    hard = after[after["severity"] == "hard"]
    known = before.loc[before["severity"] == "hard", WHO].drop_duplicates().assign(known=True)
    both = hard.merge(known, on=WHO, how="left")
    return both[both["known"].isna()].drop(columns="known").reset_index(drop=True)


def _conflicts(plan: Plan, exam: str, refusals: Sequence[Refusal]) -> tuple[Conflict, ...]:
    """What the solver says against an option, as conflicts."""
    found = []
    for one in refusals:
        others = (plan.problem.options.names[one.node],) if one.node >= 0 else ()
        exams = (exam, *others)
        if one.resource:
            at = EPOCH + timedelta(minutes=one.instant)
            staff = one.resource in ("staff", "secretaries")
            sites = one.place.split("+")
            people = plan.semester.staff.loc[plan.semester.staff["site"].isin(sites), "id"].astype(str)
            rooms = tuple(str(r.id) for r in plan.semester.rooms if str(r.site) in sites)
            found.append(
                Conflict(
                    "load", (one.rule,), exams, site=one.place, resource=one.resource, instant=at,
                    rooms=() if staff else rooms, staff=tuple(people) if staff else (),
                    needed=one.needed, there=one.there,
                )
            )  # fmt: skip
        elif others:
            who = shared_candidates(plan.semester, exams)
            found.append(Conflict("pair", (one.rule,), exams, who))
        else:
            found.append(Conflict("no-start", (one.rule,), exams))
    return tuple(found)


def _without_places(plan: Plan, choice: Ints) -> tuple[Conflict, ...]:
    placed = plan.placer.place(choice)
    cores = [plan.placer.core(choice, nodes) for nodes in placed.stuck]
    reasons = [reason_of(choice, core, plan.placer) for core in cores]
    return conflicts_of(plan.semester, reasons, plan.problem.options.names)


def _in_room(plan: Plan, timetable: Timetable, exam: str, room: str) -> Timetable:
    """The timetable with all who sit the exam at the site of a room in that room."""
    site = next((str(r.site) for r in plan.semester.rooms if str(r.id) == room), None)
    if site is None:
        raise unknown_room(room, plan.semester)
    seats = timetable.seats.copy()
    there = (seats["exam"] == exam) & (seats["site"] == site) & (seats["room"] != "")
    if not there.any():
        raise InvalidInput(
            (Issue("--room", 0, "", room, "plan-nobody-there", (("exam", exam), ("site", site))),)
        )
    seats.loc[there, "room"] = room
    used = seats[seats["room"] != ""]
    rooms = used.groupby(["exam", "site", "room", "kind"], sort=True).size().rename("places").reset_index()
    return replace(timetable, seats=seats, rooms=rooms[list(ROOMS)])


@dataclass(frozen=True)
class CandidateExplanation:
    """The exams of a candidate in order of time. `exams`: exam, start (UTC), zone, site, room, `outcome` (sat, led or missed),
    `starts` that would be allowed besides, and the cheapest `other` of them with its difference of cost. `findings`: what
    the audit finds of the candidate, hard or paid for."""

    candidate: str
    exams: pd.DataFrame
    findings: pd.DataFrame


def explain_candidate(plan: Plan, candidate: str) -> CandidateExplanation:
    """Why a candidate has these days: exams, places, what is paid for, and where else each exam could be.

    Raises InvalidInput for somebody who sits nothing.
    """
    facts = plan.verdict.facts.attendance
    mine = facts[facts["candidate"] == candidate].sort_values("start")
    if mine.empty:
        raise unknown_candidate(candidate, facts["candidate"].unique().tolist())
    seats = plan.timetable.seats.drop_duplicates(["candidate", "exam"])
    room = seats[seats["candidate"] == candidate].set_index("exam")["room"]
    rows = []
    for row in mine.to_dict("records"):
        starts = effects(plan, str(row["exam"])).starts
        free = starts[starts["allowed"] & ~starts["now"]].sort_values(["cost", "start"])
        other, cost = (free["start"].iloc[0], int(free["cost"].iloc[0])) if len(free) else (pd.NaT, 0)
        outcome = "missed" if row["missed"] else "led" if row["moved"] else "sat"
        rows.append(
            (row["exam"], row["start"], row["zone"], row["site"], str(room.get(row["exam"], "")), outcome,
             len(free), other, cost)
        )  # fmt: skip
    columns = ["exam", "start", "zone", "site", "room", "outcome", "starts", "other", "cost"]
    findings = plan.verdict.findings
    return CandidateExplanation(
        candidate,
        pd.DataFrame(rows, columns=columns),
        findings[findings["candidate"] == candidate].reset_index(drop=True),
    )
