"""Recommendations that came too late for a session: a warning, their arrangements are wishes there."""

from collections.abc import Mapping
from datetime import timedelta

import numpy as np

from instances.io.checks.unlikely_values import warn
from instances.io.issue_log import IssueLog
from instances.io.settings.settings_reader import InstanceSettings
from instances.io.tables.sheet import Sheet
from models.policy import LateNeedsParameters


def check_late_files(sheets: Mapping[str, Sheet], settings: InstanceSettings, issues: IssueLog) -> None:
    """Files of each session, in tables without an error."""
    sheet = sheets["accommodations"]
    received = sheet["received"].column
    notice = settings.policy(settings.profile).of(LateNeedsParameters).notice
    for session in settings.sessions:
        latest = session.first_day - timedelta(days=notice)
        marked = np.fromiter((day is not None and day > latest for day in received), bool, len(received))
        words = {"latest": latest, "session": session.number}
        warn(sheet, "received", np.flatnonzero(marked), "unlikely-late-file", issues, words)
