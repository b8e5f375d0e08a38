"""Tables behind the overview and the plotly figures. Nothing here judges a timetable."""

from collections.abc import Sequence

import pandas as pd

from models.facts import Facts, Solving, Verdict
from models.rules import RuleInfo


def cost_rows(verdict: Verdict, infos: Sequence[RuleInfo], solving: Solving | None) -> pd.DataFrame:
    """Cost by soft rule in catalogue order: rule, findings, cost, bound and gap (NA: no bound known)."""
    soft = [i.id for i in infos if i.kind == "soft"]
    rules = [*soft, *(rule for rule in verdict.costs if rule not in soft)]
    counts = verdict.findings["rule"].value_counts()
    bounds = {} if solving is None else dict(solving.bounds)
    table = pd.DataFrame(
        {
            "rule": pd.Series(rules, dtype=object),
            "findings": pd.Series([int(counts.get(r, 0)) for r in rules], dtype="int64"),
            "cost": pd.Series([verdict.costs.get(r, 0) for r in rules], dtype="int64"),
            "bound": pd.Series([bounds.get(r) for r in rules], dtype="Int64"),
        }
    )
    table["gap"] = table["cost"] - table["bound"]
    return table


def sittings_count(facts: Facts) -> int:
    """Number of sittings: (exam, site) pairs."""
    return len(facts.sittings[["exam", "site"]].drop_duplicates())


def peaks(bands: pd.DataFrame) -> pd.Series:
    """The most people at one instant in each room; whoever leaves at an instant makes room for who comes."""
    moves = pd.concat(
        [
            pd.DataFrame(
                {"room": bands["room"], "at": bands["occupied_from"], "people": bands["candidates"]}
            ),
            pd.DataFrame({"room": bands["room"], "at": bands["occupied_to"], "people": -bands["candidates"]}),
        ]
    )
    moves = moves.astype({"people": "int64"}).sort_values(["room", "at", "people"])
    return moves["people"].groupby(moves["room"]).cumsum().groupby(moves["room"]).max()


def progress_events(solving: Solving, most: int = 1500) -> pd.DataFrame:
    """The events at which cost, bound or phase changed, in time order, thinned to about `most`."""
    table = solving.progress.sort_values("seconds", kind="stable", ignore_index=True)
    if table.empty:
        return table
    watched = table[["cost", "bound", "phase"]].astype(object)
    changed = (watched.fillna("") != watched.shift().fillna("")).any(axis=1)
    changed.iloc[[0, -1]] = True
    table = table[changed].reset_index(drop=True)
    step = max(1, -(-len(table) // most))
    keep = (
        (table.index % step == 0)
        | (table.index == len(table) - 1)
        | (table["phase"] != table["phase"].shift())
    )
    return table[keep].reset_index(drop=True)
