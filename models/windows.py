"""The days on which each exam may be held: its session's window, wider around a make-up."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from models.calendar import Session
from models.ids import CentreId, ExamId, OfferingId
from models.offer import Exam, ExamKind
from models.policy import MakeUpParameters, Policy

Window = tuple[date, date]


def windows(
    exams: Sequence[Exam],
    sessions: Mapping[int, Session],
    organiser: Mapping[OfferingId, CentreId],
    policies: Mapping[CentreId, Policy],
) -> dict[ExamId, Window]:
    """First and last day of every exam, on the local calendar of those who sit it.

    A make-up may be later than its session, and the session 2 that waits for its results with it: by the
    days that the policy of the organising centre allows, counted from the last day of the session, whenever
    the other exam was cancelled. One of session 1 comes before session 2 begins, so that nobody is asked for
    at once by both.
    """
    made_up = {exam.offering for exam in exams if exam.kind is ExamKind.MAKEUP}
    found = {}
    for exam in exams:
        session = sessions[exam.session]
        last = session.last_day
        if exam.offering in made_up and (exam.kind is ExamKind.MAKEUP or exam.session > 1):
            policy = policies[organiser[exam.offering]]
            last += timedelta(policy.of(MakeUpParameters).within)
            following = sessions.get(exam.session + 1)
            if following is not None:
                last = max(session.last_day, min(last, following.first_day - timedelta(1)))
        found[exam.id] = (session.first_day, last)
    return found


def earliest(exam: Exam, policy: Policy) -> date | None:
    """The first day of a make-up: the one asked for, or the notice after the cancellation if that is later."""
    asked = [exam.not_before] if exam.not_before else []
    told = [exam.cancelled + timedelta(policy.of(MakeUpParameters).notice)] if exam.cancelled else []
    return max(asked + told, default=None)
