"""A verdict as people and programs read it: `solve`, `merge` and `audit` show the same."""

from itertools import islice
from typing import TYPE_CHECKING, Any

from models.base_timetable import count_unchanged_starts
from models.instance import Instance
from models.scope import decided, not_judged, part_words
from models.text import Messages
from scheduler.app.finding_sentences import FindingSentences
from scheduler.app.versions import versions
from scheduler.cli.output import err, out

if TYPE_CHECKING:
    from rich.console import Console

    from models.facts import Verdict
    from models.public import PublicInstance
    from models.rules import RuleInfo


SHOWN = 5
"""Exams told in words for one rule."""


def show_verdict(
    given: "Instance | PublicInstance", verdict: "Verdict", infos: "tuple[RuleInfo, ...]", messages: Messages
) -> None:
    """The rules that find something and their cost, the breaches of hard rules and the records of decisions in words, what nobody judges."""
    from rich.table import Table

    console, sentences = out(), FindingSentences(given, messages)
    counts = verdict.findings["rule"].value_counts()
    table = Table(box=None, pad_edge=False)
    for name in ("rule", "title", "findings", "cost"):
        right = name in ("findings", "cost")
        table.add_column(messages.say(f"audit-{name}"), justify="right" if right else "left")
    named = [info for info in infos if info.id in counts.index]
    for info in named:
        count = int(counts[info.id])
        cost = str(verdict.costs.get(info.id, "")) if info.kind == "soft" else ""
        style = "red" if info.kind == "hard" else None
        table.add_row(info.id, info.name(messages.language), str(count), cost, style=style)
    if named:
        console.print(table)
    console.print(messages.say("audit-silent", count=len(infos) - len(named)))
    broken = verdict.findings[verdict.findings["severity"] == "hard"]  # a soft rule has hard limits, too
    for info in named:
        if info.recorded:  # decisions are told one by one, with the reason of each
            found = verdict.findings[
                (verdict.findings["rule"] == info.id) & (verdict.findings["severity"] != "hard")
            ]
            for _, row in found.iterrows():
                console.print(f"{info.id} ({info.cite(messages.language)}): {sentences.sentence(info, row)}")
        rows = broken[broken["rule"] == info.id]
        for line in islice(sentences.lines(info, rows), SHOWN):
            console.print(f"{info.id} ({info.cite(messages.language)}): {line}")
        exams = rows["exam"].nunique()
        if exams > SHOWN:
            console.print(messages.say("audit-more", count=exams - SHOWN, rule=info.id))
    key = "audit-hard" if verdict.hard else "audit-clean"
    style = "bold red" if verdict.hard else "bold green"
    console.print(messages.say(key, count=verdict.hard, cost=verdict.cost), style=style)
    _say_what_is_decided(given, verdict, messages, err())


def _say_what_is_decided(
    given: "Instance | PublicInstance", verdict: "Verdict", messages: Messages, console: "Console"
) -> None:
    """What nobody judges for want of rooms or staff, and how many exams start as in the base."""
    if not isinstance(given, Instance):
        return
    if part := part_words(given):
        console.print(messages.say(part[0], **part[1]), style="yellow")
    if key := not_judged(given, verdict.facts):
        console.print(messages.say(key), style="yellow")
    if found := count_unchanged_starts(given, verdict):
        console.print(messages.say("timetable-base-kept", kept=found[0], exams=found[1]))


def _decided_fields(given: "Instance | PublicInstance", verdict: "Verdict") -> dict[str, Any]:
    """What is decided, what nobody judges, whose part it is, how many exams start as in the base: for JSON."""
    if not isinstance(given, Instance):
        return {"decided": ["starts", "rooms"], "not_judged": None, "part": None, "base": None}
    key, found = not_judged(given, verdict.facts), count_unchanged_starts(given, verdict)
    base = found and {"kept": found[0], "exams": found[1]}
    told = {"decided": list(decided(given)), "not_judged": key and Messages("en", given.wording).say(key)}
    return {**told, "part": given.part or None, "base": base}


def _records(
    verdict: "Verdict", infos: "tuple[RuleInfo, ...]", sentences: FindingSentences
) -> list[dict[str, Any]]:
    """The findings that record a decision, such as a published start that a pin moved, one by one: what they are about and the sentence."""
    of_rule, found = {str(info.id): info for info in infos if info.recorded}, verdict.findings
    rows = found[found["rule"].isin(of_rule) & (found["severity"] != "hard")]
    return [
        {
            **{name: row[name] for name in ("rule", "exam", "site", "at", "limit", "amount")},
            "cost": int(row["cost"]),
            "sentence": sentences.sentence(of_rule[str(row["rule"])], row),
        }
        for _, row in rows.iterrows()
    ]


def verdict_object(
    given: "Instance | PublicInstance",
    verdict: "Verdict",
    infos: "tuple[RuleInfo, ...]",
    messages: Messages,
    *,
    status: str,
    seconds: float,
    timetable: str | None,
    bound: int | None = None,
    seed: int | None = None,
) -> dict[str, Any]:
    """The object that `solve`, `merge` and `audit` print with --json; the gap is relative to the cost."""
    cost = verdict.cost
    gap = None if bound is None else (0.0 if cost == bound else (cost - bound) / max(cost, 1))
    return {
        "status": status,
        "cost": cost,
        "bound": bound,
        "gap": gap,
        "seconds": round(seconds, 3),
        "costs": dict(verdict.costs),
        "findings": {"hard": verdict.hard, "soft": len(verdict.findings) - verdict.hard},
        "records": _records(verdict, infos, FindingSentences(given, messages)),
        "instance": given.name,
        "timetable": timetable,
        "seed": seed,
        "rules": verdict.rules_file and verdict.rules_file.fields(),
        "versions": versions(),
        **_decided_fields(given, verdict),
    }
