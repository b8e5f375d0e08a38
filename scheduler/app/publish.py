"""Make everything that people receive of a timetable: documents, calendars, tables."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd

from instances.io.documents.document_folder import FolderChanges, write_documents
from instances.io.results.result_folder import ResultFolder
from instances.io.results.result_parts import TIMETABLE
from models.contact_details import ContactDetails
from models.facts import Facts, Verdict
from models.ids import CentreId
from models.instance import Instance
from models.result_record import ResultState
from models.text import Language, Messages
from models.timetable import Timetable
from reports.documents.document import Document, Printed
from reports.documents.edition import DUE, Edition
from reports.documents.index_pages import index_pages
from reports.documents.printer import printer
from scheduler.app.audit import audit
from scheduler.app.catalogue import Catalogue
from scheduler.app.document_kinds import KINDS
from scheduler.app.read_timetable import part_for
from scheduler.audit.typed_timetable import typed_timetable
from scheduler.changes.differences import differences
from scheduler.deadlines.deadlines import deadlines
from scheduler.deadlines.semester_days import semester_days


@dataclass(frozen=True)
class Publication:
    """What was written where. `counts`: documents by kind; `hard`: hard findings of the timetable they tell of."""

    folder: Path
    changes: FolderChanges
    counts: Mapping[str, int]
    hard: int


def publish(
    semester: Instance,
    timetable: Timetable,
    folder: Path | str,
    *,
    kinds: Collection[str] = (),
    session: int | None = None,
    centre: str | None = None,
    language: Language = "fr",
    people: Mapping[str, ContactDetails] | None = None,
    since: Timetable | None = None,
    templates: Path | None = None,
    address: str = "",
    made: date | None = None,
    decided: datetime | None = None,
    since_decided: datetime | None = None,
    is_draft: bool = False,
    rules: Catalogue | None = None,
    verdict: Verdict | None = None,
) -> Publication:
    """Write the documents of a timetable into a folder, which is complete or as it was before.

    `kinds`: of KINDS, all if none is named; `session` and `centre` limit them to one session and one centre. `people`: names
    and addresses by pseudonymous id, printed and kept nowhere else. With `since`, the timetable that people have
    received, only what must be sent again is written. `templates`: a folder whose files take the place of ours of
    the same name. `address`: where the public timetable is on the web. `made`: the day of the timetable, which the
    documents carry (default: today); `decided` and `since_decided`: the instants at which the two timetables were decided,
    which calendars carry (default: the beginning of `made`); `is_draft`: they say that it is one. Raises ValueError for an unknown kind,
    session or centre, InvalidInput if the folder holds other files and no documents.
    """
    semester, timetable = part_for(semester, timetable), typed_timetable(timetable)
    since = None if since is None else typed_timetable(since)
    chosen = _chosen(semester, kinds, session, centre)
    verdict = verdict or audit(semester, timetable, rules=rules)
    made = made or date.today()
    received_at = since_decided or _beginning(made)
    decided = decided or _beginning(made)
    if since is not None:  # what changes has a higher number in calendars
        decided = max(decided, received_at + timedelta(minutes=1))
    with printer(made, templates) as prints:
        edition = Edition(
            semester,
            timetable,
            verdict.facts,
            Messages(language, semester.wording, in_print=True),
            prints,
            due_days(semester, timetable, verdict.facts),
            people or {},
            chosen.sessions,
            chosen.centres,
            made,
            is_draft,
            address,
            decided=decided,
        )
        if since is not None:
            facts = audit(semester, since, rules=rules).facts
            earlier = replace(
                edition,
                timetable=since,
                facts=facts,
                due=due_days(semester, since, facts),
                decided=received_at,
            )
            found = differences(semester, (since, facts), (timetable, verdict.facts))
            changes_found = {"exams": found.exams, "sittings": found.sittings, "duties": found.duties}
            edition = replace(edition, earlier=earlier, changes=changes_found)
        counts = dict.fromkeys(chosen.kinds, 0)
        changes = write_documents(
            Path(folder), _all_documents(edition, chosen.kinds, counts), {"instance": semester.name}
        )
    return Publication(Path(folder), changes, counts, verdict.hard)


def _all_documents(edition: Edition, kinds: Sequence[str], counts: dict[str, int]) -> Iterator[Document]:
    """The documents of the kinds, counted as they are made, then the pages that lead to them."""
    paths: dict[str, list[tuple[str, ...]]] = {kind: [] for kind in kinds}
    for kind in kinds:
        for document in _documents(edition, kind):
            counts[kind] += 1
            paths[kind].append(document.path)
            yield document
    yield from index_pages(edition, paths)


@dataclass(frozen=True)
class _Chosen:
    kinds: tuple[str, ...]
    sessions: tuple[int, ...]
    centres: tuple[CentreId, ...]


def _chosen(semester: Instance, kinds: Collection[str], session: int | None, centre: str | None) -> _Chosen:
    """What is to be published. Raises ValueError for what does not exist."""
    sessions = tuple(s.number for s in semester.sessions)
    centres = tuple(c.id for c in semester.centres)
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise ValueError(f"no kind of document {unknown[0]!r}; the kinds are {', '.join(KINDS)}")
    if session is not None and session not in sessions:
        raise ValueError(f"no session {session}; the sessions are {', '.join(map(str, sessions))}")
    if centre is not None and centre not in centres:
        raise ValueError(f"no centre {centre!r}")
    return _Chosen(
        tuple(kind for kind in KINDS if not kinds or kind in kinds),
        sessions if session is None else (session,),
        centres if centre is None else (CentreId(centre),),
    )


def _documents(edition: Edition, kind: str) -> Iterator[Document]:
    """The documents of a kind; with an earlier edition what must be sent again."""
    if edition.earlier is None:
        yield from KINDS[kind](edition)
        return
    sent = list(KINDS[kind](edition.earlier))
    entries = [entry for one in sent if isinstance(one, Printed) for entry in one.entries]
    known = {one.path: one.digest() for one in sent if not isinstance(one, Printed)}
    for document in KINDS[kind](replace(edition, received=dict(entries))):
        if known.get(document.path) != document.digest():
            yield document


def due_days(semester: Instance, timetable: Timetable, facts: Facts) -> pd.DataFrame:
    """The deadlines of a timetable as documents read them (reports/documents/edition.py)."""
    rows = deadlines(semester, semester_days(semester, timetable, facts))
    table = [(str(one.kind), one.session, one.centre, one.exam, one.day, one.zone) for one in rows]
    return pd.DataFrame(table, columns=list(DUE))


def _beginning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


@dataclass(frozen=True)
class Origin:
    """When a timetable was decided, and whether nobody outside the office may know it yet."""

    decided: datetime
    is_draft: bool


def origin_of(timetable: Path) -> Origin:
    """What the record of a result says of its timetable. One without a record is of the instant of its file, and no draft."""
    folder = timetable if timetable.is_dir() else timetable.parent
    record = ResultFolder(folder).current()
    if record is not None and (timetable.is_dir() or timetable.name == TIMETABLE):
        decided = datetime.fromisoformat(record.made).astimezone(UTC)
        return Origin(decided, record.state is ResultState.DRAFT)
    file = timetable / TIMETABLE if timetable.is_dir() else timetable
    return Origin(datetime.fromtimestamp(int(file.stat().st_mtime), UTC), is_draft=False)
