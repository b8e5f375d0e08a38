"""A timetable as tables for analysts, with a dictionary of their columns and of the indicators."""

from collections.abc import Mapping

import pandas as pd

from models.facts import Verdict
from models.ids import CentreId
from models.instance import Instance
from models.schema.timetable import TIMETABLE_TABLES, names_of
from models.text import Language
from models.timetable import Timetable
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue
from scheduler.app.read_timetable import part_for
from scheduler.app.whatif.indicators import INDICATORS
from scheduler.audit.typed_timetable import typed_timetable

INDICATOR_COLUMNS = ("indicator", "value", "unit", "title", "definition", "better")
DICTIONARY_COLUMNS = ("table", "column", "kind", "meaning")
_SITE_OF = {"rooms": "site", "seats": "site", "duties": "site", "hosts": "home"}
"""The column by which a table belongs to a centre."""


def tables(
    semester: Instance,
    timetable: Timetable,
    *,
    language: Language = "en",
    verdict: Verdict | None = None,
    rules: Catalogue | None = None,
) -> dict[str, pd.DataFrame]:
    """The tables of a timetable by name, those of a result folder with typed columns (instants in UTC).

    `indicators` has one row for each number of the timetable: what it counts, its unit, and which way is better (-1 less,
    1 more, 0 neither). `dictionary` has one row for each column of the other tables: what it holds. Their words are of `language`.
    """
    semester, timetable = part_for(semester, timetable), typed_timetable(timetable)
    verdict = verdict or audit(semester, timetable, rules=rules)
    found = {
        table.name: getattr(timetable, table.name)[list(names_of(table.name))]
        for table in TIMETABLE_TABLES.values()
    }
    numbers = [
        (one.id, one.count(timetable, verdict), *(one.text(t, language) for t in (one.unit, one.title, one.definition)), one.good)
        for one in INDICATORS
    ]  # fmt: skip
    meanings = [
        (table.name, column.name, column.kind, column.help_fr if language == "fr" else column.help_en)
        for table in TIMETABLE_TABLES.values()
        for column in table.columns
    ]
    return {
        **found,
        "indicators": pd.DataFrame(numbers, columns=list(INDICATOR_COLUMNS)),
        "dictionary": pd.DataFrame(meanings, columns=list(DICTIONARY_COLUMNS)),
    }


def tables_of_centre(
    every: Mapping[str, pd.DataFrame], semester: Instance, centre: CentreId
) -> dict[str, pd.DataFrame]:
    """Those of `tables` that name rooms and people: the rooms, seats and duties at a centre's sites, the overlaps of its candidates."""
    sites = [str(site.id) for site in semester.sites if site.centre == centre]
    found = {name: every[name][every[name][column].isin(sites)] for name, column in _SITE_OF.items()}
    people = semester.candidates.loc[semester.candidates["centre"] == centre, "id"]
    overlaps = every["overlaps"]
    return {**found, "overlaps": overlaps[overlaps["candidate"].isin(people)]}
