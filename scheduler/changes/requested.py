"""The language of changes: what happens to a semester after its timetable is made, as a file says it."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from instances.io.text.toml_error import error_row
from models.ids import Frozen
from models.issues import InvalidInput, Issue


class RoomLost(Frozen):
    """A room cannot be used: from one local time to another, on a day, or for good where no time is given."""

    room: str
    since: datetime | date | None = Field(None, alias="from")
    until: datetime | date | None = None
    reason: str = ""


class RoomAdded(Frozen):
    """A new room at a site."""

    room: str
    site: str
    seats: int = Field(ge=1)
    features: tuple[str, ...] = ()


class SiteClosed(Frozen):
    """A site is closed on a day."""

    site: str
    day: date
    reason: str = ""


class SiteAdded(Frozen):
    """A new site, of the centre and with the clock and the hours of the one that it is like. Rooms and staff are added besides."""

    site: str
    like: str
    name: str = ""


class StartForbidden(Frozen):
    """An exam may not start where it does, or at a start on its organiser's clock."""

    exam: str
    start: datetime | None = None
    reason: str = ""


class StartFixed(Frozen):
    """An exam starts at a time on its organiser's clock, for a reason, in every zone at that instant."""

    exam: str
    start: datetime
    reason: str = Field(min_length=1)


class ExamCancelled(Frozen):
    """An exam is not held."""

    exam: str
    reason: str = ""


class ExamAdded(Frozen):
    """An exam that nobody had planned, for those registered for its offering."""

    exam: str
    offering: str
    session: int = Field(1, ge=1, le=2)
    minutes: int = Field(ge=1, le=720)
    component: str = ""


class Incident(Frozen):
    """A sitting must be held again, for instance after a strike or an alarm: those who sat the exam at the site (at every site
    if none is named) sit a make-up in the same session. Its notice runs from the day of the incident."""

    exam: str
    make_up: str
    site: str | None = None
    day: date | None = None
    reason: str = ""


class Unconfirmed(Frozen):
    """A candidate has not confirmed to come to an exam, or has asked not to, and is taken out of it."""

    candidate: str
    exam: str
    reason: Literal["unconfirmed", "asked"] = "unconfirmed"


class RequestDecided(Frozen):
    """A request of a candidate is decided."""

    request: str
    answer: Literal["accepted", "refused"]
    reason: str = ""


class LateRegistration(Frozen):
    """A candidate of the semester is registered for an offering, in time or not."""

    candidate: str
    offering: str


class Withdrawal(Frozen):
    """A candidate is no longer registered for an offering."""

    candidate: str
    offering: str


class StaffAbsent(Frozen):
    """Somebody of the staff is away: from one local time to another, on a day, or for good where no time is given."""

    staff: str
    since: datetime | date | None = Field(None, alias="from")
    until: datetime | date | None = None


class StaffAdded(Frozen):
    """Somebody joins the staff of a site."""

    staff: str
    site: str
    escort: bool = False
    secretary: bool = False


class DutiesSwapped(Frozen):
    """Two of the staff take each other's duties, on a day or, without one, for good."""

    staff: str
    other: str
    day: date | None = None


class Imported(Frozen):
    """Files with tables as those of a semester, beside the file of changes: each row is a change. `registrations`: late ones;
    `withdrawals`: who does not come (`exams eligible --withdrawals` writes who did not confirm); `decisions`: of requests."""

    registrations: str | None = None
    withdrawals: str | None = None
    decisions: str | None = None


class Changes(Frozen):
    """A file of changes: one table for each kind, one entry for each change."""

    room_lost: tuple[RoomLost, ...] = ()
    room_added: tuple[RoomAdded, ...] = ()
    site_closed: tuple[SiteClosed, ...] = ()
    site_added: tuple[SiteAdded, ...] = ()
    start_forbidden: tuple[StartForbidden, ...] = ()
    start_fixed: tuple[StartFixed, ...] = ()
    exam_cancelled: tuple[ExamCancelled, ...] = ()
    exam_added: tuple[ExamAdded, ...] = ()
    incident: tuple[Incident, ...] = ()
    unconfirmed: tuple[Unconfirmed, ...] = ()
    decision: tuple[RequestDecided, ...] = ()
    registration: tuple[LateRegistration, ...] = ()
    withdrawal: tuple[Withdrawal, ...] = ()
    staff_absent: tuple[StaffAbsent, ...] = ()
    staff_added: tuple[StaffAdded, ...] = ()
    duties_swapped: tuple[DutiesSwapped, ...] = ()
    imported: Imported = Imported()

    @property
    def exams(self) -> frozenset[str]:
        """The exams that they name: those may move, whatever is frozen."""
        forbidden, fixed = ({one.exam for one in kind} for kind in (self.start_forbidden, self.start_fixed))
        return frozenset(forbidden | fixed | {one.exam for one in self.exam_cancelled})


def toml_content(path: Path) -> dict[str, Any]:
    """The content of a TOML file. Raises InvalidInput if it cannot be read or is not TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text)
    except OSError as error:
        words = (("error", str(error.strerror)),)
        raise InvalidInput((Issue(str(path), 0, "", "", "changes-unreadable", words),)) from error
    except UnicodeDecodeError as error:
        raise InvalidInput((Issue(str(path), 0, "", "", "changes-encoding"),)) from error
    except tomllib.TOMLDecodeError as error:
        lines = text.splitlines()
        row = error_row(error) or len(lines)
        written = lines[row - 1].strip() if row <= len(lines) else ""
        raise InvalidInput((Issue(str(path), row, "", written, "changes-toml"),)) from error


def form_issues(file: str, error: ValidationError) -> Iterator[Issue]:
    """Every mistake of form of a file, with its place."""
    for one in error.errors():
        place = ".".join(str(part) for part in one["loc"])
        code = "changes-unknown" if one["type"] == "extra_forbidden" else "changes-value"
        given = one["input"] if isinstance(one["input"], str | int | float) else ""
        yield Issue(file, 0, place, str(given), code, (("error", one["msg"]),))


def changes_schema() -> dict[str, Any]:
    """The JSON Schema of a file of changes."""
    return Changes.model_json_schema(by_alias=True)
