"""The encoding of text files: UTF-8, or Windows' Latin-1 with a warning.

French spreadsheets still save CSV files as Latin-1 (Windows code page 1252). A file is taken as Latin-1 only
if no part of it is UTF-8, because a mixture would be read wrongly without a sign.
"""

import re

BOM = b"\xef\xbb\xbf"
"""The byte order mark that Excel puts before UTF-8."""


def latin_1(raw: bytes) -> str | None:
    """The text of bytes that are Latin-1 throughout; None if parts of them are UTF-8 after all."""
    if re.search(r"[^\x00-\x7f]", raw.decode(errors="ignore")):
        return None
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
