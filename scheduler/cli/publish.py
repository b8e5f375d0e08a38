"""`exams publish`: what people receive of a timetable, as documents, calendars and tables."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    from models.instance import Instance


def publish(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path, typer.Argument()],
    out: Annotated[Path, typer.Option("--out", metavar="DIR")],
    kinds: Annotated[str, typer.Option("--only", metavar="KIND,…")] = "",
    session: Annotated[int | None, typer.Option("--session", metavar="1|2")] = None,
    centre: Annotated[str | None, typer.Option("--centre", metavar="CENTRE")] = None,
    since: Annotated[Path | None, typer.Option("--since", metavar="TIMETABLE")] = None,
    people: Annotated[Path | None, typer.Option("--people", metavar="FILE")] = None,
    templates: Annotated[Path | None, typer.Option("--templates", metavar="DIR")] = None,
    address: Annotated[str, typer.Option("--address", metavar="URL")] = "",
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Write the documents of a timetable."""
    from instances.io.documents.names_file import read_names
    from models.instance import Instance
    from scheduler.app.publish import origin_of, publish
    from scheduler.app.read_timetable import read_timetable
    from scheduler.cli.output import err, show_json
    from scheduler.cli.output import out as stdout
    from scheduler.cli.reading import our_semester

    catalogue = catalogue_from(rules)
    semester = our_semester(instance, catalogue, refusal="publish-public")
    chosen = _kinds(kinds)
    _check(semester, session, centre, templates)
    messages: Messages = ctx.obj.messages(semester)
    part, decided = read_timetable(semester, timetable)
    if isinstance(part, Instance):
        semester = part  # a table of starts has neither rooms nor staff
    earlier = None if since is None else read_timetable(semester, since)[1]
    origin = origin_of(timetable)
    done = publish(
        semester,
        decided,
        out,
        kinds=chosen,
        session=session,
        centre=centre,
        language=messages.language,
        people=None if people is None else read_names(people),
        since=earlier,
        templates=templates,
        address=address,
        made=origin.decided.date(),
        is_draft=origin.is_draft,
        decided=origin.decided,
        since_decided=None if since is None else origin_of(since).decided,
        rules=catalogue,
    )
    if done.hard:
        err().print(messages.say("publish-hard", count=done.hard), style="yellow")
    changes = done.changes
    if as_json:
        counts = {"written": changes.written, "unchanged": changes.unchanged, "removed": changes.removed}
        show_json(
            {"status": OK, "folder": str(out), "hard": done.hard, **counts, "documents": dict(done.counts)}
        )
        return
    for kind, count in done.counts.items():
        stdout().print(messages.say("publish-kind", kind=kind, count=count))
    words = {"written": changes.written, "unchanged": changes.unchanged, "removed": changes.removed}
    stdout().print(messages.say("publish-done", folder=str(out), **words))


def _kinds(text: str) -> list[str]:
    """The kinds of `--only`. Raises InvalidInput for one that does not exist."""
    from models.issues import InvalidInput, Issue
    from scheduler.app.document_kinds import KINDS

    chosen = [word.strip() for word in text.split(",") if word.strip()]
    for kind in chosen:
        if kind not in KINDS:
            known = (("known", ", ".join(KINDS)),)
            raise InvalidInput((Issue("--only", 0, "", kind, "publish-kind-unknown", known),))
    return chosen


def _check(semester: "Instance", session: int | None, centre: str | None, templates: Path | None) -> None:
    """Raise InvalidInput for a session, a centre or a folder that is not there."""
    from models.issues import InvalidInput, Issue

    sessions = [str(s.number) for s in semester.sessions]
    if session is not None and str(session) not in sessions:
        known = (("known", ", ".join(sessions)),)
        raise InvalidInput((Issue("--session", 0, "", str(session), "publish-option-unknown", known),))
    if centre is not None and centre not in semester.centre:
        known = (("known", ", ".join(map(str, semester.centre))),)
        raise InvalidInput((Issue("--centre", 0, "", centre, "publish-option-unknown", known),))
    if templates is not None and not templates.is_dir():
        raise InvalidInput((Issue(str(templates), 0, "", "", "publish-templates"),))
