"""The rows of a table of pins that settle a start."""

import pandas as pd

from instances.io.issue_log import IssueLog
from instances.io.tables.sheet import Sheet
from instances.io.timetable.base import in_zones
from instances.io.timetable.starts import start_instants
from models.instance import Instance
from models.pins import ANY, OPEN, pins_of


def start_rows(table: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> pd.DataFrame:
    """The pinned starts of these rows (known exams, start as written), one row for each zone."""
    table = table.assign(start=start_instants(table, instance, sheet, issues))
    _check_sat(table, instance, sheet, issues)
    zones = instance.sits[["exam", "zone"]].drop_duplicates()
    place = issues.place(sheet.file).name
    rows = in_zones(table[table["start"].notna()], instance).merge(zones, on=["exam", "zone"])
    rows = rows.sort_values(["line", "zone"], ignore_index=True)
    only = rows["exam"].map(zones["exam"].value_counts()) == 1
    for name in OPEN:
        # Where one zone sits the exam there is nobody to gather for and no second paper.
        blank = (~only | (name == "early")).map({True: ANY, False: 0})
        rows[name] = rows[name].astype(object).where(rows[name].notna(), None)
        rows[name] = rows[name].where(rows[name].notna(), blank).astype("int64")
    oral = rows["exam"].map({e.id: e.oral for e in instance.exams}).astype(bool)
    for name in ("gather", "early"):
        for exam, line in rows.loc[oral & (rows[name] > 0), ["exam", "line"]].itertuples(index=False):
            words = {"exam": exam}
            issues.add(sheet.file, "pins-oral", row=int(line), column=name, value=exam, detail=words)
    return pins_of("start", rows.assign(source=[f"{place}:{line}" for line in rows["line"]]))


def _check_sat(table: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> None:
    """Notes pins of exams, or of zones, in which nobody sits anything."""
    zones = instance.sits[["exam", "zone"]].drop_duplicates().groupby("exam")["zone"].agg(sorted).to_dict()
    for exam, zone, line in zip(table["exam"], table["zone"], table["line"], strict=True):
        known = zones.get(exam, [])
        if not known:
            issues.add(sheet.file, "pins-nobody", row=line, column="exam", value=exam, detail={"exam": exam})
        elif zone and zone not in known:
            words = {"exam": exam, "zone": zone, "known": ", ".join(known)}
            issues.add(sheet.file, "pins-nobody-there", row=line, column="zone", value=zone, detail=words)
