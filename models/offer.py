"""What is taught and examined: units, their offerings, the exams of both sessions."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.ids import CentreId, ExamId, Frozen, OfferingId, SiteId, TeacherId, UnitId


class ExamMode(StrEnum):
    """How an exam is sat. The regulation asks for the same mode in both sessions."""

    ON_SITE = "on_site"
    REMOTE = "remote"


class ExamKind(StrEnum):
    """A make-up replaces a cancelled exam; a recall (ESR) is for a unit that is not taught this year."""

    REGULAR = "regular"
    MAKEUP = "makeup"
    RECALL = "recall"


class ExamNature(StrEnum):
    """Before whom it is sat: an oral before a jury, one candidate after the other."""

    WRITTEN = "written"
    PRACTICAL = "practical"
    ORAL = "oral"


class Term(StrEnum):
    """How long a unit is taught; an annual one may have a mid-year test without a second session."""

    SEMESTER = "semester"
    ANNUAL = "annual"


class Unit(Frozen):
    """A teaching unit (UE). `second_session_permille` of its candidates are expected to come to session
    2 (None: as the policy says). `apogee` is the code of its element in the institution's student records (COD_ELP)."""

    id: UnitId
    title: str
    ects: Annotated[int, Field(ge=0)] = 0
    second_session_permille: Annotated[int, Field(ge=0, le=1000)] | None = None
    apogee: str = ""


class Teacher(Frozen):
    """A teacher in charge of papers, under a pseudonymous id; `site` is where they are attached."""

    id: TeacherId
    site: SiteId


class Offering(Frozen):
    """Who sets the paper of a unit: an organising centre, a teaching mode, a paper group, a teacher.

    `one_session` says why it is examined in one session alone (blank: it has two).
    """

    id: OfferingId
    unit: UnitId
    centre: CentreId
    teaching_mode: str = ""
    teacher: TeacherId = TeacherId("")
    term: Term = Term.SEMESTER
    one_session: str = ""


class Exam(Frozen):
    """One paper of one offering in one session. `imposed_start` is on the organising centre's clock;
    `features`: what its rooms must have (a practical: machines).

    An oral on site lasts `minutes` for each candidate, one after the other; one given remotely is like
    any remote exam.

    A make-up `replaces` an exam of its offering and session for those concerned; it is held on or after
    `not_before`, and after the notice that runs from the day the other was `cancelled`.

    `apogee` is the code of the exam in the institution's student records (COD_EPR).
    """

    id: ExamId
    offering: OfferingId
    session: Annotated[int, Field(ge=1, le=2)]
    minutes: Annotated[int, Field(ge=1, le=720)]
    mode: ExamMode = ExamMode.ON_SITE
    nature: ExamNature = ExamNature.WRITTEN
    component: str = ""
    imposed_start: datetime | None = None
    features: tuple[str, ...] = ()
    kind: ExamKind = ExamKind.REGULAR
    replaces: ExamId = ExamId("")
    not_before: date | None = None
    cancelled: date | None = None
    apogee: str = ""

    @property
    def oral(self) -> bool:
        """Whether the candidates of a site pass one after the other before a jury there."""
        return self.nature is ExamNature.ORAL and self.mode is ExamMode.ON_SITE
