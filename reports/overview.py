"""Is the timetable good, what needs attention, what does it cost, and how far from the best may it be?"""

from collections.abc import Mapping, Sequence

from models.base_timetable import count_unchanged_starts
from models.facts import Solving, Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.rules import RuleInfo
from models.scope import not_judged, part_words
from models.timetable import Timetable
from reports.attention import attention_items
from reports.bilingual import Bilingual, BilingualMessages, decimal, number, same
from reports.summary_tables import cost_rows, sittings_count
from reports.tallies import tally


def overview(
    instance: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    infos: Sequence[RuleInfo],
    solving: Solving | None,
    messages: BilingualMessages,
) -> Mapping[str, object]:
    """The verdict in a sentence, what needs attention, the key figures, the cost with its bound."""
    costs = _costs(verdict, infos, solving, messages)
    return {
        "verdict": messages.say("report-verdict-hard", count=verdict.hard)
        if verdict.hard
        else messages.say("report-verdict-ok"),
        "good": verdict.hard == 0,
        "status": _status(solving, messages),
        "not_judged": _not_judged(instance, verdict, messages),
        "kept": _unchanged_starts(instance, verdict, messages),
        "part": _part(instance, messages),
        "rules_file": _rules_file(verdict, messages),
        "matters": attention_items(instance, timetable, verdict, messages),
        "figures": _figures(instance, verdict, messages),
        "costs": [row for row in costs if not row["empty"]],
        "empty": [row for row in costs if row["empty"]],
        "folded": messages.say("report-folded", count=sum(bool(row["empty"]) for row in costs)),
        "total": number(verdict.cost),
        "total_findings": number(int((verdict.findings["severity"] == "soft").sum())),
        "bounded": solving is not None,
        "bound": None if solving is None else number(solving.bound),
        "gap_note": _gap_note(verdict.cost, solving, messages),
    }


def _not_judged(
    instance: Instance | PublicInstance, verdict: Verdict, messages: BilingualMessages
) -> Bilingual | None:
    """What nobody judges because the data is not there."""
    key = not_judged(instance, verdict.facts) if isinstance(instance, Instance) else None
    return messages.say(key) if key else None


def _part(instance: Instance | PublicInstance, messages: BilingualMessages) -> Bilingual | None:
    """Whose part this is, if it is one."""
    found = part_words(instance) if isinstance(instance, Instance) else None
    return messages.say(found[0], **found[1]) if found else None


def _rules_file(verdict: Verdict, messages: BilingualMessages) -> Bilingual | None:
    """Which rules of the user's own judged, besides the catalogue."""
    file = verdict.rules_file
    return messages.say("report-rules-file", file=file.name, digest=file.sha256[:12]) if file else None


def _unchanged_starts(
    instance: Instance | PublicInstance, verdict: Verdict, messages: BilingualMessages
) -> Bilingual | None:
    """How many exams start as in the base, if there is one."""
    found = count_unchanged_starts(instance, verdict) if isinstance(instance, Instance) else None
    return (
        messages.say("timetable-base-kept", kept=number(found[0]), exams=number(found[1])) if found else None
    )


def _status(solving: Solving | None, messages: BilingualMessages) -> Bilingual:
    if solving is None:
        return messages.say("report-status-audited")
    key = f"report-status-{solving.status.lower()}"
    if solving.witness and messages.en.has(f"{key}-{solving.witness}"):
        key = f"{key}-{solving.witness}"
    words = messages.say(key) if messages.en.has(key) else same(solving.status)
    return messages.say(
        "report-status", status=words, seconds=decimal(solving.seconds), seed=same(solving.seed)
    )


def _figures(
    instance: Instance | PublicInstance, verdict: Verdict, messages: BilingualMessages
) -> list[tuple[str, Bilingual, Bilingual, str]]:
    """Key figures: (id, value, label, where it leads)."""
    if isinstance(instance, PublicInstance):
        counts = [
            ("exams", instance.n_exams, ""),
            ("candidates", int(instance.sits["candidate"].nunique()), ""),
        ]
    else:
        sittings = verdict.facts.sittings
        counts = [
            ("exams", len(instance.exams), "exams"),
            ("candidates", len(instance.candidates), "candidates"),
            ("sittings", sittings_count(verdict.facts), "calendar"),
            ("sites", len(instance.sites), "centres"),
            ("zones", len({s.zone for s in instance.sites}), "zones"),
            ("days", int(sittings["day"].nunique()), "calendar"),
        ]
    return [
        (name, number(count), messages.say(f"report-count-{name}", count=count), href)
        for name, count, href in counts
    ]


def _gap_note(cost: int, solving: Solving | None, messages: BilingualMessages) -> Bilingual:
    if solving is None:
        return messages.say("report-gap-none")
    if cost <= solving.bound:
        return messages.say("report-gap-closed", cost=number(cost))
    return messages.say("report-gap-open", cost=number(cost), bound=number(solving.bound))


def _costs(
    verdict: Verdict, infos: Sequence[RuleInfo], solving: Solving | None, messages: BilingualMessages
) -> list[dict[str, object]]:
    """Soft rules in catalogue order; bars are in percent of the dearest rule."""
    titles = {i.id: Bilingual(*i.title) for i in infos}
    rows = cost_rows(verdict, infos, solving)
    found = dict(tuple(verdict.findings.groupby("rule")))
    most = max(1, int(rows["cost"].max()) if len(rows) else 1, int(rows["bound"].fillna(0).max() or 0))
    return [
        {
            "rule": row["rule"],
            "title": titles.get(row["rule"], same(row["rule"])),
            "findings": number(row["findings"]),
            "cost": number(row["cost"]),
            "empty": not row["cost"] and not row["findings"],
            "tally": tally(row["rule"], found.get(row["rule"], verdict.findings.iloc[:0]), messages),
            "width": round(100 * row["cost"] / most, 2),
            "bound": None if row["bound"] is None else number(row["bound"]),
            "stroke": None if not row["bound"] else round(100 * row["bound"] / most, 2),
        }
        for row in rows.astype(object).where(rows.notna(), None).to_dict("records")
    ]
