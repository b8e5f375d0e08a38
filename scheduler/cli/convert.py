"""`exams convert`: the same data in another form, or the extract of another system in ours."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from


def convert(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument()],
    target: Annotated[Path, typer.Argument()],
    mapping: Annotated[Path | None, typer.Option("--map")] = None,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Convert an instance."""
    from instances.io.semester.convert import convert as run
    from scheduler.app.catalogue import schema_of
    from scheduler.cli.output import issue_rows, out, show_issues, show_json

    done = run(source, target, mapping, schema=schema_of(catalogue_from(rules)))
    messages: Messages = ctx.obj.messages_at(source)
    missing = [] if (target / "instance.toml").is_file() else list(done.missing)
    if as_json:
        rows = issue_rows(done.warnings, messages)
        found = {"status": OK, "target": str(target), "rows": dict(done.rows), "missing": missing}
        show_json({**found, "problems": rows})
        return
    show_issues(done.warnings, messages)
    tables = ", ".join(f"{name} {rows}" for name, rows in done.rows.items())
    out().print(messages.say("convert-done", target=target, tables=tables), style="bold")
    if missing:
        out().print(messages.say("convert-missing", tables=", ".join(missing)))
