"""Pins: decisions that may not change, from a planner, an imposed timetable or a publication.

All of them are one table, which the solver keeps and the audit checks row by row.
"""

import numpy as np
import pandas as pd

PINS = (
    "kind", "exam", "zone", "start", "gather", "paper", "early", "candidate", "moves", "site", "host", "room",
    "reason", "source",
)  # fmt: skip
USES = {
    "start": ("zone", "start", "gather", "paper", "early"),
    "host": ("site", "host"),
    "room": ("site", "room"),
    "seat": ("candidate", "room"),
    "transfer": ("candidate", "moves", "start"),
    "unresolved": ("candidate", "moves"),
}
"""The columns that a pin of each kind uses besides its exam and, perhaps, a reason.

`start`: when the exam starts in a zone; `host`: the site that receives the candidates of a site; `room`: a room of
the sitting at a site; `seat`: the room of a candidate; `transfer`: the candidate is led from this exam to the exam
that moves; `unresolved`: the candidate misses the exam that moves."""
KINDS = tuple(USES)
"""What can be pinned."""
OPEN = ("gather", "paper", "early")
"""What a pin of a start may leave open."""
MAY_BE_BLANK = ("zone", *OPEN)
"""Columns that may be blank, like the start of a transfer; a pin fills every other column of its kind."""
ANY = -1
"""Minutes of gathering or early start, or paper, that a pin leaves open; an open start is missing."""


def no_pins() -> pd.DataFrame:
    """The empty table."""
    return pins_of("start", pd.DataFrame())


def pins_of(kind: str, rows: pd.DataFrame, source: str = "") -> pd.DataFrame:
    """Rows (exam, what the kind uses, perhaps source) as pins; what they do not say is blank."""
    rows = rows.reset_index(drop=True)
    table = {"kind": pd.Series([kind] * len(rows), dtype="str")}
    for name in PINS[1:]:
        if name in rows and name in ("exam", "reason", "source", *USES[kind]):
            table[name] = rows[name]
        elif name == "start":
            table[name] = pd.Series([pd.NaT] * len(rows))
        else:
            table[name] = pd.Series(
                [{**dict.fromkeys(OPEN, ANY), "source": source}.get(name, "")] * len(rows)
            )
    made = pd.DataFrame(table)
    made["start"] = pd.to_datetime(made["start"], utc=True).astype("datetime64[s, UTC]")
    whole = dict.fromkeys(OPEN, "int64")
    return made.astype({name: whole.get(name, "str") for name in PINS if name != "start"})


def start_pins(starts: pd.DataFrame, source: str = "") -> pd.DataFrame:
    """Every row of a table of starts as a pin of this source."""
    return pins_of("start", starts.drop(columns="source", errors="ignore"), source)


def with_published(pins: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """Pins of starts with a flag: whether each is the `published` start (exam, zone, start)."""
    keys = ["exam", "zone", "start"]
    known = set(published[keys].itertuples(index=False, name=None))
    told = [pin in known for pin in pins[keys].itertuples(index=False, name=None)]
    return pins.assign(published=np.array(told, bool))


def with_reasons(published: pd.DataFrame, pins: pd.DataFrame) -> pd.DataFrame:
    """The published starts with the reason and source of the pin that moves each for a reason, else blank."""
    keys = ["exam", "zone"]
    moved = pins[(pins["kind"] == "start") & (pins["reason"] != "")]
    if published.empty or moved.empty:
        return published.assign(reason="", source="")
    told = moved[[*keys, "reason", "source"]].drop_duplicates(keys)
    return published.merge(told, on=keys, how="left").fillna({"reason": "", "source": ""})


def subjects_of(pins: pd.DataFrame) -> pd.DataFrame:
    """The subject of each pin; two pins with the same subject must agree.

    Both outcomes of an overlap, in either direction, have the same subject.
    """
    pair = pins["moves"] != ""
    swap = pair & (pins["exam"] > pins["moves"])
    return pd.DataFrame(
        {
            "about": pins["kind"].where(~pair, "overlap"),
            "exam": pins["exam"].where(~swap, pins["moves"]),
            "other": pins["moves"].where(~swap, pins["exam"]),
            "zone": pins["zone"],
            "candidate": pins["candidate"],
            "site": pins["site"],
            "room": pins["room"].where(pins["kind"] == "room", ""),
        }
    )


def merged_pins(*tables: pd.DataFrame) -> pd.DataFrame:
    """The pins of several tables; of two pins with one subject the one that leaves less open is kept."""
    found = [table for table in tables if len(table)]
    both = pd.concat(found, ignore_index=True) if found else no_pins()
    open_ = both[list(OPEN)].eq(ANY).sum(axis=1) + both["start"].isna()
    both = both.loc[open_.sort_values(kind="stable").index]
    return both[~subjects_of(both).duplicated().to_numpy()].reset_index(drop=True)
