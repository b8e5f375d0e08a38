"""The reasons why there is no timetable, in words: `check` and `solve` say the same."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from models.conflict import Conflict
from models.instance import Instance
from models.public import PublicInstance
from models.rules import RuleInfo
from models.text import Messages
from scheduler.app.conflict_sentences import ConflictSentences

if TYPE_CHECKING:
    from rich.console import Console


def show_infeasible(
    console: "Console",
    given: Instance | PublicInstance,
    conflicts: Iterable[Conflict],
    witness: str | None,
    rules: Iterable[RuleInfo],
    messages: Messages,
    *,
    heading: str = "solve-infeasible",
) -> None:
    """Each conflict, who confirms the proof, and the rules that it names."""
    conflicts, told = tuple(conflicts), ConflictSentences(given, rules, messages)
    lines = [line for conflict in conflicts for line in told.lines(conflict)]
    console.print(messages.say(heading), *lines, sep="\n  ")
    if witness:
        console.print(messages.say(f"solve-witness-{witness}"))
    for line in told.rules_named(conflicts):
        console.print(line)
