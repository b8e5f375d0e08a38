"""Which pins leave no timetable: as few of them as short searches can prove."""

import time
from dataclasses import replace

import pandas as pd

from models.instance import Instance
from scheduler.app.catalogue import Catalogue
from scheduler.app.conflicts import pins_conflict
from scheduler.app.infeasible.proofs import attempt
from scheduler.app.result import Result

TRY, ALL = 4.0, 40.0
"""Seconds of one short search, and of all of them."""


def blame(result: Result, given: Instance, rules: Catalogue | None = None) -> Result:
    """A proven infeasibility of a semester with pins: with those that bring it about, if it is they that do."""
    until = time.monotonic() + ALL
    if _impossible(replace(given, pins=given.pins.iloc[:0]), rules):
        return result
    named = [name for conflict in result.conflicts for name in (*conflict.exams, *conflict.candidates)]
    few = given.pins[given.pins[["exam", "moves", "candidate"]].isin(named).any(axis=1)]
    if few.empty or not _impossible(replace(given, pins=few), rules):
        few = given.pins
    core, minimal = _core(given, few.reset_index(drop=True), until, rules)
    return replace(result, conflicts=result.conflicts + pins_conflict(core, minimal=minimal))


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


def _impossible(given: Instance, rules: Catalogue | None) -> bool:
    """Whether a short search proves that there is no timetable."""
    return attempt(given, TRY, rules).impossible
