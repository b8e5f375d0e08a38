"""`exams compare`: what changed from one timetable to another, and who must be told."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from
from scheduler.cli.tables import json_rows

if TYPE_CHECKING:
    from scheduler.app.compare import Comparison


def compare(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    one: Annotated[Path, typer.Argument(metavar="BEFORE")],
    other: Annotated[Path, typer.Argument(metavar="AFTER")],
    state: Annotated[str | None, typer.Option("--state", metavar="draft|published|convoked|final")] = None,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Compare two timetables."""
    from scheduler.app.compare import compare as run
    from scheduler.app.compare import state_of
    from scheduler.cli.output import out, show_json
    from scheduler.cli.reading import our_semester
    from scheduler.cli.show_comparison import ComparisonText
    from scheduler.cli.typed_values import typed_state

    catalogue = catalogue_from(rules)
    semester = our_semester(instance, catalogue, refusal="compare-public")
    messages: Messages = ctx.obj.messages(semester)
    found = run(
        semester, one, other, state=typed_state("--state", state) if state else state_of(one), rules=catalogue
    )
    if as_json:
        show_json({"status": OK, "instance": semester.name, **_json(found)})
        return
    for part in ComparisonText(semester, messages).parts(found):
        out().print(part)


def _json(found: "Comparison") -> dict[str, Any]:
    return {
        "state": found.state,
        "hard": {"before": found.hard[0], "after": found.hard[1]},
        "cost": {"before": int(found.costs["before"].sum()), "after": int(found.costs["after"].sum())},
        "costs": json_rows(found.costs),
        "exams": json_rows(found.differences.exams),
        "sittings": json_rows(found.differences.sittings),
        "rooms": json_rows(found.differences.rooms),
        "duties": json_rows(found.differences.duties),
        "candidates_to_tell": json_rows(found.candidates),
        "staff_to_tell": json_rows(found.staff),
    }
