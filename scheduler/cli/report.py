"""`exams report`: the page that shows a timetable."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.app.freeze import Freeze
from scheduler.cli.rules_option import RulesOption, catalogue_from


def report(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path, typer.Argument()],
    out: Annotated[Path, typer.Option("--out")],
    base: Annotated[Path | None, typer.Option("--base", metavar="TIMETABLE")] = None,
    pins: Annotated[Path | None, typer.Option("--pins", metavar="FILE")] = None,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="TIMETABLE")] = None,
    freeze: Annotated[Freeze, typer.Option("--freeze")] = Freeze.PUBLISHED,
    release: Annotated[list[str] | None, typer.Option("--release", metavar="EXAM|CANDIDATE")] = None,
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
    against: Annotated[Path | None, typer.Option("--against", metavar="TIMETABLE")] = None,
    rules: RulesOption = None,
) -> None:
    """Write the report of a timetable."""
    from instances import load_solving
    from models.instance import Instance
    from models.issues import InvalidInput, Issue
    from scheduler.app.audit import audit
    from scheduler.app.catalogue import file_of
    from scheduler.app.other_content import has_other_content
    from scheduler.app.pins import Pinning
    from scheduler.app.public_page import public_page
    from scheduler.app.read import read
    from scheduler.app.read_timetable import read_timetable
    from scheduler.app.report import report as write
    from scheduler.cli import output as show

    catalogue = catalogue_from(rules)
    semester = read(instance, periods=periods, base=base, rules=catalogue)
    if against is not None and not isinstance(semester, Instance):
        raise InvalidInput((Issue(semester.name, 0, "", "", "compare-public"),))
    pinning = Pinning(pins, keep, freeze, release=tuple(release or ()))
    semester, decided = read_timetable(semester, timetable, pinning=pinning)
    verdict = audit(semester, decided, rules=catalogue)
    messages: Messages = ctx.obj.messages(semester)
    path = write(
        semester,
        decided,
        out,
        verdict=verdict,
        solving=load_solving(timetable),
        rules=catalogue,
        language=messages.language,
        against=against,
    )
    if isinstance(semester, Instance) and out.suffix != ".html":
        public_page(semester, decided, out, verdict=verdict, language=messages.language)
    if has_other_content(semester, timetable, file_of(catalogue)):
        show.err().print(messages.say("audit-other-content"), style="yellow")
    show.out().print(messages.say("report-done", path=path, hard=verdict.hard, cost=verdict.cost))
