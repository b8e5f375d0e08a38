"""`exams explain`: why a semester has no timetable; why an exam cannot be elsewhere; why a candidate has these days."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from models.text import Messages
from scheduler.cli.exit_codes import EXIT_CODES, OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    from models.instance import Instance
    from scheduler.app.catalogue import Catalogue


def explain(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path | None, typer.Argument()] = None,
    exam: Annotated[str | None, typer.Option("--exam")] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="START")] = None,
    room: Annotated[str | None, typer.Option("--room")] = None,
    candidate: Annotated[str | None, typer.Option("--candidate")] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=1)] = 30,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Explain."""
    from models.issues import InvalidInput, Issue
    from scheduler.cli.reading import our_semester

    catalogue = catalogue_from(rules)
    semester = our_semester(instance, catalogue)
    messages: Messages = ctx.obj.messages(semester)
    if timetable is None:
        if exam or at or room or candidate:
            raise InvalidInput((Issue("TIMETABLE", 0, "", "", "explain-no-timetable"),))
        _infeasible(semester, seconds, catalogue, messages, as_json)
        return
    if bool(exam) == bool(candidate) or (candidate and (at or room)):
        raise InvalidInput((Issue("--exam", 0, "", "", "explain-one-question"),))
    _plan(semester, timetable, exam, at, room, candidate, catalogue, messages, as_json)


def _plan(
    semester: "Instance",
    path: Path,
    exam: str | None,
    at: str | None,
    room: str | None,
    candidate: str | None,
    catalogue: "Catalogue | None",
    messages: Messages,
    as_json: bool,
) -> None:
    from dataclasses import replace

    from scheduler.app.catalogue import rules_of
    from scheduler.app.compare import state_of
    from scheduler.app.plan.effects import effects
    from scheduler.app.plan.explain import explain_candidate, explain_start
    from scheduler.app.plan.plan import open_plan
    from scheduler.cli.output import show_json
    from scheduler.cli.show_plan import PlanText, shown
    from scheduler.cli.tables import json_rows
    from scheduler.cli.typed_values import typed_moment

    plan = open_plan(semester, path, rules=catalogue)
    text = PlanText(plan, rules_of(semester, catalogue), messages)
    content: dict[str, Any] = {"status": OK, "instance": semester.name}
    if candidate is not None:
        days = explain_candidate(plan, candidate)
        content |= {
            "candidate": candidate,
            "exams": json_rows(days.exams),
            "findings": json_rows(days.findings),
        }
        parts = text.candidate(days)
    elif at is None and room is None:
        found = effects(plan, str(exam))
        rows = json_rows(found.starts)
        for row, costs in zip(rows, found.costs.to_dict("records"), strict=True):
            row["costs"] = {rule: cost for rule, cost in costs.items() if cost}
        content |= {"exam": exam, "zone": found.zone, "starts": rows}
        parts = text.effects(found)
    else:
        start = None if at is None else typed_moment("--at", at)
        answer = explain_start(plan, str(exam), start, room=room, state=state_of(path))
        sentences = [str(line) for line in text.start(replace(answer, comparison=None))][1:]
        content |= {
            "exam": exam,
            "start": f"{answer.start:%Y-%m-%dT%H:%MZ}",
            "allowed": answer.allowed,
            "reasons": [] if answer.allowed else [line.strip() for line in sentences],
            "findings": json_rows(answer.findings),
            "costs": json_rows(answer.comparison.costs) if answer.comparison else [],
            "candidates_to_tell": json_rows(answer.comparison.candidates) if answer.comparison else [],
        }
        parts = text.start(answer)
    if as_json:
        show_json(content)
        return
    shown(parts)


def _infeasible(
    semester: "Instance", seconds: float, catalogue: "Catalogue | None", messages: Messages, as_json: bool
) -> None:
    from models.status import Status
    from scheduler.app.catalogue import rules_of
    from scheduler.app.explain_infeasible import explain_infeasible
    from scheduler.cli.output import out, show_json
    from scheduler.cli.show_infeasible import show_infeasible
    from scheduler.cli.show_remedies import RemedyText

    found = explain_infeasible(semester, seconds=seconds, rules=catalogue)
    infos = rules_of(semester, catalogue)
    text = RemedyText(semester, infos, messages)
    if as_json:
        content = {"status": found.status, "instance": semester.name, "witness": found.witness}
        show_json({**content, **text.fields(found)})
    elif found.status is Status.INFEASIBLE:
        show_infeasible(out(), semester, found.conflicts, found.witness, infos, messages)
        for line in text.lines(found):
            out().print(line)
    else:
        out().print(messages.say("explain-possible" if EXIT_CODES[found.status] == 0 else "explain-unknown"))
    raise typer.Exit(EXIT_CODES[found.status])
