"""Tables and lists within one another: no input needs many levels, and what walks a value would run out of stack."""

from typing import Any

MOST_LEVELS = 50
TOO_DEEP = f"more than {MOST_LEVELS} levels within one another"
"""As the parsers of JSON and TOML would say it."""


def nested_too_deep(content: Any) -> bool:
    """Whether objects and lists stand within one another in more than `MOST_LEVELS` levels."""
    level = [content]
    for _ in range(MOST_LEVELS):
        inside = [
            one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)
        ]
        level = [one for many in inside for one in many if isinstance(one, dict | list)]
        if not level:
            return False
    return True
