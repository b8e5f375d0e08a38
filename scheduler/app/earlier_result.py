"""Results that version 0.1.0 of this program wrote, without versions: taken over before anything else is done to them."""

import json
from datetime import UTC, datetime
from typing import Any

from instances import load_solving
from instances.io.results.result_folder import ResultFolder
from instances.io.results.result_parts import TIMETABLE, timetable_digest
from models.result_record import ResultRecord
from models.status import Status

EARLIER_FILES = (
    "timetable.json",
    "seats.csv",
    "overlaps.csv",
    "duties.csv",
    "solving.json",
    "report.html",
    "solution.sln",
    "solution.sol",
)
"""What a solve wrote before results had versions."""


def adopt_earlier_result(results: ResultFolder) -> None:
    """Keep the result of such a folder as its first version; only for who holds the folder. An incomplete timetable is no
    result. Raises OSError."""
    path = results.path / TIMETABLE
    if results.current() is not None or not path.is_file():
        return
    solving = load_solving(results.path)
    if solving is not None and solving.status == Status.INCOMPLETE:
        return
    content = _content(path.read_bytes())
    audited = content.get("audited")
    cost = audited.get("cost") if isinstance(audited, dict) else 0
    made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    record = ResultRecord(
        made.strftime("%Y-%m-%dT%H:%M:%SZ"),
        str(content.get("instance", "")),
        "",
        timetable_digest(results.path),
        cost if type(cost) is int else 0,
    )
    results.adopt(EARLIER_FILES, record)


def _content(raw: bytes) -> dict[str, Any]:
    """The object in timetable.json; an empty one if it is damaged."""
    try:
        content = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}
