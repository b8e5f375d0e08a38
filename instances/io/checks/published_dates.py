"""Published dates name a centre that there is."""

from collections.abc import Mapping

from instances.io.build.instance import network_of
from instances.io.issue_log import IssueLog
from instances.io.settings.field_errors import FILE
from instances.io.settings.settings_reader import InstanceSettings
from instances.io.tables.sheet import Sheet


def check_published_dates(sheets: Mapping[str, Sheet], settings: InstanceSettings, issues: IssueLog) -> None:
    """Sessions whose last day for requests is that of an unknown centre; tables without an error."""
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
