"""Values that JSON and TOML can say and no reader can take: nested too deep to walk, numbers too long to be written out."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

MOST_LEVELS = 50
TOO_DEEP = f"more than {MOST_LEVELS} levels within one another"
LARGEST = 2**63 - 1
TOO_LARGE = "an integer of more than 64 bits"
"""TOML promises no larger ones; Python parses hexadecimal ones of any length and then refuses to write them."""


def nested_too_deep(content: Any) -> bool:
    """Whether objects and lists stand within one another in more than `MOST_LEVELS` levels."""
    return any(True for _ in islice(_levels(content), MOST_LEVELS + 1, None))


def has_large_integer(content: Any) -> bool:
    """Whether an integer in it has more than 64 bits."""
    return any(
        isinstance(one, int) and not -LARGEST <= one <= LARGEST for level in _levels(content) for one in level
    )


def _levels(content: Any) -> Iterator[list[Any]]:
    """The content, then what stands in it, then what stands in that, and so on."""
    level = [content]
    while level:
        yield level
        inside = (
            one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)
        )
        level = [one for many in inside for one in many]
