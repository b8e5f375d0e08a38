"""`exams merge`: the parts of the centres joined, audited together and written as one timetable."""

import time
from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.cli.policy_profile import Profile


def merge(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    parts: Annotated[list[Path], typer.Argument(metavar="PART...")],
    out: Annotated[Path | None, typer.Option("--out")] = None,
    policy: Annotated[Profile | None, typer.Option("--policy")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Join the parts of centres."""
    begun = time.time()
    messages = Messages(ctx.obj)
    from instances import check_fit, load_timetable, open_instance
    from models.instance import Instance
    from models.issues import InvalidInput, Issue
    from scheduler.app.assign_staff import assign_staff
    from scheduler.app.audit import judge
    from scheduler.app.merge import join, named
    from scheduler.app.result_folder import probe, write
    from scheduler.app.solve import Solved
    from scheduler.cli.output import err, show_json
    from scheduler.cli.verdict import show_verdict, verdict_object

    given = open_instance(instance, policy and policy.value)
    if not isinstance(given, Instance):
        raise InvalidInput((Issue(str(instance), 0, "", "", "merge-public"),))
    messages = Messages(ctx.obj, given.wording)
    tables = [load_timetable(path) for path in parts]
    for table in tables:
        check_fit(table, given)
    whole = assign_staff(given, join(named(parts, tables), given), seed=0)
    directory = out or Path("out") / given.name
    probe(directory)
    verdict, infos = judge(given, whole)
    status = "hard-findings" if verdict.hard else "feasible"
    solved = Solved(status=status, timetable=whole, verdict=verdict, seconds=time.time() - begun)
    page = write(directory, given, solved, 0, messages)
    if as_json:
        where = str(page.with_name("timetable.json"))
        show_json(verdict_object(given, verdict, status=status, seconds=solved.seconds, timetable=where))
    else:
        show_verdict(given, verdict, infos, messages)
        err().print(messages.say("merge-done", parts=len(parts), cost=verdict.cost, path=page))
    if verdict.hard:
        raise typer.Exit(1)
