"""Runs that are kept: listed, shown, compared, their timetables taken out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from scheduler.runs.run_store import open_stored
from scheduler.runs.stored_run import StoredRun
from scheduler.runs.timetable_archive import unpack, unpacked


@dataclass(frozen=True)
class RunDifference:
    """Two runs compared. `costs`: rule, before, after. `indicators`: indicator, before, after. `moved`: exams that start elsewhere
    in some zone, or that only one of them has; None where one has no timetable. `about`: what else differs of them (seed, content,
    versions)."""

    before: StoredRun
    after: StoredRun
    costs: pd.DataFrame
    indicators: pd.DataFrame
    moved: tuple[str, ...] | None
    about: tuple[str, ...]


def list_runs(where: Path | str) -> list[StoredRun]:
    """Every run of a folder, a file or a database by its URL, without timetables. Raises InvalidInput if there are none."""
    with open_stored(where) as store:
        return store.all()


def show_run(where: Path | str, number: int, out: Path | str | None = None) -> StoredRun:
    """One run; `out`: also write its timetable there, as `exams solve` writes it. Raises InvalidInput for an unknown number."""
    with open_stored(where) as store:
        run = store.get(number)
    if out is not None and run.timetable is not None:
        unpack(run.timetable, Path(out))
    return run


def compare_runs(where: Path | str, before: int, after: int) -> RunDifference:
    """What differs between two runs. Raises InvalidInput for an unknown number."""
    with open_stored(where) as store:
        one, other = store.get(before), store.get(after)
    about = tuple(
        name
        for name, differs in (
            ("scenario", one.key.scenario != other.key.scenario),
            ("content", one.key.content != other.key.content),
            ("seed", one.key.seed != other.key.seed),
            ("budget", one.key.budget != other.key.budget),
            ("start", one.key.start != other.key.start),
            ("versions", dict(one.versions) != dict(other.versions)),
        )
        if differs
    )
    return RunDifference(
        one,
        other,
        _side_by_side("rule", one.costs, other.costs),
        _side_by_side("indicator", one.indicators, other.indicators),
        _moved(one, other),
        about,
    )


def _side_by_side(name: str, one: Mapping[str, int], other: Mapping[str, int]) -> pd.DataFrame:
    before, after = pd.Series(dict(one), dtype="int64"), pd.Series(dict(other), dtype="int64")
    table = pd.DataFrame({"before": before, "after": after}).fillna(0).astype("int64")
    table = table[(table["before"] != 0) | (table["after"] != 0)]
    return table.rename_axis(name).reset_index()


def _moved(one: StoredRun, other: StoredRun) -> tuple[str, ...] | None:
    if one.timetable is None or other.timetable is None:
        return None
    keys = ["exam", "zone", "start"]
    tables = [unpacked(content).starts[keys] for content in (one.timetable, other.timetable)]
    rows = tables[0].merge(tables[1], on=keys, how="outer", indicator=True)
    return tuple(sorted(set(rows.loc[rows["_merge"] != "both", "exam"].astype(str))))
