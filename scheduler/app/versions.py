"""What computed a result: versions of Python, of this program and of the packages that matter."""

import sys
from importlib.metadata import version

_NAMED = ("exams", "ortools", "pandas", "numpy")


def versions() -> dict[str, str]:
    """The version of each by name."""
    return {"python": sys.version.split()[0], **{name: version(name) for name in _NAMED}}
