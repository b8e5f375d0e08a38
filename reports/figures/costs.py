"""What is paid for, and how much of it is proven unavoidable?"""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from models.facts import Solving, Verdict
from models.rules import RuleInfo
from models.text import Messages
from reports.bilingual import Bilingual, BilingualMessages, number, same
from reports.figures.plot_style import ACCENT, INK, layout
from reports.summary_tables import cost_rows


def costs(
    verdict: Verdict, infos: Sequence[RuleInfo], solving: Solving | None, messages: BilingualMessages
) -> dict[str, dict[str, object]] | None:
    """Bars of cost by rule with their bounds, in each language; nothing where nothing is paid."""
    rows = cost_rows(verdict, infos, solving)
    if not (rows["cost"] > 0).any():
        return None
    titles = {str(i.id): Bilingual(*i.title) for i in infos}
    return {
        "en": _figure(rows, titles, solving, messages.en),
        "fr": _figure(rows, titles, solving, messages.fr),
    }


def _figure(
    rows: pd.DataFrame, titles: dict[str, Bilingual], solving: Solving | None, messages: Messages
) -> dict[str, object]:
    """One horizontal bar a rule; a stroke marks what is proven unavoidable."""
    shown = rows[(rows["cost"] > 0) | (rows["bound"].fillna(0) > 0)].iloc[::-1]
    names = [titles.get(r, same(r)).of(messages.language) for r in shown["rule"]]
    values = [int(v) for v in shown["cost"]]
    texts = [f"  {number(v).of(messages.language)}" for v in values]
    figure = go.Figure(layout=layout(messages.language, height=90 + 30 * len(shown)))
    figure.add_bar(
        x=values, y=names, orientation="h", name=messages.say("report-cost"), marker_color=ACCENT,
        text=texts, textposition="outside", cliponaxis=False, width=0.55, hoverinfo="skip",
    )  # fmt: skip
    if solving is not None and shown["bound"].notna().any():
        figure.add_scatter(
            x=[None if pd.isna(b) else int(b) for b in shown["bound"]], y=names, mode="markers",
            name=messages.say("report-bound"), hoverinfo="skip",
            marker={"symbol": "line-ns-open", "size": 17, "color": INK, "line": {"width": 2.5}},
        )  # fmt: skip
    figure.update_xaxes(rangemode="tozero", nticks=7, tickformat=",d")
    figure.update_yaxes(automargin=True, ticklabelstandoff=8, showgrid=False)
    plain: dict[str, object] = figure.to_plotly_json()
    return plain
