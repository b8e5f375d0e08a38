"""An instance: the data of one semester. Places, units and exams are types, people are tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.barred import annulled, passed_of, without_excluded, without_unregistered, without_withdrawn
from models.calendar import Session
from models.candidate_classes import candidate_classes, owed_rest, site_manners
from models.fluent import Language
from models.granted import accepted_requests, taken_out
from models.ids import CentreId, ExamId, OfferingId, SiteId
from models.needs import Ints, need_classes, no_exam_needs, with_homes, with_needs
from models.network import Centre, Room, Site
from models.no_rows import no_attendance, no_kept_rooms, no_preferences, no_relocations, no_starts, no_travel
from models.offer import Exam, Offering, Teacher, Unit
from models.pins import USES, no_pins, with_published, with_reasons
from models.policy import LateNeedsParameters, Policy, RoomFeaturesParameters, SecondSessionParameters
from models.rule_table import RuleTable, no_rows
from models.schema.declare import Table
from models.schema.records import ATTENDANCES, DECISIONS, EXCLUSIONS, REQUESTS, WITHDRAWALS
from models.sitters import no_sitters, no_validated, relocated, with_listed_sitters, without_validated
from models.turnout import Turnout, turnout_of
from models.windows import windows
from models.wording import Wording


@dataclass(frozen=True)
class Instance:
    """One semester of the Cnam, or of another university.

    Tables (index 0..n-1, ids as strings, one row for each fact):
    `candidates` id, centre, site, extra (minutes per hour, int), isolated (bool), and where anybody needs
    it pause (minutes), secretary, small_room, large_print, braille, computer, refused (bool: it does not apply),
    features (words), received (day the file came, NaT: in time)
    `exam_needs` candidate, exam, and the same columns: an arrangement of one exam replaces that of the person
    `registrations` candidate, offering, centre, teaching_mode (blanks filled), and where any is not complete
    administrative, paid (bool)
    `staff` id, site, escort, secretary (bool, blank column: nobody), from, until (UTC timestamps, NaT: always)
    `availability` room, from, until (UTC timestamps); a room not listed is always available
    `attendance` staff, from, until (UTC timestamps): who is listed is there only then; mostly empty
    `closed` site, day (datetime.date), reason, and where there is any, holiday (bool: a public holiday of the site):
    holidays and closures already resolved
    `results` candidate, offering, passed (bool), and where any is, compensated (bool); empty before results
    `base` exam, zone, start (UTC): starts of an earlier timetable to stay close to; mostly empty
    `presences` teacher, exam, site: who must be in the room there when the exam begins
    `relocations` candidate, session, site, motive: granted leave to sit a session elsewhere
    `pins` decisions that may not change, one row each (models/pins.py)
    `preferences` offering, session (0: both), from, until (UTC timestamps), wish, reason, price (-1: the rule's weight)
    `travel` from, to (sites of one centre and zone), minutes: candidates of `from` may be received at `to`
    `kept_rooms` candidate, exam, room: of a convocation that has gone out; mostly empty
    `published` exam, zone, start (UTC): starts that people know; mostly empty

    `sitters` exam, candidate, proof: an exam listed is sat by those alone (models/sitters.py)
    `validated` candidate, unit: units they have for good and sit no more
    `rule_tables`: tables that rules bring, and those of what happens around the exams, by name (`rows_of`)
    `language` is that of its readers where nobody asks for another; None: as the machine says
    `part` names the centre whose people alone are here (models/part.py); then `pins` also has the
    zones in which only people of other centres sit these papers.
    """

    name: str
    title: str
    sessions: tuple[Session, ...]
    policy: Policy
    policies: Mapping[CentreId, Policy]
    centres: tuple[Centre, ...]
    sites: tuple[Site, ...]
    rooms: tuple[Room, ...]
    units: tuple[Unit, ...]
    offerings: tuple[Offering, ...]
    exams: tuple[Exam, ...]
    candidates: pd.DataFrame
    registrations: pd.DataFrame
    staff: pd.DataFrame
    availability: pd.DataFrame
    closed: pd.DataFrame
    results: pd.DataFrame
    teachers: tuple[Teacher, ...] = ()
    presences: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=["teacher", "exam", "site"]))
    base: pd.DataFrame = field(default_factory=no_starts)
    wording: Wording = field(default_factory=Wording)
    language: Language | None = None
    relocations: pd.DataFrame = field(default_factory=no_relocations)
    pins: pd.DataFrame = field(default_factory=no_pins)
    preferences: pd.DataFrame = field(default_factory=no_preferences)
    travel: pd.DataFrame = field(default_factory=no_travel)
    rule_tables: Mapping[str, RuleTable] = field(default_factory=dict)
    kept_rooms: pd.DataFrame = field(default_factory=no_kept_rooms)
    published: pd.DataFrame = field(default_factory=no_starts)
    exam_needs: pd.DataFrame = field(default_factory=no_exam_needs)
    sitters: pd.DataFrame = field(default_factory=no_sitters)
    validated: pd.DataFrame = field(default_factory=no_validated)
    part: str = ""
    attendance: pd.DataFrame = field(default_factory=no_attendance)

    def rows_of(self, table: Table) -> pd.DataFrame:
        """The rows of a table that a rule brings, or of a record; none if the semester has no such table."""
        return self.rule_tables[table.name].rows if table.name in self.rule_tables else no_rows(table)

    @cached_property
    def centre(self) -> dict[CentreId, Centre]:
        """Centres by id."""
        return {c.id: c for c in self.centres}

    @cached_property
    def site(self) -> dict[SiteId, Site]:
        """Sites by id."""
        return {s.id: s for s in self.sites}

    @cached_property
    def offering(self) -> dict[OfferingId, Offering]:
        """Offerings by id."""
        return {o.id: o for o in self.offerings}

    @cached_property
    def exam(self) -> dict[ExamId, Exam]:
        """Exams by id."""
        return {e.id: e for e in self.exams}

    @cached_property
    def session(self) -> dict[int, Session]:
        """Sessions by number."""
        return {s.number: s for s in self.sessions}

    @cached_property
    def candidate_ids(self) -> pd.Index:
        """The ids of candidates in their order; looking many up makes its hash table once."""
        return pd.Index([str(candidate) for candidate in self.candidates["id"]], dtype=object)

    @cached_property
    def pinned_starts(self) -> pd.DataFrame:
        """The pins that settle a start: exam, zone, start, gather, paper, early (ANY: left open), source, and whether
        it is the `published` start."""
        return with_published(self.pinned("start"), self.published)

    @cached_property
    def published_starts(self) -> pd.DataFrame:
        """The published starts: exam, zone, start, reason, source: of the pin that moves it for a reason, else blank."""
        return with_reasons(self.published, self.pins)

    def pinned(self, kind: str) -> pd.DataFrame:
        """The pins of a kind: exam, what the kind uses, source."""
        mine = self.pins[self.pins["kind"] == kind]
        return mine[["exam", *USES[kind], "source"]].reset_index(drop=True)

    @cached_property
    def venues(self) -> dict[str, tuple[str, ...]]:
        """The sites at which the candidates of each site may sit: their own first, then the sites that may receive them.

        The own site is left out if it has no room and another site may receive them. While the instance has no
        rooms at all, candidates stay at their own site.
        """
        received = self.travel.groupby("from", observed=True)["to"].agg(list).to_dict()
        roomy = {str(room.site) for room in self.rooms}
        venues = {}
        for home in (str(s.id) for s in self.sites):
            away = [str(site) for site in sorted(received.get(home, ())) if site in roomy]
            venues[home] = (home, *away) if home in roomy or not away else tuple(away)
        return venues

    @property
    def public_holidays(self) -> pd.DataFrame:
        """The rows of `closed` that are public holidays of their site."""
        nowhere = np.zeros(len(self.closed), bool)
        return self.closed[np.asarray(self.closed.get("holiday", nowhere), bool)]

    @cached_property
    def presence(self) -> pd.DataFrame:
        """One row for each interval in which somebody of the staff is there: person (the number of the row in `staff`),
        from, until (UTC timestamps, NaT: always)."""
        number = pd.Series(np.arange(len(self.staff)), index=self.staff["id"].astype(object))
        listed = self.attendance[self.attendance["staff"].isin(number.index)]
        usual = self.staff[~self.staff["id"].isin(listed["staff"])]
        rows = pd.concat([usual[["id", "from", "until"]], listed.rename(columns={"staff": "id"})])
        person = number.reindex(rows["id"].astype(object)).to_numpy(np.int64)
        bounds = {name: pd.to_datetime(rows[name].to_numpy(), utc=True) for name in ("from", "until")}
        table = pd.DataFrame({"person": person, **bounds})
        return table.sort_values(["person", "from"], na_position="first", ignore_index=True)

    @property
    def secretaries(self) -> npt.NDArray[np.bool_]:
        """Which of the staff can be secretaries."""
        nobody = np.zeros(len(self.staff), bool)
        return np.asarray(self.staff.get("secretary", nobody), bool)

    @property
    def supervised(self) -> bool:
        """Whether there are both rooms and staff; else staff are neither assigned nor counted."""
        return bool(self.rooms) and len(self.staff) > 0

    @cached_property
    def exam_frame(self) -> pd.DataFrame:
        """One row for each exam: exam, offering, unit, organiser (centre), session, minutes, mode, kind, oral (before a jury)."""
        rows = [
            (e.id, e.offering, o.unit, o.centre, e.session, e.minutes, e.mode.value, e.kind.value, e.oral)
            for e in self.exams
            for o in (self.offering[e.offering],)
        ]
        columns = ["exam", "offering", "unit", "organiser", "session", "minutes", "mode", "kind", "oral"]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def site_frame(self) -> pd.DataFrame:
        """One row for each site: site, centre, zone."""
        return pd.DataFrame(
            [(s.id, s.centre, s.zone) for s in self.sites], columns=["site", "centre", "zone"]
        )

    @property
    def needs(self) -> pd.DataFrame:
        """One row for each class of needs (models/needs.py), in the order of their numbers."""
        return self._classes[0]

    @cached_property
    def _classes(self) -> tuple[pd.DataFrame, Ints]:
        """A file is in time so many days before the session's first day, by the rules of the candidate's centre
        (règlement Paca, I.A.3.b)."""
        notice = {c: timedelta(days=p.of(LateNeedsParameters).notice) for c, p in self.policies.items()}
        latest = {s.number: {c: s.first_day - days for c, days in notice.items()} for s in self.sessions}
        machines = {c: p.of(RoomFeaturesParameters).computer for c, p in self.policies.items()}
        latest_days = pd.DataFrame(latest).astype("datetime64[s]")
        return need_classes(self.candidates, self.exam_needs, latest_days, machines)

    @cached_property
    def sits(self) -> pd.DataFrame:
        """Who may sit what: candidate, teaching_mode, exam, session, centre (of the exam), site, zone,
        need (its number; that of an arrangement of the exam, else of the person), the need's extra, pause and isolated,
        owed_rest, candidate_class (models/candidate_classes.py).

        One row for each (candidate, exam). Session 1: every registration. Session 2: everyone who has not
        passed; before results that is everyone, so that nobody is left without a seat (A08, X03).
        Centre and site are those of registration, but for sessions with leave to sit elsewhere (C04).
        Make-ups take their people from the exam they replace, recalls and listed exams have their own
        list, validated units are over (models/sitters.py). Who has not paid, is excluded or was taken out sits nothing
        (models/barred.py). In the part of a centre only those who sit at its sites.
        """
        exams = self.exam_frame[["exam", "offering", "session"]]
        registered = without_unregistered(self.registrations)
        sits = registered[["candidate", "offering", "teaching_mode"]].merge(exams, on="offering")
        if len(self.results):
            passed = passed_of(self.results, self.void)
            out = sits.merge(passed.assign(passed=True), on=["candidate", "offering"], how="left")
            sits = sits[~((sits["session"] == 2) & out["passed"].notna().to_numpy())]
        mode_of = {str(o.id): o.teaching_mode for o in self.offerings}
        sits = with_listed_sitters(sits, self.exams, self.sitters, mode_of)
        sits = without_validated(sits, self.validated, {str(o.id): str(o.unit) for o in self.offerings})
        for gone in (self.rows_of(WITHDRAWALS), taken_out(self.accepted, sits)):
            sits = without_withdrawn(sits, gone)
        sits = without_excluded(sits, self.rows_of(EXCLUSIONS), self.window)
        sites, people = self.site_frame, self.candidates.rename(columns={"id": "candidate"})
        sits = with_homes(sits.drop(columns="offering"), self.candidates, self.candidate_ids)
        sits = relocated(with_needs(sits, people, self.exam_needs, *self._classes), self.relocations, sites)
        if self.part:
            sits = sits[sits["site"].isin(sites.loc[sites["centre"] == self.part, "site"])]
        sits["zone"] = sits["site"].map({str(s.id): s.zone for s in self.sites})
        oral = [str(e.id) for e in self.exams if e.oral]
        everywhere = [str(s.id) for s in self.sites]
        sits["candidate_class"] = candidate_classes(sits, self._manners, oral, everywhere)
        sits["owed_rest"] = owed_rest(sits)
        return sits.sort_values(["exam", "candidate"], ignore_index=True)

    @cached_property
    def accepted(self) -> pd.DataFrame:
        """The requests that somebody accepted: rows of the table `requests`."""
        return accepted_requests(self.rows_of(REQUESTS), self.rows_of(DECISIONS))

    @cached_property
    def void(self) -> pd.DataFrame:
        """Exams of session 1 that a sanction annulled: candidate, offering."""
        return annulled(self.rows_of(ATTENDANCES), self.exams)

    @cached_property
    def window(self) -> dict[ExamId, tuple[date, date]]:
        """First and last local day of each exam: its session's, wider around a make-up (models/windows.py)."""
        organiser = {o.id: o.centre for o in self.offerings}
        return windows(self.exams, self.session, organiser, self.policies)

    @cached_property
    def turnout(self) -> Turnout:
        """Who is expected to come to each exam. Results of an offering make its session 2 certain: who
        has not passed comes."""
        unit_of = {o.id: o.unit for o in self.offerings}
        published = set(self.results["offering"].unique())
        return turnout_of(self.exams, unit_of, self.units, published, self.policy.of(SecondSessionParameters))

    @cached_property
    def _manners(self) -> dict[str, int]:
        """A number for each site: the same for sites where candidates meet time alike."""
        return site_manners(self.sites, self.policies, self.venues)
