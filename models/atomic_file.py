"""Files that appear whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any


def write_whole(path: Path, write: Callable[[Path], Any]) -> None:
    """Let `write` fill a file beside `path`, then rename it: whoever reads `path` never sees half of it."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    work = Path(name)
    try:
        write(work)
        work.chmod(0o644)
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)
