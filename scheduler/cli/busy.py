"""`exams busy`: rooms and teachers busy with classes, from a calendar, as rows of a table."""

from pathlib import Path
from typing import Annotated

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from


def busy(
    ctx: typer.Context,
    calendar: Annotated[Path, typer.Argument(metavar="CALENDAR.ics")],
    instance: Annotated[Path, typer.Argument()],
    target: Annotated[Path, typer.Option("--out", metavar="OUT.csv")],
    who: Annotated[str, typer.Option("--who", metavar="CODE")] = "",
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Take busy times from a calendar."""
    from instances.io.calendar.absences import busy_rows, write_busy_rows
    from scheduler.cli.output import out, show_json
    from scheduler.cli.reading import our_semester

    semester = our_semester(instance, catalogue_from(rules), refusal="calendar-public")
    found = busy_rows(calendar, semester, who)
    write_busy_rows(target, found)
    told = {"rows": len(found.rows), "elsewhere": found.elsewhere, "unread": found.unread}
    if as_json:
        show_json({"status": OK, "target": str(target), "table": found.table, **told})
        return
    messages: Messages = ctx.obj.messages(semester)
    table = messages.say(f"calendar-{found.table}")
    out().print(messages.say("calendar-done", target=target, table=table, **told), style="bold")
    for name in ("elsewhere", "unread"):
        if told[name]:
            out().print(messages.say(f"calendar-{name}", count=told[name]))
