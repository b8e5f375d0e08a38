"""A tiny semester and its timetable in a few lines: what a test does not say is fine by itself.

Every exam gets a room of its own at every site, every isolated candidate too, sites are open from 7 to
23 except on Sunday and have plenty of staff. Times are written on the clock of the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, Self

import pandas as pd

from models.calendar import OpeningHours, Session
from models.facts import Verdict
from models.ids import CentreId, ExamId, OfferingId, RoomId, SiteId, TeacherId, UnitId
from models.instance import Instance
from models.network import Centre, Room, Site
from models.offer import Exam, ExamKind, ExamMode, ExamNature, Offering, Teacher, Unit
from models.policy import policy_from
from models.timetable import DUTIES, HOSTS, OVERLAPS, ROOMS, SEATS, STARTS, Timetable
from scheduler.audit import audit

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")
STARTS_OF_DAY = (time(8, 30), time(14), time(18))
PLENTY = (50, 20)


def utc(clock: str, zone: str = "Europe/Paris") -> pd.Timestamp:
    """The instant of a clock time such as `2024-01-22 08:30`."""
    return pd.Timestamp(clock, tz=zone).tz_convert("UTC").as_unit("s")


def own_minutes(minutes: int, extra: int) -> int:
    """Nominal minutes and extra minutes per hour, the extra rounded up to 5: 2 h and 20 -> 160."""
    more = 0
    while more * 60 < minutes * extra:
        more += 5
    return minutes + more


@dataclass
class Build:
    """Say what matters, then take `.instance()`, `.timetable()` or `.audit()`."""

    policy: Mapping[str, Any] = field(default_factory=dict)
    profile: str = "national"
    starts_of_day: tuple[time, ...] = STARTS_OF_DAY
    windows: tuple[tuple[date, date], ...] = (
        (date(2024, 1, 22), date(2024, 2, 3)),
        (date(2024, 4, 8), date(2024, 4, 13)),
    )
    results_published: date | None = None

    def __post_init__(self) -> None:
        self.centres: dict[str, Centre] = {}
        self.profiles: dict[str, tuple[str, Mapping[str, Any]]] = {}
        self.sites: dict[str, Site] = {}
        self.rooms: dict[str, Room] = {}
        self.offerings: dict[str, Offering] = {}
        self.exams: dict[str, Exam] = {}
        self.candidates: list[dict[str, Any]] = []
        self.registrations: list[dict[str, Any]] = []
        self.staff_rows: list[dict[str, Any]] = []
        self.availability: list[dict[str, Any]] = []
        self.closed: list[dict[str, Any]] = []
        self.results: list[dict[str, Any]] = []
        self.relocations: list[dict[str, Any]] = []
        self.preferences: list[dict[str, Any]] = []
        self.ways: list[dict[str, Any]] = []
        self.teachers: dict[str, Teacher] = {}
        self.presences: list[dict[str, Any]] = []
        self.sitters: list[dict[str, Any]] = []
        self.validated: list[dict[str, Any]] = []
        self.starts: dict[tuple[str, str], dict[str, Any]] = {}
        self.overlaps: list[dict[str, Any]] = []
        self.hosts: list[dict[str, Any]] = []
        self.duties: list[dict[str, Any]] = []
        self.places: dict[tuple[str, str], str] = {}
        self.site("Paris")

    # the network

    def centre(
        self,
        name: str,
        zone: str = "Europe/Paris",
        copy_days: int = 0,
        profile: str = "national",
        policy: Mapping[str, Any] | None = None,
    ) -> Self:
        self.centres[name] = Centre(id=CentreId(name), name=name, zone=zone, copy_days=copy_days)
        self.profiles[name] = (profile, {**self.policy, **(policy or {})})
        return self

    def site(
        self,
        name: str,
        zone: str = "Europe/Paris",
        centre: str = "",
        hours: str = "07:00-23:00",
        staff: tuple[int, int] = PLENTY,
    ) -> Self:
        """A site (of a centre of the same name unless told); `staff` counts (people, escorts of them)."""
        centre = centre or name
        if centre not in self.centres:
            self.centre(centre, zone, profile=self.profile)
        opens, closes = (time.fromisoformat(part) for part in hours.split("-"))
        week = OpeningHours(by_weekday=(*[(opens, closes)] * 6, None))
        self.sites[name] = Site(id=SiteId(name), centre=CentreId(centre), name=name, zone=zone, hours=week)
        self.staff_rows = [row for row in self.staff_rows if row["site"] != name]
        return self.staff(name, *staff)

    def staff(
        self, site: str, people: int, escorts: int, since: str = "", until: str = "", secretaries: int = 0
    ) -> Self:
        """Add staff, present always or in an interval of the site's clock."""
        zone = self.sites[site].zone
        for i in range(people):
            self.staff_rows.append(
                {
                    "id": f"{site}-{len(self.staff_rows)}",
                    "site": site,
                    "escort": i < escorts,
                    "secretary": i >= people - secretaries,
                    "from": utc(since, zone) if since else pd.NaT,
                    "until": utc(until, zone) if until else pd.NaT,
                }
            )
        return self

    def room(self, name: str, seats: int, site: str = "Paris", features: str = "") -> Self:
        words = tuple(features.split())
        self.rooms[name] = Room(id=RoomId(name), site=SiteId(site), seats=seats, features=words)
        return self

    def available(self, room: str, since: str, until: str) -> Self:
        zone = self.sites[str(self.rooms[room].site)].zone
        self.availability.append({"room": room, "from": utc(since, zone), "until": utc(until, zone)})
        return self

    def closure(self, site: str, day: date, reason: str = "holiday") -> Self:
        self.closed.append({"site": site, "day": day, "reason": reason})
        return self

    def way(self, home: str, host: str, minutes: int) -> Self:
        """Candidates of a site may be received at another one."""
        self.ways.append({"from": home, "to": host, "minutes": minutes})
        return self

    # the offer and the people

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
    ) -> Self:
        """A candidate registered for the offerings of these exams."""
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
            }
        )
        for offering in dict.fromkeys(self.exams[exam].offering for exam in exams):
            mode = self.offerings[offering].teaching_mode
            self.register(name, str(offering), centre, mode)
        return self

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

    def wish(self, exam: str, wish: str, since: str, until: str, session: int = 0, reason: str = "") -> Self:
        """What the offering of this exam asks for, on the clock of its organising centre."""
        offering = self.offerings[str(self.exams[exam].offering)]
        zone = self.centres[str(offering.centre)].zone
        bounds = {"from": utc(since, zone), "until": utc(until, zone)}
        row = {"offering": str(offering.id), "session": session, **bounds, "wish": wish, "reason": reason}
        self.preferences.append(row)
        return self

    def passed(self, candidate: str, exam: str) -> Self:
        row = {"candidate": candidate, "offering": str(self.exams[exam].offering), "passed": True}
        self.results.append(row)
        return self

    # the timetable

    def start(
        self,
        exam: str,
        clock: str,
        zone: str = "Europe/Paris",
        gather: int = 0,
        paper: int = 0,
        early: int = 0,
    ) -> Self:
        """The start of a zone group, on the zone's own clock; `early` minutes before for extra time."""
        row = {"start": utc(clock, zone), "gather": gather, "paper": paper, "early": early}
        self.starts[exam, zone] = row
        return self

    def put(self, exam: str, room: str, *candidates: str) -> Self:
        """Seat these candidates (all, if none is named) of an exam in a room."""
        for one in candidates or [str(c["id"]) for c in self.candidates]:
            self.places[exam, one] = room
        return self

    def transfer(
        self, candidate: str, stays: str, moves: str, clock: str, zone: str = "Europe/Paris"
    ) -> Self:
        return self._overlap(candidate, stays, moves, "transfer", utc(clock, zone))

    def unresolved(self, candidate: str, stays: str, moves: str) -> Self:
        return self._overlap(candidate, stays, moves, "unresolved", pd.NaT)

    def _overlap(self, candidate: str, stays: str, moves: str, outcome: str, start: Any) -> Self:
        row = {"candidate": candidate, "stays": stays, "moves": moves, "outcome": outcome, "start": start}
        self.overlaps.append(row)
        return self

    def host(self, exam: str, home: str, host: str) -> Self:
        self.hosts.append({"exam": exam, "home": home, "host": host})
        return self

    def duty(self, staff: str, duty: str, room: str, since: str, until: str, site: str = "Paris") -> Self:
        """What one of the staff does, on the site's clock."""
        zone = self.sites[site].zone
        row = {"staff": staff, "site": site, "duty": duty, "room": room}
        self.duties.append({**row, "from": utc(since, zone), "to": utc(until, zone)})
        return self

    # what comes out

    def instance(self) -> Instance:
        self.seats()  # rooms that exams get by themselves belong to the instance
        week = dict.fromkeys((*WEEK, "saturday"), self.starts_of_day)
        sessions = tuple(
            Session(
                number=number,
                first_day=first,
                last_day=last,
                starts=week,
                results_published=self.results_published if number == 1 else None,
            )
            for number, (first, last) in enumerate(self.windows, start=1)
        )
        units = dict.fromkeys(o.unit for o in self.offerings.values())
        return Instance(
            name="tiny",
            title="tiny",
            sessions=sessions,
            policy=policy_from(self.profile, self.policy),
            policies={CentreId(c): policy_from(p, o) for c, (p, o) in self.profiles.items()},
            centres=tuple(self.centres.values()),
            sites=tuple(self.sites.values()),
            rooms=tuple(self.rooms.values()),
            units=tuple(Unit(id=u, title=str(u)) for u in units),
            offerings=tuple(self.offerings.values()),
            exams=tuple(self.exams.values()),
            candidates=_table(
                self.candidates,
                "id centre site extra isolated secretary small_room features received",
            ),
            registrations=_table(self.registrations, "candidate offering centre teaching_mode"),
            staff=_instants(_table(self.staff_rows, "id site escort secretary from until"), "from", "until"),
            availability=_instants(_table(self.availability, "room from until"), "from", "until"),
            closed=_table(self.closed, "site day reason"),
            results=_table(self.results, "candidate offering passed"),
            teachers=tuple(self.teachers.values()),
            presences=_table(self.presences, "teacher exam site"),
            relocations=_table(self.relocations, "candidate session site motive"),
            sitters=_table(self.sitters, "exam candidate proof"),
            validated=_table(self.validated, "candidate unit"),
            preferences=_instants(
                _table(self.preferences, "offering session from until wish reason"), "from", "until"
            ),
            travel=_table(self.ways, "from to minutes"),
        )

    def seats(self) -> pd.DataFrame:
        """A seat for everybody who sits an exam with a start."""
        moved = {
            (r["candidate"], r["moves"]): r["start"] for r in self.overlaps if r["outcome"] == "transfer"
        }
        missed = {(r["candidate"], r["moves"]) for r in self.overlaps if r["outcome"] == "unresolved"}
        passed = {(r["candidate"], r["offering"]) for r in self.results}
        people = {str(c["id"]): c for c in self.candidates}
        leave = {(r["candidate"], r["session"]): {"site": r["site"]} for r in self.relocations}
        rows = []
        for exam in self.exams.values():
            blocks: dict[str, int] = {}
            for candidate in self._who()[str(exam.id)] if exam.oral else ():
                one = {**people[candidate], **leave.get((candidate, exam.session), {})}
                slot = own_minutes(exam.minutes, one["extra"])
                blocks[one["site"]] = blocks.get(one["site"], 0) + slot
            for candidate in self._who()[str(exam.id)]:
                name = str(exam.id)
                who = {**people[candidate], **leave.get((candidate, exam.session), {})}
                key = (candidate, name)
                group = self.starts.get((name, self.sites[who["site"]].zone))
                gone = exam.session == 2 and (candidate, exam.offering) in passed
                if key in missed or gone or group is None:
                    continue
                remote = exam.mode is ExamMode.REMOTE
                kind = (
                    "remote"
                    if remote
                    else "isolated"
                    if who["isolated"] or who["secretary"]
                    else "extra"
                    if who["extra"]
                    else "ordinary"
                )
                kind = "transfer" if key in moved else "oral" if exam.oral else kind
                sooner = group["early"] if who["extra"] and not (remote or exam.oral) else 0
                start = moved.get(key, group["start"] - pd.Timedelta(minutes=sooner))
                room = "" if remote else self._room(name, kind, who)
                site = str(self.rooms[room].site) if room else who["site"]
                own = blocks[who["site"]] if exam.oral else own_minutes(exam.minutes, who["extra"])
                end = start + pd.Timedelta(minutes=own)
                rows.append((key[0], name, site, room, kind, start, end))
        return _instants(pd.DataFrame(rows, columns=list(SEATS)), "start", "end")

    def _who(self) -> dict[str, list[str]]:
        """Who sits each exam: lists, make-ups (in the order they were built) and validated units included."""
        who: dict[str, list[str]] = {}
        for name, exam in self.exams.items():
            listed = [r["candidate"] for r in self.sitters if r["exam"] == name]
            taken = [r["candidate"] for r in self.registrations if r["offering"] == exam.offering]
            if exam.kind is ExamKind.RECALL:
                taken = listed
            elif listed:
                taken = [c for c in taken if c in listed]
            if exam.replaces:
                taken = [c for c in taken if c in who[exam.replaces]]
                who[exam.replaces] = [c for c in who[exam.replaces] if c not in taken]
            who[name] = taken
        done = {(r["candidate"], r["unit"]) for r in self.validated}
        unit = {name: self.offerings[str(e.offering)].unit for name, e in self.exams.items()}
        return {name: [c for c in taken if (c, unit[name]) not in done] for name, taken in who.items()}

    def _room(self, exam: str, kind: str, who: Mapping[str, Any]) -> str:
        if (exam, who["id"]) in self.places:
            return self.places[exam, who["id"]]
        early = kind == "extra" and self.starts[exam, self.sites[who["site"]].zone]["early"]
        alone = f"/{who['id']}" if kind == "isolated" else "/later" if kind == "transfer" else ""
        alone = alone or ("/early" if early else "")
        received = (row["host"] for row in self.hosts if (row["exam"], row["home"]) == (exam, who["site"]))
        site = next(received, who["site"])
        name = f"{site}/{exam}{alone}"
        if name not in self.rooms:
            self.room(name, 200, site)
        return name

    def timetable(self) -> Timetable:
        starts = [(exam, zone, *group.values()) for (exam, zone), group in self.starts.items()]
        seats = self.seats()
        return Timetable(
            instance="tiny",
            starts=_instants(pd.DataFrame(starts, columns=list(STARTS)), "start"),
            rooms=rooms_of(seats),
            seats=seats,
            overlaps=_instants(_table(self.overlaps, " ".join(OVERLAPS)), "start"),
            hosts=_table(self.hosts, " ".join(HOSTS)),
            duties=_instants(_table(self.duties, " ".join(DUTIES)), "from", "to"),
        )

    def audit(self) -> Verdict:
        return audit(self.instance(), self.timetable())


def rooms_of(seats: pd.DataFrame) -> pd.DataFrame:
    """The table of rooms that agrees with the seats."""
    keys = ["exam", "site", "room", "kind"]
    counts = seats[seats["room"] != ""].groupby(keys).size().rename("places").reset_index()
    return counts.reindex(columns=list(ROOMS))


def with_seats(timetable: Timetable, seats: pd.DataFrame) -> Timetable:
    """The timetable with other seats, and a table of rooms that agrees."""
    return replace(timetable, seats=seats, rooms=rooms_of(seats))


def hard(verdict: Verdict, *columns: str) -> list[tuple[str, ...]]:
    """The hard findings as tuples: the rule and the columns asked for."""
    rows = verdict.findings[verdict.findings["severity"] == "hard"]
    return list(rows[["rule", *columns]].itertuples(index=False, name=None))


PLACES = ("sittings", "rooms")


def paid(verdict: Verdict, *places: str) -> dict[str, int]:
    """The soft rules that cost something; of those about places, which always cost, only the ones asked for."""
    return {
        rule: cost for rule, cost in verdict.costs.items() if cost and (rule not in PLACES or rule in places)
    }


def _table(rows: list[dict[str, Any]], columns: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split())


def _instants(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    for column in columns:
        table[column] = pd.to_datetime(table[column], utc=True).astype("datetime64[s, UTC]")
    return table
