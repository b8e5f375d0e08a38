"""The kinds of documents that `publish` makes, each a function from an edition to its documents."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from reports.documents.answers import answers
from reports.documents.attendance_lists import attendance_lists
from reports.documents.calendars import calendars
from reports.documents.convocations import convocations
from reports.documents.document import Document
from reports.documents.doors import doors
from reports.documents.edition import Edition
from reports.documents.instructions import instructions
from reports.documents.minutes_forms import minutes_forms
from reports.documents.planner import planner
from reports.documents.print_runs import print_runs
from reports.documents.private_sheets import private_sheets
from reports.documents.public_documents import public_documents
from reports.documents.rooms import rooms
from reports.documents.rosters import rosters
from reports.documents.systems import systems
from reports.documents.teachers import teachers
from scheduler.app.table_documents import table_documents


def _systems(edition: Edition) -> Iterator[Document]:
    yield from systems(edition)
    yield from table_documents(edition)


KINDS: Mapping[str, Callable[[Edition], Iterable[Document]]] = {
    "convocations": convocations,
    "private": private_sheets,
    "answers": answers,
    "rooms": rooms,
    "attendance": attendance_lists,
    "instructions": instructions,
    "pv": minutes_forms,
    "rosters": rosters,
    "calendars": calendars,
    "doors": doors,
    "teachers": teachers,
    "prints": print_runs,
    "planner": planner,
    "public": public_documents,
    "systems": _systems,
}
"""By the name that `exams publish --only` takes, in the order in which they are made."""
