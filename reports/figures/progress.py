"""How did the solve go: when did the cost fall, when did the bound rise?"""

import pandas as pd
import plotly.graph_objects as go

from models.facts import Solving
from models.text import Messages
from reports.bilingual import BilingualMessages
from reports.figures.plot_style import ACCENT, MUTED, WARM, layout, plain_text
from reports.summary_tables import progress_events

LOG_FROM = 40
"""Costs that span more than this factor are drawn on a logarithmic axis."""


def progress(
    solving: Solving | None, messages: BilingualMessages
) -> tuple[dict[str, dict[str, object]], dict[str, list[object]]] | None:
    """Steps of cost and bound over seconds, in each language, and the events behind them as columns."""
    if solving is None or solving.progress.empty:
        return None
    events = progress_events(solving)
    plain = events.astype(object).where(events.notna(), None)
    columns = {str(c): plain[c].tolist() for c in ("seconds", "cost", "bound", "phase")}
    return {"en": _figure(events, messages.en), "fr": _figure(events, messages.fr)}, columns


def _figure(events: pd.DataFrame, messages: Messages) -> dict[str, object]:
    figure = go.Figure(layout=layout(messages.language, height=440))
    lines = (("cost", ACCENT, "solid"), ("bound", WARM, "dash"))
    for column, color, dash in lines:
        values = pd.to_numeric(events[column], errors="coerce")
        figure.add_scatter(
            x=events["seconds"].astype(float).tolist(),
            y=[None if pd.isna(v) else float(v) for v in values],
            mode="lines", name=messages.say(f"report-{column}"), connectgaps=False,
            line={"color": color, "width": 2.2, "dash": dash, "shape": "hv"},
        )  # fmt: skip
    figure.update_xaxes(title_text=messages.say("report-progress-seconds"), rangemode="tozero")
    figure.update_yaxes(title_text=messages.say("report-cost"), rangemode="tozero", tickformat=",d")
    if _wide(events):
        figure.update_yaxes(type="log", dtick=1, title_text=messages.say("report-progress-log"))
    figure.update_layout(hovermode="x unified", margin_t=88, margin_l=86, margin_b=86, legend_y=-0.2)
    _mark_phases(figure, events, messages)
    plain: dict[str, object] = figure.to_plotly_json()
    return plain


def _wide(events: pd.DataFrame) -> bool:
    values = pd.concat([pd.to_numeric(events[c], errors="coerce") for c in ("cost", "bound")]).dropna()
    positive = values[values > 0]
    return bool(len(positive)) and positive.max() > LOG_FROM * positive.min()


def _mark_phases(figure: go.Figure, events: pd.DataFrame, messages: Messages) -> None:
    """A thin line where a phase first begins, its name above; names that would collide climb a row.

    Phases that take turns are named once: what matters is when each came in.
    """
    begins = events.drop_duplicates("phase")
    span = max(float(events["seconds"].max()), 1e-9)
    ends, row = [-1.0] * 4, 0
    for second, phase in zip(begins["seconds"].astype(float), begins["phase"].astype(str), strict=True):
        key = f"page-phase-{phase}"
        name = messages.say(key) if messages.has(key) else phase
        at = second / span
        row = next((i for i, end in enumerate(ends) if at >= end), row)
        ends[row] = at + 0.012 * (len(name) + 2)
        figure.add_vline(x=second, line={"color": MUTED, "width": 1, "dash": "dot"})
        figure.add_annotation(
            x=second, y=1, yref="paper", yshift=10 + 16 * row, xanchor="left", xshift=2, showarrow=False,
            text=plain_text(name), font={"size": 12, "color": MUTED},
        )  # fmt: skip
