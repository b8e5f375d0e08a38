"""An incomplete timetable in words, or as one JSON object."""

from pathlib import Path

from models.status import Status
from models.text import Messages
from scheduler.app.conflict_sentences import ConflictSentences
from scheduler.app.incomplete_sentences import IncompleteSentences
from scheduler.app.result import Result
from scheduler.cli.output import err, show_json
from scheduler.cli.show_faults import show_faults
from scheduler.cli.show_infeasible import show_infeasible
from scheduler.cli.verdict import verdict_object


def show_incomplete(solved: Result, folder: Path, messages: Messages, as_json: bool) -> None:
    """Who is left out, why, and what would let them in, after the proof where there is one: in words on stderr, or one JSON
    object on stdout."""
    console, told = err(), IncompleteSentences(solved.semester, messages)
    faults = show_faults(solved, messages)
    proven = solved.status is Status.INFEASIBLE
    if solved.verdict is None:
        raise AssertionError("an incomplete timetable is audited, too")
    if as_json:
        result = verdict_object(
            solved.semester,
            solved.verdict,
            solved.rules,
            messages,
            status=solved.status,
            seconds=solved.seconds,
            timetable=str(folder / "timetable.json"),
            bound=solved.bound,
            seed=solved.seed,
        )
        result |= {"gap": None, "witness": solved.witness, "doubt": solved.doubt, "faults": faults}
        proof = ConflictSentences(solved.semester, solved.rules, messages)
        result["reason"] = [conflict.line() for conflict in solved.conflicts] if proven else []
        result["conflicts"] = [proof.fields(conflict) for conflict in solved.conflicts] if proven else []
        show_json(result | told.fields(solved.missing, solved.left_out))
        return
    if proven:
        show_infeasible(console, solved.semester, solved.conflicts, solved.witness, solved.rules, messages)
    console.print(messages.say("incomplete-heading", count=len(solved.missing)), style="bold")
    if solved.interrupted:
        stopped = {"seconds": solved.seconds, "cost": solved.verdict.cost, "folder": folder}
        console.print(messages.say("solve-stopped", **stopped))
    for line in told.missing(solved.missing):
        console.print(f"  {line}")
    for line in told.ways(solved.left_out):
        console.print(line)
    page = folder / "report.html"
    words = {"seconds": solved.seconds, "path": page if page.is_file() else folder}
    done = "incomplete-done-proven" if proven else "incomplete-done"
    console.print(messages.say(done, cost=solved.verdict.cost, **words))
