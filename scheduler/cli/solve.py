"""`exams solve`: decide a semester, audit it, write it, show it."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.text import Messages
from scheduler.app.freeze import Freeze
from scheduler.cli.exit_codes import EXIT_CODES, INTERNAL
from scheduler.cli.policy_profile import Profile
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    from scheduler.app.alternatives import AlternativeTimetable
    from scheduler.app.result import Result


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
    rules: RulesOption = None,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    force: Annotated[bool, typer.Option("--force")] = False,
    incomplete: Annotated[bool, typer.Option("--incomplete")] = False,
    alternatives: Annotated[int, typer.Option("--alternatives", min=1, max=9)] = 1,
    fair: Annotated[float | None, typer.Option("--fair", min=0.0, max=1.0, metavar="PART")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Solve an instance."""
    begun = time.time()
    messages: Messages = ctx.obj.messages()
    if seconds is not None and work is not None:
        raise typer.BadParameter(messages.say("solve-work-or-seconds"))
    if centre is not None and starts is None:
        raise typer.BadParameter(messages.say("solve-centre-needs-starts"))
    if (freeze not in (None, Freeze.FREE) or release) and keep is None:
        raise typer.BadParameter(messages.say("solve-freeze-needs-keep"))
    if alternatives > 1 and seconds is None and work is None:
        raise typer.BadParameter(messages.say("solve-alternatives-budget"))
    from scheduler.app.search_process import program_ahead

    ctx.with_resource(program_ahead())
    from instances.io.formats import CHECKPOINT_FILE
    from models.instance import Instance
    from models.issues import InvalidInput, Issue
    from models.neutral_text import file_slug
    from scheduler.app.fair import fairer
    from scheduler.app.read import read
    from scheduler.app.save_result import probe
    from scheduler.app.solve import require_sitters
    from scheduler.app.solve import solve as run
    from scheduler.cli.alternatives import (
        alternative_rows,
        put_on_page,
        save_alternatives,
        show_alternatives,
    )
    from scheduler.cli.fair import fair_fields, show_fair
    from scheduler.cli.progress import Ticker
    from scheduler.cli.saving import keep_incomplete, published_in, save, tell_saved, using
    from scheduler.cli.show_incomplete import show_incomplete
    from scheduler.cli.show_result import show_result

    catalogue = catalogue_from(rules)
    semester = read(instance, policy=policy and policy.value, periods=periods, base=base, rules=catalogue)
    if isinstance(semester, Instance):
        require_sitters(semester)
    elif alternatives > 1 or fair is not None:
        code = "solve-alternatives-public" if alternatives > 1 else "solve-fair-public"
        raise InvalidInput((Issue(semester.name, 0, "", "", code),))
    messages = ctx.obj.messages(semester)
    directory = out or Path("out") / file_slug(semester.name)
    kept = directory / CHECKPOINT_FILE
    if resume and not kept.is_file():
        raise InvalidInput((Issue(str(kept), 0, "", "", "solve-resume-none"),))
    made = probe(directory)
    saved, left = None, None
    with using(directory, made=made):
        published = published_in(directory, semester, messages)
        with Ticker(messages) as ticker:
            result = run(
                semester,
                seconds=seconds,
                work=work,
                seed=seed,
                workers=workers,
                rules=catalogue,
                on_progress=ticker,
                pins=pins,
                keep=keep,
                freeze=freeze or Freeze.PUBLISHED,
                release=release or (),
                published=published,
                starts=starts,
                centre=centre,
                checkpoint=kept,
                resume=resume,
                incomplete=incomplete,
                begun=begun,
            )
            if fair is not None and _complete(result) and not result.interrupted:
                result = fairer(
                    result,
                    fair,
                    seconds=seconds,
                    work=work,
                    workers=workers,
                    rules=catalogue,
                    on_progress=ticker,
                )
        if len(result.missing):
            left = keep_incomplete(directory, result, messages, rules=catalogue)
        elif result.timetable is not None and result.verdict is not None:
            saved = save(
                directory,
                result.semester,
                result.timetable,
                result.verdict,
                result.solving(),
                messages,
                rules=catalogue,
                force=force,
            )
    others: tuple[AlternativeTimetable, ...] = ()
    if alternatives > 1 and saved is not None and not result.interrupted:
        others = save_alternatives(
            directory,
            result,
            alternatives,
            messages,
            seconds=seconds,
            work=work,
            workers=workers,
            rules=catalogue,
        )
        with using(directory, made=()):
            put_on_page(saved, result, others, messages, rules=catalogue)
    if left is not None:
        show_incomplete(result, left, messages, as_json)
    else:
        more: dict[str, Any] = {"alternatives": alternative_rows(directory, others)} if others else {}
        more |= {"fair": fair_fields(result.fair)} if result.fair is not None else {}
        show_result(result, result.semester, saved, seed, messages, as_json, more)
    if result.fair is not None and not as_json:
        show_fair(result.fair, messages)
    if others and not as_json:
        show_alternatives(directory, others, alternatives, messages)
    if saved is not None:
        tell_saved(saved, directory, messages)
    wrong_bound = any(fault.kind == "bound" for fault in result.faults)
    raise typer.Exit(EXIT_CODES[INTERNAL if wrong_bound else result.status])


def _complete(result: "Result") -> bool:
    """Whether there is a timetable that leaves nobody out."""
    return result.timetable is not None and result.verdict is not None and not len(result.missing)
