"""Typography of the printed word: apostrophes, quotation marks and the no-break spaces that French asks for."""

import re
from collections.abc import Callable, Mapping

from models.fluent import Language

_APOSTROPHE = re.compile(r"(?<=\w)'")
_QUOTED = re.compile(r'"([^"]*)"')
_BEFORE_MARK = re.compile(r" (?=[:;?!»])")
_AFTER_MARK = re.compile(r"(?<=«) ")


def _english(text: str) -> str:
    return _QUOTED.sub("“\\1”", _APOSTROPHE.sub("’", text))


def _french(text: str) -> str:
    text = _QUOTED.sub("« \\1 »", _APOSTROPHE.sub("’", text))
    return _AFTER_MARK.sub("\xa0", _BEFORE_MARK.sub("\xa0", text))


TYPOGRAPHY: Mapping[Language, Callable[[str], str]] = {"en": _english, "fr": _french}
"""By language, a function that sets our own words as a printer does. It is never given what users wrote."""
