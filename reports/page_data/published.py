"""The published times as columns, for the page of everybody and for the planner's."""

import pandas as pd

from reports.page_data.id_codes import Codes, Columns, instants


def published(sittings: pd.DataFrame, exams: Codes, sites: Codes) -> Columns:
    """One row for each (exam, site) of `public_sittings`: instants in minutes from the start, None where there is none."""
    return {
        "exam": exams.of(sittings["exam"]),
        "site": sites.of(sittings["site"]),
        **instants(sittings, "end", "arrival", "leaving"),
    }
