"""Pinned decisions: the table `pins` of an instance or of a file, and a published timetable that is kept."""

from dataclasses import replace
from pathlib import Path

import pandas as pd

from instances.faults import Faults
from instances.sheet import Sheet
from instances.timetable_base import in_zones
from instances.timetable_imposed import read_imposed
from instances.timetable_load import load_timetable
from instances.timetable_starts import read_starts, sheet_at, start_instants
from models.ids import CentreId
from models.instance import Instance
from models.pins import ANY, joined, start_pins
from models.schema import TABLES
from models.text import register
from models.timetable import STARTS

register(
    {
        "pins.unknown": (
            "not an exam of this instance; correct the name or remove the row",
            "pas une épreuve de cette instance ; corrigez le nom ou retirez la ligne",
        ),
        "pins.nobody": (
            "nobody sits {exam}; remove the row",
            "personne ne passe {exam} ; retirez la ligne",
        ),
        "pins.nobody-there": (
            "nobody sits {exam} in {zone}; use one of {known}",
            "personne ne passe {exam} dans {zone} ; choisissez parmi {known}",
        ),
        "pins.contradiction": (
            "{exam} is pinned to two starts in {zone}, here and at {other}; leave one",
            "{exam} est fixée à deux débuts dans {zone}, ici et en {other} ; n'en laissez qu'un",
        ),
    }
)


def with_pins(instance: Instance, sheet: Sheet, faults: Faults) -> Instance:
    """The instance with the pins of a sheet besides its own; what is wrong with them is noted."""
    if not len(sheet.lines):
        return instance
    return _settled(instance, _starts(sheet, instance, faults), faults)


def read_pins(path: Path, instance: Instance) -> Instance:
    """The instance with the pins of a CSV or Excel table as well. Raises BadInputError with every fault."""
    faults = Faults()
    sheet = sheet_at(Path(path), TABLES["pins"], faults)
    given = instance if sheet is None else with_pins(instance, sheet, faults)
    faults.stop_if_any()
    return given


def impose_starts(path: Path, instance: Instance, centre: CentreId | None = None) -> Instance:
    """The instance with every start (of the papers that the centre's people sit) pinned as in a file.

    Raises BadInputError with every gap and doubt, also where a pin of the instance says otherwise.
    """
    faults = Faults()
    starts = read_imposed(path, instance, centre).sort_values(["exam", "zone"], ignore_index=True)
    given = _settled(instance, start_pins(starts, str(path)), faults)
    faults.stop_if_any()
    return given


def keep_starts(path: Path, instance: Instance) -> Instance:
    """The instance with every start of a published timetable pinned, for exams that are still sat.

    Ours, or a table of starts. Raises BadInputError, also where a pin of the instance says otherwise.
    """
    faults = Faults()
    found = read_starts(path, instance, faults)
    faults.stop_if_any()
    groups = in_zones(found[found["start"].notna()], instance)
    sat = instance.sits[["exam", "zone"]].drop_duplicates()
    kept = groups[list(STARTS)].drop_duplicates(["exam", "zone"]).merge(sat, on=["exam", "zone"])
    kept = kept.sort_values(["exam", "zone"], ignore_index=True).astype({"gather": "int64", "paper": "int64"})
    given = _settled(instance, start_pins(kept, str(path)), faults)
    faults.stop_if_any()
    return given


def keep_rooms(path: Path, instance: Instance) -> Instance:
    """The instance with the rooms that a timetable of ours has told its candidates. Raises BadInputError.

    Under escort nobody looks for a room, so transfers tell none; who no longer sits an exam is passed over.
    """
    seats = load_timetable(path).seats
    told = seats[(seats["kind"] != "transfer") & (seats["room"] != "")]
    told = told[["candidate", "exam", "room"]].drop_duplicates(["candidate", "exam"])
    kept = told.merge(instance.sits[["candidate", "exam"]], on=["candidate", "exam"])
    return replace(instance, kept_rooms=kept)


def _starts(sheet: Sheet, instance: Instance, faults: Faults) -> pd.DataFrame:
    """The pinned starts of a sheet, one row a zone; sound rows only, the others are noted."""
    names = ("exam", "zone", "start", "gather", "paper")
    table = pd.DataFrame({name: sheet[name].column for name in names}).assign(line=sheet.lines)
    table = table[sheet["kind"].column == "start"]
    known = table["exam"].isin([str(e) for e in instance.exam])
    for row in table[~known].itertuples():
        faults.add(sheet.file, "pins.unknown", row=int(row.line), column="exam", value=row.exam)
    table = table[known].reset_index(drop=True)
    table["zone"] = table["zone"].fillna("").astype(str)
    table["start"] = start_instants(table, instance, sheet, faults)
    _check_sat(table, instance, sheet, faults)
    zones = instance.sits[["exam", "zone"]].drop_duplicates()
    place = faults.place(sheet.file).name
    rows = in_zones(table[table["start"].notna()], instance).merge(zones, on=["exam", "zone"])
    rows = rows.sort_values(["line", "zone"], ignore_index=True)
    only = rows["exam"].map(zones["exam"].value_counts()) == 1
    for name in ("gather", "paper"):
        # Where one zone sits the exam there is nobody to gather for and no second paper.
        rows[name] = rows[name].astype(object).where(rows[name].notna(), None)
        rows[name] = rows[name].where(rows[name].notna(), (~only).map({True: ANY, False: 0})).astype("int64")
    return start_pins(rows).assign(source=[f"{place}:{line}" for line in rows["line"]])


def _check_sat(table: pd.DataFrame, instance: Instance, sheet: Sheet, faults: Faults) -> None:
    """Notes pins of exams, or of zones, in which nobody sits anything."""
    zones = instance.sits[["exam", "zone"]].drop_duplicates().groupby("exam")["zone"].agg(sorted).to_dict()
    for exam, zone, line in zip(table["exam"], table["zone"], table["line"], strict=True):
        known = zones.get(exam, [])
        if not known:
            faults.add(sheet.file, "pins.nobody", row=line, column="exam", value=exam, detail={"exam": exam})
        elif zone and zone not in known:
            words = {"exam": exam, "zone": zone, "known": ", ".join(known)}
            faults.add(sheet.file, "pins.nobody-there", row=line, column="zone", value=zone, detail=words)


def _settled(instance: Instance, pins: pd.DataFrame, faults: Faults) -> Instance:
    """The instance with more pins; of two that contradict each other the later is noted."""
    keys, said = ["kind", "exam", "zone"], ["start", "gather", "paper"]
    every = pd.concat([instance.pins, pins], ignore_index=True) if len(instance.pins) else pins
    pairs = every.merge(every.drop_duplicates(keys), on=keys, suffixes=("", "_first"))
    wrong = pairs["start"] != pairs["start_first"]
    for name in said[1:]:
        open_ = (pairs[name] == ANY) | (pairs[f"{name}_first"] == ANY)
        wrong |= ~open_ & (pairs[name] != pairs[f"{name}_first"])
    for row in pairs[wrong].to_dict("records"):
        file, _, line = str(row["source"]).rpartition(":")
        where = (file, int(line)) if file and line.isdigit() else (str(row["source"]), 0)
        words = {"exam": row["exam"], "zone": row["zone"], "other": row["source_first"]}
        text = f"{row['start']:%Y-%m-%dT%H:%MZ}"
        faults.add(where[0], "pins.contradiction", row=where[1], column="start", value=text, detail=words)
    return replace(instance, pins=joined(instance.pins, pins))
