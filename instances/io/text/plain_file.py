"""Files are looked at before they are opened: plain ones, not too large, and inside the folder that was given.

A named pipe would make a reader wait for ever, a device would fill the memory, and a link can lead to a file that is
none of the user's data.
"""

import stat
from pathlib import Path
from typing import Any

MOST_TABLE = 512 * 2**20
"""Bytes of a table as text: ten million registrations."""
MOST_SETTINGS = 4 * 2**20
"""Bytes of a file of settings or of a column mapping."""


def refusal(path: Path, most: int, folder: Path | None = None) -> tuple[str, dict[str, Any]] | None:
    """Why the file is not opened, as the code of an issue and its words; None if it may be read.

    `folder`: what the file must lie in, links followed.
    """
    try:
        found = path.stat()
        outside = folder is not None and not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        return "input-unreadable", {"error": getattr(error, "strerror", None) or type(error).__name__}
    if outside:
        return "input-outside", {}
    if stat.S_ISDIR(found.st_mode):
        return "input-not-a-file", {}
    if not stat.S_ISREG(found.st_mode):
        return "input-not-plain", {}
    if found.st_size > most:
        return "input-oversize", {"found": found.st_size, "what": "bytes", "most": most}
    return None
