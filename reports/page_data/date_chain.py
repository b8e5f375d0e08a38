"""The chain of dates as columns."""

import pandas as pd

from models.facts import Facts
from reports.page_data.id_codes import Columns, counts, day_numbers
from reports.page_data.page_ids import PageIds

DAYS = ("last_day", "copies_at", "marked_by", "published", "earliest_next", "next_day")


def chain_links(chain: pd.DataFrame) -> pd.DataFrame:
    """The links from session 1 to session 2, the tightest first; dates as midnight timestamps."""
    table = chain.assign(**{c: pd.to_datetime(chain[c], errors="coerce") for c in DAYS})
    following = chain["next_exam"].astype(object).where(chain["next_exam"].notna(), "")
    table = table.assign(binds=chain["binds"].astype(bool), next_exam=following)
    order = ["slack_days", "binds", "published", "exam"]
    return table.sort_values(order, ascending=[True, False, False, True], ignore_index=True)


def chain(facts: Facts, ids: PageIds) -> Columns:
    """One row for each exam of session 1, the tightest first: days since 1970, days of slack."""
    table = chain_links(facts.chain)
    return {
        "exam": ids.exams.of(table["exam"]),
        "next": ids.exams.of(table["next_exam"]),
        "binds": [int(b) for b in table["binds"]],
        "slack": counts(table["slack_days"]),
        **{day: day_numbers(table[day]) for day in DAYS},
    }
