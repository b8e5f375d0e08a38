"""The comparison of scenarios as files: a page, and a table for spreadsheets."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from models.atomic_file import write_whole
from models.text import Messages
from reports.figures.pareto import pareto
from reports.figures.sensitivities import sensitivities
from reports.scenario_page import scenario_page
from scheduler.app.whatif.comparison_tables import ComparisonTables, comparison_rows
from scheduler.app.whatif.differences import difference, measured
from scheduler.app.whatif.whatif import WhatIf
from scheduler.runs.stored_run import REFERENCE

PAGE, TABLE = "comparison.html", "comparison.csv"
CHOSEN = ("cost", "indicator:same-day")
"""The two measures of the front where nobody chooses others."""


def write_comparison(
    folder: Path, found: WhatIf, messages: Messages, *, measures: Sequence[str] = CHOSEN
) -> tuple[Path, Path]:
    """Write the page, which only its owner may read since reasons name candidates, and the table; their paths.

    measures: the two measures of the Pareto front, each `cost`, `rule:ID` or `indicator:ID`.
    """
    tables = ComparisonTables(found, messages)
    first, second = measures
    names = (tables.measure(first), tables.measure(second))
    figures = [
        (
            messages.say("whatif-figure-pareto"),
            pareto(_points(found, tables, first, second), names, messages),
        ),
        *(
            (
                messages.say("whatif-figure-sensitivity", measure=name),
                sensitivities(_spans(found, tables, m), name, messages),
            )
            for m, name in zip(measures, names, strict=True)
        ),
    ]
    html = scenario_page(
        messages.say("whatif-title"),
        found.semester.title or found.semester.name,
        messages.say("whatif-made", seeds=found.seeds),
        tables.tables(),
        tables.leads(),
        [(title, figure) for title, figure in figures if figure is not None],
        messages.language,
    )
    page, table = folder / PAGE, folder / TABLE
    write_whole(page, lambda path: path.write_bytes(html), private=True)
    rows = comparison_rows(found)
    write_whole(table, lambda path: rows.to_csv(path, index=False, lineterminator="\n"))
    return page, table


def _points(found: WhatIf, tables: ComparisonTables, first: str, second: str) -> pd.DataFrame:
    """One row for each complete run: scenario, x, y, reference."""
    rows = [
        (tables.name(one), x, y, one.name == REFERENCE)
        for one in found.scenarios
        for run in one.complete
        if (x := measured(run, first)) is not None and (y := measured(run, second)) is not None
    ]
    return pd.DataFrame(rows, columns=["scenario", "x", "y", "reference"])


def _spans(found: WhatIf, tables: ComparisonTables, measure: str) -> pd.DataFrame:
    """One row for each scenario: scenario, amount, noise."""
    rows = [
        (tables.name(one), made.amount, made.noise)
        for one in found.scenarios
        if one.name != REFERENCE and (made := difference(one, found.reference, measure)) is not None
    ]
    return pd.DataFrame(rows, columns=["scenario", "amount", "noise"])
