"""Results as tables: one file summarised, two files compared. Only audited rows count."""

from pathlib import Path

import pandas as pd

from benchmarks.registry import published
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


def against_published(path: Path) -> pd.DataFrame:
    """Median cost by public instance and budget beside what others have published, and the ratios."""
    table = summary(path)
    if table.empty:
        return table
    known = {name: of for name in table["instance"] if (of := published(name)) is not None}
    table = table[table["instance"].isin(known)].reset_index(drop=True)
    for column in ("best", "mean", "winner"):
        figures = [getattr(known[name], column) for name in table["instance"]]
        table[column] = pd.array(figures, dtype="Int64")
    gap = (table["median"] / table["best"].astype("float64") - 1) * 100
    columns = ["instance", "budget", "runs", "median", "least", "best", "mean", "winner"]
    return table[columns].assign(gap_percent=gap.round(2))


def phases(path: Path) -> pd.DataFrame:
    """Seconds by instance, budget and phase of the search: the medians of the runs."""
    rows = rows_of(path)
    parts = [
        {"instance": row["instance"], "budget": row["budget"], "phase": phase, "seconds": seconds}
        for row in rows.to_dict("records")
        if isinstance(row.get("phases"), dict)
        for phase, seconds in row["phases"].items()
    ]
    table = pd.DataFrame(parts, columns=["instance", "budget", "phase", "seconds"])
    return table.groupby(["instance", "budget", "phase"], sort=True)["seconds"].median().reset_index()


def means(path: Path) -> pd.DataFrame:
    """Mean and largest ratio of the median cost to the best known, by collection and budget."""
    table = against_published(path)
    if table.empty:
        return table
    ratio = table["median"] / table["best"].astype("float64")
    collection = table["instance"].where(table["instance"].str.startswith("itc2007"), "toronto")
    collection = collection.str.partition("-")[0]
    grouped = ratio.groupby([collection.rename("collection"), table["budget"]])
    return grouped.agg(instances="size", mean="mean", largest="max").round(4).reset_index()
