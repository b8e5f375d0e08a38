"""Rooms and staff, sized from the demand of session 2, in which everybody is expected in six days."""

import numpy as np
import pandas as pd

from instances.generator.profiles import Profile

STARTS_OF_SESSION_2 = 17
STARTS_BY_CENTRE = {"REU": 14, "LBN": 11, "MAR": 11, "MTQ": 11, "GLP": 11, "NCL": 6, "GUF": 11, "PYF": 6}
"""Starts of session 2 a centre really has: closed on 10-11 April, or too far from Paris for some."""
LEAST_SEATS = (36, 24)
"""Far from Paris, groups of different papers overlap in time without beginning together: more rooms."""

LAYOUTS = {
    "capital": ((250, 120, 90, 80), 30, 4),
    "large": ((70,), 24, 2),
    "medium": ((40,), 18, 1),
    "small": ((), 14, 1),
    "antenna": ((), 30, 1),
}
"""Amphitheatres, usual size of a classroom, and rooms for one person or a few, by size of the site."""


def _demand(registrations: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """site, mean (people at a start when spread evenly), largest (people of the largest exam there)."""
    home = people.set_index("id")
    sits = registrations.assign(
        site=home["site"].reindex(registrations["candidate"]).to_numpy(),
        centre=home["centre"].reindex(registrations["candidate"]).to_numpy(),
    )
    demand = sits.groupby(["site", "centre"]).size().rename("sits").reset_index()
    starts = demand["centre"].map(STARTS_BY_CENTRE).fillna(STARTS_OF_SESSION_2)
    demand["mean"] = demand["sits"] / starts
    largest = sits.groupby(["site", "offering"]).size().groupby("site").max()
    demand["largest"] = demand["site"].map(largest)
    return demand


def _layout(seats: float, antenna: int) -> str:
    if seats <= antenna:
        return "antenna"
    return "capital" if seats > 400 else "large" if seats > 110 else "medium" if seats > 45 else "small"


def make_rooms(profile: Profile, registrations: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """id, site, seats, features: enough for `room_slack` times the mean and for the largest exam."""
    rows: list[tuple[str, str, int, str]] = []
    demand = _demand(registrations, people)
    least = np.where(demand["centre"].isin(STARTS_BY_CENTRE), *LEAST_SEATS)
    spread, alone = profile.room_slack * demand["mean"], 1.15 * demand["largest"] + 6
    needs = np.maximum.reduce([spread.to_numpy(), alone.to_numpy(), least])
    for site, need in zip(demand["site"].astype(str), needs.tolist(), strict=True):
        halls, classroom, lonely = LAYOUTS[_layout(need, profile.antenna_seats)]
        sizes: list[tuple[str, int, str]] = []
        for hall in halls:
            if sum(s for _, s, _ in sizes) + hall <= 0.65 * need:
                sizes.append(("AMPHI", hall, "amphi"))
        rest = max(
            need - sum(s for _, s, _ in sizes), (1.0 if need <= profile.antenna_seats else 2.0) * classroom
        )
        count = int(np.ceil(rest / classroom))
        sizes += [("S", classroom + (-4, 0, 6)[n % 3], "pc" if n % 7 == 6 else "") for n in range(count)]
        sizes += [("ISO", 4, "isole")] * lonely
        rows += [
            (f"{site}-{kind}{n + 1:02d}", site, seats, features)
            for n, (kind, seats, features) in enumerate(sizes)
        ]
    return pd.DataFrame(rows, columns=["id", "site", "seats", "features"])


def make_staff(rooms: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """id, site, escort: one person a room and 40 seats, less the rooms that stay empty at large sites,
    plus escorts (about 15 %, at least one a site)."""
    posts = (-(-rooms["seats"] // 40)).groupby(rooms["site"], sort=True).sum()
    usual = np.where(posts > 12, np.ceil(0.9 * posts), posts).astype(np.int64)
    escorts = np.maximum(1, np.round(0.15 * usual)).astype(np.int64)
    counts = usual + escorts
    site = np.repeat(posts.index.to_numpy(), counts)
    place = np.concatenate([np.arange(n) for n in counts])
    escort = place < np.repeat(escorts, counts)
    number = rng.permutation(9000)[: len(site)] + 1000
    table = pd.DataFrame({"id": [f"p{n}" for n in number], "site": site, "escort": escort})
    return table.sort_values(["site", "id"], ignore_index=True)
