"""`exams check`: every issue of the data at once, or what was read and whether counting alone proves it impossible."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.status import Status
from models.text import Messages
from scheduler.cli.exit_codes import BAD_INPUT, EXIT_CODES, OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    from models.instance import Instance
    from models.public import PublicInstance
    from scheduler.app.catalogue import Catalogue
    from scheduler.app.lost_days import LostDay


def check(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    marked: Annotated[Path | None, typer.Option("--marked", metavar="OUT.xlsx")] = None,
    periods: Annotated[int | None, typer.Option("--periods", min=1, max=9999)] = None,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check an instance."""
    from scheduler.app.catalogue import rules_of
    from scheduler.app.check import check as run
    from scheduler.app.conflict_sentences import ConflictSentences
    from scheduler.cli.output import count_issues, issue_rows, out, show_issues, show_json
    from scheduler.cli.show_infeasible import show_infeasible

    catalogue = catalogue_from(rules)
    if marked is not None:
        _mark(instance, marked, catalogue, ctx.obj.messages_at(instance))
    found = run(instance, periods=periods, rules=catalogue)
    given, issues, sizes = found.semester, found.issues, found.sizes
    messages: Messages = ctx.obj.messages_at(instance) if given is None else ctx.obj.messages(given)
    if given is None:
        if as_json:
            show_json({"status": BAD_INPUT, "problems": issue_rows(issues, messages)})
        closing = "check-errors" if marked is None else "check-marked"
        show_issues(issues, messages, closing, marked=marked)
        raise typer.Exit(EXIT_CODES[BAD_INPUT])
    status = Status.INFEASIBLE if found.conflicts else OK
    if as_json:
        rows = issue_rows(issues, messages)
        warnings = count_issues(issues)
        found_rows = {
            "warnings": warnings,
            "problems": rows,
            "lost_days": [asdict(day) for day in found.lost_days],
        }
        told = ConflictSentences(given, rules_of(given, catalogue), messages)
        conflicts = [told.fields(conflict) for conflict in found.conflicts]
        proof = {"witness": "certificate" if conflicts else None, "conflicts": conflicts}
        show_json({"status": status, "instance": given.name, **sizes, **found_rows, **proof})
        raise typer.Exit(EXIT_CODES[status])
    show_issues(issues, messages)
    warnings = count_issues(issues)
    closing = "check-good" if sizes.get("sits", 1) else "check-nobody"
    if found.conflicts:
        closing = "check-impossible"
    out().print(messages.say(closing, name=given.name, warnings=warnings), style="bold")
    for line in (*_read(given, sizes, messages), *_lost(found.lost_days, messages)):
        out().print(line)
    if found.conflicts:
        show_infeasible(out(), given, found.conflicts, "certificate", rules_of(given, catalogue), messages)
    raise typer.Exit(EXIT_CODES[status])


def _read(given: "Instance | PublicInstance", sizes: Mapping[str, int], messages: Messages) -> Iterator[str]:
    """What was read, a line a session."""
    from models.locale_format import format_day
    from models.public import PublicInstance

    if isinstance(given, PublicInstance):
        yield messages.say("check-public", **sizes)
        return
    exams = given.exam_frame["session"].value_counts()
    sits = given.sits["session"].value_counts()
    for session in given.sessions:
        yield messages.say(
            "check-session",
            number=session.number,
            first=format_day(session.first_day, messages.language),
            last=format_day(session.last_day, messages.language),
            exams=int(exams.get(session.number, 0)),
            sits=int(sits.get(session.number, 0)),
        )
    yield messages.say("check-counts", **sizes)


def _lost(days: "Iterable[LostDay]", messages: Messages) -> Iterator[str]:
    """The days that papers of several centres lose, a line each."""
    from models.locale_format import format_day

    for lost in days:
        closed = ", ".join(f"{site} ({reason})" if reason else site for site, reason in lost.closed.items())
        day = format_day(lost.day, messages.language)
        yield messages.say("check-lost-day", session=lost.session, day=day, exams=lost.exams, closed=closed)


def _mark(instance: Path, marked: Path, rules: "Catalogue | None", messages: Messages) -> None:
    """Write the marked copy, whatever is wrong with the data."""
    from instances.io.help.marked_copy import write_marked
    from instances.io.semester.any_format import PUBLIC
    from models.issues import InvalidInput, Issue
    from scheduler.app.catalogue import schema_of

    if instance.suffix in PUBLIC:
        raise InvalidInput((Issue(str(instance), 0, "", "", "check-marked-public"),))
    if marked.suffix.casefold() != ".xlsx":
        raise InvalidInput((Issue(str(marked), 0, "", "", "check-marked-ending"),))
    write_marked(instance, marked, messages, schema=schema_of(rules))
