"""The result of a solve in words, or as one JSON object."""

from collections.abc import Mapping
from typing import Any

from models.instance import Instance
from models.public import PublicInstance
from models.status import Status
from models.text import Messages
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.result import Result
from scheduler.app.save_result import SavedResult
from scheduler.app.versions import versions
from scheduler.cli.output import err, show_json
from scheduler.cli.show_faults import show_faults
from scheduler.cli.show_infeasible import show_infeasible
from scheduler.cli.verdict import show_verdict, verdict_object


def show_result(
    solved: Result,
    given: Instance | PublicInstance,
    saved: SavedResult | None,
    seed: int,
    messages: Messages,
    as_json: bool,
    more: Mapping[str, Any] | None = None,
) -> None:
    """The result in words on stderr, or one JSON object on stdout, with what `more` there is to say."""
    console = err()
    faults = show_faults(solved, messages)
    if solved.interrupted and saved is not None:
        words = {"seconds": solved.seconds, "cost": saved.record.cost, "folder": saved.folder}
        console.print(messages.say("solve-stopped", **words))
    if solved.verdict is None or saved is None:
        kind = "infeasible" if solved.status is Status.INFEASIBLE else solved.doubt or "unknown"
        if kind == "unknown" and solved.faults:
            kind = "broken-off"
        show_infeasible(
            console,
            given,
            solved.conflicts,
            solved.witness,
            solved.rules,
            messages,
            heading=f"solve-{kind}",
        )
        if kind == "infeasible" and isinstance(given, Instance) and len(solved.progress):  # a search has run
            console.print(messages.say("solve-despite"))
        if as_json:
            told = ConflictSentences(given, solved.rules, messages)
            show_json(
                {
                    "status": solved.status,
                    "cost": None,
                    "bound": solved.bound,
                    "gap": None,
                    "seconds": round(solved.seconds, 3),
                    "costs": {},
                    "findings": None,
                    "instance": given.name,
                    "timetable": None,
                    "seed": seed,
                    "witness": solved.witness,
                    "doubt": solved.doubt,
                    "faults": faults,
                    "reason": [conflict.line() for conflict in solved.conflicts],
                    "conflicts": [told.fields(conflict) for conflict in solved.conflicts],
                    "rules": solved.rules_file and solved.rules_file.fields(),
                    "versions": versions(),
                }
            )
        return
    if as_json:
        result = verdict_object(
            given,
            solved.verdict,
            solved.rules,
            messages,
            status=solved.status,
            seconds=solved.seconds,
            timetable=str(saved.folder / "timetable.json"),
            bound=solved.bound,
            seed=seed,
        )
        told_with = {"witness": solved.witness, "doubt": solved.doubt, "faults": faults}
        version = {"state": str(saved.record.state), "current": saved.current}
        show_json(result | told_with | version | dict(more or {}))
        return
    show_verdict(given, solved.verdict, solved.rules, messages)
    console.print(
        messages.say(
            "solve-done",
            status=messages.say(f"solve-status-{solved.status}"),
            cost=solved.verdict.cost,
            bound=solved.bound,
            seconds=solved.seconds,
            path=saved.page or saved.folder,
        )
    )
    if solved.witness:
        console.print(messages.say(f"solve-optimal-{solved.witness}"))
    elif solved.doubt:
        console.print(messages.say("solve-optimal-unconfirmed"))
