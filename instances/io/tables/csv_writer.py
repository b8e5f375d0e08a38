"""Writing CSV in one form, so that equal tables give equal bytes.

The standard library would leave semicolons, tabs and blanks at the ends of a cell without quotes, and readers that
guess the separator, Excel and ours among them, could then misread the file. Each distinct cell is formatted once, which
matters for a million rows.
"""

import math
from collections.abc import Callable
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from models.neutral_text import guarded_cell

_CHUNK = 100_000


def write_csv(path: Path, table: pd.DataFrame, cell: Callable[[Any], str] | None = None) -> None:
    """The table with its header; `cell` makes the text of a value (default: `cell_text`)."""
    make = cell or cell_text
    columns = [_column(table[name], make) for name in table.columns]
    rows = map(",".join, zip(*columns, strict=True))
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(",".join(_quoted(str(name)) for name in table.columns) + "\n")
        while chunk := list(islice(rows, _CHUNK)):
            file.write("\n".join(chunk) + "\n")


def cell_text(value: Any) -> str:
    """A value as the reader takes it: yes/no, ISO days and local times, words with blanks between."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    match value:
        case bool() | np.bool_():
            return "yes" if value else "no"
        case str():
            return value
        case datetime():
            if value.tzinfo is not None:
                raise ValueError(f"{value}: tables hold local times without offset")
            return value.isoformat(timespec="seconds" if value.second else "minutes")
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case tuple() | list() if len(value) == 2 and all(isinstance(v, time) for v in value):
            return f"{value[0]:%H:%M}-{value[1]:%H:%M}"
        case tuple() | list():
            return " ".join(map(str, value))
    return str(value)


def _column(values: "pd.Series[Any]", make: Callable[[Any], str]) -> list[str]:
    codes, distinct = pd.factorize(values, use_na_sentinel=False)
    texts = np.array([_quoted(guarded_cell(make(v))) for v in distinct] + [""], object)[:-1]
    out: list[str] = texts[codes].tolist()
    return out


def _quoted(text: str) -> str:
    if any(mark in text for mark in ',;\t"\r\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text
