"""What invigilators must be told of the arrangements in their room: the effect, never whose it is nor why."""

import numpy as np
import pandas as pd

from models.instance import Instance
from models.needs import PAPERS, late, paper_needs
from models.timetable import Timetable

OF_PERSON = ("extra", "pause", "alone", "secretary", "small_room", *PAPERS)
"""Effects in the order in which they are told."""
COLUMNS = ["site", "room", "exam", "effect", "candidates", "until"]


def briefings(instance: Instance, timetable: Timetable) -> pd.DataFrame:
    """One row for each room, exam and effect: site, room, exam, effect (`OF_PERSON`), candidates (how many), until (UTC: the
    last end of those with more time, NaT for other effects).

    Règlement Paca, I.C.2: "Les surveillants sont informés des conditions particulières d'examen dont bénéficient certains
    candidats". What a late file asks for besides time is a wish and is told only where somebody sits alone.
    """
    seats = timetable.seats[["candidate", "exam", "site", "room", "kind", "end"]]
    sits = instance.sits[["candidate", "exam", "session", "need", "extra", "pause"]]
    table = seats.merge(sits, on=["candidate", "exam"])
    need = table["need"].to_numpy(np.int64)
    wish = late(instance.needs, need, table["session"].to_numpy(np.int64))
    asked = {name: instance.needs[name].to_numpy(bool)[need] & ~wish for name in ("secretary", "small_room")}
    flags = pd.DataFrame(
        {
            "extra": table["extra"] > 0,
            "pause": table["pause"] > 0,
            "alone": table["kind"] == "isolated",
            **asked,
        }
    )
    papers = paper_needs(instance.candidates, instance.exam_needs, instance.sits)
    papers = table[["candidate", "exam"]].merge(papers, on=["candidate", "exam"], how="left")
    for name in PAPERS:
        flags[name] = papers[name].eq(True).to_numpy()
    parts = []
    for effect in OF_PERSON:
        mine = table[flags[effect].to_numpy(bool)]
        if not len(mine):
            continue
        grouped = mine.groupby(["site", "room", "exam"], observed=True)
        part = grouped.agg(candidates=("candidate", "nunique"), until=("end", "max")).reset_index()
        if effect not in ("extra", "pause"):
            part["until"] = pd.Series(pd.NaT, part.index, dtype=part["until"].dtype)
        parts.append(part.assign(effect=effect)[COLUMNS])
    if not parts:
        return pd.DataFrame(columns=COLUMNS)
    return pd.concat(parts, ignore_index=True).sort_values(
        ["site", "room", "exam"], kind="stable", ignore_index=True
    )
