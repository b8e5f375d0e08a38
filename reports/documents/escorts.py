"""Candidates who are led from one exam to another (règlement Paca, I.A.2.c(1)): from where, to where, when."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from reports.documents.edition import Edition


@dataclass(frozen=True)
class Escort:
    """One candidate who leaves the exam `stays` at `leaves` and begins the exam `moves` at `begins` (local)."""

    candidate: str
    site: str
    stays: str
    moves: str
    stays_unit: str
    moves_unit: str
    from_room: str
    to_room: str
    leaves: pd.Timestamp
    begins: pd.Timestamp
    ends: pd.Timestamp


def escorts(edition: Edition) -> Sequence[Escort]:
    """Everybody who is led, by site, hour and candidate."""
    moves = edition.timetable.overlaps
    moves = moves[(moves["outcome"] == "transfer") & moves["start"].notna()]
    sat = edition.seated.set_index(["candidate", "exam"])
    sat = sat[~sat.index.duplicated()]
    found = []
    for row in moves.to_dict("records"):
        keys = (row["candidate"], row["stays"]), (row["candidate"], row["moves"])
        if any(key not in sat.index for key in keys):
            continue
        first, second = (sat.loc[key] for key in keys)
        zone = str(first["zone"])
        found.append(
            Escort(
                candidate=str(row["candidate"]),
                site=str(first["site"]),
                stays=str(row["stays"]),
                moves=str(row["moves"]),
                stays_unit=str(first["unit"]),
                moves_unit=str(second["unit"]),
                from_room=str(first["room"]),
                to_room=str(second["room"]),
                leaves=_here(first["out"], zone),
                begins=_here(second["start"], zone),
                ends=_here(second["end"], zone),
            )
        )
    return sorted(found, key=lambda one: (one.site, one.leaves, one.candidate))


def _here(instant: pd.Timestamp, zone: str) -> pd.Timestamp:
    return instant.tz_convert(zone).tz_localize(None)
