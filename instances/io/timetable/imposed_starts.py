"""Starts from outside: imposed ones, for every exam in every zone where it is sat, or a whole table made by hand."""

from pathlib import Path

import pandas as pd

from instances.io.issue_log import IssueLog
from instances.io.timetable.base import in_zones
from instances.io.timetable.starts import read_starts
from models.ids import CentreId
from models.instance import Instance
from models.pins import OPEN
from models.timetable import STARTS, Timetable

GROUP = ["exam", "zone"]


def read_imposed(path: Path, instance: Instance, centre: CentreId | None = None) -> pd.DataFrame:
    """Starts (exam, zone, start, gather, paper, early) from a timetable of ours or a CSV or Excel table.

    All exams are asked for, or with a centre those its people sit, in every zone of the paper. Raises
    InvalidInput with every gap and doubt.
    """
    issues = IssueLog()
    if centre is not None and centre not in instance.centre:
        known = ", ".join(instance.centre)
        issues.add(
            "--centre", "timetable-starts-centre", column="centre", value=centre, detail={"known": known}
        )
    groups = _groups(path, instance, issues)
    both = _needed(instance, centre).merge(groups, on=GROUP, how="left")
    for exam, zone in both.loc[both["start"].isna(), GROUP].itertuples(index=False):
        issues.add(Path(path).name, "timetable-starts-none", detail={"exam": exam, "zone": zone})
    issues.stop_if_any()
    return both[list(STARTS)].astype(dict.fromkeys(OPEN, "int64"))


def read_handmade(path: Path, instance: Instance) -> Timetable:
    """A timetable of starts alone, from a CSV or Excel table that somebody wrote; exams may be missing.

    Raises InvalidInput with every row that cannot be understood.
    """
    issues = IssueLog()
    groups = _groups(path, instance, issues)
    issues.stop_if_any()
    starts = groups[list(STARTS)].astype(dict.fromkeys(OPEN, "int64"))
    return Timetable(instance.name, starts.sort_values(GROUP, ignore_index=True))


def _groups(path: Path, instance: Instance, issues: IssueLog) -> pd.DataFrame:
    """The starts of each (exam, zone) once; exams that are unknown or listed twice are noted."""
    found, name = read_starts(path, instance, issues), Path(path).name
    for row in found[~found["exam"].isin([str(e) for e in instance.exam])].itertuples():
        issues.add(name, "timetable-starts-unknown", row=int(row.line), column="exam", value=row.exam)  # type: ignore[arg-type]
    groups = in_zones(found, instance)
    for exam, zone in groups.loc[groups.duplicated(GROUP), GROUP].drop_duplicates().itertuples(index=False):
        issues.add(name, "timetable-starts-twice", detail={"exam": exam, "zone": zone})
    return groups.dropna(subset=["start"]).drop_duplicates(GROUP)


def _needed(instance: Instance, centre: CentreId | None) -> pd.DataFrame:
    """Every (exam, zone) of the papers sat by the centre's people, or by anybody."""
    sits = instance.sits
    groups = sits[["exam", "zone"]].drop_duplicates()
    if centre is None:
        return groups
    mine = [site.id for site in instance.sites if site.centre == centre]
    return groups[groups["exam"].isin(sits.loc[sits["site"].isin(mine), "exam"].unique())]
