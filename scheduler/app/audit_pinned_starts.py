"""Settled starts that are no timetable: refused at once, with the rules they break."""

import time
from dataclasses import replace

from models.instance import Instance
from models.pins import ANY
from models.public import PublicInstance
from models.status import Status
from models.text import Messages
from models.timetable import STARTS, Timetable
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue, rules_of
from scheduler.app.finding_sentences import FindingSentences
from scheduler.app.infeasible_pins import told
from scheduler.app.result import Result

LATER = ("overlaps-listed",)
"""Hard rules that starts alone cannot keep: they are answered with the places."""


def refusal(
    given: Instance | PublicInstance, begun: float, messages: Messages, rules: Catalogue | None = None
) -> Result | None:
    """The settled starts are no timetable: which exams break which rules, by the audit of starts alone."""
    if not isinstance(given, Instance) or given.pinned_starts.empty:
        return None
    bare = _settled_part(given)
    open_ = bare.pinned_starts["early"].eq(ANY)
    starts = bare.pinned_starts[list(STARTS)].assign(early=bare.pinned_starts["early"].where(~open_, 0))
    verdict = audit(bare, Timetable(given.name, starts, part=given.part), rules=rules)
    infos = rules_of(given, rules)
    hard = verdict.findings[verdict.findings["severity"] == "hard"]
    # An early start that is left open may still bring everybody inside the hours.
    undecided = hard["rule"].eq("opening-hours") & hard["exam"].isin(bare.pinned_starts.loc[open_, "exam"])
    hard = hard[~hard["rule"].isin(LATER) & ~undecided]
    if hard.empty:
        return None
    sentences = FindingSentences(given, messages)
    reason = tuple(
        f"{info.id}: {line} ({info.cite(messages.language)})"
        for info in infos
        for line in sentences.lines(info, hard[hard["rule"] == info.id])
    )
    guilty = bare.pins[bare.pins["exam"].isin([*hard["exam"], *hard["other"]])]
    reason += told(guilty, given, messages, minimal=False)
    return Result(Status.INFEASIBLE, given, infos, reason=reason, seconds=time.time() - begun)


def _settled_part(given: Instance) -> Instance:
    """Those exams alone whose starts, gatherings and papers are settled wherever they are sat."""
    pins = given.pinned_starts
    known = pins[(pins["gather"] != ANY) & (pins["paper"] != ANY)]
    groups = given.sits[["exam", "zone"]].drop_duplicates()
    both = groups.merge(known[["exam", "zone"]], on=["exam", "zone"], how="left", indicator=True)
    open_ = set(both.loc[both["_merge"] == "left_only", "exam"]) | set(pins["exam"]) - set(known["exam"])
    exams = tuple(e for e in given.exams if e.id in set(pins["exam"]) - open_)
    mine = given.pins["exam"].isin([str(e.id) for e in exams]) & (given.pins["kind"] == "start")
    return replace(given, exams=exams, rooms=(), staff=given.staff.iloc[:0], pins=given.pins[mine])
