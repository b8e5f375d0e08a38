"""`exams merge`: the parts of the centres joined, audited together and written as one timetable."""

import time
from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.cli.exit_codes import EXIT_CODES, HARD_FINDINGS
from scheduler.cli.policy_profile import Profile
from scheduler.cli.rules_option import RulesOption, catalogue_from


def merge(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    parts: Annotated[list[Path], typer.Argument(metavar="PART...")],
    out: Annotated[Path | None, typer.Option("--out")] = None,
    policy: Annotated[Profile | None, typer.Option("--policy")] = None,
    rules: RulesOption = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Join the parts of centres."""
    begun = time.time()
    from models.facts import Solving
    from models.instance import Instance
    from models.neutral_text import file_slug
    from models.status import Status
    from scheduler.app.audit import audit
    from scheduler.app.catalogue import rules_of
    from scheduler.app.merge import merge as run
    from scheduler.app.pins import Pinning
    from scheduler.app.read import read
    from scheduler.app.result import no_progress
    from scheduler.app.save_result import probe
    from scheduler.cli.output import err, show_json
    from scheduler.cli.saving import published_in, save, tell_saved, using
    from scheduler.cli.verdict import show_verdict, verdict_object

    catalogue = catalogue_from(rules)
    semester = read(instance, policy=policy and policy.value, rules=catalogue)
    messages: Messages = ctx.obj.messages(semester)
    whole = run(semester, parts, rules=catalogue)
    directory = out or Path("out") / file_slug(semester.name)
    made = probe(directory)
    with using(directory, made=made):
        if isinstance(semester, Instance):
            semester = Pinning(published=published_in(directory, semester, messages)).applied_to(semester)
        verdict = audit(semester, whole, rules=catalogue)
        status = HARD_FINDINGS if verdict.hard else Status.FEASIBLE
        seconds = time.time() - begun
        solving = Solving(status, seconds, 0, {}, 0, no_progress(), rules_file=verdict.rules_file)
        saved = None
        if not verdict.hard:
            saved = save(directory, semester, whole, verdict, solving, messages, rules=catalogue, force=force)
    infos = rules_of(semester, catalogue)
    if as_json:
        where = None if saved is None else str(saved.folder / "timetable.json")
        told = verdict_object(
            semester, verdict, infos, messages, status=status, seconds=seconds, timetable=where
        )
        state = None if saved is None else str(saved.record.state)
        show_json(told | {"state": state, "current": saved is not None and saved.current})
    else:
        show_verdict(semester, verdict, infos, messages)
    if saved is None:
        err().print(messages.say("merge-hard", parts=len(parts)), style="yellow")
    else:
        if not as_json:
            path = saved.page or saved.folder
            err().print(messages.say("merge-done", parts=len(parts), cost=verdict.cost, path=path))
        tell_saved(saved, directory, messages)
    raise typer.Exit(EXIT_CODES[status])
