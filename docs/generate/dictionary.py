"""`data-dictionary.md`: what `exams schema` writes."""

from instances.io.help.dictionary import dictionary
from scheduler.app.catalogue import schema_of


def page() -> str:
    """The page."""
    return dictionary(schema_of())
