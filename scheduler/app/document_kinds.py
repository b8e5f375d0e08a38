"""The kinds of documents that `publish` makes, each a function from an edition to its documents."""

from collections.abc import Callable, Iterable, Mapping

from reports.documents.attendance_lists import attendance_lists
from reports.documents.calendars import calendars
from reports.documents.convocations import convocations
from reports.documents.document import Document
from reports.documents.doors import doors
from reports.documents.edition import Edition
from reports.documents.instructions import instructions
from reports.documents.minutes_forms import minutes_forms
from reports.documents.rooms import rooms

KINDS: Mapping[str, Callable[[Edition], Iterable[Document]]] = {
    "convocations": convocations,
    "rooms": rooms,
    "attendance": attendance_lists,
    "instructions": instructions,
    "pv": minutes_forms,
    "calendars": calendars,
    "doors": doors,
}
"""By the name that `exams publish --only` takes, in the order in which they are made."""
