"""How a check of the harness fails."""

from typing import Any

import pandas as pd

from scheduler.rules.rule import Rule


def same(rule: Rule[Any, Any], check: str, where: str, what: str, one: object, two: object) -> None:
    """Raise AssertionError unless the two figures are equal: it names the rule, the check, where (the seed), what is compared, and both."""
    if one != two:
        raise AssertionError(f"{rule.info.id}: {check} fails ({where}): {what}: {one} and {two}")


def records(found: pd.DataFrame) -> list[dict[str, object]]:
    """The findings without their blank columns, for a message."""
    rows = found.to_dict("records") if len(found) else []
    return [{str(name): value for name, value in row.items() if value not in ("", 0)} for row in rows]


def judgement(found: pd.DataFrame) -> tuple[bool, int]:
    """Whether a finding is hard, and what all of them cost."""
    return bool(found["severity"].eq("hard").any()), int(found["cost"].sum())
