"""A page of figures and tables in one language: scenarios compared."""

import json
from collections.abc import Mapping, Sequence

import plotly.offline
from markupsafe import Markup

from models.text import Language
from reports.documents.data_table import DataTable
from reports.documents.static_page import tables_page


def scenario_page(
    title: str,
    semester: str,
    made: str,
    tables: Sequence[DataTable],
    leads: Mapping[str, str],
    figures: Sequence[tuple[str, Mapping[str, object]]],
    language: Language,
) -> bytes:
    """The page. `figures`: each with its title, as plotly has it; `leads`: what each table is, by its name."""
    library = Markup(plotly.offline.get_plotlyjs()) if figures else ""  # noqa: S704  a library that we ship
    specs = [json.loads(json.dumps(spec, default=str)) for _, spec in figures]
    shared = {"semester": semester, "made": made, "draft": ""}
    return tables_page(
        title,
        shared,
        tables,
        leads,
        language,
        template="scenarios.html",
        figures=[name for name, _ in figures],
        specs=specs,
        library=library,
    )
