"""The visits of a choice of options: which days of which home sites may be hosted elsewhere."""

from collections.abc import Mapping
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from scheduler.compile.time.zones import hours_of
from scheduler.terms.clock import DAY, Clock, day_number
from scheduler.terms.model_data import ModelData
from scheduler.terms.visits import Visits

Ints = npt.NDArray[np.int64]


class VisitBuilder:
    """Builds the visits of one choice after the other; sites and candidates are prepared once."""

    def __init__(self, data: ModelData, sites: Mapping[str, int]) -> None:
        self.data, self.sites = data, sites
        instance = data.instance
        exchanging = [site for site in sites if site in data.exchanging]
        self.known = bool(exchanging)
        self.catchment = np.array([sites[data.catchment[s]] for s in sites], np.int64)
        here = ~data.groups["remote"] & data.groups["site"].isin(exchanging)
        self.sat = data.groups.loc[here, ["node", "site", "zone"]].drop_duplicates()
        people = data.people[["candidate", "node", "site"]].merge(self.sat, on=["node", "site"])
        self.people = people.assign(who=pd.factorize(people["candidate"])[0])[["who", "node", "site"]]
        self.travel, self.sittings = (instance.policy.weight_of(r) for r in ("travel", "sittings"))
        minutes = {(str(f), str(t)): int(m) for f, t, m in instance.travel.itertuples(index=False)}
        self.hosts = pd.DataFrame(
            [(s, sites[v], minutes.get((s, v), 0)) for s in exchanging for v in instance.venues[s]],
            columns=["site", "host", "minutes"],
        )
        node = {name: i for i, name in enumerate(data.options.names)}
        pins = instance.pinned("host").rename(columns={"host": "pinned"})
        pins = pins.assign(node=pins["exam"].map(node), pinned=pins["pinned"].map(sites)).dropna()
        self.pins = pins[["node", "site", "pinned"]].astype({"node": "int64", "pinned": "int64"})
        closed = instance.closed.assign(day=instance.closed["day"].map(day_number))
        closed = closed[closed["site"].isin(exchanging)]
        self.closed = pd.DataFrame({"host": closed["site"].map(sites), "day": closed["day"], "closed": True})

    def __call__(self, table: pd.DataFrame, choice: Ints) -> Visits:
        """The visits of a choice. `table`: one row per group (node, home site)."""
        if not self.known:
            return Visits()
        chosen = np.zeros(self.data.options.size, bool)
        chosen[choice] = True
        bands = self.data.bands[chosen[self.data.bands["option"].to_numpy(np.int64)]]
        sat = self.sat.merge(bands[["node", "zone", "day"]], on=["node", "zone"])
        sat["visit"] = sat.groupby(["site", "day"], sort=True).ngroup()
        visits = sat.drop_duplicates("visit").sort_values("visit", ignore_index=True)
        home = visits["site"].map(self.sites).to_numpy().astype(np.int64)
        _, catchment = np.unique(
            np.stack([self.catchment[home], visits["day"].to_numpy(np.int64)]), axis=1, return_inverse=True
        )
        number = sat[["node", "site", "visit"]]
        who = self.people.merge(number, on=["node", "site"])[["who", "visit"]].drop_duplicates()
        going = np.bincount(who["visit"].to_numpy(np.int64), minlength=len(visits))
        hosts = visits[["visit", "site", "day"]].merge(self.hosts, on="site")
        hosts = hosts.merge(self.closed.drop_duplicates(), on=["host", "day"], how="left")
        away = hosts["host"].to_numpy() != home[hosts["visit"].to_numpy(np.int64)]
        hosts = hosts[hosts["closed"].isna().to_numpy() | ~away]
        asked = number.merge(self.pins, on=["node", "site"])
        if len(asked):
            pinned = asked.groupby("visit")["pinned"].first()
            pinned_host = hosts["visit"].map(pinned)
            hosts = hosts[pinned_host.isna() | (pinned_host == hosts["host"])]
        twice = asked[asked.groupby("visit")["pinned"].transform("nunique") > 1]
        cost = hosts["minutes"] * going[hosts["visit"].to_numpy(np.int64)] * self.travel
        of = table[["node", "site"]].merge(number, on=["node", "site"], how="left")["visit"]
        return Visits(
            of=of.fillna(-1).to_numpy().astype(np.int64),
            home=home,
            site=home,
            catchment=np.asarray(catchment, np.int64).ravel(),
            hosts=np.column_stack([hosts["visit"], hosts["host"], cost]).astype(np.int64),
            sat=sat[["node", "visit"]].to_numpy(np.int64),
            sitting_cost=self.sittings,
            broken_pins=tuple(np.unique(nodes) for _, nodes in twice.groupby("visit")["node"]),
        )


def closed_rooms(instance: Instance, sites: set[str], begin: int, end: int, clock: Clock) -> Ints:
    """Rows (room, from, until): when the rooms of these sites are closed, outside the opening hours of open days.

    Only sites that may host others need them: elsewhere the options respect the opening hours already.
    """
    rows: list[tuple[int, int, int]] = []
    closed = set(zip(instance.closed["site"], instance.closed["day"], strict=True))
    first = date(1970, 1, 1)
    for site in (s for s in instance.sites if s.id in sites):
        opens, closes = hours_of(instance, site.id)
        free, spans = begin, []
        for day in range(begin // DAY - 1, end // DAY + 2):
            of_week = (first + timedelta(day)).weekday()
            if opens[of_week] < 0 or (site.id, first + timedelta(day)) in closed:
                continue
            since, until = (
                int(clock.to_utc(site.zone, np.array([day * DAY + m]))[0])
                for m in (opens[of_week], closes[of_week])
            )
            spans += [(free, since)] if since > free else []
            free = max(free, until)
        spans.append((free, end))
        rooms = [i for i, room in enumerate(instance.rooms) if room.site == site.id]
        rows += [(room, since, until) for room in rooms for since, until in spans]
    return np.array(rows, np.int64).reshape(-1, 3)
