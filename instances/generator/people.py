"""Candidates and what they are registered in: diplomas make those of one year share their exams."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from instances.generator.diplomas import DIPLOMAS
from instances.generator.offers import Offers, belongs
from instances.generator.profiles import Profile

UNITS_EACH = (0.30, 0.27, 0.19, 0.12, 0.07, 0.03, 0.015, 0.005)
"""Chance of 1, 2, … 8 units in a semester (mean 2.6)."""
YEARS = (0.40, 0.33, 0.27)
LOCAL_FIRST = 0.6
"""Chance that a candidate follows the evening class where his centre teaches a national unit too."""

Floats = npt.NDArray[np.float64]


def _by_share(shares: Floats, total: int) -> npt.NDArray[np.int64]:
    """Whole numbers that add up to `total` in these proportions (largest remainders)."""
    exact = shares / shares.sum() * total
    counts: npt.NDArray[np.int64] = np.floor(exact).astype(np.int64)
    counts[np.argsort(-(exact - counts), kind="stable")[: total - counts.sum()]] += 1
    return counts


def make_candidates(profile: Profile, rng: np.random.Generator) -> pd.DataFrame:
    """c (number of the centre), centre, site, extra, isolated, diploma, year, units; ids in random order."""
    total = profile.candidates
    counts = _by_share(np.array([c.share for c in profile.centres]), total)
    frame = pd.DataFrame({"c": np.repeat(np.arange(len(counts)), counts)})
    frame["centre"] = np.array([c.id for c in profile.centres])[frame["c"]]
    parts = []
    for centre, count in zip(profile.centres, counts, strict=True):
        homes = _by_share(np.array([s.weight for s in centre.sites]), int(count))
        parts.append(np.repeat([s.id for s in centre.sites], homes))
    frame["site"] = np.concatenate(parts)
    frame["extra"], frame["isolated"] = _needs(profile, frame, rng)
    frame["diploma"] = _diplomas(profile, frame["c"].to_numpy(), rng)
    frame["year"] = rng.choice(len(YEARS), size=total, p=YEARS)
    frame["units"] = rng.choice(np.arange(1, len(UNITS_EACH) + 1), size=total, p=UNITS_EACH)
    width = len(str(total)) + 1
    frame["id"] = [f"c{n:0{width}d}" for n in rng.permutation(10 ** (width - 1) * 9)[:total]]
    return frame.sort_values("id", ignore_index=True)


def _needs(
    profile: Profile, frame: pd.DataFrame, rng: np.random.Generator
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Third time for some; most of those who sit alone are among them."""
    order = rng.permutation(len(frame))
    third = max(1, round(profile.extra_time * len(frame)))
    alone = max(1, round(profile.isolated * len(frame)))
    extra = np.zeros(len(frame), np.int64)
    isolated = np.zeros(len(frame), np.bool_)
    extra[order[:third]] = 20
    isolated[order[third - (3 * alone) // 4 :][:alone]] = True
    return extra, isolated


def _diplomas(
    profile: Profile, centre: npt.NDArray[np.int64], rng: np.random.Generator
) -> npt.NDArray[np.int64]:
    share = np.array([d.share for d in DIPLOMAS])
    chance = np.array(
        [
            share * [not c.diplomas or d.letter in c.diplomas.split() for d in DIPLOMAS]
            for c in profile.centres
        ]
    )
    edges = np.cumsum(chance / chance.sum(axis=1, keepdims=True), axis=1)[:, :-1]
    return np.asarray((rng.random(len(centre))[:, None] >= edges[centre]).sum(axis=1), np.int64)


def _year_units(codes: pd.Series) -> npt.NDArray[np.bool_]:
    """[diploma, year, unit]: a diploma's units by level (the first digit), cut into years of equal size."""
    member = belongs(codes)
    level = pd.to_numeric(codes.str[3], errors="coerce").fillna(1)
    order = np.lexsort((codes.to_numpy().astype(str), level.where(level < 9, 1).to_numpy()))
    years = np.zeros((len(member), len(YEARS), len(codes)), np.bool_)
    for diploma, row in enumerate(member):
        for year, part in enumerate(np.array_split(order[row[order]], len(YEARS))):
            years[diploma, year, part] = True
    return years


def make_registrations(
    profile: Profile, offers: Offers, people: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """candidate, offering: own year first, popular units first, never one unit twice."""
    popularity = offers.units["popularity"].to_numpy()
    c = people["c"].to_numpy()
    free = offers.open[c] * popularity
    own = free * _year_units(offers.units["code"])[people["diploma"], people["year"]]
    weight = (1 - profile.own_year) * _rows_to_one(free) + profile.own_year * _rows_to_one(own)
    with np.errstate(divide="ignore"):
        key = np.log(weight) + rng.gumbel(size=weight.shape)
    ranked = np.argsort(-key, axis=1, kind="stable")
    most = int(people["units"].max())
    chosen = ranked[:, :most]
    row, place = np.nonzero(np.arange(most) < people["units"].to_numpy()[:, None])
    unit = chosen[row, place]
    real = weight[row, unit] > 0
    row, unit = row[real], unit[real]
    near, far = offers.local[c[row], unit], offers.national[unit]
    national_open = far >= 0
    local = (near >= 0) & (~national_open | (rng.random(len(row)) < LOCAL_FIRST))
    offering = np.where(local, near, far)
    return pd.DataFrame(
        {"candidate": people["id"].to_numpy()[row], "offering": offers.table["id"].to_numpy()[offering]}
    )


def _rows_to_one(weight: Floats) -> Floats:
    total = weight.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(weight, total, out=np.zeros_like(weight), where=total > 0))
