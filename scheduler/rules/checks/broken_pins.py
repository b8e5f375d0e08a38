"""Pins that a timetable breaks, by kind: hosts, rooms, seats and overlaps. Starts are in the rule itself."""

import numpy as np
import pandas as pd

from models.instance import Instance
from models.needs import NEED
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.lookups import first_match, names_for, site_of_room, sitting_keys
from scheduler.rules.rule import Case


def hosts(case: Case[Instance]) -> pd.DataFrame:
    """Home sites whose candidates sit at another host than pinned. A site without a row sits at home."""
    pins = case.instance.pinned("host")
    told = case.timetable.hosts.rename(columns={"home": "site", "host": "actual"})
    both = pins.merge(told.drop_duplicates(["exam", "site"]), on=["exam", "site"], how="left")
    both["actual"] = both["actual"].where(both["actual"].notna(), both["site"])
    broken = both[both["actual"] != both["host"]]
    return broken.assign(amount=broken["actual"], limit=broken["host"])


def rooms(case: Case[Instance]) -> pd.DataFrame:
    """Rooms, other than those pinned, in which people of a sitting write. It is held at its published time
    for those who need no room of their own: alone, in a small group, with an equipment, under escort."""
    instance, pins = case.instance, case.instance.pinned("room")
    known = case.facts.attendance
    plain = known["kind"].isin(["ordinary", "extra"]) & ~known["moved"].astype(bool)
    here = known.loc[plain, ["candidate", "exam", "site"]].merge(
        instance.sits[["candidate", "exam", "need"]], on=["candidate", "exam"]
    )
    needs = instance.needs[list(NEED)]
    free = ~(needs["isolated"] | needs["small_room"] | (needs["features"] != ""))
    here = here[free.to_numpy()[here["need"].to_numpy(np.int64)]]
    here = here.merge(pins[["exam", "site"]].drop_duplicates(), on=["exam", "site"])
    seats = case.timetable.seats
    here = here.join(
        first_match(seats, sitting_keys(instance, seats), sitting_keys(instance, here), ["room"])
    )
    used = here[here["room"].fillna("") != ""].drop_duplicates(["exam", "site", "room"])
    allowed = pins[["exam", "site", "room"]].assign(fine=True)
    used = used.merge(allowed, on=["exam", "site", "room"], how="left")
    every = pins.groupby(["exam", "site"]).agg(limit=("room", " ".join), source=("source", " ".join))
    broken = used[used["fine"].isna()].merge(every.reset_index(), on=["exam", "site"])
    return pd.DataFrame(broken[["exam", "site", "room", "limit", "source"]]).assign(amount=broken["room"])


def seats(case: Case[Instance]) -> pd.DataFrame:
    """Candidates who sit an exam in another room than pinned, or nowhere."""
    instance, pins = case.instance, case.instance.pinned("seat")
    given = case.timetable.seats
    found = first_match(given, sitting_keys(instance, given), sitting_keys(instance, pins), ["room"])["room"]
    room = found.where(found.notna() & (found != ""), "nowhere")
    broken = pins.assign(limit=pins["room"], site=site_of_room(instance, pins["room"]))
    return broken.assign(amount=pins["candidate"] + ", " + room)[(room != pins["room"]).to_numpy()]


def overlaps(case: Case[Instance]) -> pd.DataFrame:
    """Overlaps answered otherwise than pinned: led to another exam, at another time, left unresolved, or
    no overlap at all."""
    instance = case.instance
    kinds = ("transfer", "unresolved")
    pins = pd.concat([instance.pinned(k).assign(outcome=k) for k in kinds], ignore_index=True)
    pins["start"] = pd.to_datetime(pins["start"], utc=True)
    listed = case.timetable.overlaps
    listed = listed.assign(told=_answer_text(listed.rename(columns={"stays": "exam"})))
    directions = [listed, listed.rename(columns={"stays": "moves", "moves": "stays"})]
    either = pd.concat([d[["candidate", "stays", "moves", "told"]] for d in directions])
    either = either.rename(columns={"stays": "exam"}).drop_duplicates(["candidate", "exam", "moves"])
    exact = listed.rename(columns={"stays": "exam", "start": "new", "outcome": "what"})
    exact = exact.drop_duplicates(["candidate", "exam", "moves"]).drop(columns="told")
    keys = ["candidate", "exam", "moves"]
    both = pins.merge(exact[[*keys, "what", "new"]], on=keys, how="left").merge(either, on=keys, how="left")
    kept = (both["what"] == both["outcome"]) & (both["start"].isna() | (both["start"] == both["new"]))
    kept |= _missed_for_another(case, both)
    home = instance.candidates.set_index("id")["site"].to_dict()
    amount = both["told"].where(both["told"].notna(), "no-overlap")
    amount = both["candidate"] + ", " + amount
    both = both.assign(amount=amount, limit=_answer_text(both), site=names_for(both["candidate"], home))
    return both[~kept].rename(columns={"moves": "other"})


def _missed_for_another(case: Case[Instance], pins: pd.DataFrame) -> "pd.Series[bool]":
    """Pinned unresolved overlaps whose exam is missed, listed with another exam that it overlaps: one missed exam is one."""
    listed, pairs = case.timetable.overlaps, case.facts.pairs
    missed = pd.MultiIndex.from_frame(listed.loc[listed["outcome"] == "unresolved", ["candidate", "moves"]])
    swap = pins["exam"] > pins["moves"]
    pair = pd.DataFrame(
        {
            "candidate": pins["candidate"],
            "exam": pins["exam"].where(~swap, pins["moves"]),
            "other": pins["moves"].where(~swap, pins["exam"]),
        }
    )
    overlapping = pairs.loc[pairs["overlap"].astype(bool), ["candidate", "exam", "other"]]
    mine = pd.MultiIndex.from_frame(pair).isin(pd.MultiIndex.from_frame(overlapping))
    gone = pd.MultiIndex.from_frame(pins[["candidate", "moves"]]).isin(missed)
    return (pins["outcome"] == "unresolved") & np.asarray(mine, bool) & np.asarray(gone, bool)


def _answer_text(rows: pd.DataFrame) -> pd.Series:
    """`transfer, A → B, 2024-01-22T16:10Z` or `unresolved, B`."""
    led = rows["outcome"] == "transfer"
    at = utc_text(pd.to_datetime(rows["start"], utc=True))
    way = "transfer, " + rows["exam"] + " → " + rows["moves"]
    way = way.where(at == "", way + ", " + at)
    return way.where(led, "unresolved, " + rows["moves"])
