"""Classes of candidates: those of one class meet time alike, so they share one time axis."""

from collections.abc import Collection, Hashable, Mapping, Sequence

import numpy as np
import pandas as pd

from models.ids import CentreId
from models.needs import Ints, longer
from models.network import Site
from models.policy import OpeningHoursParameters, Policy

MIXED = 10**14
"""Classes of candidates whose needs differ from exam to exam have numbers from here on."""


def candidate_classes(
    sits: pd.DataFrame, manner: Mapping[str, int], oral: Collection[str], sites: Sequence[str]
) -> Ints:
    """The class of each row of `Instance.sits`: one number for candidates of one `manner` (by site: its zone, hours and
    policy) and one need of time; of one site, where they have an oral in the session, whose block lasts as long as
    their site's candidates need. Who needs other times for other exams of a session shares the class only with those
    who need the same for the same exams.
    """
    time = sits["extra"] * 2 + sits["isolated"].astype("int64") + sits["pause"] * 1000
    number = sits["site"].map(manner).fillna(-1).astype("int64") * 10**6
    number += _before_juries(sits, oral, sites)
    found = (number + time).to_numpy(np.int64, copy=True)
    session = [sits["candidate"], sits["session"]]
    differ = time.groupby(session).transform("nunique").to_numpy(np.int64) > 1
    if not differ.any():
        return found
    mixed = sits[differ].assign(number=number, time=time)
    profiles: dict[Hashable, list[int]] = {}
    for _, rows in mixed.groupby(["candidate", "session"]):
        times = tuple(sorted(zip(rows["exam"].astype(str), rows["time"].tolist(), strict=True)))
        profiles.setdefault((int(rows["number"].iloc[0]), times), []).extend(rows.index.tolist())
    place = pd.Series(np.arange(len(sits)), sits.index)
    for code, key in enumerate(sorted(profiles, key=str)):
        found[place.loc[profiles[key]].to_numpy()] = MIXED + code
    return found


def owed_rest(sits: pd.DataFrame) -> pd.Series:
    """Whether the candidate of each row is owed a rest between two exams: whoever has more time in any exam of the session."""
    more = pd.Series(longer(sits), sits.index)
    return more.groupby([sits["candidate"], sits["session"]]).transform("any").astype(bool)


def _before_juries(sits: pd.DataFrame, oral: Collection[str], sites: Sequence[str]) -> Ints:
    """Tells apart by site those who have an oral in a session."""
    before = sits["exam"].isin(list(oral))
    if not before.any():
        return np.zeros(len(sits), np.int64)
    having = before.groupby([sits["candidate"], sits["session"]]).transform("any")
    number = {site: i for i, site in enumerate(sorted(sites), 1)}
    return np.asarray(sits["site"].map(number).fillna(0).astype("int64") * 10**10 * having, np.int64)


def site_manners(
    sites: Sequence[Site], policies: Mapping[CentreId, Policy], venues: Mapping[str, tuple[str, ...]]
) -> dict[str, int]:
    """A number for each site: the same for sites where candidates meet time alike. `venues`: where the candidates of each
    site may sit."""
    by_id = {str(site.id): site for site in sites}
    known: dict[Hashable, int] = {}
    manners = {}
    for site in sorted(sites, key=lambda s: s.id):  # whatever the order of the rows
        own = policies[site.centre]
        facing = (own.of(OpeningHoursParameters), *own.for_candidates)
        hours = tuple(by_id[venue].hours for venue in venues[str(site.id)])
        manners[str(site.id)] = known.setdefault((site.zone, hours, facing), len(known))
    return manners
