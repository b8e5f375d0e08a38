"""JSON that is refused if an object has the same key twice, because it is unclear which value the user means."""

import json
from typing import Any

from instances.io.text.parsed_values import TOO_DEEP, nested_too_deep


class TwiceError(ValueError):
    """A name stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise TwiceError(next(f"{name!r} twice in one object" for name in names if names.count(name) > 1))
    return made


def parse_json(raw: bytes | str) -> Any:
    """The content; raises ValueError (TwiceError where a name stands twice) if it is no sound JSON or nested too deep."""
    try:
        content = json.loads(raw, object_pairs_hook=_once)
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error
    if nested_too_deep(content):
        raise ValueError(TOO_DEEP)
    return content
