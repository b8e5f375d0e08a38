"""`exams solve`: decide a semester, audit it, write it, show it."""

import time
from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.app.pins import Freeze, Settled
from scheduler.cli.policy_profile import Profile

INFEASIBLE, UNKNOWN = 3, 4
DEFAULT_SECONDS = 60.0


def solve(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    out: Annotated[Path | None, typer.Option("--out")] = None,
    seconds: Annotated[float | None, typer.Option("--seconds", min=1.0)] = None,
    work: Annotated[int | None, typer.Option("--work", min=1)] = None,
    seed: Annotated[int, typer.Option("--seed", min=0)] = 0,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64)] = 2,
    policy: Annotated[Profile | None, typer.Option("--policy")] = None,
    base: Annotated[Path | None, typer.Option("--base", metavar="TIMETABLE")] = None,
    starts: Annotated[Path | None, typer.Option("--starts", metavar="FILE")] = None,
    centre: Annotated[str | None, typer.Option("--centre", metavar="C")] = None,
    pins: Annotated[Path | None, typer.Option("--pins", metavar="FILE")] = None,
    keep: Annotated[Path | None, typer.Option("--keep", metavar="TIMETABLE")] = None,
    freeze: Annotated[Freeze | None, typer.Option("--freeze")] = None,
    release: Annotated[list[str] | None, typer.Option("--release", metavar="EXAM|CANDIDATE")] = None,
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Solve an instance."""
    begun = time.time()
    messages = Messages(ctx.obj)
    if seconds is not None and work is not None:
        raise typer.BadParameter(messages.say("solve-work-or-seconds"))
    if centre is not None and starts is None:
        raise typer.BadParameter(messages.say("solve-centre-needs-starts"))
    if (freeze not in (None, Freeze.FREE) or release) and keep is None:
        raise typer.BadParameter(messages.say("solve-freeze-needs-keep"))
    from instances import open_instance
    from models.instance import Instance
    from models.issues import InvalidInput, Issue
    from scheduler.app.audit import based, require_sitters
    from scheduler.app.audit_pinned_starts import refusal
    from scheduler.app.checkpoint import FILE
    from scheduler.app.child import Settings
    from scheduler.app.infeasible_pins import blame
    from scheduler.app.result_folder import probe, tell, write
    from scheduler.app.solve import solve_in_child
    from scheduler.cli.progress import Ticker

    given = open_instance(instance, policy and policy.value, periods)
    if isinstance(given, Instance):
        require_sitters(given, instance)
        settled = Settled(pins, keep, freeze or Freeze.PUBLISHED, starts, centre, tuple(release or ()))
        given = settled.under(based(given, base))
        messages = Messages(ctx.obj, given.wording)
    limit = DEFAULT_SECONDS if seconds is None and work is None else seconds
    directory = out or Path("out") / given.name
    kept = directory / FILE
    if resume and not kept.is_file():
        raise InvalidInput((Issue(str(kept), 0, "", "", "solve-resume-none"),))
    settings = Settings(limit, work, seed, workers if work is None else 1, begun, kept, resume)
    made = probe(directory)
    solved = refusal(given, begun, messages)
    if solved is None:
        with Ticker(messages) as ticker:
            solved = solve_in_child(given, settings, ticker)
        if isinstance(given, Instance):
            solved = blame(solved, given, messages)
    if solved.timetable is None and made and not any(directory.iterdir()):
        directory.rmdir()
    page = write(directory, given, solved, seed, messages) if solved.timetable is not None else None
    tell(solved, given, page, seed, messages, as_json)
    if solved.timetable is None:
        raise typer.Exit(INFEASIBLE if solved.status == "infeasible" else UNKNOWN)
