"""What is foreseen of a semester before any search: what is proven impossible, how tight it is, and where."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.conflict import Conflict
from models.instance import Instance
from scheduler.app.catalogue import Catalogue
from scheduler.app.compile_instance import compile_with_data
from scheduler.app.conflicts import conflicts_of
from scheduler.compile.fold import Problem
from scheduler.compile.places.place_rules import PlaceRules
from scheduler.solver.bounds.certificates import certificate
from scheduler.solver.load_cells import expand
from scheduler.terms.clock import DAY
from scheduler.terms.model_data import ModelData

Ints = npt.NDArray[np.int64]
EXAMS = [
    "exam",
    "session",
    "pinned",
    "candidates",
    "sites",
    "zones",
    "options",
    "starts",
    "site",
    "rooms",
    "sitters",
    "seats",
]
ZONES = ["session", "zones", "exams", "candidates", "starts", "days", "together"]
CROWDS = ["resource", "site", "day", "expected", "there", "share"]


@dataclass(frozen=True)
class Foresight:
    """What is foreseen of a semester. `conflicts` prove that it has no timetable. Tables:

    - `exams`, the tightest first, those with an imposed or pinned start last: exam, session, pinned, candidates, sites and
      zones (how many), options (complete ways to run it that no rule forbids), starts (different instants among them), and
      of the site where they are fewest: site, rooms that may serve its `sitters`, and their seats. A remote exam needs no
      room: site blank, 0 rooms.
    - `zones`, one row per session and set of time zones that sit a paper together: session, zones (joined by +), exams,
      candidates, starts at which all begin at one instant without anybody gathered, the days that have one, and
      `together`: the most of these exams that one candidate sits.
    - `crowds`, the fullest first: per resource, site and local day the use to be expected if each exam were as likely at
      each of its options, against what is there; `share` is their ratio at the fullest instant of the day.
    """

    conflicts: tuple[Conflict, ...]
    exams: pd.DataFrame
    zones: pd.DataFrame
    crowds: pd.DataFrame


def proven_impossible(semester: Instance, rules: Catalogue | None = None) -> tuple[Conflict, ...]:
    """The reasons why a semester has no timetable that counting alone shows; empty where it shows none.

    The semester may be impossible all the same: the search proves what counting does not see.
    """
    if semester.sits.empty:
        return ()
    _, problem, _ = compile_with_data(semester, rules)
    return conflicts_of(semester, certificate(problem), problem.options.names)


def foresee(semester: Instance, rules: Catalogue | None = None) -> Foresight:
    """What counting shows of a semester, from the terms that the solver works with: seconds at most.

    `rules`: the catalogue to go by instead of the usual one.
    """
    if semester.sits.empty:
        tables = (pd.DataFrame(columns=names) for names in (EXAMS, ZONES, CROWDS))
        return Foresight((), *tables)
    data, problem, seater = compile_with_data(semester, rules)
    conflicts = conflicts_of(semester, certificate(problem), problem.options.names)
    exams = _exams(data, problem, seater.rules)
    return Foresight(conflicts, exams, _zones(data, problem), _crowds(data, problem))


def _exams(data: ModelData, problem: Problem, rules: PlaceRules) -> pd.DataFrame:
    """The table of exams, the tightest first: fewest starts, then fewest seats for each of its candidates."""
    frame, groups = data.exams, data.groups
    nodes = pd.RangeIndex(problem.options.nodes)
    allowed = data.bands[problem.allowed[data.bands["option"].to_numpy(np.int64)]]
    begins = allowed.groupby("option").agg(node=("node", "first"), start=("start", "min"))
    pinned = {str(e.id) for e in data.instance.exams if e.imposed_start is not None}
    pinned |= set(data.instance.pinned_starts["exam"].astype(str))
    table = pd.DataFrame(
        {
            "exam": list(problem.options.names),
            "session": frame["session"].to_numpy(np.int64),
            "pinned": [name in pinned for name in problem.options.names],
            "candidates": groups.groupby("node")["people"].sum().reindex(nodes).to_numpy(np.int64),
            "sites": groups.groupby("node")["site"].nunique().reindex(nodes).to_numpy(np.int64),
            "zones": groups.groupby("node")["zone"].nunique().reindex(nodes).to_numpy(np.int64),
            "options": [len(options) for options in problem.choices],
            "starts": begins.groupby("node")["start"]
            .nunique()
            .reindex(nodes, fill_value=0)
            .to_numpy(np.int64),
        }
    )
    places = _places(data, rules)
    places = places.sort_values(["spare", "site"]).drop_duplicates("node").set_index("node").reindex(nodes)
    table["site"] = places["site"].fillna("").to_numpy(object)
    for name in ("rooms", "sitters", "seats"):
        table[name] = places[name].fillna(0).to_numpy(np.int64)
    order = np.lexsort((places["spare"].fillna(np.inf), table["starts"], table["pinned"]))
    return table.iloc[order].reset_index(drop=True)


def _places(data: ModelData, rules: PlaceRules) -> pd.DataFrame:
    """One row per (node, catchment) of written and oral exams on site: site, rooms that some of its candidates may use,
    sitters, seats of these rooms, and seats for each of the sitters (`spare`)."""
    here = data.groups[~data.groups["remote"]]
    node, need = (here[c].to_numpy(np.int64) for c in ("node", "need"))
    home = np.asarray(here["site"].map(data.site_numbers), np.int64)
    types = rules.table.rows(node, need, home, np.zeros(len(here), bool))
    place = here["site"].map(data.catchment).to_numpy(object)
    members: dict[str, list[str]] = {}
    for site, one in data.catchment.items():
        members.setdefault(one, []).append(site)
    numbers = {one: [data.site_numbers[site] for site in sites] for one, sites in members.items()}
    people = here["people"].to_numpy(np.int64)
    rows = []
    for number, one in sorted(set(zip(node.tolist(), place.tolist(), strict=True))):
        mine = (node == number) & (place == one)
        usable = rules.classes.serves[rules.room_class[types[mine]]].any(0)
        usable &= np.isin(rules.rooms.site, numbers[one])
        seats, sitters = int(rules.rooms.seats[usable].sum()), int(people[mine].sum())
        rows.append((number, "+".join(members[one]), int(usable.sum()), sitters, seats, seats / sitters))
    return pd.DataFrame(rows, columns=["node", "site", "rooms", "sitters", "seats", "spare"])


def _zones(data: ModelData, problem: Problem) -> pd.DataFrame:
    """The table of sets of zones: sets of most zones first."""
    bands = data.bands[problem.allowed[data.bands["option"].to_numpy(np.int64)]]
    of_node = data.groups.groupby("node")["zone"].agg(lambda zones: "+".join(sorted(set(zones))))
    people = data.groups.groupby("node")["people"].sum()
    session = pd.Series(data.exams["session"].to_numpy(np.int64))
    by_option = bands.groupby("option").agg(
        node=("node", "first"),
        first=("start", "min"),
        last=("start", "max"),
        gather=("gather", "max"),
        paper=("paper", "max"),
        day=("day", "min"),
    )
    common = by_option[
        (by_option["first"] == by_option["last"]) & (by_option["gather"] == 0) & (by_option["paper"] == 0)
    ]
    sat = data.people[["candidate", "node"]].assign(
        zones=data.people["node"].map(of_node), session=data.people["node"].map(session)
    )
    keys = ["session", "zones"]
    of_one = sat.groupby([*keys, "candidate"], observed=True).size().rename("together").reset_index()
    most = of_one.groupby(keys)["together"].max().to_dict()
    sets = pd.DataFrame({"session": session, "zones": of_node})
    rows = []
    for number, zones in sets.drop_duplicates().itertuples(index=False, name=None):
        nodes = np.flatnonzero((session == number) & (of_node == zones))
        here = common[common["node"].isin(nodes)]
        candidates = int(people[nodes].sum())
        starts, days = here["first"].nunique(), here["day"].nunique()
        rows.append((number, zones, len(nodes), candidates, starts, days, most[number, zones]))
    table = pd.DataFrame(rows, columns=ZONES)
    width = table["zones"].str.count(r"\+")
    return table.iloc[np.lexsort((-table["exams"], -width, table["session"]))].reset_index(drop=True)


def _crowds(data: ModelData, problem: Problem) -> pd.DataFrame:
    """The table of expected use by resource, site and day, the fullest first; resources that cannot fill up are left out."""
    weight = np.zeros(problem.options.size)
    for options in problem.choices:
        weight[options] = 1 / max(len(options), 1)
    zone = {str(site.id): site.zone for site in data.instance.sites}
    parts = [pd.DataFrame(columns=CROWDS)]
    for load in problem.loads:
        site = load.place.split("+")[0]
        if site not in zone:
            continue
        row, cell, limit = expand(load)
        minutes = np.unique(np.concatenate([load.since, load.steps[:, 0]]))
        used = np.bincount(cell, weights=load.amount[row] * weight[load.options[row]], minlength=len(limit))
        day = data.clock.to_local(zone[site], minutes) // DAY
        table = pd.DataFrame(
            {
                "resource": load.resource.removesuffix(f" {load.place}"),
                "site": load.place,
                "day": day.astype("datetime64[D]").astype(object),
                "expected": used / load.serves,
                "there": limit // load.serves,
                "share": used / np.maximum(limit, 1e-9),
            }
        )
        fullest = table[table["expected"] > 0].sort_values("share", ascending=False)
        parts.append(fullest.drop_duplicates("day"))
    crowds = pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)
    crowds = crowds.sort_values(["share", "site", "resource", "day"], ascending=[False, True, True, True])
    return crowds.drop_duplicates(["resource", "site", "day"]).reset_index(drop=True)
