"""`exams follow-up`: after the exams, attendance, scripts, marks, what is kept, hours of duty."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.locale_format import format_day
from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    import pandas as pd

    from scheduler.app.follow_up import FollowUp

SHOWN = 12
"""Sittings or exams that are named of each kind; the others are counted."""


def follow_up(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path | None, typer.Argument()] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    candidate: Annotated[str | None, typer.Option("--candidate", metavar="ID")] = None,
    certificate: Annotated[Path | None, typer.Option("--certificate", metavar="FILE.pdf")] = None,
    people: Annotated[Path | None, typer.Option("--people", metavar="FILE")] = None,
    hours: Annotated[Path | None, typer.Option("--hours", metavar="FILE.csv")] = None,
    archives: Annotated[Path | None, typer.Option("--archives", metavar="FILE.csv")] = None,
    units: Annotated[Path | None, typer.Option("--units", metavar="FILE.csv")] = None,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Follow up exams that are over."""
    from instances.io.documents.names_file import read_names
    from models.issues import InvalidInput, Issue
    from scheduler.app.certificate import write_certificate
    from scheduler.app.follow_up import attended, write_next_units, write_sheet
    from scheduler.app.follow_up import follow_up as run
    from scheduler.cli.output import out, show_json
    from scheduler.cli.reading import our_semester
    from scheduler.cli.typed_values import typed_day

    semester = our_semester(instance, catalogue_from(rules), refusal="follow-public")
    if candidate is not None and candidate not in set(semester.candidates["id"]):
        raise InvalidInput((Issue("--candidate", 0, "", candidate, "eligible-no-candidate"),))
    for option, value in (("--hours", hours), ("--candidate", candidate)):
        if value is not None and timetable is None:
            raise InvalidInput((Issue(option, 0, "", str(value), "follow-no-timetable"),))
    if certificate is not None and candidate is None:
        raise InvalidInput((Issue("--certificate", 0, "", str(certificate), "follow-no-candidate"),))
    messages: Messages = ctx.obj.messages(semester)
    day = typed_day("--today", today) if today else None
    found = run(semester, timetable, today=day)
    came = None if candidate is None else attended(semester, found, candidate)
    written = {
        "certificate": None
        if certificate is None or candidate is None or timetable is None
        else write_certificate(
            semester,
            timetable,
            candidate,
            certificate,
            people=None if people is None else read_names(people),
            language=messages.language,
            made=day,
        ),
        "hours": None if hours is None else write_sheet(found.hours, hours),
        "archives": None if archives is None else write_sheet(found.for_archives, archives),
        "units": None if units is None else write_next_units(semester, found, units),
    }
    if as_json:
        tables = {name: _rows(getattr(found, name)) for name in ("sittings", "scripts", "turnouts", "hours")}
        more = {} if came is None else {"attended": _rows(came)}
        show_json({"status": OK, "instance": semester.name, **tables, **more, "written": written})
        return
    for line in _text(found, messages) if came is None else _attended(came, str(candidate), messages):
        out().print(line)
    for name, count in written.items():
        if count is not None:
            file = str(
                {"certificate": certificate, "hours": hours, "archives": archives, "units": units}[name]
            )
            out().print(messages.say(f"follow-written-{name}", file=file, count=count))


def _text(found: "FollowUp", messages: Messages) -> list[str]:
    from scheduler.follow_up.sittings import Gap

    seen = found.sittings[found.sittings["present"].notna()]
    people = {name: int(seen[name].astype("int64").sum()) for name in ("registered", "present")}
    incidents = int(found.sittings["incidents"].astype("int64").sum())
    lines = [
        messages.say("follow-attendance", sittings=len(seen), all=len(found.sittings), **people),
        messages.say("follow-incidents", count=incidents),
    ]
    for gap in Gap:
        rows = found.sittings[found.sittings["gap"] == gap]
        if len(rows):
            names = [f"{exam} · {site}" for exam, site in zip(rows["exam"], rows["site"], strict=True)]
            lines.append(messages.say(f"follow-gap-{gap}", count=len(rows), names=_named(names)))
    for row in found.overdue.to_dict("records"):
        due = format_day(row["due"], messages.language)
        teacher = row["teacher"] or "–"
        lines.append(messages.say("follow-overdue", exam=row["exam"], due=due, teacher=teacher))
    kept = found.scripts[found.scripts["state"] == "kept"]
    for until in sorted(set(kept["keep_until"])):
        rows = kept[kept["keep_until"] == until]
        day = format_day(until, messages.language)
        lines.append(messages.say("follow-kept", day=day, count=len(rows), names=_named(list(rows["exam"]))))
    archive = found.for_archives
    if len(archive):
        lines.append(messages.say("follow-archive", count=len(archive), names=_named(list(archive["exam"]))))
    for row in found.turnouts[found.turnouts["permille"].notna()].to_dict("records"):
        words = {name: row[name] for name in ("unit", "second", "registered", "permille")}
        lines.append(messages.say("follow-turnout", **words))
    if len(found.hours):
        minutes = int(found.hours["minutes"].sum())
        staff = found.hours["staff"].nunique()
        lines.append(messages.say("follow-hours", staff=staff, hours=minutes // 60, minutes=minutes % 60))
    return lines


def _attended(came: "pd.DataFrame", candidate: str, messages: Messages) -> list[str]:
    """The exams that a candidate came to, one line each."""
    lines = [messages.say("follow-attended", candidate=candidate, count=len(came))]
    for row in came.to_dict("records"):
        day = format_day(row["day"], messages.language)
        lines.append(messages.say("follow-attended-exam", exam=row["exam"], day=day, site=row["site"]))
    return lines


def _named(names: list[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")


def _rows(table: "pd.DataFrame") -> list[dict[str, Any]]:
    def shown(value: Any) -> Any:
        if isinstance(value, datetime):
            return value.isoformat(timespec="minutes")
        if isinstance(value, date):
            return value.isoformat()
        return str(value) if isinstance(value, str) else value

    clean = table.astype(object).where(table.notna(), None)
    return [{str(name): shown(value) for name, value in row.items()} for row in clean.to_dict("records")]
