"""The cost that the file of a timetable states: a finding where the audit counts another one."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from instances import stated_audit
from instances.io.results.result_folder import ResultFolder
from models.facts import Verdict
from models.ids import RuleId
from models.instance import Instance
from models.public import PublicInstance
from models.rules import RuleInfo, findings
from scheduler.app.other_content import content_of
from scheduler.app.starts_table import TABLES

STATED_COST = RuleInfo(
    id=RuleId("stated-cost"),
    kind="hard",
    covers=(),
    article="Contrôle du fichier, hors règlement",
    article_en="A check of the file, not a rule of the regulation",
    title=("The cost in the file", "Le coût inscrit dans le fichier"),
    sentence=(
        "timetable.json says that the timetable costs { $amount }, the audit counts { $limit }; the file, the data or this program changed since",
        "timetable.json dit que l'emploi du temps coûte { $amount }, l'audit compte { $limit } ; le fichier, les données ou ce logiciel ont changé depuis",
    ),
)
"""What a finding about the stated cost says. No rule of the catalogue: it is about the file, not about the timetable."""


def with_stated_cost(
    semester: Instance | PublicInstance, verdict: Verdict, path: Path, *, as_made: bool = True
) -> Verdict:
    """The verdict, with a finding of `stated-cost` if the timetable.json that was read states another cost.

    Nothing is said if the file states none, or if the result's record tells that it was made for other data, policy
    or pins. Without a record the file is taken to be made for this semester if `as_made`.
    """
    if path.suffix.casefold() in (*TABLES, ".sln", ".sol"):
        return verdict
    stated = stated_audit(path)
    cost = stated.get("cost")
    rules = verdict.rules_file and verdict.rules_file.fields()
    if type(cost) is not int or cost == verdict.cost or stated.get("rules") != rules:
        return verdict
    record = ResultFolder(path if path.is_dir() else path.parent).current()
    whole = not (isinstance(semester, Instance) and semester.part)
    if record is not None and record.content and whole:
        as_made = content_of(semester, verdict.rules_file) == record.content
    if not as_made:
        return verdict
    row = findings(STATED_COST, pd.DataFrame([{"amount": cost, "limit": verdict.cost}]))
    return replace(verdict, findings=pd.concat([verdict.findings, row], ignore_index=True))


def false_cost(verdict: Verdict) -> int | None:
    """The stated cost if there is a finding about it."""
    rows = verdict.findings.loc[verdict.findings["rule"] == STATED_COST.id, "amount"]
    return int(rows.iloc[0]) if len(rows) else None
