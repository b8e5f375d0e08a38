"""A semester written the way a planner writes it: settings and tables as text, in a folder of its own."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pandas as pd

from models.facts import Verdict
from models.instance import Instance
from scheduler import audit, read

SETTINGS = """
name = "small"
title = "small"

[[sessions]]
number = 1
first_day = {first}
last_day = {last}

[sessions.starts]
{starts}

[policy]
profile = "{profile}"

[policy.second-session]
required = false
"""


def settings(
    first: str,
    last: str = "",
    *,
    starts: str = 'weekdays = ["14:00"]',
    profile: str = "national",
    more: str = "",
) -> str:
    """The text of `instance.toml`: one session, its starts, a profile, then `more` of the policy."""
    text = SETTINGS.format(first=first, last=last or first, starts=starts, profile=profile)
    return text + dedent(more)


def written(folder: Path, told: str, tables: Mapping[str, str]) -> Path:
    """Write the settings and the tables (CSV text, a heading and rows), and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "instance.toml").write_text(told, encoding="utf-8")
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(dedent(text).strip() + "\n", encoding="utf-8")
    return folder


def judged(folder: Path, starts: str) -> Verdict:
    """The verdict on a table of starts made by hand (CSV text) for the semester in the folder."""
    table = folder.parent / f"{folder.name}-starts.csv"
    table.write_text(dedent(starts).strip() + "\n", encoding="utf-8")
    semester = read(folder)
    assert isinstance(semester, Instance)
    return audit(semester, table)


def by_rule(verdict: Verdict, rule: str, severity: str = "") -> pd.DataFrame:
    """The findings of one rule, of one severity if it is given."""
    rows = verdict.findings[verdict.findings["rule"] == rule]
    return rows[rows["severity"] == severity] if severity else rows
