"""A set date of publication that comes too late for session 2: a warning with the dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from instances.io.build.instance import network_of, offer_of
from instances.io.issue_log import IssueLog
from instances.io.settings.field_errors import FILE
from instances.io.settings.settings_reader import InstanceSettings
from instances.io.tables.sheet import Sheet
from models.offer import ExamKind
from models.policy import DateChainParameters
from models.windows import windows


@dataclass(frozen=True, slots=True)
class _Promise:
    """A set day of publication of session 1, of one centre or (blank) of all, and where it is written."""

    day: date
    centre: str
    file: str
    row: int
    column: str


def check_promised_results(sheets: Mapping[str, Sheet], settings: InstanceSettings, issues: IssueLog) -> None:
    """Exams of session 2 whose last day is before the results of session 1 and the days after them; tables without an
    error."""
    sessions = {s.number: s for s in settings.sessions}
    if not {1, 2} <= sessions.keys() or not (promises := list(_promises(sheets, settings))):
        return
    policy = settings.policy(settings.profile).of(DateChainParameters)
    days = max(policy.gap, policy.convocation_after_results)
    offerings, exams = offer_of(sheets)
    policies = {c.id: settings.policy(c.policy) for c in network_of(sheets)[0]}
    organiser = {o.id: o.centre for o in offerings}
    held = windows(exams, sessions, organiser, policies)
    own = {one.centre for one in promises}
    for one in promises:
        first = {
            e.offering
            for e in exams
            if e.session == 1
            and e.kind is ExamKind.REGULAR
            and (organiser[e.offering] == one.centre if one.centre else organiser[e.offering] not in own)
        }
        earliest, every = one.day + timedelta(days), first and policy.scope == "session"
        waits = [e for e in exams if e.session == 2 and (e.offering in first or every)]
        late = [e for e in waits if held[e.id][1] < earliest]
        if late:
            words = {"days": days, "earliest": earliest, "last": sessions[2].last_day, "exams": len(late)}
            issues.add(
                one.file,
                "settings-published-late",
                row=one.row,
                column=one.column,
                value=one.day,
                severity="warning",
                detail=words,
            )


def _promises(sheets: Mapping[str, Sheet], settings: InstanceSettings) -> Iterator[_Promise]:
    for number, session in enumerate(settings.sessions, start=1):
        if session.number == 1 and session.results_published:
            yield _Promise(session.results_published, "", FILE, 0, f"sessions[{number}].results_published")
    if dates := sheets.get("published-dates"):
        columns = (dates[name].column for name in ("session", "what", "day", "centre"))
        for line, number, what, day, centre in zip(dates.lines.tolist(), *columns, strict=True):
            if number == 1 and what == "results" and day:
                yield _Promise(day, str(centre), dates.file, line, "day")
