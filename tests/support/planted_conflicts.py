"""Twenty reasons for which the demonstration has no timetable, planted one at a time.

They were written from the regulation and the tables of the semester alone; each names the exam, the site and the rules in
which its culprit must be found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd

from models.instance import Instance
from models.pins import merged_pins, pins_of

Edit = Callable[[Instance], Instance]


@dataclass(frozen=True)
class Planted:
    """A change of the semester, and where its culprit lies: exams (one of them at least), rules (one of them) and
    site (blank: any)."""

    edit: Edit
    exams: tuple[str, ...]
    rules: tuple[str, ...]
    site: str = ""


def without_rooms(*rooms: str) -> Edit:
    return lambda s: replace(s, rooms=tuple(r for r in s.rooms if str(r.id) not in rooms))


def room_only_until(day: str, *rooms: str) -> Edit:
    rows = pd.DataFrame({"room": rooms, "from": "2024-01-02T07:00", "until": f"{day}T07:00"})
    for name in ("from", "until"):
        rows[name] = pd.to_datetime(rows[name], utc=True)

    def edit(s: Instance) -> Instance:
        return replace(s, availability=pd.concat([s.availability, rows.astype(s.availability.dtypes)]))

    return edit


def setting(table: str, **values: Any) -> Edit:
    def edit(s: Instance) -> Instance:
        def policy(one: Any) -> Any:
            parameters = {**one.parameters, table: one.parameters[table].model_copy(update=values)}
            return replace(one, parameters=parameters)

        return replace(s, policy=policy(s.policy), policies={c: policy(p) for c, p in s.policies.items()})

    return edit


def exam_with(name: str, **values: Any) -> Edit:
    return lambda s: replace(
        s, exams=tuple(e.model_copy(update=values) if str(e.id) == name else e for e in s.exams)
    )


def person_with(name: str, **needs: Any) -> Edit:
    def edit(s: Instance) -> Instance:
        people = s.candidates.copy()
        for column, value in needs.items():
            row = people.index[people["id"] == name][0]
            people.at[row, column] = value
        return replace(s, candidates=people)

    return edit


def staff_of(site: str, keep: int = 0, **times: str) -> Edit:
    """The first of the staff of a site, and the others gone; or all of them there from or until a day."""

    def edit(s: Instance) -> Instance:
        mine = s.staff["site"] == site
        if not times:
            gone = s.staff.index[mine][keep:]
            return replace(s, staff=s.staff.drop(gone).reset_index(drop=True))
        staff = s.staff.copy()
        for column, day in times.items():
            staff.loc[mine, column.rstrip("_")] = pd.Timestamp(day, tz="UTC")
        return replace(s, staff=staff)

    return edit


def pinned(*starts: tuple[str, str, str], **decided: int) -> Edit:
    """Pins of starts: exam, zone, local time; gathering and paper are open unless they are `decided`."""
    rows = pd.DataFrame(starts, columns=["exam", "zone", "local"]).assign(**decided)
    rows["start"] = [
        pd.Timestamp(local).tz_localize(zone).tz_convert("UTC").as_unit("s") for _, zone, local in starts
    ]
    return lambda s: replace(s, pins=merged_pins(s.pins, pins_of("start", rows, "épingles.csv")))


def session_on(number: int, **values: Any) -> Edit:
    return lambda s: replace(
        s,
        sessions=tuple(one.model_copy(update=values) if one.number == number else one for one in s.sessions),
    )


def without_imposed(s: Instance) -> Instance:
    return replace(s, exams=tuple(e.model_copy(update={"imposed_start": None}) for e in s.exams))


def closed(site: str, first: date, days: int) -> Edit:
    rows = pd.DataFrame(
        {
            "site": site,
            "day": [first + timedelta(n) for n in range(days)],
            "reason": "travaux",
            "holiday": False,
        }
    )

    def edit(s: Instance) -> Instance:
        table = pd.concat([s.closed, rows], ignore_index=True)
        return replace(s, closed=table[list(s.closed.columns)])

    return edit


PARIS = "Europe/Paris"
PLANTED: Mapping[str, Planted] = {
    # Rooms
    "rooms: Nantes keeps 4 of its 100 seats, 39 sit TET102": Planted(
        without_rooms(*(f"PDL-NTE-{name}" for name in ("AMPHI01", "S02", "S03", "S04"))), ("TET102-PDL-P-S1",), ("room-seats",), "PDL-NTE"
    ),
    "rooms: the rooms of Metz close before session 2": Planted(
        room_only_until("2024-03-01", "GE-MTZ-S01", "GE-MTZ-S02", "GE-MTZ-ISO03"), ("XXH901-PAR-F-S2",), ("room-turnover", "room-seats")
    ),
    "rooms: a practical with machines, and none in Fort-de-France": Planted(
        exam_with("NFE204-MTQ-P-S1", features=("pc",)), ("NFE204-MTQ-P-S1",), ("room-features",), "MTQ-FDF"
    ),
    "rooms: an epidemic leaves one seat in twenty": Planted(
        setting("room-seats", capacity_percent=5), ("CCG103-PAR-F-S1",), ("room-seats",), "MAR-RBA"
    ),
    "rooms: a wheelchair in Nouméa, and no room that it can enter": Planted(
        person_with("c20533", features=("accessible",)), ("NFA018-PAR-F-S1",), ("room-features",), "NCL-NOU"
    ),
    # Staff
    "staff: nobody in Gap": Planted(
        staff_of("PAC-GAP"), ("ANG320-PAC-H-S1",), ("invigilators",), "PAC-GAP"
    ),
    "staff: one person in Beirut, where somebody sits alone": Planted(
        staff_of("LBN-BEY", keep=1), ("NFP119-PAR-F-S1",), ("invigilators",), "LBN-BEY"
    ),
    "staff: Nantes has no staff in session 2": Planted(
        staff_of("PDL-NTE", until="2024-02-10"), ("TET102-PDL-P-S2",), ("invigilators",), "PDL-NTE"
    ),
    "staff: somebody in Nouméa needs a secretary, and there is none": Planted(
        person_with("c20533", secretary=True), ("NFA018-PAR-F-S1",), ("secretaries",), "NCL-NOU"
    ),
    "staff: the staff of Rabat arrives after an imposed start": Planted(
        lambda s: staff_of("MAR-RBA", from_="2024-01-29")(
            exam_with("CCG103-PAR-F-S1", imposed_start=datetime(2024, 1, 24, 13, 30))(s)
        ),
        ("CCG103-PAR-F-S1",),
        ("invigilators",),
        "MAR-RBA",
    ),
    # Pins
    "pins: a Sunday": Planted(
        pinned(("NFE204-MTQ-P-S1", "America/Martinique", "2024-01-28 08:30")),
        ("NFE204-MTQ-P-S1",),
        ("session-window", "opening-hours", "open-days", "start-grid"),
    ),
    "pins: a day after the session": Planted(
        pinned(("NFE204-MTQ-P-S1", "America/Martinique", "2024-02-05 08:30")),
        ("NFE204-MTQ-P-S1",),
        ("session-window",),
    ),
    "pins: a paper of three hours at 20:00": Planted(
        pinned(("ACT205-PAC-H-S1", PARIS, "2024-01-23 20:00")), ("ACT205-PAC-H-S1",), ("opening-hours", "start-grid")
    ),
    "pins: the day on which Épinal is closed": Planted(
        pinned(("ANG320-PAR-D-S1", PARIS, "2024-01-31 13:30")), ("ANG320-PAR-D-S1",), ("open-days", "opening-hours")
    ),
    "pins: Nouméa begins when Paris has long left": Planted(
        pinned(
            ("UTC504-PAR-D-S1", PARIS, "2024-01-23 08:30"),
            ("UTC504-PAR-D-S1", "Asia/Beirut", "2024-01-23 09:30"),
            ("UTC504-PAR-D-S1", "Indian/Reunion", "2024-01-23 11:30"),
            ("UTC504-PAR-D-S1", "Pacific/Noumea", "2024-01-24 08:30"),
            gather=0,
            paper=0,
        ),
        ("UTC504-PAR-D-S1",),
        ("leak-gate",),
    ),
    # Dates
    "dates: session 2 in February": Planted(
        lambda s: session_on(2, first_day=date(2024, 2, 19), last_day=date(2024, 2, 24))(without_imposed(s)),
        ("TET102-PAR-P-S1", "TET102-PAR-P-S2"),
        ("date-chain",),
    ),
    "dates: results promised for the day after session 1": Planted(
        session_on(1, results_published=date(2024, 2, 5)), ("TET102-PAR-P-S1",), ("date-chain",)
    ),
    "dates: a paper of Rabat imposed on Aïd el-Fitr": Planted(
        exam_with("CCG103-PAR-F-S2", imposed_start=datetime(2024, 4, 10, 13, 30)),
        ("CCG103-PAR-F-S2",),
        ("open-days", "feast-days", "opening-hours"),
    ),
    "dates: Épinal closed for all of session 1": Planted(
        closed("GE-EPI", date(2024, 1, 22), 13), ("ANG320-PAR-D-S1",), ("open-days", "opening-hours")
    ),
    "dates: a paper imposed until after closing time": Planted(
        exam_with("TET102-PDL-P-S2", imposed_start=datetime(2024, 4, 9, 21, 0)),
        ("TET102-PDL-P-S2",),
        ("opening-hours",),
    ),
}  # fmt: skip
