"""Who sets which paper: distance units have one national offering, others one a teaching centre."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from instances.generator.diplomas import DIPLOMAS, TRANSVERSAL
from instances.generator.profiles import Profile

DISTANCE = "FDd"
TEACHING = {
    "F": "FOAD",
    "D": "distance planifiée soir ou samedi",
    "d": "distance planifiée journée",
    "P": "présentiel soir ou samedi",
    "H": "hybride soir ou samedi",
    "J": "présentiel journée",
}
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Offers:
    """`table`: id, unit, centre, mode, national, remote, minutes. The rest is by examined unit, in `units` order.

    `national[u]` and `local[c, u]` are rows of `table` (-1: none), `open[c, u]`: followed at centre c.
    """

    table: pd.DataFrame
    units: pd.DataFrame
    national: Ints
    local: Ints
    open: Flags


def belongs(codes: pd.Series) -> Flags:
    """[diploma, unit]: the unit is in the diploma (by prefix, invented letter, or transversal)."""
    prefix = codes.str[:3]
    return np.array(
        [prefix.isin([*d.prefixes, *TRANSVERSAL, f"XX{d.letter}"]).to_numpy() for d in DIPLOMAS],
        dtype=np.bool_,
    )


def _offered(profile: Profile, units: pd.DataFrame) -> Flags:
    """[centre, unit]: the centre offers a diploma with this unit."""
    member = belongs(units["code"])
    letters = np.array([d.letter for d in DIPLOMAS])
    chosen = [
        np.isin(letters, centre.diplomas.split()) if centre.diplomas else np.ones(len(letters), np.bool_)
        for centre in profile.centres
    ]
    return np.array([member[rows].any(axis=0) for rows in chosen], dtype=np.bool_)


def _followed(profile: Profile, offered: Flags, popularity: npt.NDArray[np.float64]) -> Flags:
    """[centre, unit]: distance units followed there, the most popular first where the number is capped."""
    followed = offered.copy()
    for row, centre in zip(followed, profile.centres, strict=True):
        if centre.nationals:
            order = np.argsort(np.where(row, -popularity, np.inf), kind="stable")
            row[order[centre.nationals :]] = False
    return followed


def make_offers(profile: Profile, units: pd.DataFrame, rng: np.random.Generator) -> Offers:
    """Draw the offerings of the examined units. The first centre of the profile sets national papers.

    Centres that do not teach everything teach the more asked for half of the units.
    """
    units = units[units["modes"] != ""].reset_index(drop=True)
    offered = _offered(profile, units)
    modes = units["modes"].astype(str)
    distant = modes.str.contains("[FDd]").to_numpy()
    on_site = modes.str.contains("[PHJ]").to_numpy()
    chance = np.array([centre.local for centre in profile.centres])[:, None]
    asked = (units["popularity"] > units["popularity"].median()).to_numpy()
    chance = np.where(chance < 1, 2 * chance * asked, 1)
    teaches = offered & on_site & (rng.random(offered.shape) < chance)
    popularity = np.where(distant, units["popularity"].to_numpy(), 0.0)
    open_at = (_followed(profile, offered & distant, popularity)) | teaches

    where, unit = np.nonzero(teaches)
    local = pd.DataFrame(
        {"u": unit, "c": where, "mode": modes.str.extract("([PHJ])", expand=False).to_numpy()[unit]}
    ).assign(national=False)
    national = pd.DataFrame(
        {"u": np.flatnonzero(distant), "c": 0, "mode": modes.str.extract("([FDd])", expand=False)[distant]}
    ).assign(national=True)
    table = pd.concat([national, local], ignore_index=True).sort_values(["u", "c", "mode"], ignore_index=True)
    codes = np.array([centre.id for centre in profile.centres])
    table["unit"] = units["code"].to_numpy()[table["u"]]
    table["centre"] = codes[table["c"]]
    table["id"] = table["unit"] + "-" + table["centre"] + "-" + table["mode"]
    table["remote"] = table["national"] & (rng.random(len(table)) < profile.remote)
    table["minutes"] = units["minutes"].to_numpy()[table["u"]]
    return Offers(table, units, *_indices(table, offered.shape), open=open_at)


def _indices(table: pd.DataFrame, shape: tuple[int, ...]) -> tuple[Ints, Ints]:
    national = np.full(shape[1], -1, np.int64)
    local = np.full(shape, -1, np.int64)
    far = table[table["national"]]
    near = table[~table["national"]]
    national[far["u"]] = far.index
    local[near["c"], near["u"]] = near.index
    return national, local
