"""The reasons why there is no timetable, in words: `check` and `solve` say the same."""

from collections import Counter
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

SHOWN = 5
"""Conflicts that are printed of each set of rules at each place; JSON has all."""


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
    """The first conflicts by each set of rules, who confirms the proof, and the rules that it names."""
    conflicts, told = tuple(conflicts), ConflictSentences(given, rules, messages)
    like = Counter[tuple[str, tuple[str, ...], str]]()
    shown = list[Conflict]()
    for one in conflicts:
        like[one.kind, one.rules, one.site] += 1
        if like[one.kind, one.rules, one.site] <= SHOWN:
            shown.append(one)
    lines = [line for one in shown for line in told.lines(one)]
    if len(shown) < len(conflicts):
        lines.append(messages.say("solve-infeasible-more", count=len(conflicts) - len(shown)))
    console.print(messages.say(heading), *lines, sep="\n  ")
    if witness:
        console.print(messages.say(f"solve-witness-{witness}"))
    for line in told.rules_named(conflicts):
        console.print(line)
