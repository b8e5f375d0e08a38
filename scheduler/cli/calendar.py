"""`exams calendar`: the deadlines around the exams of a semester, and what a slipping date makes late."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    from scheduler.app.deadline_calendar import DeadlineCalendar


def calendar(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path | None, typer.Argument()] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    slip: Annotated[list[str] | None, typer.Option("--slip", metavar="WHAT=+5d|DATE")] = None,
    ics: Annotated[Path | None, typer.Option("--ics", metavar="FILE")] = None,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """List the deadlines."""
    from scheduler.app.deadline_calendar import deadline_calendar
    from scheduler.cli.output import err, out, show_json
    from scheduler.cli.reading import our_semester
    from scheduler.cli.show_deadlines import DeadlineTable
    from scheduler.cli.typed_values import typed_day
    from scheduler.deadlines.slips import parse_slip

    semester = our_semester(instance, catalogue_from(rules), refusal="deadline-public")
    messages: Messages = ctx.obj.messages(semester)
    day = typed_day("--today", today) if today else date.today()
    before = deadline_calendar(semester, timetable)
    slips = tuple(parse_slip(text) for text in slip or ())
    after = deadline_calendar(semester, timetable, slips=slips) if slips else None
    if ics is not None:
        from scheduler.app.save_deadlines import save_deadlines

        count = save_deadlines(ics, semester, (after or before).deadlines, language=messages.language)
        err().print(messages.say("event-written", path=ics, count=count))
    if as_json:
        show_json({"status": OK, "instance": semester.name, "today": f"{day}", **_json(before, day, after)})
        return
    table = DeadlineTable(semester, messages, day)
    out().print(table.deadlines(before))
    for line in table.remarks(before):
        out().print(line)
    for line in table.slips(before, after) if after else ():
        out().print(line)


def _json(before: "DeadlineCalendar", today: date, after: "DeadlineCalendar | None") -> dict[str, Any]:
    """Dates are ISO dates, instants ISO with their offset, everything else codes that do not change with the language."""
    from scheduler.app.deadline_calendar import moved_deadlines
    from scheduler.app.regulation import articles

    shown: dict[str, Any] = {
        "deadlines": [_row(one, today) for one in before.deadlines],
        "links": [_link(one) for one in before.links],
        "overdue": [_row(one, today) for one in before.overdue(today)],
        "articles": articles(
            {rule for one in before.deadlines for rule in one.rules}
            | {rule for one in before.links for rule in one.rules}
        ),
    }
    if after is not None:
        moved = [
            {"before": _row(m.before, today), "after": _row(m.after, today)}
            for m in moved_deadlines(before, after)
        ]
        shown["slipped"] = {"moved": moved, "links": [_link(one) for one in after.links]}
    return shown


def _row(one: Any, today: date) -> dict[str, Any]:
    return {
        "what": one.kind,
        "session": one.session,
        "exam": one.exam or None,
        "centre": one.centre,
        "whose": one.whose,
        "day": one.day and f"{one.day}",
        "instant": one.instant and one.instant.isoformat(),
        "zone": one.zone,
        "anchor": one.anchor,
        "anchor_day": one.anchor_day and f"{one.anchor_day}",
        "known": one.met_on and f"{one.met_on}",
        "slack_days": one.slack_days,
        "state": one.state(today),
        "in_days": None if one.day is None else (one.day - today).days,
        "rules": list(one.rules),
    }


def _link(one: Any) -> dict[str, Any]:
    return {
        "link": one.name,
        "session": one.session,
        "earliest": f"{one.earliest}",
        "actual": f"{one.actual}",
        "slack_days": one.slack_days,
        "rules": list(one.rules),
    }
