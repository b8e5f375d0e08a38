"""What the regulation answers to each request. A person decides: nothing here binds or refuses anybody."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import pandas as pd

from models.deadline import Deadline, Kind
from models.granted import taken_out
from models.ids import CentreId
from models.instance import Instance
from models.policy import NoticeParameters, TransferParameters
from models.schema.records import ATTENDANCES, DECISIONS, REQUESTS
from models.timetable import Timetable
from scheduler.deadlines.deadlines import deadlines
from scheduler.deadlines.semester_days import SemesterDays
from scheduler.requests.reasons import ARTICLES, OF_KIND, WITH_PROOF, Answer, Reason


@dataclass(frozen=True, slots=True)
class CandidateRequest:
    """One row of the table `requests`; `exams`: those named, or all that the candidate sits in the session."""

    id: str
    candidate: str
    session: int
    exams: tuple[str, ...]
    kind: str
    motive: str
    anticipated: bool
    received: datetime
    proof: bool
    site: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the regulation answers to a request, and what somebody decided. `deadline`: its last day, None where none is
    set or none applies. `count`: the exams that it would have arranged. `decided`: accepted, refused or blank. `set_by`: the
    ids of the catalogue that set the deadline."""

    request: CandidateRequest
    answer: Answer
    reason: Reason
    deadline: date | None = None
    count: int = 0
    decided: str = ""
    locked: bool = False
    set_by: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """Ids of the catalogue of the regulation."""
        return self.set_by if self.reason is Reason.LATE else ARTICLES[self.reason]

    @property
    def open(self) -> bool:
        """Whether nobody has decided yet."""
        return not self.decided

    @property
    def differs(self) -> bool:
        """Whether somebody decided otherwise than the regulation proposes."""
        expected = "refused" if self.answer is Answer.REFUSE else "accepted"
        return bool(self.decided) and self.decided != expected


def requests_of(instance: Instance) -> list[CandidateRequest]:
    """The requests in the order in which they came."""
    sits = _sits_asked_about(instance)
    own = sits.groupby(["candidate", "session"], observed=True)["exam"].agg(tuple).to_dict()
    found = [
        CandidateRequest(
            str(row["id"]), str(row["candidate"]), int(row["session"]),
            tuple(row["exams"] or ()) or own.get((str(row["candidate"]), int(row["session"])), ()),
            str(row["kind"]), str(row["motive"]), bool(row["anticipated"]), row["received"],
            bool(row["proof"]), str(row["site"] or ""),
        )
        for row in instance.rows_of(REQUESTS).to_dict("records")
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one.received, one.id))


def _sits_asked_about(instance: Instance) -> pd.DataFrame:
    """Who sits what (candidate, session, exam), with the exams out of which an accepted request took its candidate: what
    was answered to a request does not make it one about an exam that nobody sits."""
    sits = instance.sits[["candidate", "session", "exam"]]
    registered = instance.registrations[["candidate", "offering"]]
    registered = registered[registered["candidate"].isin(instance.accepted["candidate"])]
    exams = registered.merge(instance.exam_frame[["offering", "exam", "session"]], on="offering")
    gone = taken_out(instance.accepted, exams)
    if gone.empty:
        return sits
    gone = gone.merge(exams[["candidate", "exam", "session"]], on=["candidate", "exam"])
    return pd.concat([sits, gone[sits.columns]], ignore_index=True).drop_duplicates(ignore_index=True)


def proposals(
    instance: Instance, days: SemesterDays, timetable: Timetable | None = None
) -> tuple[Proposal, ...]:
    """A proposal for each request, in the order in which they came: each is looked at by itself, but for the cap, which
    counts what was accepted before."""
    return tuple(_Desk(instance, days, timetable).proposals())


class _Desk:
    """What the office knows while it goes through the requests."""

    def __init__(self, instance: Instance, days: SemesterDays, timetable: Timetable | None) -> None:
        self.instance = instance
        sits = _sits_asked_about(instance)
        self.sits = set(zip(sits["candidate"], sits["exam"], strict=True))
        self.registered = dict(zip(instance.candidates["id"], instance.candidates["centre"], strict=True))
        self.decisions = {str(row["request"]): row for row in instance.rows_of(DECISIONS).to_dict("records")}
        self.due = {
            (d.kind, d.session, d.centre, d.exam): d
            for d in deadlines(instance, days)
            if d.kind in (Kind.REQUESTS, Kind.NEEDS) and d.day is not None
        }
        self.held = dict(zip(days.exams["exam"], days.exams["first_day"].dt.date, strict=True))
        self.overlaps = None if timetable is None else timetable.overlaps
        self.arranged: Counter[tuple[str, int]] = Counter()

    def proposals(self) -> Iterator[Proposal]:
        every = requests_of(self.instance)
        self.missed = self._missed(every)
        for request in every:
            decision = self.decisions.get(request.id, {})
            found = self._proposal(request)
            found = replace(
                found, decided=str(decision.get("answer") or ""), locked=bool(decision.get("locked") or False)
            )
            counts = found.decided == "accepted" or (found.open and found.answer is Answer.ACCEPT)
            if counts and request.motive != "disability":
                self.arranged[request.candidate, request.session] += found.count
            yield found

    def _missed(self, every: Sequence[CandidateRequest]) -> dict[str, date]:
        """Candidates who did not come to an exam that was arranged for them and said nothing (D06), with its first day:
        what they had asked for before is answered as if they had come."""
        yes = {name for name, row in self.decisions.items() if row["answer"] == "accepted"}
        arranged = {
            (one.candidate, exam)
            for one in every
            if one.id in yes and one.kind == "arrangement"
            for exam in one.exams
        }
        rows = self.instance.rows_of(ATTENDANCES).to_dict("records")
        missed = [
            (str(row["candidate"]), self.held.get(str(row["exam"]), date.min))
            for row in rows
            if row["outcome"] == "absent"
            and not row["justified"]
            and (str(row["candidate"]), str(row["exam"])) in arranged
        ]
        return dict(sorted(missed, reverse=True))

    def _proposal(self, request: CandidateRequest) -> Proposal:
        if request.motive == "disability":
            due = self.due.get((Kind.NEEDS, request.session, self._centre(request), ""))
            last = due.day if due else None
            late = last is not None and request.received.date() > last
            reason = Reason.DISABILITY_LATE if late else Reason.DISABILITY
            return Proposal(request, Answer.FORWARD, reason, last)
        due = self._deadline(request)
        deadline, count = due.day if due else None, self._count(request)
        found = Proposal(
            request, Answer.ACCEPT, self._outcome(request), deadline, count, set_by=due.rules if due else ()
        )
        for reason, refused in self._refusals(request, deadline, count):
            if refused:
                return replace(found, answer=Answer.REFUSE, reason=reason)
        return found

    def _refusals(
        self, request: CandidateRequest, deadline: date | None, count: int
    ) -> Iterator[tuple[Reason, bool]]:
        cap = self.instance.policies[CentreId(self._centre(request))].of(TransferParameters).cap
        before = self.arranged[request.candidate, request.session]
        yield Reason.RESIDENCE, request.motive == "residence"
        yield Reason.MOTIVE, request.motive not in OF_KIND[request.kind]
        yield (
            Reason.NOT_SITTING,
            not request.exams or any((request.candidate, e) not in self.sits for e in request.exams),
        )
        yield Reason.LATE, deadline is not None and request.received.date() > deadline
        yield Reason.PROOF, request.motive in WITH_PROOF and not request.proof
        arranges = request.kind == "arrangement"
        since = self.missed.get(request.candidate, date.max)
        yield Reason.ABSENT, arranges and request.received.date() >= since and not self._accepted(request)
        yield Reason.NO_OVERLAP, request.motive == "overlap" and not count
        yield Reason.CAP, bool(count) and before + count > cap

    def _accepted(self, request: CandidateRequest) -> bool:
        """Whether the request was accepted already: the absence may be at one of its own exams."""
        row = self.decisions.get(request.id, {})
        return str(row.get("answer") or "") == "accepted"

    def _deadline(self, request: CandidateRequest) -> Deadline | None:
        """The deadline for requests: of the session, or the earliest of its exams. Another centre has none: the texts
        ask for leave and a proof; nor has a convocation for the employer."""
        if request.kind != "arrangement":
            return None
        centre = self._centre(request)
        own = (self.due.get((Kind.REQUESTS, request.session, centre, exam)) for exam in request.exams)
        known = [one for one in own if one is not None]
        session = self.due.get((Kind.REQUESTS, request.session, centre, ""))
        return min(known, key=lambda one: one.day or date.max, default=session)

    def _centre(self, request: CandidateRequest) -> str:
        return str(self.registered.get(request.candidate, ""))

    def _count(self, request: CandidateRequest) -> int:
        """The exams that it arranges: of an overlap those that move, once each (Q09). Neither a convocation nor another
        centre is an arrangement of an exam: the questions of Paris put the latter, and who may have it, apart (C04, D05).
        """
        if request.kind != "arrangement":
            return 0
        if request.motive != "overlap":
            return len(request.exams)
        if self.overlaps is None:
            return max(len(request.exams) - 1, 0)
        return len(self._moves(request))

    def _moves(self, request: CandidateRequest) -> list[tuple[str, str]]:
        """The exam that moves of each overlap that it is about, with what the timetable does about it."""
        if self.overlaps is None:
            return []
        mine = self.overlaps[self.overlaps["candidate"] == request.candidate]
        rows = zip(mine["stays"], mine["moves"], mine["outcome"], strict=True)
        return [(moves, outcome) for stays, moves, outcome in rows if {stays, moves} <= {*request.exams}]

    def _outcome(self, request: CandidateRequest) -> Reason:
        if request.kind == "convocation":
            policy = self.instance.policies[CentreId(self._centre(request))].of(NoticeParameters)
            usual = request.session == 1 or policy.convoked == "both"
            return Reason.PORTAL if usual else Reason.CONVOCATION
        if request.kind == "other-centre" or request.site:
            return Reason.SITE
        if request.motive == "travel-abroad":
            return Reason.AWAY
        if self.overlaps is not None:
            moved = all(outcome == "transfer" for _, outcome in self._moves(request))
            return Reason.TRANSFER if moved else Reason.NO_SOLUTION
        return Reason.ANTICIPATED if request.anticipated else Reason.PLANNED
