"""Starts that are imposed: one for every exam in every zone where it is sat, or a problem for each gap."""

from pathlib import Path

import pandas as pd

from instances.faults import Faults
from instances.timetable_base import in_zones
from instances.timetable_starts import read_starts
from models.ids import CentreId
from models.instance import Instance
from models.pins import OPEN
from models.text import register
from models.timetable import STARTS

register(
    {
        "starts.unknown": (
            "not an exam of this instance; correct the name or remove the row",
            "pas une épreuve de cette instance ; corrigez le nom ou retirez la ligne",
        ),
        "starts.twice": (
            "{exam} has two starts in {zone}; leave one row",
            "{exam} a deux débuts dans {zone} ; laissez une seule ligne",
        ),
        "starts.none": (
            "no start for {exam} in {zone}, where candidates sit it; add a row",
            "pas de début pour {exam} dans {zone}, où des candidats la passent ; ajoutez une ligne",
        ),
        "starts.centre": (
            "not a centre of this instance; use one of {known}",
            "pas un centre de cette instance ; choisissez parmi {known}",
        ),
    }
)


def read_imposed(path: Path, instance: Instance, centre: CentreId | None = None) -> pd.DataFrame:
    """Starts (exam, zone, start, gather, paper, early) from a timetable of ours or a CSV or Excel table.

    All exams are asked for, or with a centre those its people sit, in every zone of the paper. Raises
    BadInputError with every gap and doubt.
    """
    faults = Faults()
    if centre is not None and centre not in instance.centre:
        known = ", ".join(instance.centre)
        faults.add("--centre", "starts.centre", column="centre", value=centre, detail={"known": known})
    found = read_starts(path, instance, faults)
    name = Path(path).name
    for row in found[~found["exam"].isin([str(e) for e in instance.exam])].itertuples():
        faults.add(name, "starts.unknown", row=int(row.line), column="exam", value=row.exam)  # type: ignore[arg-type]
    groups = in_zones(found, instance)
    needed = _needed(instance, centre)
    keys = ["exam", "zone"]
    for exam, zone in groups.loc[groups.duplicated(keys), keys].drop_duplicates().itertuples(index=False):
        faults.add(name, "starts.twice", detail={"exam": exam, "zone": zone})
    both = needed.merge(groups.dropna(subset=["start"]).drop_duplicates(keys), on=keys, how="left")
    for exam, zone in both.loc[both["start"].isna(), keys].itertuples(index=False):
        faults.add(name, "starts.none", detail={"exam": exam, "zone": zone})
    faults.stop_if_any()
    return both[list(STARTS)].astype(dict.fromkeys(OPEN, "int64"))


def _needed(instance: Instance, centre: CentreId | None) -> pd.DataFrame:
    """Every (exam, zone) of the papers sat by the centre's people, or by anybody."""
    sits = instance.sits
    groups = sits[["exam", "zone"]].drop_duplicates()
    if centre is None:
        return groups
    mine = [site.id for site in instance.sites if site.centre == centre]
    return groups[groups["exam"].isin(sits.loc[sits["site"].isin(mine), "exam"].unique())]
