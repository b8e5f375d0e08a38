"""Who is registered where, counted once for every check that asks: rows of tables, no names."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from instances.sheet import Cells, Ints, Sheet


@dataclass(frozen=True)
class Headcounts:
    """Registrations by row of the tables they name.

    `candidate`, `offering`, `site` (the home site): a row number each registration; `pairs` one row an
    (offering, site) where somebody sits: `people` registered, `failed` those not passed in session 1.
    """

    candidate: Ints
    offering: Ints
    site: Ints
    pairs: pd.DataFrame


def rows_of(reference: Cells, target: Sheet) -> Ints:
    """For every row of `reference` the row of `target` whose id it names, -1 if none."""
    ids = pd.Index(target["id"].column, dtype=object)
    out: Ints = ids.get_indexer(pd.Index(reference.values, dtype=object)).astype(np.int64)[reference.codes]
    return out


def count_heads(sheets: Mapping[str, Sheet]) -> Headcounts:
    """The head-counts of tables without an error."""
    registrations, results, sites = sheets["registrations"], sheets["results"], sheets["sites"]
    candidate = rows_of(registrations["candidate"], sheets["candidates"])
    offering = rows_of(registrations["offering"], sheets["offerings"])
    home = rows_of(sheets["candidates"]["site"], sites)
    wide = max(len(sites.lines), 1)
    keys, people = np.unique(offering * wide + home[candidate], return_counts=True)
    passed = results["passed"].column.astype(bool)
    who = rows_of(results["candidate"], sheets["candidates"])[passed]
    what = rows_of(results["offering"], sheets["offerings"])[passed]
    done, out = np.unique(what * wide + home[who], return_counts=True)
    gone = pd.Series(out, done).reindex(keys, fill_value=0).to_numpy(np.int64)
    pairs = {"offering": keys // wide, "site": keys % wide, "people": people, "failed": people - gone}
    return Headcounts(candidate, offering, home[candidate], pd.DataFrame(pairs))
