"""`exams repair`: a timetable after changes, with as few people to tell and as few exams moved as possible."""

import time
from pathlib import Path
from typing import Annotated, Any

import typer

from models.status import Status
from models.text import Messages
from scheduler.cli.exit_codes import EXIT_CODES
from scheduler.cli.rules_option import RulesOption, catalogue_from


def repair(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path, typer.Argument()],
    changes: Annotated[Path, typer.Argument(metavar="CHANGES.toml")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR")],
    state: Annotated[str | None, typer.Option("--state", metavar="draft|published|convoked|final")] = None,
    release: Annotated[list[str] | None, typer.Option("--release", metavar="EXAM")] = None,
    changed: Annotated[Path | None, typer.Option("--save-instance", metavar="OUT")] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=1)] = 8,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Repair a timetable."""
    begun = time.time()
    from instances import save_instance
    from models.facts import Solving
    from scheduler.app.catalogue import rules_of
    from scheduler.app.compare import state_of
    from scheduler.app.plan.repair import repair as run
    from scheduler.app.read_timetable import read_timetable
    from scheduler.app.result import no_progress
    from scheduler.app.save_result import probe
    from scheduler.cli.output import err, show_json
    from scheduler.cli.output import out as console
    from scheduler.cli.reading import our_semester
    from scheduler.cli.saving import save, tell_saved, using
    from scheduler.cli.show_comparison import ComparisonText
    from scheduler.cli.show_infeasible import show_infeasible
    from scheduler.cli.tables import json_rows
    from scheduler.cli.typed_values import typed_state

    catalogue = catalogue_from(rules)
    semester = our_semester(instance, catalogue)
    messages: Messages = ctx.obj.messages(semester)
    known = typed_state("--state", state) if state else state_of(timetable)
    _, decided = read_timetable(semester, timetable)
    found = run(
        semester, decided, changes, state=known, release=release or (), seconds=seconds, rules=catalogue
    )
    content: dict[str, Any] = {
        "status": found.status,
        "instance": semester.name,
        "moved": list(found.moved),
        "forced": list(found.forced),
        "least": found.least,
        "minimal": found.minimal,
    }
    if found.timetable is None or found.verdict is None or found.comparison is None:
        if as_json:
            show_json(content | {"conflicts": [one.line() for one in found.conflicts]})
        else:
            heading = "solve-infeasible" if found.status is Status.INFEASIBLE else "repair-not-found"
            infos = rules_of(semester, catalogue)
            show_infeasible(
                console(), found.semester, found.conflicts, None, infos, messages, heading=heading
            )
        raise typer.Exit(EXIT_CODES[found.status])
    if changed is not None:
        save_instance(changed, found.semester)
    made = probe(out)
    solving = Solving(found.status, time.time() - begun, 0, {}, 0, no_progress())
    with using(out, made=made):
        saved = save(
            out,
            found.semester,
            found.timetable,
            found.verdict,
            solving,
            messages,
            rules=catalogue,
            force=True,
        )
    if as_json:
        comparison = found.comparison
        show_json(
            content
            | {
                "cost": found.verdict.cost,
                "costs": json_rows(comparison.costs),
                "exams": json_rows(comparison.differences.exams),
                "sittings": json_rows(comparison.differences.sittings),
                "duties": json_rows(comparison.differences.duties),
                "candidates_to_tell": json_rows(comparison.candidates),
                "staff_to_tell": json_rows(comparison.staff),
                "timetable": str(saved.folder / "timetable.json"),
            }
        )
    else:
        key = "repair-minimal" if found.minimal else "repair-more"
        console().print(messages.say(key, moved=len(found.moved), least=found.least))
        for part in ComparisonText(found.semester, messages).parts(found.comparison):
            console().print(part)
        err().print(messages.say("repair-done", path=str(saved.page or saved.folder)))
    tell_saved(saved, out, messages)
    raise typer.Exit(EXIT_CODES[found.status])
