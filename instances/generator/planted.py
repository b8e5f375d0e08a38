"""Difficulties planted on purpose, so that even the best timetable has something to resolve.

*Imposed pairs*: two evening papers of the first centre begun together by order, with candidates in both.
*Heavy candidates*: third-time candidates with more three-hour exams than session 2 has room for: an exam
takes them 4 h and an hour of rest, so at most two fit in a day; eight in the four days on which their
centre is open, and they are registered in nine.
"""

from itertools import permutations

import numpy as np
import pandas as pd

from instances.generator.offers import Offers
from instances.generator.profiles import ImposedPair, Profile

SIZES = (12, 90)
"""Papers of imposed pairs have between so many candidates."""
HEAVY_MINUTES = 180


def heavy_candidates(
    profile: Profile,
    offers: Offers,
    people: pd.DataFrame,
    registrations: pd.DataFrame,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """The registrations, with those of the heavy candidates replaced by nine 3 h units each."""
    home = people[(people["centre"] == profile.heavy_centre) & (people["extra"] > 0) & ~people["isolated"]]
    chosen = home["id"].to_numpy()[: profile.heavy]
    if not len(chosen):
        return registrations
    c = int(home["c"].iloc[0])
    paper = np.where(offers.local[c] >= 0, offers.local[c], offers.national)
    lasting = offers.open[c] & (offers.units["minutes"] == HEAVY_MINUTES).to_numpy()
    long = paper[lasting & ~offers.table["remote"].to_numpy()[paper]]
    row = long[np.argsort(rng.random((len(chosen), len(long))), axis=1)[:, : profile.heavy_exams]]
    added = pd.DataFrame(
        {
            "candidate": np.repeat(chosen, row.shape[1]),
            "offering": offers.table["id"].to_numpy()[row.ravel()],
        }
    )
    return pd.concat([registrations[~registrations["candidate"].isin(chosen)], added], ignore_index=True)


def imposed_pairs(
    profile: Profile, offers: Offers, people: pd.DataFrame, registrations: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The registrations with the shared candidates added, and (offering, session, start) imposed."""
    imposed: list[tuple[str, int, str]] = []
    used: set[str] = set()
    for pair in profile.imposed:
        first, second = _free_pair(pair, offers, registrations, used)
        used |= {first, second}
        imposed += [(first, pair.session, pair.start), (second, pair.session, pair.start)]
        both = _who_can_join(first, second, people, registrations)[: pair.shared]
        added = pd.DataFrame({"candidate": both, "offering": second})
        registrations = pd.concat([registrations, added], ignore_index=True)
    return registrations, pd.DataFrame(imposed, columns=["offering", "session", "start"])


def _free_pair(
    pair: ImposedPair, offers: Offers, registrations: pd.DataFrame, used: set[str]
) -> tuple[str, str]:
    """Two local papers of the first centre of this length, of fair size, without a common candidate."""
    local = offers.table[~offers.table["national"] & (offers.table["c"] == 0)]
    size = registrations["offering"].value_counts().reindex(local["id"], fill_value=0).to_numpy()
    fits = (local["minutes"] == pair.minutes).to_numpy() & (size >= SIZES[0]) & (size <= SIZES[1])
    ids = [i for i in local["id"][fits] if i not in used]
    people = {i: set(registrations.loc[registrations["offering"] == i, "candidate"]) for i in ids}
    for first, second in permutations(ids, 2):
        if not people[first] & people[second]:
            return first, second
    raise ValueError(f"no two papers of {pair.minutes} minutes without a common candidate; try another seed")


def _who_can_join(
    first: str, second: str, people: pd.DataFrame, registrations: pd.DataFrame
) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """Candidates of the first paper without special needs, with at most three exams in all."""
    many = registrations["candidate"].value_counts()
    busy = many.index[many > 3]
    unit = second.split("-", maxsplit=1)[0]
    same = registrations.loc[registrations["offering"].str.startswith(f"{unit}-"), "candidate"]
    special = people.loc[(people["extra"] > 0) | people["isolated"], "id"]
    mine = registrations.loc[registrations["offering"] == first, "candidate"].sort_values()
    return mine[~mine.isin([*busy, *same, *special])].to_numpy(dtype=object)
