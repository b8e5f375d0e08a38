"""Who is registered where, counted once for every check that asks: rows of tables, no names."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from instances.io.tables.sheet import ColumnCells, Flags, Ints, Sheet


@dataclass(frozen=True)
class Headcounts:
    """Registrations by row of the tables they name.

    `candidate`, `offering`: one row number for each registration; `pairs` one row for each (offering, session, site)
    where somebody may sit: how many `people`. In session 2 those who have not passed; candidates with
    leave to sit a session elsewhere count there.
    """

    candidate: Ints
    offering: Ints
    pairs: pd.DataFrame


def rows_of(reference: ColumnCells, target: Sheet) -> Ints:
    """For every row of `reference` the row of `target` whose id it names, -1 if none."""
    if not len(reference.codes):
        return np.empty(0, np.int64)
    ids = pd.Index(target["id"].column, dtype=object)
    out: Ints = ids.get_indexer(pd.Index(reference.values, dtype=object)).astype(np.int64)[reference.codes]
    return out


def count_heads(sheets: Mapping[str, Sheet]) -> Headcounts:
    """The head-counts of tables without an error."""
    registrations = sheets["registrations"]
    candidate = rows_of(registrations["candidate"], sheets["candidates"])
    offering = rows_of(registrations["offering"], sheets["offerings"])
    wide = max(len(sheets["sites"].lines), 1)
    pairs = _pairs(offering, _seated_at(sheets, 1)[candidate], wide)
    if len(sheets["relocations"].lines) or len(sheets["results"].lines):
        stays = ~_passed(sheets, candidate, offering)
        again = _pairs(offering[stays], _seated_at(sheets, 2)[candidate[stays]], wide)
    else:
        again = pairs
    both = [pairs.assign(session=1), again.assign(session=2)]
    return Headcounts(candidate, offering, pd.concat(both, ignore_index=True))


def _pairs(offering: Ints, site: Ints, wide: int) -> pd.DataFrame:
    keys, people = np.unique(offering * wide + site, return_counts=True)
    return pd.DataFrame({"offering": keys // wide, "site": keys % wide, "people": people})


def _seated_at(sheets: Mapping[str, Sheet], session: int) -> Ints:
    """The site of every candidate in a session: the home site, but for those with leave."""
    candidates, sites, moved = sheets["candidates"], sheets["sites"], sheets["relocations"]
    at = rows_of(candidates["site"], sites)
    now = np.flatnonzero(moved["session"].column == session)
    at[rows_of(moved["candidate"], candidates)[now]] = rows_of(moved["site"], sites)[now]
    return at


def _passed(sheets: Mapping[str, Sheet], candidate: Ints, offering: Ints) -> Flags:
    """Which registrations have a result that needs no session 2."""
    results = sheets["results"]
    said = results["passed"]
    done = np.where(said.good[said.codes], said.column, results["mark"].column).astype(bool)
    wide = max(len(sheets["offerings"].lines), 1)
    who, what = (
        rows_of(results["candidate"], sheets["candidates"]),
        rows_of(results["offering"], sheets["offerings"]),
    )
    return np.isin(candidate * wide + offering, (who * wide + what)[done])
