"""What is taught and examined: units, their offerings, the exams of both sessions."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from models.ids import CentreId, ExamId, Frozen, OfferingId, SiteId, TeacherId, UnitId


class ExamMode(StrEnum):
    """The regulation's "same modality in both sessions" speaks of this."""

    ON_SITE = "on_site"
    REMOTE = "remote"


class Unit(Frozen):
    """A teaching unit (UE). `second_session_permille` of its candidates are expected to come to session
    2 (None: as the policy says)."""

    id: UnitId
    title: str
    ects: Annotated[int, Field(ge=0)] = 0
    second_session_permille: Annotated[int, Field(ge=0, le=1000)] | None = None


class Teacher(Frozen):
    """A teacher in charge of papers, under a pseudonymous id; `site` is where they are attached."""

    id: TeacherId
    site: SiteId


class Offering(Frozen):
    """Who sets the paper of a unit: an organising centre, a teaching mode, a paper group, a teacher."""

    id: OfferingId
    unit: UnitId
    centre: CentreId
    teaching_mode: str = ""
    teacher: TeacherId = TeacherId("")


class Exam(Frozen):
    """One paper of one offering in one session. `imposed_start` is on the organising centre's clock;
    `features`: what its rooms must have (a practical: machines)."""

    id: ExamId
    offering: OfferingId
    session: Annotated[int, Field(ge=1, le=2)]
    minutes: Annotated[int, Field(ge=1, le=720)]
    mode: ExamMode = ExamMode.ON_SITE
    component: str = ""
    imposed_start: datetime | None = None
    features: tuple[str, ...] = ()
