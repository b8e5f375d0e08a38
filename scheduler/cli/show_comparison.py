"""What changed as a planner reads it: how much, which exams, who must be told, what it costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from models.instance import Instance
from models.locale_format import format_day
from models.text import Messages
from scheduler.app.compare import Comparison

if TYPE_CHECKING:
    from rich.table import Table

SHOWN = 20
"""Exams that are listed; the others are counted."""


@dataclass(frozen=True)
class ComparisonText:
    """Says a comparison in one language."""

    instance: Instance
    messages: Messages

    def parts(self, found: Comparison) -> Iterator[Any]:
        """Lines and tables, in their order."""
        say, told = self.messages.say, found.differences
        cost = (int(found.costs["before"].sum()), int(found.costs["after"].sum()))
        yield say("compare-hard", before=found.hard[0], after=found.hard[1])
        yield say("compare-cost", before=cost[0], after=cost[1])
        if told.empty:
            yield say("compare-same")
            return
        people = told.sittings["candidate"].nunique()
        yield say(
            "compare-counts", exams=told.exams["exam"].nunique(), candidates=people, duties=len(told.duties)
        )
        if len(told.exams):
            yield self._exams(told.exams)
            if len(told.exams) > SHOWN:
                yield say("compare-more", count=len(told.exams) - SHOWN)
        yield from self.effects_of(found)

    def effects_of(self, found: Comparison) -> Iterator[Any]:
        """Who must be told, and what it costs by rule."""
        yield from self._to_tell(found)
        if (found.costs["before"] != found.costs["after"]).any():
            yield self._costs(found.costs)

    def _to_tell(self, found: Comparison) -> Iterator[Any]:
        say = self.messages.say
        state = say(f"compare-state-{found.state}")
        if not len(found.candidates) and not len(found.staff):
            yield say("compare-nobody", state=state)
            return
        yield say(
            "compare-tell",
            state=state,
            candidates=found.candidates["candidate"].nunique(),
            staff=len(found.staff),
        )
        if not len(found.candidates):
            return
        names = list(found.centres.columns[1:])
        table = self._table("centre", *(f"what-{name}" for name in names), "by")
        by = found.candidates.groupby("centre")["by"].min()
        for row in found.centres.itertuples(index=False):
            day = by[row[0]]
            last = format_day(day, self.messages.language) if day is not None and not pd.isna(day) else ""
            table.add_row(str(row[0]), *(str(count) for count in row[1:]), last)
        yield table
        yield from self._names(found.candidates)

    def _names(self, people: pd.DataFrame) -> Iterator[str]:
        """The candidates of each exam, by their ids."""
        exams = people.groupby("exam", sort=True)["candidate"].unique()
        for exam, names in list(exams.items())[:SHOWN]:
            shown = ", ".join(sorted(names)[:SHOWN]) + (", …" if len(names) > SHOWN else "")
            yield self.messages.say("compare-names", exam=str(exam), count=len(names), names=shown)
        if len(exams) > SHOWN:
            yield self.messages.say("compare-more-exams", count=len(exams) - SHOWN)

    def _exams(self, exams: pd.DataFrame) -> "Table":
        zones = ["zone"] if exams["zone"].nunique() > 1 else []
        table = self._table("exam", *zones, "before", "after")
        for exam, zone, before, after in exams.head(SHOWN).itertuples(index=False):
            table.add_row(
                exam, *([zone] if zones else []), self._local(before, zone), self._local(after, zone)
            )
        return table

    def _local(self, instant: pd.Timestamp, zone: str) -> str:
        if pd.isna(instant):
            return self.messages.say("compare-no-start")
        local = instant.tz_convert(zone)
        return f"{format_day(local.date(), self.messages.language)} {local:%H:%M}"

    def _costs(self, costs: pd.DataFrame) -> "Table":
        table = self._table("rule", "before", "after")
        for rule, before, after in costs.itertuples(index=False):
            if before != after:
                table.add_row(str(rule), str(before), str(after))
        return table

    def _table(self, *names: str) -> "Table":
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for name in names:
            table.add_column(self.messages.say(f"compare-{name}"))
        return table
