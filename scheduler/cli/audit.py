"""`exams audit`: the independent verdict on a timetable."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.app.freeze import Freeze
from scheduler.cli.exit_codes import CLEAN, EXIT_CODES, HARD_FINDINGS
from scheduler.cli.policy_profile import Profile
from scheduler.cli.rules_option import RulesOption, catalogue_from


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
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Audit a timetable."""
    from time import perf_counter

    from scheduler.app.audit import audit as judge
    from scheduler.app.catalogue import file_of, rules_of
    from scheduler.app.other_content import has_other_content
    from scheduler.app.pins import Pinning
    from scheduler.app.read import read
    from scheduler.app.read_timetable import read_timetable
    from scheduler.app.starts_table import TABLES
    from scheduler.app.stated_cost import STATED_COST, false_cost, with_stated_cost
    from scheduler.cli.output import err, show_json
    from scheduler.cli.verdict import show_verdict, verdict_object

    begun = perf_counter()
    catalogue = catalogue_from(rules)
    semester = read(instance, policy=policy and policy.value, periods=periods, base=base, rules=catalogue)
    messages: Messages = ctx.obj.messages(semester)
    pinning = Pinning(pins, keep, freeze, release=tuple(release or ()))
    semester, decided = read_timetable(semester, timetable, edited=edited, whole=True, pinning=pinning)
    verdict = judge(semester, decided, rules=catalogue)
    if not edited:
        as_made = not (policy or base or pins or keep or periods)
        verdict = with_stated_cost(semester, verdict, timetable, as_made=as_made)
    status = HARD_FINDINGS if verdict.hard else CLEAN
    infos = rules_of(semester, catalogue)
    if as_json:
        seconds = perf_counter() - begun
        where = str(timetable)
        found = verdict_object(
            semester, verdict, infos, messages, status=status, seconds=seconds, timetable=where
        )
        show_json(found | {"stated_cost": false_cost(verdict)})
    else:
        of_file = () if false_cost(verdict) is None else (STATED_COST,)
        show_verdict(semester, verdict, (*infos, *of_file), messages)
        if timetable.suffix.casefold() in TABLES:
            err().print(messages.say("audit-handmade"), style="yellow")
    if has_other_content(semester, timetable, file_of(catalogue)):
        err().print(messages.say("audit-other-content"), style="yellow")
    raise typer.Exit(EXIT_CODES[status])
