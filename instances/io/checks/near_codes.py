"""Which code of a table an unknown one most likely means: the same in other letters, a name, its beginning, or a slip of
the keys."""

import difflib
import re
from collections.abc import Mapping

from instances.io.tables.headings import plain
from instances.io.tables.sheet import Sheet

MANY = 20_000
"""Codes above which none is suggested: they are numbers of people, and the search would take long."""
FEW = 2000
"""Codes in which slips of the keys are looked for."""
LONGER = 3
"""Codes with the same beginning that are suggested together."""
LOOKS = 100
"""Slips of the keys that are looked for in one column."""
_NAMES = ("name", "title")
_CLOSE = 0.8


class NearCodes:
    """The codes of some tables, found again by what people write instead of them."""

    def __init__(self, *sheets: Sheet, names: Mapping[str, str] | None = None) -> None:
        """`names`: other texts that people write, with the code that each means."""
        self._codes: dict[str, str] = {}
        self._found: dict[str, str] = {}
        if sum(len(sheet.lines) for sheet in sheets) > MANY:
            return
        for sheet in sheets:
            for code in map(str, sheet["id"].values):
                self._add(code, code)
        for sheet in sheets:
            for name in (name for name in _NAMES if name in sheet.columns):
                cells = zip(sheet[name].column, sheet["id"].column, strict=True)
                for title, code in cells:
                    self._add(str(title), str(code))
        for title, code in (names or {}).items():
            self._add(title, code)

    def _add(self, written: str, code: str) -> None:
        for text in (written, written.lstrip("0")):  # a spreadsheet drops leading zeros
            if key := plain(text):
                self._codes.setdefault(key, code)

    def near(self, text: str) -> str:
        """The code that the text most likely means, or those that begin with it; blank for none."""
        if text not in self._found:
            self._found[text] = self._searched(text)
        return self._found[text]

    def _searched(self, text: str) -> str:
        key = plain(text)
        if found := self._codes.get(key) or self._codes.get(key.lstrip("0")):
            return found
        if len(self._codes) > FEW or len(self._found) > LOOKS or not any(map(str.isalpha, key)):
            return ""  # another number is another thing
        longer = dict.fromkeys(code for one, code in self._codes.items() if one.startswith(f"{key}_"))
        if longer:
            return ", ".join(longer) if len(longer) <= LONGER else ""
        near = difflib.get_close_matches(key, self._codes, LOOKS, _CLOSE)
        return next((self._codes[one] for one in near if _digits(one) == _digits(key)), "")


def _digits(key: str) -> str:
    """The digits of a code but zeros, with the letters that are taken for one: CCG102 is no slip for CCG101, NFA32 is one for
    NFA032."""
    return re.sub("[^1-9]", "", key.replace("l", "1").replace("i", "1"))
