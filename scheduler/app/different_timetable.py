"""A soft rule for one search: another timetable than those that there are already."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.rule import Case
from scheduler.terms.clock import utc_minutes
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import Prefer, Term


@dataclass(frozen=True)
class DifferentTimetable:
    """Candidates of an exam in a zone who begin as in an earlier timetable cost `price` together for so many `sitters`, once for
    each of the earlier `starts` (exam, zone, start)."""

    starts: tuple[pd.DataFrame, ...]
    price: int
    sitters: int

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("different-timetable"),
        kind="soft",
        weight=1,
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Another timetable than before", "Un autre emploi du temps qu'avant"),
        sentence=(
            "{ $exam } begins as before for { $amount } candidates",
            "{ $exam } commence comme avant pour { $amount } candidats",
        ),
        unit="candidates",
    )

    def terms(self, data: ModelData) -> Iterable[Term]:
        """The price of each option that begins as before somewhere."""
        people = data.groups.groupby(["node", "zone"], observed=True)["people"].sum().rename("people")
        cost = np.zeros(data.options.size, np.int64)
        for starts in self.starts:
            known = starts.assign(
                node=starts["exam"].map(data.node_numbers), start=utc_minutes(starts["start"])
            )
            known = known.dropna(subset=["node"]).astype({"node": "int64"})
            rows = data.bands.merge(known[["node", "zone", "start"]], on=["node", "zone", "start"])
            rows = rows.merge(people.reset_index(), on=["node", "zone"])
            paid = rows["people"].to_numpy(np.int64) * self.price // self.sitters
            np.add.at(cost, rows["option"].to_numpy(np.int64), paid)
        options = np.flatnonzero(cost)
        yield Prefer(self.info.id, options, cost[options])

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        """One finding for each exam and zone that begins as before."""
        people = (
            case.instance.sits.groupby(["exam", "zone"], observed=True).size().rename("people").reset_index()
        )
        found = []
        for starts in self.starts:
            rows = case.timetable.starts.merge(
                starts[["exam", "zone", "start"]], on=["exam", "zone", "start"]
            )
            rows = rows.merge(people, on=["exam", "zone"])
            cost = (rows["people"] * self.price).floordiv(self.sitters)
            found.append(rows.assign(amount=rows["people"], cost=cost)[["exam", "amount", "cost"]])
        return findings(self.info, pd.concat(found, ignore_index=True))
