"""A plan: a semester and its timetable held in memory with their compiled problem, so that questions are quick."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.canonical_order import in_canonical_order
from models.facts import Verdict
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.pins import merged_pins, start_pins
from models.public import PublicInstance
from models.timetable import Timetable
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue
from scheduler.app.compile_instance import compile_with_data
from scheduler.app.plan.known_packings import known_packings
from scheduler.app.plan.unknown_names import unknown_exam
from scheduler.app.read_timetable import part_for, read_timetable
from scheduler.compile.decode import decode
from scheduler.compile.fold import Problem
from scheduler.compile.places.seating import SeatingBuilder
from scheduler.solver.load_cells import load_cells_of
from scheduler.solver.option_costs import OptionCosts
from scheduler.solver.rooms.hosting import hosted_as
from scheduler.solver.rooms.packer import Packer
from scheduler.solver.rooms.placer import Placement, Placer
from scheduler.solver.state import Neighbours, State
from scheduler.terms.clock import utc_minutes
from scheduler.terms.model_data import ModelData

Ints = npt.NDArray[np.int64]
KEYS = ["node", "zone", "start", "gather", "paper", "early"]


@dataclass(frozen=True)
class Plan:
    """A semester, its timetable and the audited verdict on it, and both compiled.

    `choice`: the option of each node of `problem` that the timetable takes. `state` stands at this choice between two
    questions; whoever moves it goes back. `placer` remembers the packings of the timetable, so that what does not change
    keeps its rooms.
    """

    semester: Instance
    timetable: Timetable
    verdict: Verdict
    rules: Catalogue | None
    data: ModelData = field(repr=False)
    problem: Problem = field(repr=False)
    seater: SeatingBuilder = field(repr=False)
    choice: Ints = field(repr=False)
    placer: Placer = field(repr=False)

    @property
    def cost(self) -> int:
        """The audited cost of the timetable."""
        return self.verdict.cost

    @property
    def costs(self) -> Mapping[str, int]:
        """The audited cost by rule."""
        return self.verdict.costs

    @cached_property
    def option_costs(self) -> OptionCosts:
        """What options cost and break."""
        return OptionCosts(self.problem)

    @cached_property
    def state(self) -> State:
        """The state of the search at the choice of the timetable."""
        problem = self.problem
        return State(problem, Neighbours(problem), load_cells_of(problem), self.choice)

    @cached_property
    def promised(self) -> int:
        """The cost of the timetable but for staff by name, as the solver counts it; of starts alone, with rooms as assigned."""
        placed = self.placement(self.choice)
        return self.problem.cost(self.choice) + (0 if placed is None else placed.cost)

    def node(self, exam: str) -> int:
        """The number of an exam. Raises InvalidInput if it is none of the semester, or nobody sits it."""
        if exam not in self.data.node_numbers:
            if exam in self.semester.exam:
                raise InvalidInput((Issue("--exam", 0, "", exam, "plan-nobody"),))
            raise unknown_exam(exam, self.semester)
        return self.data.node_numbers[exam]

    def placement(self, choice: Ints) -> Placement | None:
        """Rooms and seats for a choice; None if there are none."""
        placed = self.placer.place(choice)
        return None if placed.stuck else placed

    def decoded(self, choice: Ints, placement: Placement) -> Timetable:
        """The timetable of a choice and its places, without names of staff."""
        seating = self.seater.seating(choice, chains=placement.terms.chains)
        seating = replace(seating, terms=placement.terms)
        return decode(self.data, choice, seating, placement.rows, placement.left_out)


def open_plan(
    semester: Instance | PublicInstance, timetable: Timetable | Path | str, *, rules: Catalogue | None = None
) -> Plan:
    """A plan of a semester and its timetable: audited and compiled once, so that every question after it is quick.

    `timetable`: a value, or the path of one as `read_timetable` reads it. Raises InvalidInput for a public instance, a
    timetable that cannot be read, and one in which an exam has no start.
    """
    if isinstance(semester, PublicInstance):
        raise InvalidInput((Issue(semester.name, 0, "", "", "plan-public"),))
    if isinstance(timetable, Timetable):
        given: Instance | PublicInstance = part_for(semester, timetable)
    else:
        given, timetable = read_timetable(semester, Path(timetable))
    if not isinstance(given, Instance):
        raise TypeError("a semester of ours stays one")
    verdict = audit(given, timetable, rules=rules)
    _check_starts(given, timetable)
    # As the search does: ties are broken by the order of the rows.
    ordered = in_canonical_order(given)
    data, problem, seater = compile_with_data(ordered, rules)
    choice = choice_of(data, timetable)
    if (choice < 0).any():
        # A start that the semester does not offer becomes possible as a pin; the rules say of it what they say.
        names = [data.options.names[node] for node in np.flatnonzero(choice < 0).tolist()]
        rows = timetable.starts[timetable.starts["exam"].isin(names)]
        bound = replace(ordered, pins=merged_pins(start_pins(rows), given.pins))
        data, problem, seater = compile_with_data(bound, rules)
        choice = choice_of(data, timetable)
    if (choice < 0).any():
        raise InvalidInput(
            tuple(
                Issue("starts", 0, "exam", data.options.names[node], "plan-start")
                for node in np.flatnonzero(choice < 0).tolist()
            )
        )
    seater = seater.preferring(rooms_of(data, timetable), transfers_of(data, timetable))
    problem = replace(problem, places=seater)
    placer = Placer(seater, known_packer(data, seater, timetable, choice))
    return Plan(given, timetable, verdict, rules, data, problem, seater, choice, placer)


def _check_starts(semester: Instance, timetable: Timetable) -> None:
    """Raise InvalidInput for exams that somebody sits and that have no start in one of their zones."""
    sat = semester.sits[["exam", "zone"]].drop_duplicates()
    has = timetable.starts.dropna(subset=["start"])[["exam", "zone"]].drop_duplicates().assign(has=True)
    missing = sat.merge(has, on=["exam", "zone"], how="left")
    names = missing.loc[missing["has"].isna(), "exam"].drop_duplicates()
    if len(names):
        raise InvalidInput(tuple(Issue("starts", 0, "exam", str(name), "plan-no-start") for name in names))


def choice_of(data: ModelData, timetable: Timetable) -> Ints:
    """The option of each node whose zones begin as the timetable says; -1 where there is none."""
    starts = timetable.starts.dropna(subset=["start"])
    starts = starts.assign(node=starts["exam"].map(data.node_numbers)).dropna(subset=["node"])
    starts = starts.assign(start=utc_minutes(starts["start"])).astype({"node": "int64"})
    bands = data.bands[["option", *KEYS]]
    equal = bands.merge(starts[KEYS].drop_duplicates(), on=KEYS).groupby("option").size()
    whole = bands.groupby("option").size().reindex(equal.index) == equal
    choice = np.full(data.options.nodes, -1, np.int64)
    found = equal.index[whole.to_numpy(bool)].to_numpy(np.int64)
    choice[data.options.node_of[found]] = found
    return choice


def rooms_of(data: ModelData, timetable: Timetable) -> pd.DataFrame:
    """The room of each candidate who sits an exam at its published time (candidate, node, site, need, place)."""
    seats = timetable.seats[(timetable.seats["room"] != "") & (timetable.seats["kind"] != "transfer")]
    seats = seats.assign(place=seats["room"].map(data.room_numbers))[["candidate", "exam", "place"]]
    people = data.people[["candidate", "exam", "node", "site", "need"]]
    rooms = people.merge(seats.drop_duplicates(["candidate", "exam"]), on=["candidate", "exam"]).dropna()
    return rooms.astype({"place": "int64"})[["candidate", "node", "site", "need", "place"]]


def transfers_of(data: ModelData, timetable: Timetable) -> pd.DataFrame:
    """The transfers of the timetable (candidate, stays, moves), exams by node."""
    led = timetable.overlaps[timetable.overlaps["outcome"] == "transfer"]
    nodes = {name: led[name].map(data.node_numbers) for name in ("stays", "moves")}
    table = led[["candidate"]].assign(**nodes).dropna().drop_duplicates()
    return table.astype({"stays": "int64", "moves": "int64"})


def known_packer(data: ModelData, seater: SeatingBuilder, timetable: Timetable, choice: Ints) -> Packer:
    """A packer that remembers the packings of the timetable."""
    packer = Packer(tidy=False)
    if timetable.seats.empty or not data.instance.rooms:
        return packer
    known = set[bytes]()
    for chains in (True, False):
        seating = seater.seating(choice, chains=chains)
        terms = hosted_as(seating.terms, _hosts(data, timetable))
        for key, packing in known_packings(data, seating, timetable, terms, known):
            packer.remember(key, packing)
            known.add(key)
        if not seating.terms.chained:
            break
    return packer


def _hosts(data: ModelData, timetable: Timetable) -> Ints:
    """Rows (node, home site, host) of the timetable, by number."""
    rows = timetable.hosts
    table = pd.DataFrame(
        {
            "node": rows["exam"].map(data.node_numbers),
            "home": rows["home"].map(data.site_numbers),
            "host": rows["host"].map(data.site_numbers),
        }
    )
    return table.dropna().to_numpy(np.int64).reshape(-1, 3)
