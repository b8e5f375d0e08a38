"""`exams audit`: the independent verdict on a timetable."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.app.pins import Freeze, Settled
from scheduler.cli.policy_profile import Profile


def audit(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path, typer.Argument()],
    policy: Annotated[Profile | None, typer.Option("--policy")] = None,
    edited: Annotated[bool, typer.Option("--edited")] = False,
    base: Annotated[Path | None, typer.Option("--base", metavar="TIMETABLE")] = None,
    pins: Annotated[Path | None, typer.Option("--pins", metavar="FILE")] = None,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="TIMETABLE")] = None,
    freeze: Annotated[Freeze, typer.Option("--freeze")] = Freeze.PUBLISHED,
    release: Annotated[list[str] | None, typer.Option("--release", metavar="EXAM|CANDIDATE")] = None,
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Audit a timetable."""
    from time import perf_counter

    from scheduler.app.audit import judge, open_both
    from scheduler.app.starts_table import TABLES
    from scheduler.cli.output import err, show_json
    from scheduler.cli.verdict import show_verdict, verdict_object

    begun = perf_counter()
    profile = policy and policy.value
    settled = Settled(pins, keep, freeze, release=tuple(release or ()))
    given, decided = open_both(
        instance, timetable, profile, edited=edited, periods=periods, base=base, settled=settled
    )
    verdict, infos = judge(given, decided)
    if as_json:
        status = "hard-findings" if verdict.hard else "clean"
        seconds = perf_counter() - begun
        where = str(timetable)
        found = verdict_object(given, verdict, status=status, seconds=seconds, timetable=where)
        show_json(found)
    else:
        messages = Messages(ctx.obj, given.wording)
        show_verdict(given, verdict, infos, messages)
        if timetable.suffix.casefold() in TABLES:
            err().print(messages.say("audit-handmade"), style="yellow")
    if verdict.hard:
        raise typer.Exit(1)
