"""Cost over time, a line a run, on one page that opens offline."""

from pathlib import Path

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from benchmarks.runner import read_rows


def write_curves(results: Path, page: Path) -> Path:
    """Write a page with one panel an instance; returns its path."""
    rows = [row for row in read_rows(results) if row["audited"]]
    names = sorted({row["instance"] for row in rows})
    figure = make_subplots(rows=max(len(names), 1), cols=1, subplot_titles=names, vertical_spacing=0.05)
    for row in rows:
        seconds, costs = zip(*row["curve"], strict=True)
        trace = go.Scatter(x=seconds, y=costs, mode="lines+markers", name=f"seed {row['seed']}")
        place = names.index(row["instance"]) + 1
        figure.add_trace(trace, row=place, col=1)
    figure.update_xaxes(title_text="seconds")
    figure.update_yaxes(title_text="cost")
    figure.update_layout(height=320 * max(len(names), 1), showlegend=False, template="simple_white")
    page.parent.mkdir(parents=True, exist_ok=True)
    figure.write_html(page, include_plotlyjs=True)
    return page
