"""Values of options that people type as they write them: days, and the states of a result, in either language."""

import unicodedata
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from models.issues import InvalidInput, Issue

if TYPE_CHECKING:
    from models.result_record import ResultState

FRENCH_STATES = {"brouillon": "draft", "publie": "published", "convoque": "convoked", "definitif": "final"}


def typed_day(option: str, text: str) -> date:
    """`2024-01-22`, `22/01/2024` or `22 janvier 2024`. Raises InvalidInput."""
    from instances.io.tables.cell_error import CellError
    from instances.io.tables.moments import parse_date

    with suppress(ValueError):
        return date.fromisoformat(text.strip())
    try:
        return parse_date(text.strip())
    except CellError as error:
        words = tuple((name, str(value)) for name, value in error.detail.items())
        raise InvalidInput((Issue(option, 0, "", text, error.code, words),)) from None


def typed_moment(option: str, text: str) -> datetime:
    """`2024-01-22 14:00`, `22/01/2024 à 14h00`, without zone; or an instant in ISO 8601 with one. Raises InvalidInput."""
    from instances.io.tables.cell_error import CellError
    from instances.io.tables.moments import parse_moment

    with suppress(ValueError):
        at = datetime.fromisoformat(text.strip())
        if "T" in text or " " in text.strip():
            return at
    try:
        return parse_moment(text.strip())
    except CellError as error:
        words = tuple((name, str(value)) for name, value in error.detail.items())
        raise InvalidInput((Issue(option, 0, "", text, error.code, words),)) from None


def typed_state(option: str, text: str) -> "ResultState":
    """`published`, `publié`, `PUBLIE`. Raises InvalidInput."""
    from models.result_record import ResultState

    word = plain(text)
    try:
        return ResultState(FRENCH_STATES.get(word, word))
    except ValueError:
        raise InvalidInput((Issue(option, 0, "", text, "results-state"),)) from None


def plain(text: str) -> str:
    """The text in small letters without accents."""
    parts = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))
