"""One page that opens offline: gaps to the best known, where the time went, cost over time."""

from pathlib import Path

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from benchmarks.tables import against_published, means, phases, rows_of, summary

PANEL = 320


def write_page(results: Path, page: Path) -> Path:
    """Write tables and figures of a results file; returns the page's path."""
    page.parent.mkdir(parents=True, exist_ok=True)
    tables = (
        ("All runs, by instance and budget", summary(results)),
        ("Against published figures", against_published(results)),
        ("Ratio to the best known, by collection", means(results)),
    )
    figures = [gap_figure(results), phase_figure(results), curve_figure(results)]
    parts = [f"<h2>{title}</h2>{table.to_html(index=False, na_rep='–')}" for title, table in tables]
    parts += [
        figure.to_html(full_html=False, include_plotlyjs=number == 0) for number, figure in enumerate(figures)
    ]
    style = "body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}td,th{padding:2px 8px}"
    page.write_text(
        f"<!doctype html><html lang=en><meta charset=utf-8><title>Benchmarks</title><style>{style}</style>"
        f"<h1>{results.name}</h1>{''.join(parts)}</html>",
        encoding="utf-8",
    )
    return page


def gap_figure(results: Path) -> go.Figure:
    """How far the median is from the best known, a bar an instance and budget."""
    table, figure = against_published(results), go.Figure()
    for budget, rows in table.groupby("budget", sort=True) if len(table) else ():
        figure.add_trace(go.Bar(x=rows["instance"], y=rows["gap_percent"], name=str(budget)))
    figure.update_layout(
        template="simple_white", title="Median cost above the best known, %", barmode="group", height=PANEL
    )
    return figure


def phase_figure(results: Path) -> go.Figure:
    """Where the seconds of a run go, a stacked bar an instance and budget."""
    table, figure = phases(results), go.Figure()
    for phase, rows in table.groupby("phase", sort=True):
        names = rows["instance"] + ", " + rows["budget"]
        figure.add_trace(go.Bar(x=names, y=rows["seconds"], name=str(phase)))
    figure.update_layout(template="simple_white", title="Seconds by phase", barmode="stack", height=PANEL)
    return figure


def curve_figure(results: Path) -> go.Figure:
    """Cost over time: a panel an instance, a line a run, the best known dashed."""
    rows = rows_of(results).to_dict("records")
    names = sorted({row["instance"] for row in rows})
    count = max(len(names), 1)
    figure = make_subplots(rows=count, cols=1, subplot_titles=names, vertical_spacing=0.3 / count)
    for row in rows:
        seconds, costs = zip(*row["curve"], strict=True) if row["curve"] else ((), ())
        name = f"{row['budget']}, seed {row['seed']}"
        trace = go.Scatter(x=seconds, y=costs, mode="lines", line={"shape": "hv"}, name=name)
        figure.add_trace(trace, row=names.index(row["instance"]) + 1, col=1)
    known = {row["instance"]: row["best_known"] for row in rows}
    for place, name in enumerate(names, start=1):
        if known[name] == known[name] and known[name] is not None:  # not missing
            figure.add_hline(y=known[name], line_dash="dash", row=place, col=1)
    figure.update_xaxes(title_text="seconds")
    figure.update_yaxes(title_text="cost")
    figure.update_layout(height=PANEL * count, showlegend=False, template="simple_white")
    return figure
