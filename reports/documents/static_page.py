"""Pages without scripts in one language: tables, and lists of links. Names cannot become markup."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from jinja2 import Environment

from models.text import Language
from reports.documents.data_table import DataTable, shown_cell
from reports.template_environment import template_environment


@cache
def _environment() -> Environment:
    """One for all pages of a publication: a template is compiled once."""
    return template_environment()


def static_page(template: str, language: Language, **values: object) -> bytes:
    """A page from a template of `reports/web/templates`."""
    return _environment().get_template(template).render(language=language, **values).encode()


def tables_page(
    title: str,
    shared: Mapping[str, object],
    tables: Sequence[DataTable],
    leads: Mapping[str, str],
    language: Language,
    *,
    template: str = "tables.html",
    **values: object,
) -> bytes:
    """Tables one below the other with a table of contents; `leads` says what each is, by its name. A `template` of one's own
    extends `tables.html` and has `values` of its own."""
    shown = [
        {
            "name": table.name,
            "lead": leads[table.name],
            "headings": table.headings,
            "rows": [
                [(shown_cell(cell, language), isinstance(cell, int), isinstance(cell, date)) for cell in row]
                for row in table.rows
            ],
        }
        for table in tables
    ]
    return static_page(template, language, title=title, shared=shared, tables=shown, **values)
