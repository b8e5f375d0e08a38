"""The pages of PDF documents as text."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader


def pages(file: Path | bytes) -> list[str]:
    """The text of each page as somebody types it: single blanks for blanks and line ends, straight apostrophes."""
    return [" ".join(text.split()).replace("’", "'") for text in raw_pages(file)]


def raw_pages(file: Path | bytes) -> list[str]:
    """The text of each page, character by character."""
    reader = PdfReader(BytesIO(file) if isinstance(file, bytes) else file)
    return [page.extract_text() for page in reader.pages]


def all_pages(folder: Path, pattern: str) -> list[str]:
    """The text of the pages of all files that match, in the order of their names; what is said of no page says nothing."""
    files = sorted(folder.glob(pattern))
    assert files, f"no document is called {pattern}"
    return [page for file in files for page in pages(file)]
