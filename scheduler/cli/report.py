"""`exams report`: the page that shows a timetable."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.app.pins import Freeze, Settled


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
) -> None:
    """Write the report of a timetable."""
    from instances import load_solving
    from reports import write_report
    from scheduler.app.audit import judge, open_both
    from scheduler.cli import output as show

    settled = Settled(pins, keep, freeze, release=tuple(release or ()))
    given, decided = open_both(instance, timetable, periods=periods, base=base, settled=settled)
    verdict, infos = judge(given, decided)
    path = write_report(out, given, decided, verdict, infos, load_solving(timetable), ctx.obj)
    show.out().print(
        Messages(ctx.obj, given.wording).say("report-done", path=path, hard=verdict.hard, cost=verdict.cost)
    )
