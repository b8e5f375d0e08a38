"""The kinds of documents that `publish` makes, each a function from an edition to its documents."""

from collections.abc import Callable, Iterable, Mapping

from reports.documents.convocations import convocations
from reports.documents.document import Document
from reports.documents.doors import doors
from reports.documents.edition import Edition

KINDS: Mapping[str, Callable[[Edition], Iterable[Document]]] = {
    "convocations": convocations,
    "doors": doors,
}
"""By the name that `exams publish --only` takes, in the order in which they are made."""
