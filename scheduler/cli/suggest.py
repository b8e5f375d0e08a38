"""`exams suggest`: where else an exam could be and who could use a room, with what must move with it, what it costs, and who must be told."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.text import Messages
from scheduler.cli.exit_codes import OK
from scheduler.cli.rules_option import RulesOption, catalogue_from

if TYPE_CHECKING:
    from scheduler.app.compare import Comparison
    from scheduler.app.plan.room_suggestions import RoomSuggestion
    from scheduler.app.plan.suggestions import Suggestion


def suggest(
    ctx: typer.Context,
    instance: Annotated[Path, typer.Argument()],
    timetable: Annotated[Path, typer.Argument()],
    exam: Annotated[str | None, typer.Option("--exam")] = None,
    room: Annotated[str | None, typer.Option("--room")] = None,
    overlap: Annotated[str | None, typer.Option("--overlap", metavar="CANDIDATE,EXAM")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=20)] = 3,
    rules: RulesOption = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Suggest other starts, or other rooms."""
    from models.issues import InvalidInput, Issue
    from scheduler.app.catalogue import rules_of
    from scheduler.app.compare import state_of
    from scheduler.app.plan.moved import apply
    from scheduler.app.plan.plan import open_plan
    from scheduler.app.plan.room_suggestions import apply_rooms, suggest_rooms
    from scheduler.app.plan.suggestions import suggest as run
    from scheduler.app.plan.suggestions import suggest_for_overlap
    from scheduler.cli.output import out, show_json
    from scheduler.cli.reading import our_semester
    from scheduler.cli.show_comparison import ComparisonText
    from scheduler.cli.show_plan import PlanText, shown
    from scheduler.cli.tables import json_rows

    if sum(one is not None for one in (exam, room, overlap)) != 1 or (
        overlap is not None and overlap.count(",") != 1
    ):
        raise InvalidInput((Issue("--exam", 0, "", overlap or "", "suggest-one-question"),))
    catalogue = catalogue_from(rules)
    semester = our_semester(instance, catalogue)
    messages: Messages = ctx.obj.messages(semester)
    plan = open_plan(semester, timetable, rules=catalogue)
    state = state_of(timetable)
    found: list[tuple[Suggestion | RoomSuggestion, Comparison]]
    if room is not None:
        found = [(one, apply_rooms(plan, one, state)[1]) for one in suggest_rooms(plan, room, limit=limit)]
    elif overlap is not None:
        candidate, _, name = overlap.partition(",")
        resolving = suggest_for_overlap(plan, candidate.strip(), name.strip(), limit=limit)
        found = [(one, apply(plan, one.made, state)[1]) for one in resolving]
    else:
        found = [(one, apply(plan, one.made, state)[1]) for one in run(plan, str(exam), limit=limit)]
    if as_json:
        rows = [
            {
                "cost": one.cost,
                "moves": json_rows(one.moves),
                "costs": json_rows(comparison.costs),
                "candidates_to_tell": json_rows(comparison.candidates),
                "staff_to_tell": json_rows(comparison.staff),
            }
            for one, comparison in found
        ]
        show_json({"status": OK, "instance": semester.name, "cost": plan.cost, "suggestions": rows})
        return
    text, told = PlanText(plan, rules_of(semester, catalogue), messages), ComparisonText(semester, messages)
    if not found:
        out().print(messages.say("suggest-none" if room is None else "suggest-no-room"))
    for number, (one, comparison) in enumerate(found, 1):
        shown(text.suggestion(number, one))
        shown(told.effects_of(comparison))
