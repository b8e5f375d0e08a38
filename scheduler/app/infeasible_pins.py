"""Which settled decisions leave no solution: as few of them as short searches can prove, in words."""

import re
import time
from dataclasses import replace

import pandas as pd

from models.instance import Instance
from models.status import Status
from models.text import Messages
from scheduler.app.catalogue import Catalogue
from scheduler.app.compile_instance import compile_instance
from scheduler.app.finding_sentences import FindingSentences
from scheduler.app.result import Result
from scheduler.solver.budget import Budget
from scheduler.solver.search.search import Search
from scheduler.solver.solution import Solution

SHOWN = 10
"""Decisions told in words."""
TRY, ALL = 4.0, 40.0
"""Seconds of one short search, and of all of them."""


def blame(result: Result, given: Instance, messages: Messages, rules: Catalogue | None = None) -> Result:
    """A proven infeasibility with the settled decisions that bring it about, if it is they that do."""
    if result.status is not Status.INFEASIBLE or given.pins.empty:
        return result
    until = time.monotonic() + ALL
    if _impossible(replace(given, pins=given.pins.iloc[:0]), rules):
        return result
    named = set(re.split(r"[ ,:+()]+", " ".join(result.reason)))
    few = given.pins[given.pins[["exam", "moves", "candidate"]].isin(list(named)).any(axis=1)]
    if few.empty or not _impossible(replace(given, pins=few), rules):
        few = given.pins
    core, minimal = _core(given, few.reset_index(drop=True), until, rules)
    return replace(result, reason=result.reason + told(core, given, messages, minimal=minimal))


def _core(
    given: Instance, pins: pd.DataFrame, until: float, rules: Catalogue | None
) -> tuple[pd.DataFrame, bool]:
    """Pins that are still impossible together when any one decision is released; False if time ran out.

    What one source settles of one exam, or of one candidate in it, is one decision. Halves are tried before single ones.
    """
    decision = pins.groupby(["exam", "candidate", "moves", "source"], sort=False).ngroup()
    kept = decision.unique().tolist()
    size = len(kept) // 2
    while size:
        for first in range(0, len(kept), size):
            if time.monotonic() > until:
                return pins[decision.isin(kept)], False
            fewer = [one for one in kept if one not in set(kept[first : first + size])]
            if fewer and _impossible(replace(given, pins=pins[decision.isin(fewer)]), rules):
                kept = fewer
                break
        else:
            size //= 2
            continue
        size = min(size, len(kept) // 2) or (1 if len(kept) > 1 else 0)
    return pins[decision.isin(kept)], True


class _FoundError(Exception):
    """There is a solution: the search need not go on."""


def _impossible(given: Instance, rules: Catalogue | None) -> bool:
    """Whether a short search proves that there is no timetable."""

    def stop(solution: Solution) -> None:
        raise _FoundError

    try:
        search = Search(
            compile_instance(given, rules).problem, Budget(TRY, None), 0, 1, stop, lambda news: None
        )
        return search.run().status == "infeasible"
    except _FoundError:
        return False


def told(pins: pd.DataFrame, given: Instance, messages: Messages, *, minimal: bool) -> tuple[str, ...]:
    """A heading and one line a decision; nothing if there is none that a user has written."""
    sentences = FindingSentences(given, messages)
    home = given.candidates.set_index("id")["site"].to_dict()
    once = pins.drop_duplicates([c for c in pins.columns if c not in ("zone", "gather", "paper")])
    lines = []
    for row in once.head(SHOWN).to_dict("records"):
        told_row = {str(key): str(value) for key, value in row.items()}
        start = ""
        if not pd.isna(row["start"]):
            zone = told_row["zone"] or given.site[home[row["candidate"]]].zone
            start = sentences.instant(row["start"], zone)
            if told_row["moves"]:
                start = messages.say("pins-from", start=start)
        source = f" ({told_row['source']})" if told_row["source"] else ""
        words = {**told_row, "start": start, "source": source}
        lines.append(messages.say(f"pins-says-{told_row['kind']}", **words))
    if len(once) > SHOWN:
        lines.append(messages.say("pins-more", count=len(once) - SHOWN))
    return (messages.say("pins-core" if minimal else "pins-among"), *lines) if lines else ()
