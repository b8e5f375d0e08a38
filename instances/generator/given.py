"""A calendar that is given: the first centre has fixed the starts of its distance papers, and what a
region sees of it has a few overlaps, because it was made without asking the region.

A paper gets a start at which every site that follows it is open long enough, with as few people as
possible who have two papers at once (for third-time candidates: two on one day) and with seats to spare.
Then a few papers move to the start of another one with which they share ordinary candidates who are
free for the rest of that day: overlaps that a transfer can resolve.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import permutations
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from instances.generator.calendars import SEMESTERS
from instances.generator.offers import Offers
from instances.generator.profiles import Profile

COLLECT = timedelta(minutes=15)
CROWD = 40
"""Cost of filling a site: as much as so many people with two papers at once."""
MOST_SHARED = 3
"""A planted overlap concerns one to three people."""
LATEST_TRANSFER = time(13, 30)

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Papers:
    """Distance papers in the order of `ids`. `together[a, b]`: what two at one start cost; `near[a, b]`:
    on one day; `load[a, site]`: people; `shared[a, b]`: ordinary candidates in both, both on site."""

    ids: list[str]
    minutes: Ints
    longest: Ints
    load: Ints
    together: Floats
    near: Floats
    shared: Ints
    seats: Ints


def given_starts(
    profile: Profile,
    offers: Offers,
    people: pd.DataFrame,
    registrations: pd.DataFrame,
    rooms: pd.DataFrame,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """offering, session, start of every distance paper in both sessions."""
    papers = _papers(offers, people, registrations, rooms)
    sites = sorted(rooms["site"].unique())
    parts = []
    for session, planted in zip(SEMESTERS[profile.term], profile.given or (0, 0), strict=True):
        starts = _starts(session)
        allowed = _allowed(profile, papers, sites, starts)
        chosen = _plant(papers, starts, allowed, _spread(papers, starts, allowed, rng), planted)
        told = [starts[i].isoformat("T", "minutes") for i in chosen]
        parts.append(pd.DataFrame({"offering": papers.ids, "session": session["number"], "start": told}))
    return pd.concat(parts, ignore_index=True)


def _papers(offers: Offers, people: pd.DataFrame, registrations: pd.DataFrame, rooms: pd.DataFrame) -> Papers:
    far = offers.table[offers.table["national"]].set_index("id")
    sits = registrations[registrations["offering"].isin(far.index)].merge(
        people, left_on="candidate", right_on="id"
    )
    ids = sorted(sits["offering"].unique())
    paper = pd.Index(ids).get_indexer(pd.Index(sits["offering"]))
    who, _ = pd.factorize(sits["candidate"])
    seats = rooms.groupby("site")["seats"].sum().sort_index()
    site = seats.index.get_indexer(pd.Index(sits["site"]))
    extra = sits["extra"].to_numpy() > 0
    alone = sits["isolated"].to_numpy()
    everybody, third = _incidence(who, paper), _incidence(who[extra], paper[extra])
    # Two people who sit alone at one site want two rooms: they count like one person twice.
    rooms_alone = _incidence(site[alone], paper[alone])
    usual = ~extra & ~alone & ~far["remote"].reindex(ids).to_numpy(np.bool_)[paper]
    load = np.zeros((len(ids), len(seats)), np.int64)
    np.add.at(load, (paper, site), 1)
    minutes = far["minutes"].reindex(ids).to_numpy(np.int64)
    third_time = _incidence(np.zeros(int(extra.sum()), np.int64), paper[extra], len(ids)).ravel() > 0
    return Papers(
        ids=ids,
        minutes=minutes,
        longest=np.where(third_time, -(-minutes * 4 // 15) * 5, minutes),
        load=load,
        together=_common(everybody, len(ids)) + 3.0 * _common(rooms_alone, len(ids)),
        near=0.05 * _common(everybody, len(ids)) + 1.0 * _common(third, len(ids)),
        shared=_common(_incidence(who[usual], paper[usual]), len(ids)),
        seats=seats.to_numpy(np.int64),
    )


def _incidence(row: Ints, column: Ints, width: int = 0) -> Ints:
    """[row, column]: how often."""
    table = np.zeros((int(row.max(initial=-1)) + 1, max(width, int(column.max(initial=-1)) + 1)), np.int64)
    np.add.at(table, (row, column), 1)
    return table


def _common(rows: Ints, size: int) -> Ints:
    """[paper, paper]: rows in which both are, nothing on the diagonal."""
    wide = np.zeros((len(rows), size), np.int64)
    wide[:, : rows.shape[1]] = rows
    both = wide.T @ wide
    np.fill_diagonal(both, 0)
    return both


def _starts(session: Mapping[str, Any]) -> list[datetime]:
    out: list[datetime] = []
    for stamp in pd.date_range(session["first_day"], session["last_day"]):
        kind = "weekdays" if stamp.weekday() < 5 else "saturday"
        if stamp.weekday() < 6:
            out += [datetime.combine(stamp.date(), time.fromisoformat(at)) for at in session["starts"][kind]]
    return out


def _allowed(
    profile: Profile, papers: Papers, sites: list[str], starts: list[datetime]
) -> npt.NDArray[np.bool_]:
    """[paper, start]: every site that follows the paper is open until its slowest candidate is done."""
    plans = {site.id: site for centre in profile.centres for site in centre.sites}
    shut = {(place, day) for place, day, kind, _ in profile.closures if kind == "closed"}
    follows = papers.load > 0
    allowed = np.ones((len(papers.ids), len(starts)), np.bool_)
    for column, start in enumerate(starts):
        for number, site in enumerate(sites):
            hours = plans[site].weekdays if start.weekday() < 5 else plans[site].saturday
            closing = datetime.combine(start.date(), time.fromisoformat(hours.split("-")[1]))
            room = (closing - COLLECT - start).total_seconds() // 60
            closed = (site, start.date().isoformat()) in shut
            allowed[:, column] &= ~follows[:, number] | ((papers.longest <= room) & (not closed))
    return allowed


def _spread(
    papers: Papers, starts: list[datetime], allowed: npt.NDArray[np.bool_], rng: np.random.Generator
) -> Ints:
    """A start for every paper, the most entangled first, each where it hurts least."""
    days = pd.factorize(np.array([start.date() for start in starts]))[0]
    taken = np.zeros((len(starts), papers.load.shape[1]), np.float64)
    chosen = np.full(len(papers.ids), -1, np.int64)
    for paper in np.argsort(-papers.together.sum(axis=1), kind="stable").tolist():
        put = chosen >= 0
        here = np.zeros(len(starts))
        np.add.at(here, chosen[put], papers.together[paper, put])
        by_day = np.zeros(days.max() + 1)
        np.add.at(by_day, days[chosen[put]], papers.near[paper, put])
        full = ((taken + papers.load[paper]) / papers.seats).max(axis=1)
        cost = here + by_day[days] + CROWD * np.maximum(full - 0.3, 0) + 0.2 * rng.random(len(starts))
        chosen[paper] = int(np.argmin(np.where(allowed[paper], cost, np.inf)))
        taken[chosen[paper]] += papers.load[paper]
    return chosen


def _plant(
    papers: Papers, starts: list[datetime], allowed: npt.NDArray[np.bool_], chosen: Ints, wanted: int
) -> Ints:
    """The starts with `wanted` papers moved to that of another they share a few people with."""
    days = np.array([start.toordinal() for start in starts])
    early = np.array([start.time() <= LATEST_TRANSFER and start.weekday() < 5 for start in starts])
    chosen, touched = chosen.copy(), set[int]()
    for stays, moves in permutations(range(len(papers.ids)), 2):
        if wanted == 0:
            break
        start = chosen[stays]
        same_day = days[chosen] == days[start]
        same_day[[stays, moves]] = False
        lasting = starts[start] + timedelta(minutes=int(papers.minutes[[stays, moves]].sum()) + 30) + COLLECT
        fits = (
            not {stays, moves} & touched
            and early[start]
            and allowed[moves, start]
            and 1 <= papers.shared[stays, moves] <= MOST_SHARED
            and papers.together[stays, moves] == papers.shared[stays, moves]
            and not papers.together[moves, same_day].any()
            and not papers.together[stays, same_day].any()
            and lasting.time() <= time(21, 30)
        )
        if fits:
            chosen[moves] = start
            touched |= {stays, moves}
            wanted -= 1
    return chosen
