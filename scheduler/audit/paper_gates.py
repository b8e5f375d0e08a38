"""Gates of papers: when the last person is admitted anywhere, and when the first may leave."""

import numpy as np
import pandas as pd

from models.facts import PAPERS
from models.instance import Instance
from models.policy import LeakGateParameters, Policy
from models.timetable import Timetable
from scheduler.rules.checks.clocks import instants_at, local_time, utc_seconds
from scheduler.rules.checks.lookups import Ints, policy_value, with_exam_columns

WIDE = (*PAPERS, "organiser", "remote", "oral", "ungated", "day")


def paper_gates(instance: Instance, timetable: Timetable) -> pd.DataFrame:
    """One row for each (exam, zone) that candidates sit and that has a start, with its gate and exit.

    Nobody leaves before the gate, the latest admission over all zones with the same paper. A gathered group
    admits nobody once its gathering begins. Candidates who begin early for their extra time are admitted and
    may leave that much earlier, but not before the gate. Remote exams and orals have no gathering, no early
    start and no gate: their candidates leave at the end. In the part of one centre, the zones of the same
    paper elsewhere count as well, because they are pinned with it.
    """
    sat: set[tuple[str, str]] = set()
    for groups in (instance.sits, instance.pinned_starts):
        sat.update(zip(groups["exam"].tolist(), groups["zone"].tolist(), strict=True))
    starts = timetable.starts.dropna(subset=["start"]).drop_duplicates(["exam", "zone"])
    here = [group in sat for group in zip(starts["exam"].tolist(), starts["zone"].tolist(), strict=True)]
    table = starts[np.array(here, bool)].reset_index(drop=True)
    about = ("session", "unit", "organiser", "minutes", "mode", "oral")
    table = with_exam_columns(instance, table, *about)
    table["remote"] = table["mode"] == "remote"
    table["ungated"] = table["remote"] | table["oral"].astype(bool)
    table["paper"] = table["paper"].fillna(0).astype("int64")
    for name in ("gather", "early"):
        minutes = table[name].fillna(0).clip(lower=0, upper=24 * 60).astype("int64")
        table[name] = minutes.where(~table["ungated"], 0)
    times = _times(instance, table)
    table = table.assign(**{name: instants_at(at, table.index) for name, at in times.items()})
    table["day"] = local_time(table["start"], table["zone"]).dt.normalize()
    return table[list(WIDE)]


def _times(instance: Instance, table: pd.DataFrame) -> dict[str, Ints]:
    """Last admission, gate and exits of each group, in seconds since 1970."""
    start = utc_seconds(table["start"])
    minutes, gather, early = (table[name].to_numpy(np.int64) for name in ("minutes", "gather", "early"))
    ungated = table["ungated"].to_numpy(bool)
    divisor, cap, floor = (
        policy_value(instance, table["organiser"], read).to_numpy(np.int64)
        for read in (_late_divisor, _late_cap, _release_floor)
    )
    third = -(-minutes // divisor)  # who leaves has sat the whole of it
    release = np.where(ungated, minutes, np.minimum(np.maximum(third, floor), minutes))
    late = start + 60 * np.where(ungated, 0, np.minimum(minutes // divisor, cap))
    entry = np.where(gather == 0, late, start - 60 * gather)
    papers: dict[tuple[str, int], int] = {}
    of = list(zip(table["exam"].tolist(), table["paper"].tolist(), strict=True))
    for paper, at in zip(of, entry.tolist(), strict=True):
        papers[paper] = max(papers.get(paper, at), at)
    gate = np.where(ungated, start, np.array([papers[paper] for paper in of], np.int64))
    earliest = start + 60 * release
    return {
        "late": late,
        "gate": gate,
        "exit": np.maximum(earliest, gate),
        "first_exit": np.maximum(earliest - 60 * early, gate),
    }


def _late_divisor(policy: Policy) -> int:
    return policy.of(LeakGateParameters).late_divisor


def _late_cap(policy: Policy) -> int:
    return policy.of(LeakGateParameters).late_cap


def _release_floor(policy: Policy) -> int:
    return policy.of(LeakGateParameters).release_floor
