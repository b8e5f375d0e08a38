"""Requests of candidates: proposed answers, the decisions to be taken, and what stays unresolved."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from instances.io.tables.csv_writer import write_csv
from instances.io.text.instants import instant_texts
from models.articles import article_text
from models.atomic_file import write_whole
from models.instance import Instance
from models.pins import ANY, OPEN
from models.schema.pins import TABLES as PIN_TABLES
from models.schema.records import DECISIONS
from models.text import Messages
from models.timetable import Timetable
from scheduler.app.read_timetable import given_timetable
from scheduler.app.regulation import cited
from scheduler.deadlines.semester_days import semester_days
from scheduler.requests.proposals import Proposal, proposals
from scheduler.requests.unasked import overlaps_without_request, unresolved_pins


@dataclass(frozen=True)
class RequestBoard:
    """`proposals`: one for each request, in the order in which they came. `overlaps`: those of the timetable that no
    request is about or whose request was refused (scheduler/requests/unasked.py). `pins`: what leaves them unresolved
    on the day asked about."""

    proposals: tuple[Proposal, ...]
    overlaps: pd.DataFrame
    pins: pd.DataFrame


def answer_requests(
    semester: Instance, timetable: Timetable | Path | str | None = None, *, today: date | None = None
) -> RequestBoard:
    """What the regulation proposes for each request of the semester; a person decides, and only accepted ones bind.

    With a timetable the overlaps are those that it has, without one those that the candidates say. `today`: the day from
    which deadlines are past (None: that of this computer). Raises InvalidInput for a timetable that cannot be read.
    """
    if timetable is not None:
        timetable = given_timetable(semester, timetable)
    days = semester_days(semester, timetable)
    found = proposals(semester, days, timetable)
    planned = timetable or Timetable(semester.name, pd.DataFrame())
    overlaps = overlaps_without_request(semester, days, planned, found)
    return RequestBoard(found, overlaps, unresolved_pins(semester, overlaps, today or date.today()))


def write_decisions(board: RequestBoard, semester: Instance, file: Path | str, messages: Messages) -> int:
    """Write the table `decisions`: what was decided as it is, and for every other request the proposal as its reason, its
    answer left blank for a person to give; how many are open."""
    names = [column.name for column in DECISIONS.columns]
    known = semester.rows_of(DECISIONS)
    known = known[known["answer"].fillna("") != ""]
    waiting = [one for one in board.proposals if one.open]
    rows = [{"request": one.request.id, "reason": proposal_sentence(one, messages)} for one in waiting]
    table = pd.concat([known.astype(object), pd.DataFrame(rows, columns=names, dtype=object)])
    write_whole(Path(file), lambda beside: write_csv(beside, table[names]), private=True)
    return len(waiting)


def write_unresolved(board: RequestBoard, file: Path | str) -> int:
    """Write the pins of the board as a table of pins, as `solve` takes it; how many there are."""
    (table,) = PIN_TABLES
    pins = board.pins.astype(object).assign(start=instant_texts(board.pins["start"]))
    for name in OPEN:
        pins[name] = pins[name].where(board.pins[name] != ANY, None)
    names = [column.name for column in table.columns]
    write_whole(Path(file), lambda beside: write_csv(beside, pins[names]), private=True)
    return len(pins)


def proposal_sentence(one: Proposal, messages: Messages) -> str:
    """The proposal in the words of its rule."""
    from models.locale_format import format_day

    day = format_day(one.deadline, messages.language) if one.deadline else ""
    words = {"day": day, "count": one.count, "site": one.request.site, "session": one.request.session}
    reason = messages.say(f"request-reason-{one.reason}", **words)
    answer = messages.say(f"request-answer-{one.answer}")
    article = article_text(cited(one.rules), messages)
    return messages.say("request-proposal", answer=answer, reason=reason, article=article)
