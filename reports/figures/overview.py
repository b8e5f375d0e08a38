"""Is the timetable good, what does it cost, and how far from the best possible may it be?"""

from collections.abc import Sequence

from models.base import kept_starts
from models.decided import not_judged
from models.facts import Solving, Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.rules import RuleInfo
from models.text import TEXTS
from models.timetable import Timetable
from reports.both import Both, both, counted, decimal, number, same
from reports.section import Section
from reports.tables import cost_rows, sittings_count


def overview(
    instance: Instance | PublicInstance,
    timetable: Timetable,
    verdict: Verdict,
    infos: Sequence[RuleInfo],
    solving: Solving | None,
) -> Section:
    """The verdict in a sentence, the key figures, and the cost with its bound and gap."""
    content = {
        "verdict": counted("report.verdict.hard", verdict.hard)
        if verdict.hard
        else both("report.verdict.ok"),
        "good": verdict.hard == 0,
        "status": _status(solving, verdict),
        "not_judged": _not_judged(instance),
        "kept": _kept(instance, verdict),
        "figures": _figures(instance, timetable, verdict, solving),
        "costs": _costs(verdict, infos, solving),
        "total": number(verdict.cost),
        "total_findings": number(int((verdict.findings["severity"] == "soft").sum())),
        "bounded": solving is not None,
        "bound": None if solving is None else number(solving.bound),
        "gap": None if solving is None else number(max(0, verdict.cost - solving.bound)),
        "share": None if solving is None else _share(verdict.cost, solving.bound),
        "gap_note": _gap_note(verdict.cost, solving),
    }
    return Section("overview", content)


def _not_judged(instance: Instance | PublicInstance) -> Both | None:
    """What nobody judges because the data is not there."""
    key = not_judged(instance) if isinstance(instance, Instance) else None
    return both(key) if key else None


def _kept(instance: Instance | PublicInstance, verdict: Verdict) -> Both | None:
    """How many exams start as in the base, if there is one."""
    found = kept_starts(instance, verdict) if isinstance(instance, Instance) else None
    return both("base.kept", kept=number(found[0]), exams=number(found[1])) if found else None


def _status(solving: Solving | None, verdict: Verdict) -> Both:
    if solving is None:
        return both("report.status.audited")
    key = f"report.status.{solving.status.lower()}"
    words = both(key) if key in TEXTS else same(solving.status)
    return both("report.status", status=words, seconds=decimal(solving.seconds), seed=solving.seed)


def _figures(
    instance: Instance | PublicInstance, timetable: Timetable, verdict: Verdict, solving: Solving | None
) -> list[tuple[str, Both, Both]]:
    """Key figures: (id, value, label)."""
    outcomes = timetable.overlaps["outcome"]
    counts: list[tuple[str, int]] = []
    if isinstance(instance, PublicInstance):
        counts += [("exams", instance.n_exams), ("candidates", int(instance.sits["candidate"].nunique()))]
    else:
        counts += [
            ("exams", len(instance.exams)),
            ("candidates", len(instance.candidates)),
            ("sittings", sittings_count(verdict.facts)),
            ("transfers", int((outcomes == "transfer").sum())),
            ("unresolved", int((outcomes == "unresolved").sum())),
        ]
    counts.append(("hard", verdict.hard))
    shown = [(name, number(count), counted(f"report.count.{name}", count)) for name, count in counts]
    if solving is not None:
        shown.append(("seconds", decimal(solving.seconds), both("report.count.seconds")))
    return shown


def _share(cost: int, bound: int) -> Both:
    """The gap as a part of the cost; a cost of zero leaves no gap."""
    return decimal(100 * max(0, cost - bound) / cost if cost else 0.0)


def _gap_note(cost: int, solving: Solving | None) -> Both:
    if solving is None:
        return both("report.gap.none")
    if cost <= solving.bound:
        return both("report.gap.closed", cost=number(cost))
    return both("report.gap.open", cost=number(cost), bound=number(solving.bound))


def _costs(verdict: Verdict, infos: Sequence[RuleInfo], solving: Solving | None) -> list[dict[str, object]]:
    titles = {i.id: Both(*i.title) for i in infos}
    rows = cost_rows(verdict, infos, solving)
    return [
        {
            "rule": row["rule"],
            "title": titles.get(row["rule"], same(row["rule"])),
            "findings": number(row["findings"]),
            "cost": number(row["cost"]),
            "zero": row["cost"] == 0,
            "bound": None if row["bound"] is None else number(row["bound"]),
            "gap": None if row["bound"] is None else number(max(0, row["gap"])),
            "share": None if row["bound"] is None else _share(row["cost"], row["bound"]),
        }
        for row in rows.astype(object).where(rows.notna(), None).to_dict("records")
    ]
