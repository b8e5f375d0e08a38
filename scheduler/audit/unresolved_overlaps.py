"""Why overlaps are unresolved: each possible transfer of the candidate and the first reason against it."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.facts import UNRESOLVED
from models.instance import Instance
from models.policy import ExtraTimeParameters, OpeningHoursParameters, TransferParameters
from models.timetable import Timetable
from scheduler.audit.spare_capacity import room_for_one, staff_lacks
from scheduler.rules.checks.accommodated_exams import accommodated_exams
from scheduler.rules.checks.clocks import local_time, minutes_later
from scheduler.rules.checks.lookups import first_match, policy_value, registration_centre, sitting_keys
from scheduler.rules.checks.opening import opening_times
from scheduler.rules.checks.transfer_chains import chain_starts

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
STEP, LONGEST = 10, {False: 30, True: 90}
OF_EXAM = ["session", "centre", "site", "zone", "kind", "owed_rest", "paper", "admission", "start", "end", "early", "out", "rest", "moved", "moved_end"]  # fmt: skip


def unresolved_overlaps(
    instance: Instance,
    timetable: Timetable,
    attendance: pd.DataFrame,
    papers: pd.DataFrame,
    pairs: pd.DataFrame,
    bands: pd.DataFrame,
    staff: pd.DataFrame,
) -> pd.DataFrame:
    """One row for each way to sit a missed exam: with each exam that it overlaps and that is sat, which of the two would
    stay, after which gap in steps of ten minutes. The exam that begins first stays, or either of two at once; what
    else is sat stays where it is."""
    missed = timetable.overlaps["outcome"].eq("unresolved").any()
    table = _ways(instance, timetable, attendance, pairs) if missed else pd.DataFrame()
    if table.empty:
        return pd.DataFrame({c: pd.Series(dtype=object) for c in UNRESOLVED})
    third = _third(table, attendance)
    against: dict[str, pd.Series | Flags] = {
        "oral": table["kind_i"].eq("oral") | table["kind_j"].eq("oral"),
        "remote": table["kind_i"].eq("remote") | table["kind_j"].eq("remote"),
        "isolated": table["kind_i"].eq("isolated") | table["kind_j"].eq("isolated"),
        "other-site": table["site_i"] != table["site_j"],
        "not-sat": ~table["chained"]
        & (table["moved_i"].eq(True) | _first_overlaps_another(table, attendance)),
        "leak": _leak(table, papers),
        "hours": _closed(instance, table),
        "longest-day": table["chained"] & (table["day_minutes"] > table["longest"]),
        "third-exam": third.ne(""),
        "cap": _cap(instance, table, attendance),
    }
    if not instance.staff.empty:
        lacks = staff_lacks(instance, timetable, attendance, staff, table)
        against |= {"escort": lacks["escort"], "staff": lacks["staff"]}
    if instance.rooms:
        free, supervised = room_for_one(instance, bands, staff, table)
        against["seats"] = ~free
        if "staff" in against:
            against["staff"] = lacks["staff"] | (free & ~supervised)
    flags = [np.asarray(flag, dtype=bool) for flag in against.values()]
    table["reason"] = np.select(flags, list(against), "free").astype(object)
    table["third"] = third.where(table["reason"] == "third-exam", "")
    table = table.rename(columns={"new": "start"})
    return table.sort_values(["candidate", "exam", "other", "stays", "gap"], ignore_index=True)[
        list(UNRESOLVED)
    ]


def _ways(
    instance: Instance, timetable: Timetable, attendance: pd.DataFrame, pairs: pd.DataFrame
) -> pd.DataFrame:
    """Both directions and every gap, with published times of the exam that stays (_i) and moves (_j)."""
    listed = _partners(timetable, pairs)
    both = [
        listed.assign(stays=listed[a], moves=listed[b])
        for a, b in (("partner", "other"), ("other", "partner"))
    ]
    table = pd.concat(both, ignore_index=True)
    keys = sitting_keys(instance, attendance)
    for name, one in (("stays", "_i"), ("moves", "_j")):
        found = first_match(attendance, keys, sitting_keys(instance, table, name), OF_EXAM)
        table = table.join(found.add_suffix(one))
    table = _with_chain_starts(timetable, attendance, keys, instance, table)
    table = table[table["start_i"].notna() & table["start_j"].notna()]
    table = table[(table["admission_r"] <= table["admission_j"]) & (table["session_i"] == table["session_j"])]
    rules = policy_value(instance, table["centre_j"], lambda p: p.of(TransferParameters).chain)
    table["longest"] = policy_value(
        instance, table["centre_j"], lambda p: p.of(TransferParameters).longest_day
    )
    # Who is moved already is led on from the moved exam, at its new end.
    table["chained"] = table["moved_i"].eq(True) & (rules == "allow")
    table["out_i"] = table["out_i"].where(~table["chained"], table["moved_end_i"])
    extra = table["owed_rest_j"].astype(bool)
    usual = policy_value(instance, table["centre_j"], lambda p: p.of(TransferParameters).gap)
    rest = policy_value(instance, table["centre_j"], lambda p: p.of(ExtraTimeParameters).rest)
    table = table.assign(least=usual.where(~extra, rest), most=(extra | table["chained"]).map(LONGEST))
    table = table.merge(pd.DataFrame({"step": range(0, LONGEST[True] + 1, STEP)}), how="cross")
    table["gap"] = table["least"].astype("int64") + table["step"]
    table = table[table["gap"] <= table["most"].astype("int64")].reset_index(drop=True)
    table["new"] = minutes_later(table["out_i"], table["gap"])
    table["new_end"] = table["new"] + (table["end_j"] - table["start_j"])
    table["day_minutes"] = (table["new_end"] - table["admission_r"]).dt.total_seconds() / 60
    collect = policy_value(instance, table["centre_j"], lambda p: p.of(OpeningHoursParameters).collect)
    return table.assign(until=minutes_later(table["new_end"], collect))


def _with_chain_starts(
    timetable: Timetable, attendance: pd.DataFrame, keys: Ints, instance: Instance, table: pd.DataFrame
) -> pd.DataFrame:
    """The ways with the exam (_r) with which the supervision begins: the one that stays, or the first of its chain."""
    roots = chain_starts(timetable.overlaps).rename(columns={"moves": "stays"})
    found = table[["candidate", "stays"]].merge(roots, on=["candidate", "stays"], how="left")
    table = table.assign(root=found["root"].where(found["root"].notna(), table["stays"]))
    first = first_match(attendance, keys, sitting_keys(instance, table, "root"), OF_EXAM)
    return table.join(first.add_suffix("_r"))


def _partners(timetable: Timetable, pairs: pd.DataFrame) -> pd.DataFrame:
    """One row for each missed exam (`other`) and exam that it overlaps (`partner`), missed ones aside; `exam` is the first
    one listed with it."""
    listed = timetable.overlaps[timetable.overlaps["outcome"] == "unresolved"]
    listed = listed.rename(columns={"stays": "exam", "moves": "other"})[["candidate", "exam", "other"]]
    listed = listed.sort_values(["candidate", "other", "exam"]).drop_duplicates(["candidate", "other"])
    met = pairs.loc[pairs["overlap"].astype(bool), ["candidate", "exam", "other"]]
    met = met.set_axis(["candidate", "partner", "other"], axis=1)
    back = met.rename(columns={"partner": "other", "other": "partner"})
    told = listed.assign(partner=listed["exam"])
    others = listed.merge(pd.concat([met, back], ignore_index=True), on=["candidate", "other"])
    gone = pd.MultiIndex.from_frame(others[["candidate", "partner"]]).isin(
        pd.MultiIndex.from_frame(listed[["candidate", "other"]])
    )
    table = pd.concat([told, others[~np.asarray(gone, bool)]], ignore_index=True)
    return table.drop_duplicates(["candidate", "partner", "other"], ignore_index=True)


def _others(table: pd.DataFrame, attendance: pd.DataFrame) -> pd.DataFrame:
    """The other exams that the candidate sits in the session, at their new time if they are moved, beside each way
    (`way` its row)."""
    columns = ["candidate", "session", "exam", "admission", "out", "rest", "moved"]
    mine = attendance["candidate"].isin(table["candidate"]) & ~attendance["missed"]
    others = attendance.loc[mine, [*columns, "moved_start", "moved_end"]]
    for name, at in (("admission", "moved_start"), ("out", "moved_end")):
        others[name] = others[name].where(~others["moved"], others[at])
    others = others[columns]
    others = others.rename(columns={"exam": "third", "session": "session_i"})
    ways = table.rename_axis("way").reset_index().astype({"session_i": "int64"})
    both = ways.merge(others, on=["candidate", "session_i"])
    return both[(both["third"] != both["stays"]) & (both["third"] != both["moves"])]


def _flag(table: pd.DataFrame, ways: pd.Series) -> Flags:
    return np.isin(table.index.to_numpy(), ways.to_numpy())


def _first_overlaps_another(table: pd.DataFrame, attendance: pd.DataFrame) -> Flags:
    """Whether the exam that would stay overlaps one that is sat as published."""
    both = _others(table, attendance)
    both = both[~both["moved"]]
    meets = (both["admission_i"] < minutes_later(both["out"], both["rest"])) & (
        both["admission"] < minutes_later(both["out_i"], both["rest"])
    )
    return _flag(table, both.loc[meets, "way"])


def _third(table: pd.DataFrame, attendance: pd.DataFrame) -> pd.Series:
    """The first exam that the moved one, or the rest after it, would touch; blank: none."""
    both = _others(table, attendance)
    meets = (both["new"] < minutes_later(both["out"], both["rest"])) & (
        both["admission"] < minutes_later(both["new_end"], both["rest"])
    )
    met = both[meets].sort_values(["admission", "third"]).drop_duplicates("way").set_index("way")["third"]
    return met.reindex(table.index).astype(object).fillna("")


def _leak(table: pd.DataFrame, papers: pd.DataFrame) -> Flags:
    """Whether somebody may have left the second exam before the first admits nobody any more; or the candidate of a chain
    would leave it before its gate."""
    exits = papers.groupby(["exam", "paper"]).agg(first_exit=("first_exit", "min"), gate=("gate", "max"))
    exits = exits.reset_index()
    exits = exits.rename(columns={"exam": "moves", "paper": "paper_j"})
    last = papers[["exam", "zone", "late"]].rename(columns={"exam": "root", "zone": "zone_r"})
    found = table[["moves", "paper_j", "root", "zone_r", "early_r", "chained", "new_end"]]
    found = found.astype({"paper_j": "int64"})
    found = found.merge(exits, on=["moves", "paper_j"], how="left").merge(
        last.drop_duplicates(["root", "zone_r"]), on=["root", "zone_r"], how="left"
    )
    late = minutes_later(found["late"], -found["early_r"].astype("int64"))
    early = found["chained"] & (found["new_end"] < found["gate"])
    return np.asarray((late > found["first_exit"]) | early, dtype=bool)


def _closed(instance: Instance, table: pd.DataFrame) -> Flags:
    """Whether the new sitting, collection included, leaves the day or the site's opening hours."""
    asked = table[["site_j"]].rename(columns={"site_j": "site"}).assign(start=table["new"])
    zones = instance.site_frame.drop_duplicates("site").set_index("site")["zone"]
    asked["zone"] = asked["site"].map(zones).fillna(table["zone_j"])
    opens, closes = opening_times(instance, asked)
    inside = (table["new"] >= opens) & (table["until"] <= closes)
    first_day = local_time(table["start_r"], table["zone_i"]).dt.normalize()
    return np.asarray(~inside | (local_time(table["new"], table["zone_i"]).dt.normalize() != first_day))


def _cap(instance: Instance, table: pd.DataFrame, attendance: pd.DataFrame) -> Flags:
    """Whether the candidate would have more accommodated exams in the session than the cap, if this one were moved."""
    counted = attendance[accommodated_exams(instance, attendance)]
    number = counted.groupby(["candidate", "session"]).size().rename("many")
    keys = table[["candidate", "session_j"]].rename(columns={"session_j": "session"})
    many = keys.astype({"session": "int64"}).merge(number.reset_index(), how="left")["many"].fillna(0)
    known = pd.MultiIndex.from_frame(counted[["candidate", "exam"]])
    mine = pd.MultiIndex.from_frame(table[["candidate", "moves"]])
    more = ~np.asarray(mine.isin(known), bool)
    cap = policy_value(
        instance, registration_centre(instance, table["candidate"]), lambda p: p.of(TransferParameters).cap
    )
    return np.asarray(many.to_numpy() + more > cap.to_numpy())
