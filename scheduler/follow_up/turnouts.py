"""What attendance says about the next semester: how many of the candidates of each unit came."""

import pandas as pd

from models.instance import Instance

COLUMNS = ["unit", "registered", "present", "second", "permille"]


def unit_turnouts(instance: Instance, sittings: pd.DataFrame) -> pd.DataFrame:
    """One row for each unit whose attendance is recorded: unit, registered and present (session 1), second (present in
    session 2, None where nothing is recorded), permille (of those registered in session 1 who came to session 2: the share
    `second_session_permille` of the next semester; None where either is unknown).

    An exam counts where the attendance of all its sites is recorded; make-ups belong to the session that they make up.
    """
    unit = {str(e.id): str(instance.offering[e.offering].unit) for e in instance.exams}
    known = sittings.groupby("exam")["present"].apply(lambda column: bool(column.notna().all()))
    counted = sittings[sittings["exam"].map(known)].assign(unit=lambda table: table["exam"].map(unit))
    numbers = counted[["registered", "present"]].astype("int64")
    sums = numbers.groupby([counted["unit"], counted["session"].astype("int64")]).sum()
    rows = []
    for name in sorted(set(counted["unit"])):
        first = sums.loc[(name, 1)] if (name, 1) in sums.index else None
        second = int(sums.loc[(name, 2), "present"]) if (name, 2) in sums.index else None
        registered = None if first is None else int(first["registered"])
        present = None if first is None else int(first["present"])
        share = None if second is None or not registered else round(1000 * min(second / registered, 1))
        rows.append((name, registered, present, second, share))
    return pd.DataFrame(rows, columns=COLUMNS).astype(object)


def next_units(instance: Instance, turnouts: pd.DataFrame) -> pd.DataFrame:
    """The table `units` for the next semester: shares that were seen in place of those that were expected."""
    seen = {
        row["unit"]: row["permille"] for row in turnouts.to_dict("records") if row["permille"] is not None
    }
    rows = [
        (unit.id, unit.title, unit.ects, seen.get(str(unit.id), unit.second_session_permille))
        for unit in instance.units
    ]
    return pd.DataFrame(rows, columns=["id", "title", "ects", "second_session_permille"]).astype(object)
