"""Which rules does the timetable break or pay for, where, and by which article?"""

import re
from collections.abc import Sequence

import pandas as pd

from models.facts import Verdict
from models.rules import RuleInfo
from reports.both import Both, both, counted, number
from reports.clock import day_text, instant_text
from reports.names import Names
from reports.section import Section

MOST_ROWS = 200
_DATED = re.compile(r"\d{4}-\d\d-\d\d(?P<time>[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?)?")


def findings(verdict: Verdict, infos: Sequence[RuleInfo], names: Names) -> Section | None:
    """Findings by rule, hard rules first, sentences only for the rows shown."""
    table = verdict.findings
    if table.empty:
        return None
    ordered = sorted(infos, key=lambda info: info.kind != "hard")
    by_rule = {str(rule): part for rule, part in table.groupby("rule", sort=False)}
    rules = [_rule(i, by_rule[i.id], names) for i in ordered if i.id in by_rule]
    clean = [Both(*i.title) for i in ordered if i.kind == "hard" and i.id not in by_rule]
    content = {
        "rules": rules,
        "hard": counted("report.findings.hard", verdict.hard),
        "soft": counted("report.findings.soft", int((table["severity"] == "soft").sum())),
        "clean": clean,
        "clean_count": counted("report.findings.clean", len(clean)),
    }
    return Section("findings", content)


def _rule(info: RuleInfo, rows: pd.DataFrame, names: Names) -> dict[str, object]:
    if info.kind == "soft":
        rows = rows.sort_values("cost", ascending=False, kind="stable")
    shown = rows.head(MOST_ROWS)
    return {
        "id": info.id,
        "hard": info.kind == "hard",
        "title": Both(*info.title),
        "article": Both(info.cite("en"), info.cite("fr")),
        "covers": ", ".join(info.covers),
        "count": counted("report.findings.count", len(rows)),
        "cost": number(int(rows["cost"].sum())),
        "sentences": [_sentence(info, row, names) for _, row in shown.iterrows()],
        "costs": [number(int(c)) for c in shown["cost"]],
        "rest": both("report.findings.rest", shown=number(len(shown)), all=number(len(rows)))
        if len(rows) > len(shown)
        else None,
    }


def _sentence(info: RuleInfo, row: "pd.Series[str]", names: Names) -> Both:
    """The rule's sentence, with instants on the reader's clock and sites by name."""
    zone = names.clock(str(row["site"]), str(row["exam"]))
    named = row.copy()
    named["site"] = names.site(str(row["site"]))
    told = []
    for language in ("en", "fr"):
        for column in ("amount", "limit"):
            named[column] = getattr(_readable(str(row[column]), zone), language)
        told.append(info.explain(named, "fr" if language == "fr" else "en"))
    return Both(*told)


def _readable(value: str, zone: str) -> Both:
    """Instants and days as people write them, wherever they stand; a whole number with its thousands."""
    if value.isdecimal():
        return number(int(value))
    return Both(
        _DATED.sub(lambda found: _dated(found, zone).en, value),
        _DATED.sub(lambda found: _dated(found, zone).fr, value),
    )


def _dated(found: "re.Match[str]", zone: str) -> Both:
    moment = pd.Timestamp(found.group())
    if found["time"] is None:
        return day_text(moment.date())
    return instant_text(moment if moment.tzinfo else moment.tz_localize("UTC"), zone)
