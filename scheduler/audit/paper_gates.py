"""Gates of papers: when the last person is admitted anywhere, and when the first may leave."""

import pandas as pd

from models.facts import PAPERS
from models.instance import Instance
from models.policy import LeakGateParameters
from models.timetable import Timetable
from scheduler.rules.checks.clocks import local_time, minutes_later
from scheduler.rules.checks.lookups import policy_value

WIDE = (*PAPERS, "organiser", "remote", "oral", "ungated", "day")


def paper_gates(instance: Instance, timetable: Timetable) -> pd.DataFrame:
    """One row for each (exam, zone) that candidates sit and that has a start, with its gate and exit.

    Nobody leaves before the gate, the latest admission over all zones with the same paper. A gathered group
    admits nobody once its gathering begins. Candidates who begin early for their extra time are admitted and
    may leave that much earlier, but not before the gate. Remote exams and orals have no gathering, no early
    start and no gate: their candidates leave at the end. In the part of one centre, the zones of the same
    paper elsewhere count as well, because they are pinned with it.
    """
    sat = pd.concat([instance.sits[["exam", "zone"]], instance.pinned_starts[["exam", "zone"]]])
    sat = sat.dropna().drop_duplicates()
    starts = timetable.starts.dropna(subset=["start"]).drop_duplicates(["exam", "zone"])
    table = starts.merge(sat, on=["exam", "zone"]).merge(instance.exam_frame, on="exam")
    table["remote"] = (table["mode"] == "remote").astype(bool)
    table["ungated"] = table["remote"] | table["oral"].astype(bool)
    for name in ("gather", "early"):
        minutes = table[name].fillna(0).clip(lower=0, upper=24 * 60).astype("int64")
        table[name] = minutes.where(~table["ungated"], 0)
    table["paper"] = table["paper"].fillna(0).astype("int64")
    gate_of = {
        "divisor": policy_value(
            instance, table["organiser"], lambda p: p.of(LeakGateParameters).late_divisor
        ),
        "cap": policy_value(instance, table["organiser"], lambda p: p.of(LeakGateParameters).late_cap),
        "floor": policy_value(instance, table["organiser"], lambda p: p.of(LeakGateParameters).release_floor),
    }
    late = (table["minutes"] // gate_of["divisor"]).clip(upper=gate_of["cap"])
    third = -(-table["minutes"] // gate_of["divisor"])  # who leaves has sat the whole of it
    release = third.clip(lower=gate_of["floor"]).clip(upper=table["minutes"])
    late = late.where(~table["ungated"], 0)
    release = release.where(~table["ungated"], table["minutes"])
    table["late"] = minutes_later(table["start"], late)
    entry = table["late"].where(table["gather"] == 0, minutes_later(table["start"], -table["gather"]))
    gate = entry.groupby([table["exam"], table["paper"]]).transform("max")
    table["gate"] = gate.where(~table["ungated"], table["start"])
    earliest = minutes_later(table["start"], release)
    table["exit"] = earliest.where(earliest >= table["gate"], table["gate"])
    sooner = minutes_later(earliest, -table["early"])
    table["first_exit"] = sooner.where(sooner >= table["gate"], table["gate"])
    table["day"] = local_time(table["start"], table["zone"]).dt.normalize()
    return table[list(WIDE)].reset_index(drop=True)
