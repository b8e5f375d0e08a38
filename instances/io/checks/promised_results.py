"""A set date of publication that comes too late for session 2: a warning with the dates."""

from collections.abc import Mapping
from datetime import timedelta

from instances.io.build.instance import network_of, offer_of
from instances.io.issue_log import IssueLog
from instances.io.settings.field_errors import FILE
from instances.io.settings.settings_reader import InstanceSettings
from instances.io.tables.sheet import Sheet
from models.offer import ExamKind
from models.policy import DateChainParameters
from models.windows import windows


def check_promised_results(sheets: Mapping[str, Sheet], settings: InstanceSettings, issues: IssueLog) -> None:
    """Exams of session 2 whose last day is before the results of session 1 and the days after them; tables without an
    error."""
    sessions = {s.number: s for s in settings.sessions}
    published = sessions[1].results_published if {1, 2} <= sessions.keys() else None
    if published is None:
        return
    policy = settings.policy(settings.profile).of(DateChainParameters)
    days = max(policy.gap, policy.convocation_after_results)
    earliest = published + timedelta(days)
    offerings, exams = offer_of(sheets)
    policies = {c.id: settings.policy(c.policy) for c in network_of(sheets)[0]}
    held = windows(exams, sessions, {o.id: o.centre for o in offerings}, policies)
    first = {e.offering for e in exams if e.session == 1 and e.kind is ExamKind.REGULAR}
    waits = [
        e for e in exams if e.session == 2 and (e.offering in first or (first and policy.scope == "session"))
    ]
    late = [e for e in waits if held[e.id][1] < earliest]
    if late:
        words = {"days": days, "earliest": earliest, "last": sessions[2].last_day, "exams": len(late)}
        column = f"sessions[{1 + [s.number for s in settings.sessions].index(1)}].results_published"
        issues.add(
            FILE, "settings-published-late", column=column, value=published, severity="warning", detail=words
        )
