"""Imposed starts on the command line: the instance under them, and what speaks against them at once."""

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.ids import CentreId
from models.instance import Instance
from models.public import PublicInstance
from models.text import Language
from models.timetable import Timetable

if TYPE_CHECKING:
    from scheduler.commands.solving import Solved

LATER = ("overlaps-listed",)
"""Hard rules that starts alone cannot keep: they are answered with the places."""


def under(given: Instance, starts: Path | None, centre: str | None) -> Instance:
    """The instance under the starts of a file, or the part of one centre. Raises BadInputError."""
    from instances import read_imposed
    from models.part import part_of, with_starts

    if starts is None:
        return given
    mine = None if centre is None else CentreId(centre)
    settled = with_starts(given, read_imposed(starts, given, mine))
    return settled if mine is None else part_of(settled, mine)


def refusal(given: Instance | PublicInstance, begun: float, language: Language) -> "Solved | None":
    """The imposed starts are no timetable: which exams break which rules, by the audit of starts alone."""
    from scheduler.commands.judge import judge
    from scheduler.commands.solving import Solved
    from scheduler.commands.told import Teller

    if not isinstance(given, Instance) or given.imposed.empty:
        return None
    bare = replace(given, rooms=(), staff=given.staff.iloc[:0])
    verdict, infos = judge(bare, Timetable(given.name, given.imposed, part=given.part))
    hard = verdict.findings[verdict.findings["severity"] == "hard"]
    hard = hard[~hard["rule"].isin(LATER)]
    if hard.empty:
        return None
    teller = Teller(given, language)
    reason = tuple(
        f"{info.id}: {line}" for info in infos for line in teller.lines(info, hard[hard["rule"] == info.id])
    )
    return Solved(status="infeasible", reason=reason, seconds=time.time() - begun)
