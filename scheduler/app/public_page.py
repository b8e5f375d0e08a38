"""Write the page that an examination office posts and sends."""

from pathlib import Path

from models.facts import Verdict
from models.instance import Instance
from models.text import Language
from models.timetable import Timetable
from reports import write_public_page
from scheduler.app.audit import audit
from scheduler.app.read_timetable import part_for
from scheduler.app.result import Result


def public_page(
    semester: Instance,
    timetable: Result | Timetable,
    path: Path | str,
    *,
    verdict: Verdict | None = None,
    language: Language = "en",
) -> Path:
    """Write the published timetable by centre, site, day and unit, one HTML page, and return its path.

    It tells nothing of any person: no candidate, need, room, number of people or member of staff. `path` is the
    page (`….html`) or the folder for `public.html`; the page speaks French and English and opens in `language`. A
    timetable is audited here unless its `verdict` is given. Raises ValueError for a result without a timetable.
    """
    path = Path(path)
    folder, name = (path.parent, path.name) if path.suffix == ".html" else (path, "public.html")
    if isinstance(timetable, Result):
        verdict = timetable.verdict
        if verdict is None:
            raise ValueError(f"nothing to show: the solve ended as {timetable.status}, without a timetable")
    elif verdict is None:
        semester = part_for(semester, timetable)
        verdict = audit(semester, timetable)
    return write_public_page(folder, semester, verdict.facts, language, name)
