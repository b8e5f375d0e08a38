"""Tables as Parquet files, for those who analyse them with a program. It needs the extra `parquet` of the project."""

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import polars


def parquet_is_there() -> bool:
    """Whether the library that writes Parquet is installed."""
    return find_spec("polars") is not None


def parquet_bytes(table: pd.DataFrame) -> bytes:
    """The table with its types: texts, whole numbers, truth values, instants in UTC. Equal tables give equal bytes."""
    import polars

    columns = {str(name): _column(table[name]) for name in table.columns}
    file = io.BytesIO()
    polars.DataFrame(columns).write_parquet(file, statistics=True)
    return file.getvalue()


def _column(values: pd.Series) -> "polars.Series":
    import polars

    if isinstance(values.dtype, pd.DatetimeTZDtype):
        instants = [None if pd.isna(at) else at.to_pydatetime() for at in values]
        return polars.Series(instants, dtype=polars.Datetime("us", "UTC"))
    if pd.api.types.is_bool_dtype(values.dtype):
        return polars.Series(values.tolist(), dtype=polars.Boolean)
    if pd.api.types.is_integer_dtype(values.dtype):
        return polars.Series(values.tolist(), dtype=polars.Int64)
    return polars.Series([None if pd.isna(v) else str(v) for v in values], dtype=polars.String)
