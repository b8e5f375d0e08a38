"""Both tellings of every exact rule say the same of the timetables that are stored for shipped semesters."""

import pytest

from scheduler.rules.ordered_catalogue import RULES
from tests.support.stored_plans import told_of_stored

SMALL = ("tiny", "neutral", "reglement")
"""The others take seconds each; the campaign of mistakes looks at all."""


@pytest.mark.parametrize("name", SMALL)
def test_terms_and_checks_agree_on_shipped_semesters(name: str) -> None:
    priced = 0
    for rule in RULES:
        told = told_of_stored(rule, name)
        if told.stated is not None:
            assert (rule.info.id, told.forbidden, told.stated) == (rule.info.id, told.hard, told.cost)
            priced += told.cost > 0
    assert priced >= 3
