"""An instance with its rows in an order that depends on their content alone."""

from dataclasses import fields, replace
from typing import Any

import pandas as pd

from models.instance import Instance


def in_canonical_order(instance: Instance) -> Instance:
    """The same instance, its places, units and people by id, its exams by id from the last, every table by its
    cells.

    A search breaks ties by position. It is given this order, so that the same content gives the same timetable
    whatever the order of rows and the format of the files.
    """
    ordered: dict[str, Any] = {}
    for field in fields(instance):
        value = getattr(instance, field.name)
        if isinstance(value, pd.DataFrame):
            ordered[field.name] = _sorted_rows(value)
        elif isinstance(value, tuple):
            ordered[field.name] = tuple(sorted(value, key=_identity))
    # Any fixed order will do; from the last exam to the first CP-SAT proves tiny in half the time of the other way round.
    ordered["exams"] = ordered["exams"][::-1]
    tables = instance.rule_tables.items()
    ordered["rule_tables"] = {name: replace(one, rows=_sorted_rows(one.rows)) for name, one in sorted(tables)}
    policies = dict(sorted(instance.policies.items()))
    return replace(instance, policies=policies, **ordered)


def _identity(item: Any) -> tuple[int, str]:
    """Sessions go by number, everything else by id."""
    return getattr(item, "number", 0), str(getattr(item, "id", ""))


def _sorted_rows(table: pd.DataFrame) -> pd.DataFrame:
    if len(table) < 2:
        return table
    return table.sort_values(list(table.columns), key=_comparable, kind="stable", ignore_index=True)


def _comparable(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Cells of mixed types (dates and None) are compared as texts."""
    return column.map(str) if column.dtype == object else column
