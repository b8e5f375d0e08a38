"""Arrangements of exams that their candidate does not sit: a warning, they apply to nothing."""

from collections.abc import Mapping

import numpy as np

from instances.io.checks.unlikely_values import warn
from instances.io.issue_log import IssueLog
from instances.io.tables.sheet import Sheet


def check_idle_arrangements(sheets: Mapping[str, Sheet], issues: IssueLog) -> None:
    """Rows that name an exam of an offering for which the candidate is not registered, in tables without an error.

    Who is listed for an exam (`sitters`) may sit it without a registration.
    """
    sheet, exams = sheets["accommodations"], sheets["exams"]
    offering = dict(zip(exams["id"].column, exams["offering"].column, strict=True))
    registrations, sitters = sheets["registrations"], sheets["sitters"]
    taken = set(zip(registrations["candidate"].column, registrations["offering"].column, strict=True))
    listed = set(zip(sitters["candidate"].column, sitters["exam"].column, strict=True))
    rows = zip(sheet["candidate"].column, sheet["exam"].column, strict=True)
    idle = [bool(e) and (c, offering.get(e)) not in taken and (c, e) not in listed for c, e in rows]
    warn(sheet, "exam", np.flatnonzero(np.array(idle, bool)), "unlikely-idle-arrangement", issues, {})
