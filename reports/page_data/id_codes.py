"""Ids as numbers: every table of the page names an exam, a site or a person by its place in one list."""

from collections.abc import Iterable

import pandas as pd

from reports.formats import epoch_minutes

Columns = dict[str, object]


class Codes:
    """A list of ids and the place of each in it. Ids that only the tables `more` name come at the end."""

    def __init__(self, ids: Iterable[object], *more: pd.Series) -> None:
        known = dict.fromkeys(str(i) for i in ids)
        for column in more:
            known.update(dict.fromkeys(sorted(str(v) for v in column.dropna().unique() if str(v))))
        self.ids = list(known)
        self._index = pd.Index(self.ids, dtype=object)

    def of(self, column: pd.Series) -> list[int]:
        """The place of each id; -1 where there is none."""
        return [int(i) for i in self._index.get_indexer(pd.Index(column.astype(object)))]

    def __len__(self) -> int:
        return len(self.ids)


def counts(column: pd.Series) -> list[int | None]:
    """Whole numbers; None where there is none."""
    return [None if pd.isna(v) else int(v) for v in column]


def minutes_from(column: pd.Series, origin: pd.Series) -> list[int | None]:
    """Minutes from one instant to another of the same row; None where either is missing."""
    apart = (pd.to_datetime(column, utc=True) - pd.to_datetime(origin, utc=True)).dt.total_seconds() / 60
    return counts(apart)


def instants(table: pd.DataFrame, *others: str) -> Columns:
    """`start` in UTC minutes since 1970 and other instants of the row in minutes from it."""
    found: Columns = {"start": epoch_minutes(table["start"])}
    return found | {name: minutes_from(table[name], table["start"]) for name in others}


def day_numbers(column: pd.Series) -> list[int | None]:
    """Days since 1970; None where there is none."""
    since = pd.to_datetime(column, errors="coerce") - pd.Timestamp("1970-01-01")
    return counts(since.dt.days)
