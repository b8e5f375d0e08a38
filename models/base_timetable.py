"""A timetable to stay close to: last year's, or a draft. How many exams keep its start."""

import pandas as pd

from models.facts import Verdict
from models.instance import Instance


def count_unchanged_starts(instance: Instance, verdict: Verdict) -> tuple[int, int] | None:
    """(exams that start as in the base, exams of the base that have a start); None without a base."""
    if instance.base.empty:
        return None
    keys = ["exam", "zone"]
    both = pd.merge(verdict.facts.papers[keys], instance.base[keys], on=keys)
    known = int(both["exam"].nunique())
    return known - int(verdict.findings["rule"].eq("changed-start").sum()), known
