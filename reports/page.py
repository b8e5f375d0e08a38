"""The planner's page: the overview, and data that scripts draw. It names candidates and staff by their pseudonymous ids."""

from collections.abc import Sequence
from pathlib import Path

import plotly.offline

from models.atomic_file import write_whole
from models.deadline import Deadline
from models.facts import Solving, Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.result_record import ResultRecord
from models.rules import RuleInfo
from models.simulation import Simulation
from models.status import Status
from models.text import Language
from models.timetable import Timetable
from reports.bilingual import Bilingual, BilingualMessages
from reports.figures.costs import costs
from reports.figures.progress import progress
from reports.html_page import page_html
from reports.overview import overview
from reports.packed_text import packed_text
from reports.page_data import build_page_data
from reports.page_data.beside import Beside
from reports.page_data.missing_people import MissingPeople

__all__ = ["write_report"]

_STYLES = ("page", "figures", "gantt", "heatmap", "date_chain", "published", "narrow", "print")
"""Style sheets, each in `web/styles`; a later one overrides an earlier one."""
_SCRIPTS = (
    "vendor/fluent-bundle.js",
    "lib/page_data.js",
    "lib/texts.js",
    "lib/elements.js",
    "lib/clocks.js",
    "lib/recall.js",
    "lib/short_names.js",
    "lib/lookup.js",
    "lib/spreadsheet.js",
    "lib/searchable_table.js",
    "lib/sitting_table.js",
    "lib/preparation_table.js",
    "lib/router.js",
    "lib/finding_table.js",
    "lib/duties.js",
    "lib/duty_totals.js",
    "lib/seating.js",
    "lib/gantt.js",
    "lib/plotly_figures.js",
    "published/sittings.js",
    "published/place.js",
    "published/week.js",
    "published/poster.js",
    "views/calendar_heatmap.js",
    "views/day.js",
    "views/centres.js",
    "views/exam_details.js",
    "views/exams.js",
    "views/teachers.js",
    "views/rooms.js",
    "views/staff_roster.js",
    "views/candidates.js",
    "views/fairness.js",
    "views/changes.js",
    "views/alternatives.js",
    "views/overlaps.js",
    "views/time_zones.js",
    "views/date_chain.js",
    "views/deadlines.js",
    "views/seat_use.js",
    "views/attendance.js",
    "views/costs_and_findings.js",
    "views/solve_progress.js",
    "lib/search_field.js",
    "lib/accessibility.js",
    "main.js",
)
"""Scripts in the order in which the page runs them: what views share stands before the views."""
_MENU = (
    "overview",
    "changes",
    "alternatives",
    "calendar",
    "week",
    "centres",
    "exams",
    "rooms",
    "roster",
    "candidates",
    "fairness",
    "overlaps",
    "zones",
    "chain",
    "deadlines",
    "seats",
    "attendance",
)


_PARTS = (
    "attendance",
    "bands",
    "duties",
    "findings",
    "overlaps",
    "partners",
    "people",
    "published",
    "sittings",
    "staff",
    "timetables",
)
"""Tables that grow with the semester: nearly all of its data. They stand packed in the page."""


def write_report(
    directory: Path,
    instance: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    infos: Sequence[RuleInfo],
    solving: Solving | None,
    language: Language,
    name: str = "report.html",
    record: ResultRecord | None = None,
    deadlines: Sequence[Deadline] = (),
    missing: MissingPeople | None = None,
    attendance: Simulation | None = None,
    beside: Beside = Beside(),  # noqa: B008 (it is frozen)
) -> Path:
    """Write the page `name` into the directory, whole or not at all, and return its path; only its owner may read it.

    `record`: of which version of a result it is the page. `deadlines`: what is due around the exams, for the board.
    `missing`: whom an incomplete timetable leaves out. `attendance`: who comes, by simulation. `beside`: what is shown beside the timetable.
    """
    html = render(
        instance, timetable, verdict, infos, solving, language, record, deadlines, missing, attendance, beside
    )
    directory.mkdir(parents=True, exist_ok=True)
    target = directory / name
    write_whole(target, lambda path: path.write_text(html, encoding="utf-8"), private=True)
    return target


def render(
    instance: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    infos: Sequence[RuleInfo],
    solving: Solving | None,
    language: Language,
    record: ResultRecord | None = None,
    deadlines: Sequence[Deadline] = (),
    missing: MissingPeople | None = None,
    attendance: Simulation | None = None,
    beside: Beside = Beside(),  # noqa: B008 (it is frozen)
) -> str:
    """The page as text."""
    messages = BilingualMessages.worded(instance.wording)
    solved = progress(solving, messages)
    data = build_page_data(
        instance, timetable, verdict, infos, solving, deadlines, missing, attendance, beside
    ) | {
        "figures": {"costs": costs(verdict, infos, solving, messages), "progress": solved and solved[0]},
        "progress": solved and solved[1],
    }
    return page_html(
        "report.html",
        messages,
        language,
        title=instance.name if isinstance(instance, PublicInstance) else instance.title or instance.name,
        styles=_STYLES,
        scripts=_SCRIPTS,
        data=data,
        parts=_PARTS,
        record=record,
        incomplete=solving is not None and solving.status == Status.INCOMPLETE,
        left_out=[] if missing is None else missing.sentences,
        menu=_menu(instance, timetable, solving, deadlines, attendance, beside, messages),
        c=overview(instance, timetable, verdict, infos, solving, messages),
        plotly=packed_text(plotly.offline.get_plotlyjs()),
    )


def _menu(
    instance: Instance | PublicInstance,
    timetable: Timetable,
    solving: Solving | None,
    deadlines: Sequence[Deadline],
    attendance: Simulation | None,
    beside: Beside,
    messages: BilingualMessages,
) -> list[tuple[str, Bilingual]]:
    """The views that have something to show."""
    views = ["overview"] if isinstance(instance, PublicInstance) else list(_MENU)
    if timetable.duties.empty:  # nobody of the staff is named
        views = [view for view in views if view != "roster"]
    if not deadlines:
        views = [view for view in views if view != "deadlines"]
    if attendance is None:
        views = [view for view in views if view != "attendance"]
    if beside.changes is None:
        views = [view for view in views if view != "changes"]
    if not beside.alternatives:
        views = [view for view in views if view != "alternatives"]
    views += ["costs"] + (["progress"] if solving is not None and len(solving.progress) else [])
    return [(view, messages.say(f"page-view-{view}")) for view in views]
