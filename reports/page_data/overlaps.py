"""Overlaps as columns: who stays where, what moves to when, what is missed."""

import pandas as pd

from models.facts import Facts
from models.instance import Instance
from models.timetable import Timetable
from reports.formats import epoch_minutes
from reports.page_data.id_codes import Columns, minutes_from
from reports.page_data.page_ids import PageIds


def overlap_rows(instance: Instance, timetable: Timetable, facts: Facts) -> pd.DataFrame:
    """One row for each exam that is moved or missed, with the published times of both exams and its new ones.

    In a chain the exam that stays is moved itself (`stays_moved`): its times are then the new ones.
    `also` names the other exams that a missed one overlaps. `stays_missed` tells of three exams at once: the exam
    with which one is listed may be missed as well.
    `reason` names what stands against every way out of an unresolved one, the most frequent first, and
    `third` the third exams among that.
    """
    home = instance.candidates.set_index("id")["site"]
    listed = timetable.overlaps.sort_values(["candidate", "moves", "stays"])
    again = listed.duplicated(["candidate", "moves"]) & (listed["outcome"] == "unresolved")
    table = listed[~again].assign(site=listed["candidate"].map(home))
    table = table.merge(_also(facts, table), on=["candidate", "stays", "moves"], how="left")
    times = facts.attendance[
        ["candidate", "exam", "site", "start", "end", "out", "moved", "moved_start", "moved_end"]
    ]
    for role in ("stays", "moves"):
        own = times.rename(columns={"exam": role}).set_index(["candidate", role]).add_prefix(f"{role}_")
        table = table.join(own[~own.index.duplicated()], on=["candidate", role])
    table["stays_moved"] = table["stays_moved"].eq(True) & (table["outcome"] == "transfer")
    for name, at in (("start", "start"), ("end", "end"), ("out", "end")):
        new = table[f"stays_moved_{at}"]
        table[f"stays_{name}"] = table[f"stays_{name}"].where(~table["stays_moved"], new)
    table["site"] = table["moves_site"].where(table["moves_site"].notna(), table["site"])
    missed = table.loc[table["outcome"] == "unresolved", ["candidate", "moves"]].drop_duplicates()
    missed = missed.rename(columns={"moves": "stays"}).assign(stays_missed=True)
    table = table.merge(missed, on=["candidate", "stays"], how="left")
    table["stays_missed"] = table["stays_missed"].eq(True)
    table = table.merge(_reasons(facts), on=["candidate", "stays", "moves"], how="left")
    for name in ("reason", "third", "also"):
        table[name] = table[name].astype(object).where(table[name].notna(), "")
    table["transfer"] = table["outcome"] != "unresolved"
    return table.sort_values(["transfer", "stays_start", "stays", "moves", "candidate"], ignore_index=True)


def _also(facts: Facts, table: pd.DataFrame) -> pd.DataFrame:
    """The exams besides `stays` that a missed exam overlaps and that are not missed themselves, by name."""
    keys = ["candidate", "stays", "moves"]
    lost = table.loc[table["outcome"] == "unresolved", keys]
    pairs = facts.pairs.loc[facts.pairs["overlap"].astype(bool), ["candidate", "exam", "other"]]
    back = pairs.rename(columns={"exam": "other", "other": "exam"})
    both = pd.concat([pairs, back], ignore_index=True).set_axis(["candidate", "name", "moves"], axis=1)
    met = lost.merge(both, on=["candidate", "moves"])
    gone = pd.MultiIndex.from_frame(met[["candidate", "name"]]).isin(
        pd.MultiIndex.from_frame(lost[["candidate", "moves"]])
    )
    met = met[~gone & (met["name"] != met["stays"])].sort_values([*keys, "name"])
    return met.groupby(keys)["name"].agg(", ".join).rename("also").reset_index()


def _reasons(facts: Facts) -> pd.DataFrame:
    ways = facts.unresolved.rename(columns={"stays": "first", "moves": "second"})
    ways = ways.rename(columns={"exam": "stays", "other": "moves"})
    keys = ["candidate", "stays", "moves"]
    counts = ways.groupby([*keys, "reason"]).size().rename("ways").reset_index()
    counts = counts.sort_values([*keys, "ways", "reason"], ascending=[True, True, True, False, True])
    third = ways[ways["third"] != ""].groupby(keys)["third"].agg(lambda names: ", ".join(sorted(set(names))))
    return counts.groupby(keys)["reason"].agg(" ".join).reset_index().merge(third.reset_index(), "left", keys)


def overlaps(rows: pd.DataFrame, ids: PageIds) -> Columns:
    """The rows as columns; new times are those decided, or none."""
    return {
        "person": ids.people.of(rows["candidate"]),
        "site": ids.sites.of(rows["site"]),
        "stays": ids.exams.of(rows["stays"]),
        "moves": ids.exams.of(rows["moves"]),
        "unresolved": [int(o == "unresolved") for o in rows["outcome"]],
        "stays_moved": [int(m) for m in rows["stays_moved"]],
        "stays_missed": [int(m) for m in rows["stays_missed"]],
        "stays_start": epoch_minutes(rows["stays_start"]),
        "stays_end": minutes_from(rows["stays_end"], rows["stays_start"]),
        "stays_out": minutes_from(rows["stays_out"], rows["stays_start"]),
        "moves_start": epoch_minutes(rows["moves_start"]),
        "moves_end": minutes_from(rows["moves_end"], rows["moves_start"]),
        "reason": rows["reason"].tolist(),
        "third": rows["third"].tolist(),
        "also": rows["also"].tolist(),
        "new_start": epoch_minutes(rows["start"]),
        "new_end": minutes_from(rows["moves_moved_end"], rows["start"]),
    }
