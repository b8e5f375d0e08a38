"""Where a TOML file is broken."""

import re


def error_row(error: Exception) -> int | None:
    """The row that an error of the TOML parser names; None where it names none, as at the end of the file."""
    at = re.search(r"\(at line (\d+)", str(error))
    return int(at[1]) if at else None
