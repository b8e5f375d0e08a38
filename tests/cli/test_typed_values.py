"""Days and states as people type them, in either language."""

from datetime import date

import pytest

from models.issues import InvalidInput
from models.result_record import ResultState
from scheduler.cli.typed_values import typed_day, typed_state
from scheduler.deadlines.slips import Slip, parse_slip
from tests.support.languages import ENGLISH, FRENCH


@pytest.mark.parametrize(
    "text", ["2024-01-22", "22/01/2024", "22.01.2024", "22 janvier 2024", " lundi 22 janvier 2024"]
)
def test_days(text: str) -> None:
    assert typed_day("--today", text) == date(2024, 1, 22)


@pytest.mark.parametrize("text", ["31/02/2024", "mardi 22 janvier 2024", "tomorrow", ""])
def test_no_days(text: str) -> None:
    with pytest.raises(InvalidInput) as error:
        typed_day("--today", text)
    (issue,) = error.value.issues
    assert issue.sentence(ENGLISH).startswith("--today")
    assert issue.sentence(FRENCH).startswith("--today")


@pytest.mark.parametrize(
    ("text", "state"),
    [("published", "published"), ("publié", "published"), ("BROUILLON", "draft"), ("définitif", "final")],
)
def test_states(text: str, state: str) -> None:
    assert typed_state("mark", text) is ResultState(state)


def test_no_state() -> None:
    with pytest.raises(InvalidInput):
        typed_state("mark", "posted")


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("results=+5d", Slip("results", 5)),
        ("résultats=+5j", Slip("results", 5)),
        ("session2=-2d", Slip("session2", -2)),
        ("publication=20/03/2024", Slip("publication", 0, date(2024, 3, 20))),
    ],
)
def test_slips(text: str, slip: Slip) -> None:
    assert parse_slip(text) == slip


@pytest.mark.parametrize(
    "text", ["results", "results=5", "rooms=+5d", "results=+5w", "publication=2024-02-31"]
)
def test_no_slips(text: str) -> None:
    with pytest.raises(InvalidInput):
        parse_slip(text)
