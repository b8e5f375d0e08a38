"""`data-dictionary.md`: what `exams schema` writes."""

from instances.io.help.dictionary import dictionary


def page() -> str:
    """The page."""
    return dictionary()
