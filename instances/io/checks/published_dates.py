"""Published dates name a centre that there is, and results come after the session."""

from collections.abc import Mapping

from instances.io.build.instance import network_of
from instances.io.issue_log import IssueLog
from instances.io.settings.field_errors import FILE
from instances.io.settings.settings_reader import InstanceSettings
from instances.io.tables.sheet import Sheet


def check_published_dates(sheets: Mapping[str, Sheet], settings: InstanceSettings, issues: IssueLog) -> None:
    """Sessions whose last day for requests is that of an unknown centre, and results of a centre before the last day of
    the session; tables without an error."""
    if dates := sheets.get("published-dates"):
        _check_results(dates, settings, issues)
    centres = [str(centre.id) for centre in network_of(sheets)[0]]
    for number, session in enumerate(settings.sessions, start=1):
        named = session.request_deadline_centre
        if named is not None and named not in centres:
            issues.add(
                FILE,
                "settings-choice",
                column=f"sessions[{number}].request_deadline_centre",
                value=named,
                detail={"choices": ", ".join(centres)},
            )


def _check_results(dates: Sheet, settings: InstanceSettings, issues: IssueLog) -> None:
    last_days = {session.number: session.last_day for session in settings.sessions}
    columns = (dates[name].column for name in ("session", "what", "day"))
    for line, number, what, day in zip(dates.lines.tolist(), *columns, strict=True):
        last = last_days.get(number)
        if what == "results" and day and last and day < last:
            words = {"last": last}
            issues.add(
                dates.file, "settings-published-early", row=line, column="day", value=day, detail=words
            )
