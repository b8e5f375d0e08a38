"""The offer and the people of a small semester: exams, candidates, teachers and what they asked for."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Self

import pandas as pd

from instances.builder.instants import Rows, utc
from instances.builder.network_builder import NetworkBuilder
from instances.io.tables.cells import parse
from models.ids import CentreId, ExamId, OfferingId, SiteId, TeacherId, UnitId
from models.needs import DEFAULTS
from models.offer import Exam, ExamKind, ExamMode, ExamNature, Offering, Teacher
from models.schema import Table

STARTS_OF_DAY = (time(8, 30), time(14), time(18))
WINDOWS = ((date(2024, 1, 22), date(2024, 2, 3)), (date(2024, 4, 8), date(2024, 4, 13)))


@dataclass
class OfferBuilder(NetworkBuilder):
    """Exams and who sits them. Exams begin at the `starts_of_day` on every day from Monday to Saturday.

    `windows` are the first and the last day of each session; `results_published` is the day on which the results of
    session 1 were published, None: not yet.
    """

    starts_of_day: tuple[time, ...] = STARTS_OF_DAY
    windows: tuple[tuple[date, date], ...] = WINDOWS
    results_published: date | None = field(default=None)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.offerings: dict[str, Offering] = {}
        self.exams: dict[str, Exam] = {}
        self.candidates: Rows = []
        self.registrations: Rows = []
        self.results: Rows = []
        self.relocations: Rows = []
        self.preferences: Rows = []
        self.rule_rows: dict[str, tuple[Table, Rows]] = {}
        self.teachers: dict[str, Teacher] = {}
        self.presences: Rows = []
        self.sitters: Rows = []
        self.validated: Rows = []
        self.exam_needs: Rows = []

    def exam(
        self,
        name: str,
        minutes: int = 180,
        *,
        centre: str = "Paris",
        session: int = 1,
        of: str = "",
        unit: str = "",
        remote: bool = False,
        imposed: datetime | None = None,
        teaching_mode: str = "evening",
        features: str = "",
        oral: bool = False,
    ) -> Self:
        """An exam with an offering of its own, or `of` the same offering as another exam."""
        offering = str(self.exams[of].offering) if of else f"offering-{name}"
        if not of:
            self.offerings[offering] = Offering(
                id=OfferingId(offering),
                unit=UnitId(unit or f"unit-{name}"),
                centre=CentreId(centre),
                teaching_mode=teaching_mode,
            )
        self.exams[name] = Exam(
            id=ExamId(name),
            offering=OfferingId(offering),
            session=session,
            minutes=minutes,
            mode=ExamMode.REMOTE if remote else ExamMode.ON_SITE,
            imposed_start=imposed,
            features=tuple(features.split()),
            nature=ExamNature.ORAL if oral else ExamNature.WRITTEN,
        )
        return self

    def person(
        self,
        name: str,
        *exams: str,
        site: str = "Paris",
        extra: int = 0,
        isolated: bool = False,
        secretary: bool = False,
        small_room: bool = False,
        features: str = "",
        received: date | None = None,
        **needs: Any,
    ) -> Self:
        """A candidate registered for the offerings of these exams; `needs` are further columns of models/needs.py."""
        centre = str(self.sites[site].centre)
        self.candidates.append(
            {
                "id": name,
                "centre": centre,
                "site": site,
                "extra": extra,
                "isolated": isolated,
                "secretary": secretary,
                "small_room": small_room,
                "features": features,
                "received": pd.Timestamp(received) if received else pd.NaT,
                **needs,
            }
        )
        for offering in dict.fromkeys(self.exams[exam].offering for exam in exams):
            mode = self.offerings[offering].teaching_mode
            self.register(name, str(offering), centre, mode)
        return self

    def arranged(self, candidate: str, exam: str, **needs: Any) -> Self:
        """An arrangement (columns of models/needs.py) of one exam, in place of the candidate's own."""
        self.exam_needs.append({"candidate": candidate, "exam": exam, **needs})
        return self

    def needs_of(self, candidate: str, exam: str) -> dict[str, Any]:
        """What the candidate needs for the exam: nothing, if the arrangement is refused."""
        own = next(row for row in self.candidates if row["id"] == candidate)
        named = ((row["candidate"], row["exam"]) == (candidate, exam) for row in self.exam_needs)
        need = next((row for row, mine in zip(self.exam_needs, named, strict=True) if mine), own)
        return {**DEFAULTS, **({} if need.get("refused") else need)}

    def people(self, count: int, *exams: str, site: str = "Paris", extra: int = 0) -> Self:
        for _ in range(count):
            self.person(f"{site}-{len(self.candidates):03}", *exams, site=site, extra=extra)
        return self

    def register(self, candidate: str, offering: str, centre: str, mode: str) -> Self:
        self.registrations.append(
            {"candidate": candidate, "offering": offering, "centre": centre, "teaching_mode": mode}
        )
        return self

    def teacher(self, name: str, *exams: str, site: str = "Paris") -> Self:
        """A teacher of this site in charge of the papers of these exams."""
        self.teachers[name] = Teacher(id=TeacherId(name), site=SiteId(site))
        for exam in exams:
            offering = self.exams[exam].offering
            told = self.offerings[offering].model_copy(update={"teacher": name})
            self.offerings[offering] = told
        return self

    def present(self, teacher: str, exam: str, site: str = "Paris") -> Self:
        """The teacher must open this exam in person."""
        self.presences.append({"teacher": teacher, "exam": exam, "site": site})
        return self

    def makeup(
        self, name: str, of: str, *sitters: str, not_before: date | None = None, cancelled: date | None = None
    ) -> Self:
        """A make-up of an exam for these candidates (all who sit it, if none is named)."""
        exam = self.exams[of]
        told = {"kind": ExamKind.MAKEUP, "replaces": of, "not_before": not_before, "cancelled": cancelled}
        self.exams[name] = exam.model_copy(update={"id": ExamId(name), "imposed_start": None, **told})
        return self.listed(name, *sitters)

    def recall(self, name: str, *sitters: str) -> Self:
        """Make an exam a recall for these candidates."""
        self.exams[name] = self.exams[name].model_copy(update={"kind": ExamKind.RECALL})
        return self.listed(name, *sitters, proof="card")

    def listed(self, exam: str, *candidates: str, proof: str = "") -> Self:
        """This exam is sat by these candidates alone."""
        self.sitters += [{"exam": exam, "candidate": one, "proof": proof} for one in candidates]
        return self

    def has(self, candidate: str, exam: str) -> Self:
        """The candidate has the unit of this exam for good."""
        unit = self.offerings[str(self.exams[exam].offering)].unit
        self.validated.append({"candidate": candidate, "unit": str(unit)})
        return self

    def elsewhere(self, candidate: str, site: str, session: int = 1, motive: str = "travel") -> Self:
        """Leave to sit a session at another site."""
        row = {"candidate": candidate, "session": session, "site": site, "motive": motive}
        self.relocations.append(row)
        return self

    def wish(
        self,
        exam: str,
        wish: str,
        since: str,
        until: str,
        session: int = 0,
        reason: str = "",
        price: int = -1,
    ) -> Self:
        """What the offering of this exam asks for, on the clock of its organising centre (price -1: the rule's weight)."""
        offering = self.offerings[str(self.exams[exam].offering)]
        zone = self.centres[str(offering.centre)].zone
        bounds = {"from": utc(since, zone), "until": utc(until, zone)}
        row = {
            "offering": str(offering.id),
            "session": session,
            **bounds,
            "wish": wish,
            "reason": reason,
            "price": price,
        }
        self.preferences.append(row)
        return self

    def row(self, table: Table, **cells: Any) -> Self:
        """A row of a table that a rule brings; columns not named are blank."""
        blank = {
            column.name: parse(column, column.default) if column.default else None for column in table.columns
        }
        self.rule_rows.setdefault(table.name, (table, []))[1].append({**blank, **cells})
        return self

    def passed(self, candidate: str, exam: str) -> Self:
        row = {"candidate": candidate, "offering": str(self.exams[exam].offering), "passed": True}
        self.results.append(row)
        return self
