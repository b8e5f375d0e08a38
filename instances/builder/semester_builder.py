"""A small semester and its timetable in a few lines: whatever is not said is fine by itself.

    semester = SemesterBuilder(schema=schema).exam("E", 120).people(3, "E").start("E", "2024-01-22 08:30")
    instance, timetable = semester.instance(), semester.timetable()

Every exam gets a room of its own at every site, every isolated candidate too. Sites are open from 7 to 23 except on
Sunday and have plenty of staff. Times are written on the clock of the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import pandas as pd

from instances.builder.instants import Rows, table, utc, with_instants
from instances.builder.offer_builder import OfferBuilder
from models.calendar import Session
from models.ids import CentreId
from models.instance import Instance
from models.needs import DEFAULTS, arrangements, no_exam_needs
from models.offer import ExamKind, ExamMode, Unit
from models.pins import merged_pins, pins_of
from models.policy import policy_from
from models.rule_table import RuleTable
from models.timetable import DUTIES, HOSTS, OVERLAPS, ROOMS, SEATS, STARTS, Timetable

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


def own_minutes(minutes: int, extra: int, pause: int = 0) -> int:
    """Minutes of an exam with so many extra minutes an hour, rounded up to 5: 2 h and 20 give 160; and with a pause."""
    more = 0
    while more * 60 < minutes * extra:
        more += 5
    return minutes + more + pause


@dataclass
class SemesterBuilder(OfferBuilder):
    """A semester and a timetable: say what matters, then take `instance()` and `timetable()`."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.starts: dict[tuple[str, str], dict[str, Any]] = {}
        self.overlaps: Rows = []
        self.hosts: Rows = []
        self.duties: Rows = []
        self.places: dict[tuple[str, str], str] = {}
        self.unseated: set[tuple[str, str]] = set()
        self.lengths: dict[tuple[str, str], int] = {}
        self.base_rows: Rows = []
        self.pin_tables: list[pd.DataFrame] = []
        self.announced_rooms: Rows = []
        self.published_rows: Rows = []

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

    def unseat(self, candidate: str, exam: str) -> Self:
        """Give the candidate no seat in the exam."""
        self.unseated.add((candidate, exam))
        return self

    def lasts(self, candidate: str, exam: str, minutes: int) -> Self:
        """The seat of the candidate lasts so many minutes, whatever is due."""
        self.lengths[candidate, exam] = minutes
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

    def based_on(self, exam: str, clock: str, zone: str = "Europe/Paris") -> Self:
        """The start of an exam in an earlier timetable, to stay close to."""
        self.base_rows.append({"exam": exam, "zone": zone, "start": utc(clock, zone)})
        return self

    def pin(self, kind: str, **decision: object) -> Self:
        """A decision that may not change: its kind, and what such a pin uses (models/pins.py)."""
        self.pin_tables.append(pins_of(kind, pd.DataFrame([decision])))
        return self

    def published(self, exam: str, clock: str, zone: str = "Europe/Paris") -> Self:
        """The start of an exam that has been published."""
        self.published_rows.append({"exam": exam, "zone": zone, "start": utc(clock, zone)})
        return self

    def announced(self, candidate: str, exam: str, room: str) -> Self:
        """The room that the candidate has been told for the exam."""
        self.announced_rooms.append({"candidate": candidate, "exam": exam, "room": room})
        return self

    def instance(self) -> Instance:
        """The semester."""
        self.seats()  # rooms that exams get by themselves belong to the instance
        week = dict.fromkeys(DAYS, self.starts_of_day)
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
            policy=policy_from(self.profile, self.policy, self.schema),
            policies={CentreId(c): policy_from(p, o, self.schema) for c, (p, o) in self.profiles.items()},
            centres=tuple(self.centres.values()),
            sites=tuple(self.sites.values()),
            rooms=tuple(self.rooms.values()),
            units=tuple(Unit(id=u, title=str(u)) for u in units),
            offerings=tuple(self.offerings.values()),
            exams=tuple(self.exams.values()),
            candidates=arrangements(
                table(self.candidates, " ".join(["id centre site", *DEFAULTS, "received"]))
            ),
            exam_needs=self._exam_needs(),
            registrations=table(self.registrations, "candidate offering centre teaching_mode"),
            staff=with_instants(
                table(self.staff_rows, "id site escort secretary from until"), "from", "until"
            ),
            availability=with_instants(table(self.availability, "room from until"), "from", "until"),
            closed=table(self.closed, "site day reason holiday"),
            results=table(self.results, "candidate offering passed"),
            teachers=tuple(self.teachers.values()),
            presences=table(self.presences, "teacher exam site"),
            relocations=table(self.relocations, "candidate session site motive"),
            sitters=table(self.sitters, "exam candidate proof"),
            validated=table(self.validated, "candidate unit"),
            rule_tables={
                name: RuleTable(declared, pd.DataFrame(rows, dtype=object))
                for name, (declared, rows) in self.rule_rows.items()
            },
            preferences=with_instants(
                table(self.preferences, "offering session from until wish reason price"), "from", "until"
            ),
            travel=table(self.ways, "from to minutes"),
            base=with_instants(table(self.base_rows, "exam zone start"), "start"),
            pins=merged_pins(*self.pin_tables),
            published=with_instants(table(self.published_rows, "exam zone start"), "start"),
            kept_rooms=table(self.announced_rooms, "candidate exam room"),
        )

    def _exam_needs(self) -> pd.DataFrame:
        rows = arrangements(table(self.exam_needs, " ".join(["candidate", "exam", *DEFAULTS])))
        return rows.assign(received=no_exam_needs()["received"]) if self.exam_needs else no_exam_needs()

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
                need = self.needs_of(candidate, str(exam.id))
                slot = own_minutes(exam.minutes, need["extra"], need["pause"])
                blocks[one["site"]] = blocks.get(one["site"], 0) + slot
            for candidate in self._who()[str(exam.id)]:
                name = str(exam.id)
                who = {**people[candidate], **leave.get((candidate, exam.session), {})}
                need = self.needs_of(candidate, name)
                longer = need["extra"] or need["pause"]
                key = (candidate, name)
                group = self.starts.get((name, self.sites[who["site"]].zone))
                gone = exam.session == 2 and (candidate, exam.offering) in passed
                if key in missed | self.unseated or gone or group is None:
                    continue
                remote = exam.mode is ExamMode.REMOTE
                kind = (
                    "remote"
                    if remote
                    else "isolated"
                    if need["isolated"] or need["secretary"]
                    else "extra"
                    if longer
                    else "ordinary"
                )
                kind = "transfer" if key in moved else "oral" if exam.oral else kind
                sooner = group["early"] if longer and not (remote or exam.oral) else 0
                start = moved.get(key, group["start"] - pd.Timedelta(minutes=sooner))
                room = "" if remote else self._room(name, kind, who)
                site = str(self.rooms[room].site) if room else who["site"]
                own = (
                    blocks[who["site"]]
                    if exam.oral
                    else own_minutes(exam.minutes, need["extra"], need["pause"])
                )
                end = start + pd.Timedelta(minutes=self.lengths.get(key, own))
                rows.append((key[0], name, site, room, kind, start, end))
        return with_instants(pd.DataFrame(rows, columns=list(SEATS)), "start", "end")

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
            starts=with_instants(pd.DataFrame(starts, columns=list(STARTS)), "start"),
            rooms=rooms_of(seats),
            seats=seats,
            overlaps=with_instants(table(self.overlaps, " ".join(OVERLAPS)), "start"),
            hosts=table(self.hosts, " ".join(HOSTS)),
            duties=with_instants(table(self.duties, " ".join(DUTIES)), "from", "to"),
        )


def rooms_of(seats: pd.DataFrame) -> pd.DataFrame:
    """The table of rooms that agrees with the seats."""
    keys = ["exam", "site", "room", "kind"]
    counts = seats[seats["room"] != ""].groupby(keys).size().rename("places").reset_index()
    return counts.reindex(columns=list(ROOMS))
