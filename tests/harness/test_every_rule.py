"""Every rule of the catalogue passes `check_rule`; a new one is tested by being listed.

Set RULE_SEEDS to a number to check on so many random semesters instead of one, as `make campaign` does.
"""

import os

import pytest

from scheduler import check_rule
from scheduler.rules.ordered_catalogue import RULES

CHOSEN = range(int(os.environ["RULE_SEEDS"])) if "RULE_SEEDS" in os.environ else (13,)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.info.id))
def test_the_rule_passes_every_check(rule: object) -> None:
    check_rule(rule, seeds=CHOSEN)  # type: ignore[arg-type]
