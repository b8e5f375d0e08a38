"""What checks have in common when they read a case: clocks, policy values, names of findings."""

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.policy import Policy

Ints = npt.NDArray[np.int64]


def stamp(instants: pd.Series) -> pd.Series:
    """Instants as UTC text, to the minute: the form findings carry; blank where there is none."""
    text: pd.Series = instants.dt.strftime("%Y-%m-%dT%H:%MZ").astype(object)
    return text.fillna("")


def day_text(days: pd.Series) -> pd.Series:
    """Local dates as text; blank where there is none."""
    text: pd.Series = days.dt.strftime("%Y-%m-%d").astype(object)
    return text.fillna("")


def seconds(instants: pd.Series) -> Ints:
    """Seconds since 1970 UTC (instants must not be missing)."""
    values: Ints = instants.to_numpy("datetime64[s]").astype(np.int64)
    return values


def plus(instants: pd.Series, minutes: pd.Series | Ints | int) -> pd.Series:
    """The instants so many minutes later."""
    length = np.broadcast_to(np.asarray(minutes, dtype=np.int64), len(instants))
    return instants + pd.Series(length * np.timedelta64(60, "s"), index=instants.index)


def local(instants: pd.Series, zones: pd.Series) -> pd.Series:
    """Naive local time of each instant on its own clock."""
    out = np.full(len(instants), np.datetime64("NaT", "s"))
    utc = instants.to_numpy("datetime64[s]")
    codes, names = pd.factorize(zones.to_numpy())
    for number, name in enumerate(names):
        chosen = codes == number
        clock = pd.DatetimeIndex(utc[chosen], tz="UTC").tz_convert(name).tz_localize(None)
        out[chosen] = clock.to_numpy("datetime64[s]")
    return pd.Series(out, index=instants.index)


def minute_of(clock: time) -> int:
    """Minutes since midnight."""
    return clock.hour * 60 + clock.minute


def named(values: pd.Series, names: Mapping[Any, str]) -> pd.Series:
    """The name of each value, blank where there is none; always text, also if there are no rows."""
    out: pd.Series = values.astype(object).map(dict(names)).astype(object)
    return out.where(out.notna(), "")


def centre_of(instance: Instance, sites: pd.Series) -> pd.Series:
    """The centre of each site, blank if unknown."""
    return named(sites, {str(s.id): str(s.centre) for s in instance.sites})


def registered_at(instance: Instance, candidates: pd.Series) -> pd.Series:
    """The centre that each candidate is registered at, wherever he sits; blank if unknown."""
    people = instance.candidates
    return named(candidates, dict(zip(people["id"], people["centre"], strict=True)))


def site_of(instance: Instance, rooms: pd.Series) -> pd.Series:
    """The site of each room, blank if unknown."""
    return named(rooms, {str(r.id): str(r.site) for r in instance.rooms})


def setting(instance: Instance, centres: pd.Series, read: Callable[[Policy], Any]) -> pd.Series:
    """A policy value for each row, by the policy of the row's centre (the semester's, if unknown)."""
    values = {str(centre): read(policy) for centre, policy in instance.policies.items()}
    found = centres.astype(object).map(values)
    return found.fillna(read(instance.policy)).astype(type(read(instance.policy)))


def number(instance: Instance, table: pd.DataFrame, exam: str = "exam") -> Ints:
    """One number a (candidate, exam) of the instance: two tables meet on it; -1 for unknown names."""
    people = pd.Index(instance.candidates["id"].to_numpy(dtype=object))
    exams = pd.Index([e.id for e in instance.exams], dtype=object)
    who = people.get_indexer(pd.Index(table["candidate"].to_numpy(dtype=object)))
    what = exams.get_indexer(pd.Index(table[exam].to_numpy(dtype=object)))
    known: Ints = np.where((who < 0) | (what < 0), -1, who.astype(np.int64) * len(exams) + what)
    return known


def first_of(table: pd.DataFrame, keys: Ints, wanted: Ints, columns: Sequence[str]) -> pd.DataFrame:
    """Columns of the first row with each wanted key (all missing where there is none)."""
    chosen = (keys >= 0) & ~pd.Series(keys).duplicated().to_numpy()
    rows = pd.Index(keys[chosen]).get_indexer(pd.Index(wanted))
    found = table.loc[chosen, list(columns)].reset_index(drop=True)
    return found.reindex(rows).reset_index(drop=True)


def place_of_group(attendance: pd.DataFrame) -> pd.DataFrame:
    """A site to name for each (exam, zone): findings have no column for a zone."""
    sites = attendance[["exam", "zone", "site"]].drop_duplicates(["exam", "zone"])
    return sites.reset_index(drop=True)
