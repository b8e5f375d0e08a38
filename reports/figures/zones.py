"""How does one paper hold together over several time zones, without leaking?"""

from typing import Any

import pandas as pd

from models.facts import Facts
from reports.clock import day_text, epoch_minutes, local, place
from reports.names import Names
from reports.section import Section
from reports.tables import zone_groups

INSTANTS = ("start", "admission", "end", "exit", "gate", "release")
LONG = 14 * 60
"""Minutes: a paper whose zones lie further apart than this is not the first to show."""


def zones(facts: Facts, names: Names) -> Section | None:
    """Bands of every exam sat in several zones.

    A group is [zone, day, paper, extra, candidates, offset of its clock, start, then admission, end,
    exit, gate, release from the start]: indices and minutes, the start in UTC minutes since 1970.
    """
    if facts.sittings.empty:
        return None
    groups = zone_groups(facts.sittings)
    if groups.empty:
        return None
    places = sorted(groups["zone"].unique())
    clocks = local(groups["start"], groups["zone"])
    days = sorted(set(clocks.dt.date))
    ahead = clocks - pd.to_datetime(groups["start"], utc=True).dt.tz_localize(None)
    minutes = pd.DataFrame({c: epoch_minutes(groups[c]) for c in INSTANTS}, dtype=object)
    for column in INSTANTS[1:]:
        minutes[column] = [
            None if m is None else m - s for m, s in zip(minutes[column], minutes["start"], strict=True)
        ]
    table = pd.DataFrame(
        {
            "zone": [places.index(z) for z in groups["zone"]],
            "day": [days.index(d) for d in clocks.dt.date],
            "paper": groups["paper"].astype(int),
            "extra": groups["extra"].astype(int),
            "candidates": groups["candidates"].astype(int),
            "offset": (ahead.dt.total_seconds() // 60).astype(int),
        }
    ).astype(object)
    rows: list[list[Any]] = pd.concat([table, minutes], axis=1).to_numpy().tolist()
    exams = [
        {
            "exam": str(exam),
            "title": names.title(str(exam)),
            "session": int(part["session"].iloc[0]),
            "groups": [rows[i] for i in part.index],
        }
        for exam, part in groups.groupby("exam")
    ]
    interest = _interest(groups)
    exams.sort(key=lambda e: (e["session"], e["exam"]))
    data = {
        "zones": [place(z)._asdict() for z in places],
        "days": [day_text(d)._asdict() for d in days],
        "exams": exams,
        "first": [e["exam"] for e in exams].index(interest),
    }
    return Section("zones", {}, data)


def _interest(groups: pd.DataFrame) -> str:
    """The exam to show first: held or gathered, its zones apart but not too far, then most people."""
    main = groups[groups["paper"] == 0]
    by_exam = (main if len(main) else groups).groupby("exam")
    told = pd.DataFrame(
        {
            "near": (by_exam["end"].max() - by_exam["start"].min()).dt.total_seconds() <= LONG * 60,
            "kept": (by_exam["hold"].max() > 0).astype(int) + (by_exam["gather"].max() > 0).astype(int),
            "starts": by_exam["start"].nunique(),
            "zones": by_exam["zone"].nunique(),
            "candidates": by_exam["candidates"].sum(),
        }
    )
    return str(told.sort_values(["near", "kept", "starts", "zones", "candidates"], kind="stable").index[-1])
