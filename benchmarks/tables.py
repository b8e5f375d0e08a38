"""Results as tables: one file summarised, two files compared. Only audited rows count."""

from pathlib import Path

import pandas as pd

from benchmarks.runner import read_rows

KEYS = ["instance", "budget"]


def rows_of(path: Path) -> pd.DataFrame:
    """Audited rows of a results file, one line a run; `budget` in words."""
    rows = pd.DataFrame([row for row in read_rows(path) if row["audited"]])
    if rows.empty:
        return rows
    budget = rows["seconds"].map(lambda s: f"{s:g} s", na_action="ignore")
    return rows.assign(budget=budget.fillna(rows["work"].map(lambda w: f"work {w}")))


def summary(path: Path) -> pd.DataFrame:
    """Median, least and largest cost by instance and budget, with the ratio to the best known."""
    rows = rows_of(path)
    if rows.empty:
        return rows
    table = rows.groupby(KEYS, sort=True).agg(
        runs=("cost", "size"),
        median=("cost", "median"),
        least=("cost", "min"),
        largest=("cost", "max"),
        bound=("bound", "max"),
        best_known=("best_known", "first"),
        first=("first", "median"),
        peak_mb=("peak_mb", "max"),
    )
    return table.assign(
        ratio=(table["median"] / table["best_known"].astype("float64")).round(3)
    ).reset_index()


def compare(old: Path, new: Path) -> pd.DataFrame:
    """Median cost before and after by instance and budget, for what both files hold."""
    before, after = (rows_of(p).groupby(KEYS)["cost"].median() for p in (old, new))
    both = pd.concat({"before": before, "after": after}, axis=1, join="inner").reset_index()
    return both.assign(change=((both["after"] / both["before"] - 1) * 100).round(2))
