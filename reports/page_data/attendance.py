"""Who is expected, which rooms may stay closed, and how likely those that open do not do."""

import pandas as pd

from models.simulation import Simulation
from reports.page_data.id_codes import Columns, counts, instants
from reports.page_data.page_ids import PageIds


def attendance(found: Simulation | None, ids: PageIds) -> dict[str, object]:
    """`draws`: how many there were (0: nothing is known). `sites`: one row for each (session, site): starts, candidates, expected,
    rooms, opened, spare, idle, overflow (the most of its starts), shortage (people, expected). `starts`: one row for each start of a
    site in session 2. `features`: one row for each (site, feature) of session 2, at the start at which it is scarcest.
    """
    if found is None or found.sittings.empty:
        return {"draws": 0}
    return {
        "draws": found.draws,
        "sites": _sites(found.sittings, ids),
        "starts": _starts(found.sittings, ids),
        "features": _features(found.features, ids),
    }


def _sites(sittings: pd.DataFrame, ids: PageIds) -> Columns:
    sums = ("candidates", "rooms", "opened", "spare", "idle")
    table = sittings.groupby(["session", "site"], sort=True).agg(
        starts=("start", "size"),
        expected=("mean", "sum"),
        overflow=("overflow", "max"),
        shortage=("shortage", "sum"),
        **{name: (name, "sum") for name in sums},
    )
    rows = table.reset_index()
    return {
        "site": ids.sites.of(rows["site"]),
        **{name: counts(rows[name]) for name in ("session", "starts", *sums)},
        **_shares(rows, "expected", "overflow", "shortage"),
    }


def _starts(sittings: pd.DataFrame, ids: PageIds) -> Columns:
    rows = sittings[sittings["session"] == 2]
    names = ("candidates", "low", "median", "high", "rooms", "opened", "spare", "idle")
    return {
        **instants(rows),
        "site": ids.sites.of(rows["site"]),
        **{name: counts(rows[name]) for name in names},
        **_shares(rows, "overflow"),
    }


def _features(features: pd.DataFrame, ids: PageIds) -> Columns:
    rows = features[features["session"] == 2].sort_values(["overflow", "high"], ascending=False)
    rows = rows.drop_duplicates(["site", "feature"]).sort_values(["site", "feature"])
    return {
        **instants(rows),
        "site": ids.sites.of(rows["site"]),
        "feature": rows["feature"].astype(str).tolist(),
        **{name: counts(rows[name]) for name in ("candidates", "high", "seats", "opened_seats")},
        **_shares(rows, "overflow"),
    }


def _shares(rows: pd.DataFrame, *names: str) -> Columns:
    return {name: [round(float(value), 4) for value in rows[name]] for name in names}
