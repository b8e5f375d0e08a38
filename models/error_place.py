"""Where an error arose, without its text: the text may quote an id, and what a user reports is sent around."""

import re
import traceback
from pathlib import PurePath

_FRAME = re.compile(r'^\s*File "(?P<file>[^"]+)", line (?P<line>\d+)', re.MULTILINE)
_TYPE = re.compile(r"^(?P<type>[A-Za-z_][\w.]*)(?=:|$)", re.MULTILINE)


def error_place(error: BaseException) -> str:
    """The type of an error and the line that raised it: `KeyError, audit/overlaps.py:80`.

    For an error of the system its reason too, which quotes nothing: `OSError (No space left on device), …`.
    """
    frames = traceback.extract_tb(error.__traceback__)
    reason = f" ({error.strerror})" if isinstance(error, OSError) and error.strerror else ""
    where = f", {_short(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{reason}{where}"


def trace_place(trace: str) -> str:
    """The same of a trace that another process has written."""
    frames = list(_FRAME.finditer(trace))
    types = _TYPE.findall(trace, frames[-1].end() if frames else 0)
    where = f", {_short(frames[-1]['file'])}:{frames[-1]['line']}" if frames else ""
    return f"{types[0].rpartition('.')[2] if types else 'Exception'}{where}"


def _short(file: str) -> str:
    return "/".join(PurePath(file).parts[-2:])
