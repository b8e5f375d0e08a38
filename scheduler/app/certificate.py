"""Print a candidate's certificate of attendance from the records of who came."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from models.atomic_file import write_whole
from models.contact_details import ContactDetails
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.text import Language, Messages
from models.timetable import Timetable
from reports.documents.certificates import certificate
from reports.documents.edition import DUE, Edition
from reports.documents.printer import printer
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue
from scheduler.app.follow_up import attended, follow_up
from scheduler.app.read_timetable import given_timetable


def write_certificate(
    semester: Instance,
    timetable: Timetable | Path | str,
    candidate: str,
    file: Path | str,
    *,
    people: Mapping[str, ContactDetails] | None = None,
    language: Language = "fr",
    made: date | None = None,
    templates: Path | None = None,
    rules: Catalogue | None = None,
) -> int:
    """Write the certificate of a candidate (PDF) and return how many exams it names.

    `people`: names by pseudonymous id, printed and kept nowhere else; `made`: the day it carries (default: today);
    `templates`: a folder whose files take the place of ours of the same name. Raises InvalidInput if no record says
    that the candidate came to an exam.
    """
    decided = given_timetable(semester, timetable)
    day = made or date.today()
    came = attended(semester, follow_up(semester, decided, today=day), candidate)
    if came.empty:
        raise InvalidInput((Issue("attendances.csv", 0, "", candidate, "follow-not-attended"),))
    with printer(day, templates) as prints:
        edition = Edition(
            semester,
            decided,
            audit(semester, decided, rules=rules).facts,
            Messages(language, semester.wording, in_print=True),
            prints,
            pd.DataFrame(columns=list(DUE)),
            people or {},
            [session.number for session in semester.sessions],
            [centre.id for centre in semester.centres],
            day,
        )
        content = certificate(edition, candidate, came.sort_values(["day", "exam"])).content()
    write_whole(Path(file), lambda beside: Path(beside).write_bytes(content), private=True)
    return len(came)
