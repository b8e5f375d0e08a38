"""A semester of the size of the Cnam's, built in memory: 500 exams, 6 000 candidates, 31 000 seats.

The timetable is drawn at random on legal starts: overlaps are listed as unresolved, everybody else has
a seat in a room of the exam, and nothing is optimised.
"""

from datetime import date, time

import numpy as np
import pandas as pd

from instances.builder.semester_builder import DAYS, rooms_of
from models.calendar import OpeningHours, Session
from models.ids import CentreId, ExamId, OfferingId, RoomId, SiteId, UnitId
from models.instance import Instance
from models.network import Centre, Room, Site
from models.offer import Exam, Offering, Unit
from models.timetable import OVERLAPS, Timetable
from scheduler.audit.facts import compute_facts
from scheduler.audit.typed_timetable import typed_timetable
from tests.support.reading import policy_of

ZONES = (
    "Europe/Paris", "Indian/Reunion", "America/Martinique", "America/Cayenne", "Pacific/Noumea",
    "Africa/Casablanca", "Africa/Abidjan", "Asia/Beirut", "Indian/Antananarivo", "Asia/Shanghai",
    "Pacific/Tahiti",
)  # fmt: skip
TIMES = (time(8, 30), time(14), time(18))


def large(
    exams: int = 500, candidates: int = 6000, seats: int = 31_000, seed: int = 1
) -> tuple[Instance, Timetable]:
    """The instance and a timetable; half of the exams are of session 1, the others their second sessions."""
    draw = np.random.default_rng(seed)
    instance = _instance(exams // 2, candidates, seats // 2, draw)
    zones = instance.sits[["exam", "zone"]].drop_duplicates()
    days = {1: pd.bdate_range("2024-01-22", periods=10), 2: pd.bdate_range("2024-04-08", periods=5)}
    instants = {
        str(e.id): days[e.session][draw.integers(len(days[e.session]))]
        + pd.Timedelta(hours=int(draw.choice([9, 13, 17])))
        for e in instance.exams
    }
    start = pd.to_datetime(zones["exam"].map(instants)).dt.tz_localize("UTC").astype("datetime64[s, UTC]")
    starts = zones.assign(start=start, gather=0, paper=0).reset_index(drop=True)
    only_starts = Timetable(instance="large", starts=starts)
    facts = compute_facts(instance, typed_timetable(only_starts))
    pairs = facts.pairs[facts.pairs["overlap"]]
    overlaps = pairs.rename(columns={"exam": "stays", "other": "moves"})
    overlaps = overlaps.assign(outcome="unresolved", start=pd.NaT)[list(OVERLAPS)]
    missed = pd.MultiIndex.from_frame(overlaps[["candidate", "moves"]])
    sat = facts.attendance
    sat = sat[~pd.MultiIndex.from_frame(sat[["candidate", "exam"]]).isin(missed)]
    alone = np.where(sat["kind"] == "isolated", sat["candidate"], sat["exam"])
    room = sat["site"] + "-" + pd.Series(pd.factorize(alone)[0] % 60, index=sat.index).astype(str)
    table = sat.assign(room=room)[["candidate", "exam", "site", "room", "kind", "start", "end"]]
    return instance, Timetable("large", starts, rooms_of(table), table, overlaps)


def _instance(units: int, people: int, seats: int, draw: np.random.Generator) -> Instance:
    centres = [f"C{i:02}" for i in range(26)]
    zone = [ZONES[0] if i < 16 else ZONES[1 + i % 10] for i in range(26)]
    sites = [(f"S{i:03}", i % 26) for i in range(200)]
    week = OpeningHours(by_weekday=(*[(time(6), time(23))] * 6, None))
    site = draw.integers(0, 200, people)
    extra = np.where(draw.random(people) < 0.03, 20, 0)
    candidates = pd.DataFrame(
        {
            "id": [f"{i:06}" for i in range(people)],
            "centre": [centres[sites[s][1]] for s in site],
            "site": [sites[s][0] for s in site],
            "extra": extra,
            "isolated": draw.random(people) < 0.003,
        }
    )
    chosen = draw.integers(0, people, seats * 2), (draw.random(seats * 2) ** 2 * units).astype(int)
    registrations = pd.DataFrame({"who": chosen[0], "unit": chosen[1]}).drop_duplicates().head(seats)
    who = registrations["who"].to_numpy()
    registrations = pd.DataFrame(
        {
            "candidate": candidates["id"].to_numpy()[who],
            "offering": [f"O{u:03}" for u in registrations["unit"]],
            "centre": candidates["centre"].to_numpy()[who],
            "teaching_mode": "evening",
        }
    )
    staff = pd.DataFrame({"site": [s for s, _ in sites for _ in range(8)]})
    staff = staff.assign(id=[f"P{i}" for i in staff.index], escort=staff.index % 4 == 0)
    staff["from"] = staff["until"] = pd.Series(pd.NaT, index=staff.index, dtype="datetime64[s, UTC]")
    starts = dict.fromkeys(DAYS, TIMES)
    return Instance(
        name="large",
        title="large",
        sessions=(
            Session(number=1, first_day=date(2024, 1, 22), last_day=date(2024, 2, 3), starts=starts),
            Session(number=2, first_day=date(2024, 4, 8), last_day=date(2024, 4, 13), starts=starts),
        ),
        policy=policy_of(),
        policies={CentreId(c): policy_of() for c in centres},
        centres=tuple(
            Centre(id=CentreId(c), name=c, zone=z, copy_days=3) for c, z in zip(centres, zone, strict=True)
        ),
        sites=tuple(
            Site(id=SiteId(s), centre=CentreId(centres[c]), name=s, zone=zone[c], hours=week)
            for s, c in sites
        ),
        rooms=tuple(
            Room(id=RoomId(f"{s}-{i}"), site=SiteId(s), seats=40) for s, _ in sites for i in range(60)
        ),
        units=tuple(Unit(id=UnitId(f"U{u:03}"), title="") for u in range(units)),
        offerings=tuple(
            Offering(id=OfferingId(f"O{u:03}"), unit=UnitId(f"U{u:03}"), centre=CentreId(centres[u % 16]))
            for u in range(units)
        ),
        exams=tuple(
            Exam(
                id=ExamId(f"E{u:03}-{s}"),
                offering=OfferingId(f"O{u:03}"),
                session=s,
                minutes=(120, 180)[u % 2],
            )
            for u in range(units)
            for s in (1, 2)
        ),
        candidates=candidates,
        registrations=registrations,
        staff=staff,
        availability=pd.DataFrame(columns=["room", "from", "until"]),
        closed=pd.DataFrame({"site": ["S000"], "day": [date(2024, 12, 25)], "reason": ["Noël"]}),
        results=pd.DataFrame(columns=["candidate", "offering", "passed"]),
    )
