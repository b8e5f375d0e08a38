"""The look that plotly figures share with the style sheet."""

from models.text import Language

INK = "#1b1f2a"
MUTED = "#5a6172"
LINE = "#d5d9e0"
ACCENT = "#28518f"
WARM = "#b4570e"
FONT = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif"


def layout(language: Language, *, height: int) -> dict[str, object]:
    """Layout of a figure: no frame, thin grid, the page's type, numbers as the language writes them."""
    axis = {
        "gridcolor": LINE, "zerolinecolor": LINE, "linecolor": MUTED, "ticks": "", "fixedrange": True,
        "title": {"font": {"size": 13, "color": MUTED}, "standoff": 12},
    }  # fmt: skip
    return {
        "template": "none", "height": height, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": 13, "color": INK},
        "separators": ",\u202f" if language == "fr" else ".,",
        "margin": {"l": 70, "r": 70, "t": 12, "b": 48},
        "xaxis": axis, "yaxis": axis, "showlegend": True,
        "legend": {"orientation": "h", "x": 0, "y": -0.14, "yanchor": "top"},
        "hoverlabel": {"bgcolor": "#ffffff", "bordercolor": LINE, "font": {"family": FONT, "size": 13, "color": INK}},
    }  # fmt: skip


def plain_text(text: str) -> str:
    """Plotly reads a little HTML in its texts: keep words words."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
