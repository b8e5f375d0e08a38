"""Changes from files that come from elsewhere: late registrations, who does not come, decisions of requests."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from instances.io.issue_log import IssueLog
from instances.io.timetable.starts import sheet_at
from models.issues import InvalidInput
from models.schema import TABLES
from scheduler.changes.requested import (
    Changes,
    Imported,
    LateRegistration,
    RequestDecided,
    Unconfirmed,
    form_issues,
    toml_content,
)

Kind = TypeVar("Kind", bound=Changes)

KINDS = {"registrations": "registration", "withdrawals": "unconfirmed", "decisions": "decision"}
"""The change that each row of a table is."""
ROWS: Mapping[str, type[BaseModel]] = {
    "registrations": LateRegistration,
    "withdrawals": Unconfirmed,
    "decisions": RequestDecided,
}
COLUMNS = {
    "registrations": ("candidate", "offering"),
    "withdrawals": ("candidate", "exam", "reason"),
    "decisions": ("request", "answer", "reason"),
}


def read_changes(path: Path) -> Changes:
    """The changes of a TOML file and of the files that it names. Raises InvalidInput with every mistake of form."""
    return changes_of(Changes, toml_content(path), path)


def changes_of(kind: type[Kind], content: Mapping[str, Any], path: Path) -> Kind:
    """The changes that the content of a file says, with those of the files named (beside it): tables as those of a semester, as
    CSV or Excel, under English or French headings. A request without an answer is none. Raises InvalidInput with every issue."""
    try:
        given = kind.model_validate(content)
        found: dict[str, Any] = {"imported": Imported()}
        issues = IssueLog()
        for table, one in KINDS.items():
            name = getattr(given.imported, table)
            if name is not None:
                rows = [ROWS[table].model_validate(row) for row in _rows(path.parent / name, table, issues)]
                found[one] = (*getattr(given, one), *rows)
        issues.stop_if_any()
    except ValidationError as error:
        raise InvalidInput(tuple(form_issues(str(path), error))) from error
    return given.model_copy(update=found)


def _rows(path: Path, table: str, issues: IssueLog) -> Iterator[dict[str, Any]]:
    sheet = sheet_at(path, TABLES[table], issues)
    for row in () if sheet is None else sheet.records():
        if table != "decisions" or row["answer"]:
            yield {name: row[name] for name in COLUMNS[table] if row[name] is not None}
