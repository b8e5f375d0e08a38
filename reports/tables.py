"""Facts to tables: the numbers behind each figure, on local clocks. Nothing here judges a timetable."""

from collections.abc import Sequence

import pandas as pd

from models.facts import Facts, Solving, Verdict
from models.rules import RuleInfo
from models.timetable import Timetable
from reports.clock import local
from reports.names import Names

MOST_STARTS = 14
"""More different starts than this are shown by the hour: a start grid would make 30 columns."""


MOVED = "transfer"
"""The column of transferred candidates, who begin when their first exam lets them go."""


def candidates_by_start(sittings: pd.DataFrame) -> pd.DataFrame:
    """Candidates by (session, centre, local day, local start): `HH:MM`, `HH h` by the hour, or MOVED."""
    moments = local(sittings["start"], sittings["zone"])
    moved = sittings["kind"] == "transfer"
    hours = moments.dt.strftime("%H:%M")
    if hours[~moved].nunique() > MOST_STARTS:
        hours = moments.dt.strftime("%H h")
    hours = hours.mask(moved, MOVED)
    table = pd.DataFrame(
        {
            "session": sittings["session"],
            "centre": sittings["centre"],
            "day": moments.dt.date,
            "start": hours,
            "candidates": sittings["candidates"],
        }
    )
    keys = ["session", "centre", "day", "start"]
    return table.groupby(keys)["candidates"].sum().reset_index()


def room_use(bands: pd.DataFrame, names: Names) -> pd.DataFrame:
    """The bands on the clock of their site, with the local day they begin."""
    zones = bands["site"].map(lambda site: names.clock(str(site)))
    moments = {c: local(bands[c], zones) for c in ("start", "end", "occupied_from", "occupied_to")}
    table = bands.assign(**moments)
    table["day"] = table["start"].dt.date
    return table.sort_values(["site", "day", "room", "start", "exam", "kind"], ignore_index=True)


def zone_groups(sittings: pd.DataFrame) -> pd.DataFrame:
    """Groups of the exams that several zones sit at published times: one row an (exam, zone, own length)."""
    table = sittings[sittings["kind"] != "transfer"]
    if table.empty:
        return table
    table = table[table.groupby("exam")["zone"].transform("nunique") > 1]
    keys = ["exam", "session", "unit", "paper", "zone", "start", "end"]
    groups = table.groupby(keys, as_index=False, dropna=False).agg(
        kind=("kind", "first"),
        extra=("extra", "max"),
        candidates=("candidates", "sum"),
        admission=("admission", "min"),
        gate=("gate", "max"),
        exit=("exit", "max"),
        hold=("hold", "max"),
        release=("release", "max"),
        gather=("gather", "max"),
    )
    return groups.sort_values(["session", "exam", "paper", "start", "zone", "end"], ignore_index=True)


def chain_links(chain: pd.DataFrame) -> pd.DataFrame:
    """The links from session 1 to session 2, the tightest first; dates as midnight timestamps."""
    days = ["last_day", "copies_at", "marked_by", "published", "next_day", "earliest_next"]
    table = chain.assign(**{c: pd.to_datetime(chain[c], errors="coerce") for c in days})
    following = chain["next_exam"].astype(object).where(chain["next_exam"].notna(), "")
    table = table.assign(binds=chain["binds"].astype(bool), next_exam=following)
    order = ["slack_days", "binds", "published", "exam"]
    return table.sort_values(order, ascending=[True, False, False, True], ignore_index=True)


def overlap_groups(timetable: Timetable, facts: Facts, names: Names) -> pd.DataFrame:
    """Overlaps of candidates who share everything: one row, with their ids. Unresolved ones first."""
    table = timetable.overlaps.assign(site=timetable.overlaps["candidate"].map(names.candidate_sites))
    table["site"] = table["site"].astype(object).where(table["site"].notna(), "")
    times = facts.attendance[["candidate", "exam", "start", "end", "moved_end"]]
    for role in ("stays", "moves"):
        own = times.rename(
            columns={"exam": role, **{c: f"{role}_{c}" for c in ("start", "end", "moved_end")}}
        )
        table = table.merge(own, on=["candidate", role], how="left")
    keys = [
        "outcome", "stays", "moves", "site", "start", "stays_start", "stays_end", "moves_start", "moves_end",
        "moves_moved_end",
    ]  # fmt: skip
    groups = table.groupby(keys, dropna=False).agg(candidate=("candidate", list), count=("candidate", "size"))
    groups = groups.reset_index()
    groups["later"] = groups["outcome"] != "unresolved"
    groups = groups.sort_values(["later", "stays_start", "stays", "moves", "site"], ignore_index=True)
    return groups.drop(columns="later")


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


def cost_by_exam(findings: pd.DataFrame) -> pd.DataFrame:
    """What each rule costs at each exam, the dearest first; a finding counts where it begins (`exam`)."""
    paid = findings[(findings["severity"] == "soft") & (findings["exam"] != "") & (findings["cost"] > 0)]
    table = paid.groupby(["rule", "exam"])["cost"].sum().reset_index()
    return table.sort_values(["rule", "cost", "exam"], ascending=[True, False, True], ignore_index=True)


def sittings_count(facts: Facts) -> int:
    """Number of sittings: (exam, site) pairs."""
    return len(facts.sittings[["exam", "site"]].drop_duplicates())


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
