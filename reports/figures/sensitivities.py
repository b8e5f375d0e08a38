"""How far does each scenario move a measure, and is that more than the noise between seeds?"""

import pandas as pd
import plotly.graph_objects as go

from models.text import Messages
from reports.figures.plot_style import ACCENT, MUTED, layout, plain_text


def sensitivities(rows: pd.DataFrame, name: str, messages: Messages) -> dict[str, object] | None:
    """One bar for each scenario (scenario, amount, noise), the largest on top, with the noise as a whisker; None without rows."""
    if rows.empty:
        return None
    shown = rows.iloc[rows["amount"].abs().argsort(kind="stable")]
    noise = pd.to_numeric(shown["noise"], errors="coerce").fillna(0.0)
    real = shown["amount"].abs() > noise
    figure = go.Figure(layout=layout(messages.language, height=110 + 34 * len(shown)))
    figure.add_bar(
        x=shown["amount"].tolist(), y=[plain_text(one) for one in shown["scenario"]], orientation="h", width=0.55,
        marker_color=[ACCENT if one else MUTED for one in real], name=plain_text(name), showlegend=False,
        error_x={"type": "data", "array": noise.tolist(), "visible": bool(noise.any())},
    )  # fmt: skip
    figure.update_xaxes(title_text=plain_text(name), tickformat="+,d", zeroline=True)
    figure.update_yaxes(automargin=True, showgrid=False)
    plain: dict[str, object] = figure.to_plotly_json()
    return plain
