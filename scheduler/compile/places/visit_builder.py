"""The visits of a choice of options: which days of which home sites may be hosted elsewhere."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from scheduler.compile.places.host_rules import HostRules
from scheduler.terms.model_data import ModelData
from scheduler.terms.visits import Visits

Ints = npt.NDArray[np.int64]


class VisitBuilder:
    """Builds the visits of one choice after the other; sites and candidates are prepared once."""

    def __init__(self, data: ModelData, rules: HostRules) -> None:
        self.data, self.rules, self.sites = data, rules, data.site_numbers
        self.known = len(rules.hosts) > 0
        self.catchment = np.array([self.sites[data.catchment[s]] for s in self.sites], np.int64)
        here = ~data.groups["remote"] & data.groups["site"].isin(list(data.exchanging))
        self.sat = data.groups.loc[here, ["node", "site", "zone"]].drop_duplicates()
        people = data.people[["candidate", "node", "site"]].merge(self.sat, on=["node", "site"])
        self.people = people.assign(who=pd.factorize(people["candidate"])[0])[["who", "node", "site"]]

    def __call__(self, table: pd.DataFrame, choice: Ints) -> Visits:
        """The visits of a choice. `table`: one row per group (node, home site)."""
        if not self.known:
            return Visits()
        chosen = self.data.options.chosen(choice)
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
        hosts = visits[["visit", "site", "day"]].merge(self.rules.hosts, on="site")
        hosts = hosts.merge(self.rules.closed, on=["host", "day"], how="left")
        away = hosts["host"].to_numpy() != home[hosts["visit"].to_numpy(np.int64)]
        hosts = hosts[hosts["closed"].isna().to_numpy() | ~away]
        asked = number.merge(self.rules.pins, on=["node", "site"])
        if len(asked):
            pinned = asked.groupby("visit")["pinned"].first()
            pinned_host = hosts["visit"].map(pinned)
            hosts = hosts[pinned_host.isna() | (pinned_host == hosts["host"])]
        twice = asked[asked.groupby("visit")["pinned"].transform("nunique") > 1]
        cost = hosts["price"] * going[hosts["visit"].to_numpy(np.int64)]
        of = table[["node", "site"]].merge(number, on=["node", "site"], how="left")["visit"]
        return Visits(
            of=of.fillna(-1).to_numpy().astype(np.int64),
            home=home,
            site=home,
            catchment=np.asarray(catchment, np.int64).ravel(),
            hosts=np.column_stack([hosts["visit"], hosts["host"], cost]).astype(np.int64),
            sat=sat[["node", "visit"]].to_numpy(np.int64),
            sitting_cost=self.rules.sitting_cost,
            broken_pins=tuple(np.unique(nodes) for _, nodes in twice.groupby("visit")["node"]),
        )
