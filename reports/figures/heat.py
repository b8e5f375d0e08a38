"""When do the candidates sit? Days by starts, for each centre, on its own clock."""

from models.facts import Facts
from reports.clock import day_text
from reports.names import Names
from reports.section import Section
from reports.tables import candidates_by_start


def heat(facts: Facts, names: Names) -> Section | None:
    """A heat map of candidates; cells are sparse [centre, day, start, candidates] rows of indices."""
    if facts.sittings.empty:
        return None
    table = candidates_by_start(facts.sittings)
    load = table.groupby("centre")["candidates"].sum().sort_values(ascending=False, kind="stable")
    centres = [str(c) for c in load.index]
    starts = sorted(table["start"].unique())
    days = sorted(set(zip(table["session"], table["day"], strict=True)))
    place, column = {c: i for i, c in enumerate(centres)}, {s: i for i, s in enumerate(starts)}
    line = {key: i for i, key in enumerate(days)}
    keys = zip(table["session"], table["day"], strict=True)
    cells = zip(
        table["centre"].map(place).tolist(),
        [line[key] for key in keys],
        table["start"].map(column).tolist(),
        table["candidates"].astype(int).tolist(),
        strict=True,
    )
    data = {
        "centres": [names.centre(c) for c in centres],
        "starts": starts,
        "days": [{"session": int(s), "text": day_text(d)._asdict()} for s, d in days],
        "cells": [list(cell) for cell in cells],
    }
    return Section("heat", {"hourly": any(start.endswith("h") for start in starts)}, data)
