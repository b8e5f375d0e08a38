"""`exams requests`: what the regulation answers to requests, what was decided, what stays unresolved."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    from scheduler.app.answer_requests import RequestBoard
    from scheduler.requests.proposals import Proposal


def requests(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path | None, typer.Argument()] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    decisions: Annotated[Path | None, typer.Option("--decisions", metavar="FILE.csv")] = None,
    pins: Annotated[Path | None, typer.Option("--pins", metavar="FILE.csv")] = None,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Propose answers to requests."""
    from scheduler.app.answer_requests import answer_requests, write_decisions, write_unresolved
    from scheduler.cli.output import out, show_json
    from scheduler.cli.reading import our_semester
    from scheduler.cli.typed_values import typed_day

    semester = our_semester(instance, catalogue_from(rules), refusal="request-public")
    messages: Messages = ctx.obj.messages(semester)
    board = answer_requests(semester, timetable, today=typed_day("--today", today) if today else None)
    written = {
        "decisions": None if decisions is None else write_decisions(board, semester, decisions, messages),
        "pins": None if pins is None else write_unresolved(board, pins),
    }
    if as_json:
        show_json({"status": OK, "instance": semester.name, **_json(board, messages), "written": written})
        return
    for line in _text(board, messages):
        out().print(line)
    for name, count in written.items():
        if count is not None:
            file = str(decisions if name == "decisions" else pins)
            out().print(messages.say(f"request-written-{name}", file=file, count=count))


def _text(board: "RequestBoard", messages: Messages) -> list[str]:
    from scheduler.app.answer_requests import proposal_sentence

    lines = [messages.say("request-total", count=len(board.proposals))]
    for one in board.proposals:
        lines.append(
            messages.say(
                "request-line",
                id=one.request.id,
                candidate=one.request.candidate,
                session=one.request.session,
                exams=", ".join(one.request.exams) or "–",
                proposal=proposal_sentence(one, messages),
                state=_state(one, messages),
            )
        )
    for row in board.overlaps.to_dict("records"):
        words = {name: row[name] for name in ("candidate", "exam", "moves")}
        lines.append(messages.say(f"request-overlap-{row['why']}", **words))
    if len(board.pins):
        lines.append(messages.say("request-unresolved", count=len(board.pins)))
    return lines


def _state(one: "Proposal", messages: Messages) -> str:
    if one.open:
        return messages.say("request-state-open")
    return messages.say(f"request-state-{'locked' if one.locked else 'decided'}-{one.decided}")


def _json(board: "RequestBoard", messages: Messages) -> dict[str, Any]:
    from scheduler.app.answer_requests import proposal_sentence
    from scheduler.app.regulation import articles

    return {
        "articles": articles(rule for one in board.proposals for rule in one.rules),
        "requests": [
            {
                "id": one.request.id,
                "candidate": one.request.candidate,
                "session": one.request.session,
                "exams": list(one.request.exams),
                "kind": one.request.kind,
                "motive": one.request.motive,
                "received": one.request.received.isoformat(timespec="minutes"),
                "deadline": one.deadline and f"{one.deadline}",
                "proposal": str(one.answer),
                "reason": str(one.reason),
                "sentence": proposal_sentence(one, messages),
                "rules": list(one.rules),
                "decided": one.decided or None,
                "locked": one.locked,
                "differs": one.differs,
            }
            for one in board.proposals
        ],
        "overlaps": [
            {**row, "deadline": row["deadline"] and f"{row['deadline']}"}
            for row in board.overlaps.to_dict("records")
        ],
        "unresolved": len(board.pins),
    }
