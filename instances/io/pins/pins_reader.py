"""Pins from the table `pins`, from a file of pins, from imposed starts and from a known timetable."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from instances.io.issue_log import IssueLog
from instances.io.pins.known_timetable import still_possible
from instances.io.pins.rows import pins_in
from instances.io.tables.sheet import Sheet
from instances.io.timetable.base import in_zones
from instances.io.timetable.imposed_starts import read_imposed
from instances.io.timetable.load import load_timetable
from instances.io.timetable.starts import read_starts, sheet_at
from models.ids import CentreId
from models.instance import Instance
from models.pins import ANY, OPEN, USES, merged_pins, start_pins, subjects_of
from models.schema import TABLES
from models.timetable import STARTS

NAMED = ("site", "candidate", "moves")
"""What sentences about contradicting pins name besides the exam."""


def with_pins(instance: Instance, sheet: Sheet, issues: IssueLog) -> Instance:
    """The instance with the pins of a sheet besides its own; what is wrong with them is noted."""
    if not len(sheet.lines):
        return instance
    return _with_agreeing_pins(instance, pins_in(sheet, instance, issues), issues)


def read_pins(path: Path, instance: Instance) -> Instance:
    """The instance with the pins of a CSV or Excel table as well. Raises InvalidInput with every issue."""
    issues = IssueLog()
    sheet = sheet_at(Path(path), TABLES["pins"], issues)
    given = instance if sheet is None else with_pins(instance, sheet, issues)
    issues.stop_if_any()
    return given


def impose_starts(path: Path, instance: Instance, centre: CentreId | None = None) -> Instance:
    """The instance with every start (of the papers that the centre's people sit) pinned as in a file.

    Raises InvalidInput with every start that is missing or ambiguous, and where a pin of the instance differs.
    """
    issues = IssueLog()
    starts = read_imposed(path, instance, centre).sort_values(["exam", "zone"], ignore_index=True)
    given = _with_agreeing_pins(instance, start_pins(starts, str(path)), issues)
    issues.stop_if_any()
    return given


def publish_starts(path: Path, instance: Instance) -> Instance:
    """The instance with the starts that people know from a published timetable, for exams that are still sat.

    The timetable is one of ours or a table of starts. Raises InvalidInput, also where a pin of the instance moves
    one of them without saying why.
    """
    return _published(instance, _known_starts(path, instance))


def keep_starts(path: Path, instance: Instance, release: Sequence[str] = ()) -> Instance:
    """The instance with the starts of a published timetable, each pinned with its gathering and its paper.

    A start that a pin of the instance moves for a reason is not pinned, nor are the exams named in `release`:
    their published start stays, but gathering, paper and early start are free. Raises InvalidInput, also where a
    pin of the instance differs.
    """
    kept = _known_starts(path, instance)
    given = _published(instance, kept)
    moved = given.published_starts.loc[given.published_starts["reason"] != "", ["exam", "zone"]]
    bound = kept.merge(moved.assign(moved=True), on=["exam", "zone"], how="left")
    bound = bound[bound["moved"].isna()].drop(columns="moved")
    issues = IssueLog()
    given = _with_agreeing_pins(given, _without(start_pins(bound, str(path)), release), issues)
    issues.stop_if_any()
    return given


def keep_all(path: Path, instance: Instance, release: Sequence[str] = ()) -> Instance:
    """The instance with every decision of a timetable of ours pinned, where that is still possible.

    These are starts, hosts, seats, transfers and overlaps left unresolved. Decisions about people, rooms or exams
    that are gone, about rooms that are too small or closed by now, or about exams that move for a reason, are not
    pinned and so decided anew. Raises InvalidInput, also where a pin of the instance differs.
    """
    old, given = load_timetable(path), keep_starts(path, instance, release)
    told = given.published_starts
    moved = told.loc[told["reason"] != "", "exam"].tolist()
    issues = IssueLog()
    possible = _without(still_possible(old, instance, str(path)), [*release, *moved])
    pinned = _with_agreeing_pins(given, possible, issues)
    issues.stop_if_any()
    return pinned


def _known_starts(path: Path, instance: Instance) -> pd.DataFrame:
    """The starts (columns STARTS) of a timetable in every zone that sits the exam. Raises InvalidInput."""
    issues = IssueLog()
    found = read_starts(path, instance, issues)
    issues.stop_if_any()
    groups = in_zones(found[found["start"].notna()], instance)
    sat = instance.sits[["exam", "zone"]].drop_duplicates()
    kept = groups[list(STARTS)].drop_duplicates(["exam", "zone"]).merge(sat, on=["exam", "zone"])
    return kept.sort_values(["exam", "zone"], ignore_index=True).astype(dict.fromkeys(OPEN, "int64"))


def _published(instance: Instance, starts: pd.DataFrame) -> Instance:
    """The instance with these starts published. Raises InvalidInput for pins that move one and do not say why."""
    told = pd.concat([instance.published, starts[["exam", "zone", "start"]]], ignore_index=True)
    told = told.drop_duplicates(["exam", "zone"], ignore_index=True)
    both = instance.pins[instance.pins["kind"] == "start"].merge(
        told, on=["exam", "zone"], suffixes=("", "_told")
    )
    issues = IssueLog()
    for row in both[(both["reason"] == "") & (both["start"] != both["start_told"])].to_dict("records"):
        file, line = _place_of(str(row["source"]))
        words = {
            "exam": row["exam"],
            "zone": row["zone"],
            "published": _clock(row["start_told"], row["zone"]),
        }
        value = _clock(row["start"], row["zone"])
        issues.add(file, "pins-published", row=line, column="start", value=value, detail=words)
    issues.stop_if_any()
    return replace(instance, published=told)


def _clock(at: pd.Timestamp, zone: str) -> str:
    """An instant on the clock of a zone, `2024-01-25 13:30`."""
    return f"{at.tz_convert(zone):%Y-%m-%d %H:%M}"


def check_released(instance: Instance, names: Sequence[str]) -> None:
    """Whether every name is an exam or a candidate.

    Raises InvalidInput for a name that is neither.
    """
    issues = IssueLog()
    known = {str(e) for e in instance.exam} | set(instance.candidates["id"])
    for name in names:
        if name not in known:
            issues.add("--release", "pins-release", column="release", value=name)
    issues.stop_if_any()


def keep_rooms(path: Path, instance: Instance, release: Sequence[str] = ()) -> Instance:
    """The instance with the rooms in which a timetable of ours convoked its candidates. Raises InvalidInput.

    Transferred candidates are led to their room, so they have none to keep. Candidates who no longer sit an exam
    are left out.
    """
    seats = load_timetable(path).seats
    told = seats[(seats["kind"] != "transfer") & (seats["room"] != "")]
    told = told[["candidate", "exam", "room"]].drop_duplicates(["candidate", "exam"])
    kept = told.merge(instance.sits[["candidate", "exam"]], on=["candidate", "exam"])
    return replace(instance, kept_rooms=_without(kept, release))


def _without(rows: pd.DataFrame, names: Sequence[str]) -> pd.DataFrame:
    """The rows that name none of these exams or candidates."""
    about = [name for name in ("exam", "moves", "candidate") if name in rows]
    return rows[~rows[about].isin(list(names)).any(axis=1)].reset_index(drop=True)


def _with_agreeing_pins(instance: Instance, pins: pd.DataFrame, issues: IssueLog) -> Instance:
    """The instance with more pins; of two that contradict each other the later is noted."""
    every = pd.concat([instance.pins, pins], ignore_index=True) if len(instance.pins) else pins
    about = subjects_of(every).assign(row=np.arange(len(every)))
    keys = [name for name in about.columns if name != "row"]
    if not about.duplicated(keys).any() and not (every["kind"] == "unresolved").any():
        return replace(instance, pins=every)
    first = every.iloc[about.groupby(keys)["row"].transform("min").to_numpy(np.int64)].reset_index(drop=True)
    given = every.reset_index(drop=True)
    wrong = given["start"].notna() & first["start"].notna() & (given["start"] != first["start"])
    for name in OPEN:
        wrong |= (given[name] != ANY) & (first[name] != ANY) & (given[name] != first[name])
    for name in ("kind", "exam", "moves", "host", "room"):
        wrong |= given[name] != first[name]
    _note(given[wrong], first[wrong], issues)
    missed = given.loc[given["kind"] == "unresolved", ["candidate", "moves", "source"]]
    missed = missed.rename(columns={"moves": "exam", "source": "source_first"})
    lost = given[given["kind"] == "seat"].merge(missed, on=["candidate", "exam"])
    _note(lost, lost.assign(source=lost["source_first"]), issues)
    return replace(instance, pins=merged_pins(instance.pins, pins))


def _note(pins: pd.DataFrame, first: pd.DataFrame, issues: IssueLog) -> None:
    """Notes pins that say otherwise than the pin in the same row of `first`."""
    for row, other in zip(pins.to_dict("records"), first["source"], strict=True):
        where = _place_of(str(row["source"]))
        column = USES[row["kind"]][-1] if row["kind"] != "start" else "start"
        column = "kind" if row["moves"] else column
        text = f"{row['start']:%Y-%m-%dT%H:%MZ}" if column == "start" else row[column]
        code = "pins-contradiction" if column == "start" else f"pins-otherwise-{row['kind']}"
        words = {"exam": row["exam"], "zone": row["zone"], "other": other, **{k: row[k] for k in NAMED}}
        issues.add(where[0], code, row=where[1], column=column, value=text, detail=words)


def _place_of(source: str) -> tuple[str, int]:
    """The file and the line that a pin names as its source; line 0 if it has none."""
    file, _, line = source.rpartition(":")
    return (file, int(line)) if file and line.isdigit() else (source, 0)
