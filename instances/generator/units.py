"""Teaching units of the semester: the real codes, then visibly invented ones up to the profile's size.

What is known of a real unit (title, credits, how and when it is taught) comes from `units.csv`. A unit
whose offer is unknown (`?`) is taken to be taught this semester, in a drawn teaching mode.
"""

import math
from importlib.resources import files

import numpy as np
import pandas as pd

from instances.generator.diplomas import DIPLOMAS, TRANSVERSAL
from instances.generator.profiles import Profile

MODES = "FDHPJ"
MODE_CHANCE = (0.41, 0.22, 0.16, 0.12, 0.09)
"""Measured on the units whose first-semester offer is known (28 F, 16 D, 11 H, 8 P, 6 J of 69)."""

POPULARITY_SIGMA = 1.3
POPULARITY_CUT = (-0.9, 0.9)
"""Standard scores beyond which popularity is cut: no paper of a handful, none that fills a centre."""

SHARED_BY_ALL = 0.35
"""Units of every diploma are damped, or they would fill a session by themselves."""


def real_units() -> pd.DataFrame:
    """code, title, ects, offer of the real units (facts only; blank where nothing is known)."""
    with files("instances.generator").joinpath("data", "units.csv").open(encoding="utf-8") as stream:
        return pd.read_csv(stream, dtype=str, keep_default_na=False)


def _invented(count: int, real: int) -> pd.DataFrame:
    """Invented units: so many for each diploma as it lacks, and where these and the `real` ones that are taught are fewer than
    `count`, by the diplomas' shares of the candidates."""
    lacking = max(count - real - sum(d.invented for d in DIPLOMAS), 0)
    rows = [
        (f"XX{d.letter}{901 + n}", f"UE inventée {n + 1} ({d.title})", "6" if n % 3 else "4", "?")
        for d in DIPLOMAS
        for n in range(d.invented + math.ceil(d.share / sum(d.share for d in DIPLOMAS) * lacking))
    ]
    return pd.DataFrame(rows, columns=["code", "title", "ects", "offer"]).iloc[:count]


def _modes(offers: pd.Series, term: int, rng: np.random.Generator) -> list[str]:
    """Modes of a semester: in the first `S1:DH` gives DH, an unknown offer one drawn mode, others nothing."""
    drawn = rng.choice(list(MODES), size=len(offers), p=MODE_CHANCE)
    known = offers.str.extract(rf"S{term}:(\w+)", expand=False).fillna("")
    return list(known.where(offers != "?", pd.Series(drawn, index=offers.index)))


def _minutes(ects: pd.Series, rng: np.random.Generator) -> np.ndarray:
    """By credits: up to 3: 2 h (a fifth 1 h 30); 4-5: 2 h; 6 or unknown: 3 h (a quarter 2 h); 8 and more:
    3 or 4 h."""
    credits = pd.to_numeric(ects, errors="coerce").fillna(6).to_numpy()
    chance = rng.random(len(ects))
    small = np.where(chance < 0.2, 90, 120)
    medium = np.where(chance < 0.25, 120, 180)
    large = np.where(chance < 0.5, 180, 240)
    return np.select([credits <= 3, credits <= 5, credits <= 6], [small, 120, medium], large)


def semester_units(profile: Profile, rng: np.random.Generator) -> pd.DataFrame:
    """code, title, ects, modes (blank: not examined this semester), minutes, popularity."""
    real = real_units()
    taught = (real["offer"] == "?") | real["offer"].str.contains(f"S{profile.term}:")
    invented = _invented(profile.units, int(taught.sum()))
    units = pd.concat([real, invented], ignore_index=True)
    units["modes"] = _modes(units["offer"], profile.term, rng)
    units["minutes"] = _minutes(units["ects"], rng)
    score = np.clip(rng.standard_normal(len(units)), *POPULARITY_CUT)
    units["popularity"] = np.exp(POPULARITY_SIGMA * score)
    units.loc[units["code"].str[:3].isin(TRANSVERSAL), "popularity"] *= SHARED_BY_ALL
    examined = units.index[units["modes"] != ""]
    if profile.units < len(examined):
        kept = units.loc[examined].nlargest(profile.units, "popularity").index
        units.loc[examined.difference(kept), "modes"] = ""
    if not profile.unexamined:
        units = units[units["modes"] != ""]
    return units.drop(columns="offer").sort_values("code", ignore_index=True)
