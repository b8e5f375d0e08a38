"""Which runs are beaten by no other in both of two measures?"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from models.text import Messages
from reports.figures.plot_style import ACCENT, MUTED, WARM, layout, plain_text


def front(points: pd.DataFrame) -> pd.DataFrame:
    """The rows (x, y: less is better) that no other row beats in one measure without losing in the other, in order of x."""
    ordered = points.sort_values(["x", "y"], kind="stable")
    values = ordered["y"].to_numpy(float)
    before = np.minimum.accumulate(np.concatenate([[np.inf], values]))[:-1]
    return ordered[values < before]


def pareto(points: pd.DataFrame, names: Sequence[str], messages: Messages) -> dict[str, object] | None:
    """Every run (scenario, x, y, reference) and the front; None with fewer than two runs. `names`: of the two measures."""
    if len(points) < 2:
        return None
    figure = go.Figure(layout=layout(messages.language, height=420))
    best = front(points)
    figure.add_scatter(
        x=best["x"].tolist(), y=best["y"].tolist(), mode="lines", name=messages.say("whatif-front"), hoverinfo="skip",
        line={"color": WARM, "width": 2, "dash": "dash", "shape": "hv"},
    )  # fmt: skip
    for reference, rows in points.groupby("reference"):
        figure.add_scatter(
            x=rows["x"].tolist(), y=rows["y"].tolist(), mode="markers+text", textposition="top center", cliponaxis=False,
            text=[plain_text(name) for name in rows["scenario"]],
            name=messages.say("whatif-reference" if reference else "whatif-scenarios"),
            marker={"size": 11, "color": MUTED if reference else ACCENT, "symbol": "diamond" if reference else "circle"},
        )  # fmt: skip
    figure.update_xaxes(title_text=plain_text(names[0]), tickformat=",d")
    figure.update_yaxes(title_text=plain_text(names[1]), tickformat=",d")
    figure.update_layout(margin_b=90, legend_y=-0.22, margin_t=30)
    plain: dict[str, object] = figure.to_plotly_json()
    return plain
