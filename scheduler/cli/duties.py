"""`exams duties`: invigilators of each room, what they must be told, how evenly duties are shared."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.locale_format import format_day, format_number
from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    import pandas as pd

    from models.instance import Instance
    from scheduler.app.duties import DutyReport

SHOWN = 30
"""Rooms that are printed of each kind; JSON has all."""


def duties(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path, typer.Argument()],
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Say how rooms are supervised."""
    from scheduler.app.duties import duties as run
    from scheduler.cli.output import out, show_json
    from scheduler.cli.reading import our_semester

    semester = our_semester(instance, catalogue_from(rules), refusal="duty-public")
    messages: Messages = ctx.obj.messages(semester)
    found = run(semester, timetable)
    if as_json:
        tables = {name: _rows(getattr(found, name)) for name in ("rooms", "briefings", "shares")}
        show_json({"status": OK, "instance": semester.name, **tables})
        return
    for line in _text(found, semester, messages):
        out().print(line)


def _text(found: "DutyReport", semester: "Instance", messages: Messages) -> list[str]:
    zone = {str(site.id): site.zone for site in semester.sites}

    def clock(site: str, moment: Any) -> tuple[str, str]:
        local = moment.tz_convert(zone[site])
        return format_day(local.date(), messages.language), f"{local:%H:%M}"

    alone = found.rooms[found.rooms["final"].astype(bool)]
    lines = [messages.say("duty-alone", count=len(alone), all=len(found.rooms))]
    for row in alone.head(SHOWN).to_dict("records"):
        day, start = clock(row["site"], row["start"])
        words = {name: row[name] for name in ("site", "room", "exam")}
        exits = clock(row["site"], row["exits_from"])[1]
        lines.append(messages.say("duty-room", day=day, start=start, exits=exits, **words))
    if len(alone) > SHOWN:
        lines.append(messages.say("duty-more", count=len(alone) - SHOWN))
    lines.append(messages.say("duty-briefings", count=len(found.briefings)))
    for row in found.briefings.head(SHOWN).to_dict("records"):
        end = "" if row["effect"] not in ("extra", "pause") else clock(row["site"], row["until"])[1]
        effect = messages.say(f"duty-effect-{row['effect']}", count=row["candidates"], end=end)
        words = {name: row[name] for name in ("site", "room", "exam")}
        lines.append(messages.say("duty-briefing", effect=effect, **words))
    if len(found.briefings) > SHOWN:
        lines.append(messages.say("duty-more", count=len(found.briefings) - SHOWN))
    for row in found.shares.to_dict("records"):
        fairness = format_number(row["fairness"], messages.language, 2)
        words = {name: row[name] for name in ("site", "people", "least", "most")}
        lines.append(messages.say("duty-share", mean=round(row["mean"]), fairness=fairness, **words))
    return lines


def _rows(table: "pd.DataFrame") -> list[dict[str, Any]]:
    shown = table.astype(object).where(table.notna(), None)
    for name in table.select_dtypes("datetimetz").columns:
        shown[name] = [None if one is None else one.strftime("%Y-%m-%dT%H:%MZ") for one in shown[name]]
    return [{str(name): value for name, value in row.items()} for row in shown.to_dict("records")]
