"""Starts alone: of a timetable of ours, or of a table made by hand (CSV or Excel).

A table names each exam by `exam`, by `offering` and `session`, or by `unit`, `centre` (the organising
one) and `session`. `start` is an instant (`2024-01-22T13:00:00Z`) or a local time (`22/01/2024 14:00`):
of the `zone` where one is given, else of the organising centre, for all zones of the exam at once.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from instances.io.checks.clock_changes import note_clock_change
from instances.io.issue_log import IssueLog
from instances.io.tables.cell_error import CellError
from instances.io.tables.cells import parse
from instances.io.tables.headings import heading_count
from instances.io.tables.sheet import Sheet
from instances.io.tables.table_reader import read_bytes, sheet_of
from instances.io.text.csv_reader import read_records
from instances.io.text.instants import parse_instant
from instances.io.timetable.load import load_starts
from instances.io.workbook.packed import packed_source
from models.instance import Instance
from models.local_time import utc_instants
from models.schema import Column, Table
from models.timetable import STARTS

C = Column
STARTS_TABLE = Table(
    "starts",
    (),
    (
        C("exam", "id", "code of the exam", "code de l'épreuve", False, french="épreuve"),
        C("offering", "id", "its offering", "son offre", False, french="offre"),
        C("unit", "id", "its unit", "son UE", False, french="ue", aliases=("code ue", "unité")),
        C(
            "centre",
            "id",
            "organising centre",
            "centre organisateur",
            False,
            french="centre",
            aliases=("centre organisateur", "organiser"),
        ),
        C("session", "int", "session, 1 or 2", "session, 1 ou 2", False, "", 1, 2, french="session"),
        C("title", "text", "title, not read", "intitulé, non lu", False, french="intitulé"),
        C("zone", "zone", "time zone (IANA)", "fuseau horaire (IANA)", False, french="fuseau"),
        C("start", "text", "the start", "le début", french="début", aliases=("horaire",)),
        C(
            "gather",
            "int",
            "minutes of gathering",
            "minutes de rassemblement",
            False,
            "0",
            0,
            1440,
            french="rassemblement",
        ),
        C(
            "paper",
            "int",
            "paper, 0 the main one",
            "sujet, 0 le principal",
            False,
            "0",
            0,
            99,
            french="sujet",
        ),
        C(
            "early",
            "int",
            "minutes by which those with extra time begin before the others",
            "minutes d'avance de ceux qui ont du temps majoré",
            False,
            "0",
            0,
            60,
            french="avance",
        ),
    ),
)
"""What a table of starts may say."""

NAMES = (("exam",), ("offering", "session"), ("unit", "centre", "session"))
"""The ways to name an exam, the surest first."""


def read_starts(
    path: Path, instance: Instance, issues: IssueLog, *, of_any_instance: bool = False
) -> pd.DataFrame:
    """Rows exam, zone (blank: every zone), start (UTC), gather, paper, early, line (of the file, 0: none).

    An exam that the instance does not have is kept under the name it has there; one named by its unit
    or offering that is not there, or is there more than once, has the exam "". Raises InvalidInput if a timetable of
    ours cannot be read, or is of another instance unless it may be of any.
    """
    path = Path(path)
    if path.suffix.casefold() not in (".csv", ".txt", ".xlsx"):
        return load_starts(path, issues, None if of_any_instance else instance.name).assign(line=0)
    sheet = sheet_at(path, STARTS_TABLE, issues)
    if sheet is None or issues.errors_in(sheet.file):
        issues.stop_if_any()
        return pd.DataFrame(columns=[*STARTS, "line"])
    table = pd.DataFrame({name: sheet[name].column for name in sheet.columns}).assign(line=sheet.lines)
    table["exam"] = _exams(table, instance, sheet, issues)
    table["start"] = start_instants(table, instance, sheet, issues)
    table["zone"] = table["zone"].fillna("").astype(str)
    return table[[*STARTS, "line"]]


def sheet_at(path: Path, table: Table, issues: IssueLog) -> Sheet | None:
    """The table in a CSV file, or in the first sheet of a workbook; None (noted) if it cannot be read."""
    file = f"{table.name}.csv"
    if path.suffix.casefold() == ".xlsx":
        source = packed_source(path, issues)
        if source is None:
            return None
        name = source.names()[0]
        return sheet_of(table, source.rows(file, name, issues, table), issues, name)
    raw = read_bytes(path, issues)
    return (
        None
        if raw is None
        else sheet_of(table, read_records(file, raw, issues, heading_count(table)), issues, path.name)
    )


def _exams(table: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> "pd.Series[str]":
    """The exam of each row, by the first way to name it that the row fills in."""
    known = instance.exam_frame.rename(columns={"organiser": "centre"})
    found = pd.Series([None] * len(table), dtype=object)
    named = pd.Series(False, index=table.index)
    for keys in NAMES:
        filled = table[list(keys)].apply(lambda column: column.notna() & (column != "")).all(axis=1)
        rows = filled & ~named
        named |= filled
        if keys == ("exam",):
            found[rows] = table.loc[rows, "exam"]
            continue
        once = known[~known.duplicated(list(keys), keep=False)]
        at = once.set_index(list(keys))["exam"]
        wanted: Sequence[Any] = list(zip(*(table.loc[rows, key] for key in keys), strict=True))
        found[rows] = (
            at.reindex(pd.MultiIndex.from_tuples(wanted, names=list(keys))).to_numpy() if wanted else []
        )
    for line in sheet.lines[~named.to_numpy()].tolist():
        issues.add(sheet.file, "timetable-starts-unnamed", row=line)
    return found.fillna("").astype(str)


def start_instants(table: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> pd.Series:
    """UTC instants: those written so, else local ones of the row's zone or of the organising centre.

    `table` has start (as written), zone, exam and line; what cannot be read is noted and missing.
    """
    organiser = dict(zip(instance.exam_frame["exam"], instance.exam_frame["organiser"], strict=True))
    zone_of = {exam: instance.centre[centre].zone for exam, centre in organiser.items()}
    clock = Column("start", "datetime", "", "")
    out: list[pd.Timestamp | None] = []
    for text, zone, exam, line in zip(
        table["start"], table["zone"], table["exam"], table["line"], strict=True
    ):
        at = parse_instant(text)
        if at is None:
            try:
                local = pd.Timestamp(str(parse(clock, str(text or ""))))
            except CellError:
                issues.add(sheet.file, "timetable-starts-bad-start", row=line, column="start", value=text)
            else:
                here = zone or zone_of.get(exam) or instance.centres[0].zone
                note_clock_change(sheet.file, int(line), "start", str(text), local, here, issues)
                at = utc_instants(pd.DatetimeIndex([local]), here)[0]
        out.append(at)
    return pd.Series(pd.to_datetime(pd.Series(out, dtype=object), utc=True)).astype("datetime64[s, UTC]")
