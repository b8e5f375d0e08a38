"""Which home sites' days may be received elsewhere, given the options: the visits of the place stage."""

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


class Visiting:
    """Makes the visits of one choice after the other; who belongs where is prepared once."""

    def __init__(self, data: ModelData, sites: Mapping[str, int]) -> None:
        self.data, self.sites = data, sites
        instance = data.instance
        met = [site for site in sites if site in data.exchanging]
        self.known = bool(met)
        self.catchment = np.array([sites[data.catchment[s]] for s in sites], np.int64)
        here = ~data.groups["remote"] & data.groups["site"].isin(met)
        self.sat = data.groups.loc[here, ["node", "site", "zone"]].drop_duplicates()
        people = data.people[["candidate", "node", "site"]].merge(self.sat, on=["node", "site"])
        self.people = people.assign(who=pd.factorize(people["candidate"])[0])[["who", "node", "site"]]
        self.travel, self.sittings = (instance.policy.weight(r) for r in ("travel", "sittings"))
        minutes = {(str(f), str(t)): int(m) for f, t, m in instance.travel.itertuples(index=False)}
        self.ways = pd.DataFrame(
            [(s, sites[v], minutes.get((s, v), 0)) for s in met for v in instance.venues[s]],
            columns=["site", "host", "minutes"],
        )
        node = {name: i for i, name in enumerate(data.options.names)}
        pins = instance.pinned("host").rename(columns={"host": "pinned"})
        pins = pins.assign(node=pins["exam"].map(node), pinned=pins["pinned"].map(sites)).dropna()
        self.pins = pins[["node", "site", "pinned"]].astype({"node": "int64", "pinned": "int64"})
        shut = instance.closed.assign(day=instance.closed["day"].map(day_number))
        shut = shut[shut["site"].isin(met)]
        self.shut = pd.DataFrame({"host": shut["site"].map(sites), "day": shut["day"], "shut": True})

    def __call__(self, table: pd.DataFrame, choice: Ints) -> Visits:
        """The visits of a choice; `table` one row a group (node, home site)."""
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
        ways = visits[["visit", "site", "day"]].merge(self.ways, on="site")
        ways = ways.merge(self.shut.drop_duplicates(), on=["host", "day"], how="left")
        away = ways["host"].to_numpy() != home[ways["visit"].to_numpy(np.int64)]
        ways = ways[ways["shut"].isna().to_numpy() | ~away]
        asked = number.merge(self.pins, on=["node", "site"])
        if len(asked):
            host = asked.groupby("visit")["pinned"].first()
            pinned_host = ways["visit"].map(host)
            ways = ways[pinned_host.isna() | (pinned_host == ways["host"])]
        twice = asked[asked.groupby("visit")["pinned"].transform("nunique") > 1]
        cost = ways["minutes"] * going[ways["visit"].to_numpy(np.int64)] * self.travel
        of = table[["node", "site"]].merge(number, on=["node", "site"], how="left")["visit"]
        return Visits(
            of=of.fillna(-1).to_numpy().astype(np.int64),
            home=home,
            site=home,
            catchment=np.asarray(catchment, np.int64).ravel(),
            ways=np.column_stack([ways["visit"], ways["host"], cost]).astype(np.int64),
            sat=sat[["node", "visit"]].to_numpy(np.int64),
            sitting_cost=self.sittings,
            broken_pins=tuple(np.unique(nodes) for _, nodes in twice.groupby("visit")["node"]),
        )


def shut_rooms(instance: Instance, sites: set[str], begin: int, end: int, clock: Clock) -> Ints:
    """Rows (room number, from, until): rooms of these sites outside the opening hours of open days.

    Where people may be received the place stage has to know when; elsewhere the options keep to the hours.
    """
    rows: list[tuple[int, int, int]] = []
    closed = set(zip(instance.closed["site"], instance.closed["day"], strict=True))
    first = date(1970, 1, 1)
    for site in (s for s in instance.sites if s.id in sites):
        opens, closes = hours_of(instance, site.id)
        free, shut = begin, []
        for day in range(begin // DAY - 1, end // DAY + 2):
            of_week = (first + timedelta(day)).weekday()
            if opens[of_week] < 0 or (site.id, first + timedelta(day)) in closed:
                continue
            since, until = (
                int(clock.to_utc(site.zone, np.array([day * DAY + m]))[0])
                for m in (opens[of_week], closes[of_week])
            )
            shut += [(free, since)] if since > free else []
            free = max(free, until)
        shut.append((free, end))
        rooms = [i for i, room in enumerate(instance.rooms) if room.site == site.id]
        rows += [(room, since, until) for room in rooms for since, until in shut]
    return np.array(rows, np.int64).reshape(-1, 3)
