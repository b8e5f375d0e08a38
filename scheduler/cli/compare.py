"""`exams compare`: what changed from one timetable to another, and who must be told."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    import pandas as pd

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
    from models.instance import Instance
    from models.issues import InvalidInput, Issue
    from scheduler.app.compare import compare as run
    from scheduler.app.compare import state_of
    from scheduler.app.read import read
    from scheduler.cli.output import out, show_json
    from scheduler.cli.show_comparison import ComparisonText
    from scheduler.cli.typed_values import typed_state

    catalogue = catalogue_from(rules)
    semester = read(instance, rules=catalogue)
    if not isinstance(semester, Instance):
        raise InvalidInput((Issue(str(instance), 0, "", "", "compare-public"),))
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
        "costs": _rows(found.costs),
        "exams": _rows(found.differences.exams),
        "sittings": _rows(found.differences.sittings),
        "rooms": _rows(found.differences.rooms),
        "duties": _rows(found.differences.duties),
        "candidates_to_tell": _rows(found.candidates),
        "staff_to_tell": _rows(found.staff),
    }


def _rows(table: "pd.DataFrame") -> list[dict[str, Any]]:
    """The rows for JSON: instants in ISO 8601 and UTC, blanks as null."""
    shown = table.astype(object).where(table.notna(), None)
    for name in table.select_dtypes("datetimetz").columns:
        shown[name] = [None if one is None else one.strftime("%Y-%m-%dT%H:%MZ") for one in shown[name]]
    return [dict(zip(shown.columns, row, strict=True)) for row in shown.itertuples(index=False, name=None)]
