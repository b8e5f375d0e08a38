"""Text made small for a page: compressed, then written in letters. The page's scripts unpack it."""

import base64
import gzip

LEVEL = 6
"""Higher levels of compression take three times as long for one per cent of the bytes."""


def packed_text(text: str) -> str:
    """The text in UTF-8, compressed with gzip, in letters of base 64: the same text gives the same letters."""
    return base64.b64encode(gzip.compress(text.encode(), LEVEL, mtime=0)).decode("ascii")


def unpacked_text(letters: str) -> str:
    """The text that `packed_text` packed. Raises ValueError or OSError for other letters."""
    return gzip.decompress(base64.b64decode(letters, validate=True)).decode()
