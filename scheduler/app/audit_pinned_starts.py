"""Pinned starts that are no timetable: refused at once, with the rules they break."""

import time
from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from models.conflict import Conflict
from models.instance import Instance
from models.pins import ANY, OPEN
from models.public import PublicInstance
from models.status import Status
from models.timetable import STARTS, Timetable
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue, file_of, rules_of
from scheduler.app.conflicts import pins_conflict
from scheduler.app.result import Result

LATER = ("overlaps-listed",)
"""Hard rules that starts alone cannot keep: they are answered with the places."""
WHATEVER = ("session-window", "start-grid", "opening-hours", "open-days")
"""Hard rules that a start breaks whatever the gathering and the paper: without any it takes least."""


def refusal(given: Instance | PublicInstance, begun: float, rules: Catalogue | None = None) -> Result | None:
    """The pinned starts are no timetable: which exams break which rules, by the audit of starts alone."""
    if not isinstance(given, Instance):
        return None
    found = refused_pins(given, rules)
    if not found:
        return None
    return Result(
        Status.INFEASIBLE,
        given,
        rules_of(given, rules),
        conflicts=found,
        witness="certificate",
        seconds=time.time() - begun,
        rules_file=file_of(rules),
    )


def refused_pins(given: Instance, rules: Catalogue | None = None) -> tuple[Conflict, ...]:
    """What the audit of the pinned starts alone finds against them, and the pins that bring it about; empty for nothing."""
    if given.pinned_starts.empty:
        return ()
    bare = _wholly_pinned(given)
    pins = bare.pinned_starts
    open_ = pins["early"].eq(ANY)
    partly = set(pins.loc[pins[["gather", "paper"]].eq(ANY).any(axis=1), "exam"])
    starts = pins[list(STARTS)].assign(**{name: pins[name].where(~pins[name].eq(ANY), 0) for name in OPEN})
    verdict = audit(bare, Timetable(given.name, starts, part=given.part), rules=rules)
    hard = verdict.findings[verdict.findings["severity"] == "hard"]
    # An early start that is left open may still bring everybody inside the hours.
    undecided = hard["rule"].eq("opening-hours") & hard["exam"].isin(pins.loc[open_, "exam"])
    undecided |= hard["exam"].isin(partly) & ~hard["rule"].isin(WHATEVER)
    hard = hard[~hard["rule"].isin(LATER) & ~undecided]
    if hard.empty:
        return ()
    conflicts = [
        _broken_rule(str(info.id), rows)
        for info in rules_of(given, rules)
        for _, rows in hard[hard["rule"] == info.id].groupby("exam", sort=False)
    ]
    guilty = bare.pins[bare.pins["exam"].isin([*hard["exam"], *hard["other"]])]
    return (*conflicts, *pins_conflict(guilty, minimal=False))


def refused_sets(conflicts: Iterable[Conflict]) -> tuple[tuple[str, ...], ...]:
    """Exams of which one at least has to be left out for each rule that their pinned starts break."""
    return tuple(dict.fromkeys(one.exams for one in conflicts if one.kind == "broken-rule"))


def _broken_rule(rule: str, rows: pd.DataFrame) -> Conflict:
    """The findings of one rule on one exam: the first, and how many more."""
    first = {str(name): value for name, value in rows.iloc[0].items()}
    exams = tuple(str(first[name]) for name in ("exam", "other") if first[name])
    candidates = (str(first["candidate"]),) if first["candidate"] else ()
    return Conflict(
        "broken-rule", (rule,), exams, candidates, str(first["site"]), finding=first, more=len(rows) - 1
    )


def _wholly_pinned(given: Instance) -> Instance:
    """Those exams alone whose starts are pinned wherever they are sat."""
    pins = given.pinned_starts
    groups = given.sits[["exam", "zone"]].drop_duplicates()
    both = groups.merge(pins[["exam", "zone"]], on=["exam", "zone"], how="left", indicator=True)
    open_ = set(both.loc[both["_merge"] == "left_only", "exam"])
    exams = tuple(e for e in given.exams if e.id in set(pins["exam"]) - open_)
    mine = given.pins["exam"].isin([str(e.id) for e in exams]) & (given.pins["kind"] == "start")
    return replace(given, exams=exams, rooms=(), staff=given.staff.iloc[:0], pins=given.pins[mine])
