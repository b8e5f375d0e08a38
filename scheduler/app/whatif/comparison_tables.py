"""The comparison of scenarios as tables: for CSV and JSON one row for each scenario and measure, for people a few tables."""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from models.locale_format import format_number
from models.text import Messages
from reports.documents.data_table import Cell, DataTable
from scheduler.app.whatif.differences import ScenarioRuns, difference, measures_of
from scheduler.app.whatif.indicators import BY_ID
from scheduler.app.whatif.whatif import WhatIf
from scheduler.runs.stored_run import REFERENCE

COLUMNS = ("scenario", "verdict", "runs", "measure", "mean", "reference", "difference", "noise", "real")
SHOWN = 3
"""Reasons told of one scenario; the rest is counted."""


def comparison_rows(found: WhatIf) -> pd.DataFrame:
    """One row for each scenario and measure (COLUMNS). A scenario without a complete timetable has one row, without a measure.

    `real`: whether the difference is more than the noise between seeds; blank where one seed does not say.
    """
    rows: list[tuple[Any, ...]] = []
    measures = measures_of(found.scenarios)
    for one in found.scenarios:
        about = (one.name, one.verdict, len(one.complete))
        shown = [(m, d) for m in measures if (d := difference(one, found.reference, m)) is not None]
        rows += [
            (*about, m, round(d.mean, 2), round(d.reference, 2), round(d.amount, 2), d.noise, d.is_real)
            for m, d in shown
        ] or [(*about, None, None, None, None, None, None)]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(object)


class ComparisonTables:
    """The tables of the page in one language."""

    def __init__(self, found: WhatIf, messages: Messages) -> None:
        self.found, self.messages, self.say = found, messages, messages.say

    def tables(self) -> list[DataTable]:
        """Verdicts, differences, affected candidates, definitions: those that have rows."""
        made = (
            self._verdicts(),
            self._differences(),
            self._affected(),
            self._definitions(),
        )
        return [table for table in made if table.rows]

    def leads(self) -> dict[str, str]:
        """What each table is, by its name."""
        kinds = ("verdicts", "differences", "affected", "definitions")
        return {self.say(f"whatif-table-{kind}"): self.say(f"whatif-lead-{kind}") for kind in kinds}

    def name(self, scenario: ScenarioRuns) -> str:
        """What a scenario is called."""
        if scenario.name == REFERENCE:
            return self.say("whatif-reference")
        return scenario.titles[self.messages.language]

    def measure(self, measure: str) -> str:
        """What a measure is called."""
        kind, _, name = measure.partition(":")
        if kind == "cost":
            return self.say("whatif-cost")
        if kind == "indicator":
            return BY_ID[name].text(BY_ID[name].title, self.messages.language)
        titles = {str(info.id): info.name(self.messages.language) for info in self.found.rules}
        return self.say("whatif-rule", title=titles.get(name, name))

    def reasons(self, scenario: ScenarioRuns) -> Sequence[str]:
        """Why there is no complete timetable, the first few reasons."""
        lines = list(scenario.reasons(self.messages.language)) or [*scenario.failures.values()]
        more = len(lines) - SHOWN
        return [*lines[:SHOWN], *([self.say("whatif-more", count=more)] if more > 0 else [])]

    def amount(self, value: float) -> str:
        """A difference with its sign."""
        text = format_number(abs(value), self.messages.language, 0 if float(value).is_integer() else 1)
        return ("+" if value > 0 else "−" if value < 0 else "") + text

    def _table(self, kind: str, columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> DataTable:
        headings = [self.say(f"whatif-column-{column}") for column in columns]
        return DataTable(self.say(f"whatif-table-{kind}"), headings, rows)

    def _verdicts(self) -> DataTable:
        rows = [
            (
                self.name(one),
                self.say(f"whatif-verdict-{one.verdict}", complete=len(one.complete), seeds=self.found.seeds),
                " ".join(self.reasons(one)),
            )
            for one in self.found.scenarios
        ]
        return self._table("verdicts", ("scenario", "verdict", "reason"), rows)

    def _differences(self) -> DataTable:
        columns = ("measure", "scenario", "value", "reference", "difference", "weight")
        return self._table("differences", columns, list(self._difference_rows()))

    def _difference_rows(self) -> Iterator[Sequence[Cell]]:
        for measure in measures_of(self.found.scenarios):
            for one in self.found.scenarios:
                found = difference(one, self.found.reference, measure)
                if one.name == REFERENCE or found is None:
                    continue
                real = "unsure" if found.is_real is None else "real" if found.is_real else "noise"
                yield (
                    self.measure(measure),
                    self.name(one),
                    self._mean(found.mean),
                    self._mean(found.reference),
                    self.amount(found.amount),
                    self.say(
                        f"whatif-{real}" if found.amount else "whatif-same", noise=round(found.noise or 0)
                    ),
                )

    def _mean(self, value: float) -> Cell:
        """A whole number where it is one."""
        return int(value) if float(value).is_integer() else format_number(value, self.messages.language, 1)

    def _affected(self) -> DataTable:
        columns = ("scenario", "centre", "candidates", "start", "site", "missed")
        tables = {one.name: self.found.affected.get(one.name) for one in self.found.scenarios}
        named = {one.name: self.name(one) for one in self.found.scenarios}
        rows: list[Sequence[Cell]] = [
            (named[name], str(row["centre"]), *(int(row[column]) for column in columns[2:]))
            for name, table in tables.items()
            if table is not None
            for row in table.to_dict("records")
        ]
        rows += [
            (self.say("whatif-two-seeds"), str(row["centre"]), *(int(row[column]) for column in columns[2:]))
            for row in self.found.noise.to_dict("records")
        ]
        return self._table("affected", columns, rows)

    def _definitions(self) -> DataTable:
        language = self.messages.language
        used = [m.partition(":")[2] for m in measures_of(self.found.scenarios) if m.startswith("indicator:")]
        rows = [
            (one.text(one.title, language), one.text(one.definition, language), one.text(one.unit, language))
            for one in (BY_ID[name] for name in used)
        ]
        return self._table("definitions", ("measure", "definition", "unit"), rows)
