"""What is paid for, and at which exams?"""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from models.facts import Solving, Verdict
from models.rules import RuleInfo
from models.text import Language, say
from reports.both import Both, number, percent, same
from reports.look import ACCENT, INK, layout
from reports.section import Section
from reports.tables import cost_by_exam, cost_rows

MOST_EXAMS = 5


def costs(verdict: Verdict, infos: Sequence[RuleInfo], solving: Solving | None) -> Section | None:
    """Bars of cost by rule with their bounds, and the dearest exams of each rule."""
    rows = cost_rows(verdict, infos, solving)
    if rows.empty:
        return None
    titles = {str(i.id): Both(*i.title) for i in infos}
    dearest = cost_by_exam(verdict.findings)
    paid = rows[rows["cost"] > 0]
    content = {
        "rows": [
            {
                "rule": rule,
                "title": titles.get(rule, same(rule)),
                "cost": number(cost),
                "share": percent(cost / verdict.cost),
                "exams": _exams(dearest, rule),
            }
            for rule, cost in zip(paid["rule"], paid["cost"].astype(int), strict=True)
        ],
        "any": not paid.empty,
    }
    figures = {lang: _figure(rows, titles, solving, lang) for lang in ("en", "fr")} if len(paid) else None
    return Section("costs", content, figures)


def _exams(dearest: pd.DataFrame, rule: str) -> list[tuple[str, Both]]:
    mine = dearest[dearest["rule"] == rule].head(MOST_EXAMS)
    return [(e, number(int(c))) for e, c in zip(mine["exam"], mine["cost"], strict=True)]


def _figure(
    rows: pd.DataFrame, titles: dict[str, Both], solving: Solving | None, language: str
) -> dict[str, object]:
    """One horizontal bar a rule; a stroke marks what is proven unavoidable."""
    lang: Language = "fr" if language == "fr" else "en"
    shown = rows.iloc[::-1]
    names = [getattr(titles.get(r, same(r)), lang) for r in shown["rule"]]
    values = [int(v) for v in shown["cost"]]
    texts = [f"  {getattr(number(v), lang)}" for v in values]
    figure = go.Figure(layout=layout(lang, height=90 + 32 * len(rows)))
    figure.add_bar(
        x=values, y=names, orientation="h", name=say("report.cost", lang), marker_color=ACCENT,
        text=texts, textposition="outside", cliponaxis=False, width=0.55, hoverinfo="skip",
    )  # fmt: skip
    if solving is not None and shown["bound"].notna().any():
        figure.add_scatter(
            x=[None if pd.isna(b) else int(b) for b in shown["bound"]], y=names, mode="markers",
            name=say("report.bound", lang), hoverinfo="skip",
            marker={"symbol": "line-ns-open", "size": 17, "color": INK, "line": {"width": 2.5}},
        )  # fmt: skip
    figure.update_xaxes(rangemode="tozero", nticks=7, tickformat=",d")
    figure.update_yaxes(automargin=True, ticklabelstandoff=8, showgrid=False)
    plain: dict[str, object] = figure.to_plotly_json()
    return plain
