"""Tables as rows for JSON."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def json_rows(table: "pd.DataFrame") -> list[dict[str, Any]]:
    """The rows for JSON: instants in ISO 8601 and UTC, blanks as null."""
    shown = table.astype(object).where(table.notna(), None)
    for name in table.select_dtypes("datetimetz").columns:
        shown[name] = [None if one is None else one.strftime("%Y-%m-%dT%H:%MZ") for one in shown[name]]
    return [dict(zip(shown.columns, row, strict=True)) for row in shown.itertuples(index=False, name=None)]
