"""The timetable of instances/tiny/README.md and what it costs, worked out without the scheduler."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pandas as pd

from models.instance import Instance
from models.timetable import OVERLAPS, SEATS, STARTS, Timetable
from tests.support.paths import TINY
from tests.support.reading import read_instance

PARIS, REUNION = "Europe/Paris", "Indian/Reunion"
THU, FRI, MON, TUE = date(2024, 1, 25), date(2024, 1, 26), date(2024, 4, 8), date(2024, 4, 9)

# (exam, zone): day and local start; session 1, then session 2.
TIMETABLE = {
    ("NFA008-1", PARIS): (FRI, "08:30"),
    ("MVA003-1", PARIS): (FRI, "13:30"),
    ("RCP104-1", PARIS): (FRI, "17:00"),
    ("NFA031-1", PARIS): (THU, "08:30"),
    ("NFP106-1", PARIS): (THU, "13:30"),
    ("CFA109-1", PARIS): (FRI, "17:00"),
    ("DRA103-1", PARIS): (THU, "08:30"),
    ("CCG101-1", PARIS): (THU, "17:00"),
    ("RSX101-1", PARIS): (FRI, "17:00"),
    ("NFP121-1", PARIS): (THU, "17:00"),
    ("NFP121-1", REUNION): (THU, "18:30"),
    ("GDN100-1", REUNION): (FRI, "17:00"),
    ("SEC101-1", PARIS): (THU, "08:30"),
    ("SEC101-1", REUNION): (THU, "11:30"),
    ("NFA008-2", PARIS): (MON, "08:30"),
    ("MVA003-2", PARIS): (MON, "13:30"),
    ("RCP104-2", PARIS): (MON, "13:30"),
    ("NFA031-2", PARIS): (TUE, "08:30"),
    ("NFP106-2", PARIS): (TUE, "13:30"),
    ("CFA109-2", PARIS): (MON, "08:30"),
    ("CCG101-2", PARIS): (TUE, "08:30"),
    ("DRA103-2", PARIS): (TUE, "13:30"),
    ("RSX101-2", PARIS): (MON, "08:30"),
    ("NFP121-2", PARIS): (MON, "13:30"),
    ("NFP121-2", REUNION): (MON, "15:30"),
    ("GDN100-2", REUNION): (MON, "08:30"),
    ("SEC101-2", PARIS): (TUE, "08:30"),
    ("SEC101-2", REUNION): (TUE, "10:30"),
}

RULES = (
    "transfer", "hold", "two-a-day", "back-to-back", "three-in-three", "evening-then-morning",
    "weekday-daytime", "sittings", "rooms",
)  # fmt: skip

# The one transfer: inf-01 stays in MVA003-2 until 16:30, is escorted, and begins RCP104-2 at 16:40.
TRANSFER = ("inf-01", "MVA003-2", "RCP104-2", "16:40")

# (exam, site, kind): room.
ROOMS = {
    **{(e, "PAR-A", "ordinary"): "A1" for e in ("NFA008-1", "MVA003-1", "NFA031-1", "NFP106-1")},
    ("RCP104-1", "PAR-A", "ordinary"): "A2",
    **{(e, "PAR-A", "ordinary"): "A1" for e in ("NFA008-2", "MVA003-2", "RCP104-2", "NFA031-2", "NFP106-2")},
    ("RCP104-2", "PAR-A", "transfer"): "A3",
    **{(f"CFA109-{s}", "PAR-B", kind): "B2" for s in (1, 2) for kind in ("ordinary", "extra")},
    **{(f"CCG101-{s}", "PAR-B", kind): "B2" for s in (1, 2) for kind in ("ordinary", "extra")},
    **{(f"DRA103-{s}", "PAR-B", kind): "B2" for s in (1,) for kind in ("ordinary", "extra")},
    **{(f"DRA103-{s}", "PAR-B", kind): "B1" for s in (2,) for kind in ("ordinary", "extra")},
    **{(f"{e}-{s}", "PAR-B", "isolated"): "B3" for e in ("CCG101", "DRA103") for s in (1, 2)},
    **{(f"{e}-{s}", "PAR-B", "ordinary"): "B1" for e in ("RSX101", "NFP121", "SEC101") for s in (1, 2)},
    **{(f"{e}-{s}", "REU-A", "ordinary"): "R1" for e in ("GDN100", "NFP121", "SEC101") for s in (1, 2)},
}


def tiny() -> Instance:
    """The shipped instance."""
    return read_instance(TINY)


def instant(zone: str, day: date, clock: str | time) -> int:
    """Minutes since 1970 UTC of a local time."""
    at = clock if isinstance(clock, time) else time.fromisoformat(clock)
    return int(datetime.combine(day, at, ZoneInfo(zone)).timestamp()) // 60


def local_day(zone: str, minute: int) -> date:
    """The local date of an instant."""
    return datetime.fromtimestamp(minute * 60, ZoneInfo(zone)).date()


def own_minutes(minutes: int, extra: int) -> int:
    """The candidate's own duration: extra time rounded up to 5 minutes (2 h: 160, 3 h: 240)."""
    return minutes + -(-(minutes * extra) // 300) * 5


def late(minutes: int) -> int:
    """Last admission after the start."""
    return min(minutes // 3, 60)


Sat = tuple[int, int]
"""(admission, release) of a candidate in an exam."""


def sitting(instance: Instance, exam: str, zone: str, extra: int) -> Sat:
    """When a candidate of this zone is in and out, under TIMETABLE (no gathering is used)."""
    minutes = instance.exam[exam].minutes  # type: ignore[index]
    starts = [instant(z, *when) for (e, z), when in TIMETABLE.items() if e == exam]
    gate = max(starts) + late(minutes)
    start = instant(zone, *TIMETABLE[exam, zone])
    return start, max(start + own_minutes(minutes, extra), gate)


def pair_units(zone: str, extra: int, a: Sat, b: Sat) -> dict[str, int]:
    """What one candidate's two exams cost, in units of each rule."""
    rest = 60 if extra else 0
    (a, b) = (a, b) if a <= b else (b, a)
    overlap = b[0] < a[1] + rest
    same_day = local_day(zone, a[0]) == local_day(zone, b[0])
    return {
        "transfer": int(overlap),
        "two-a-day": int(same_day),
        "back-to-back": int(same_day and not overlap and b[0] - a[1] <= 60),
        "evening-then-morning": int(
            local_day(zone, b[0]) - local_day(zone, a[0]) == timedelta(1)
            and clock(zone, a[1]) >= time(20)
            and clock(zone, b[0]) < time(10)
        ),
    }


def crowded(dates: list[date]) -> int:
    """Exams beyond two, over all runs of three days."""
    runs = {day - timedelta(back) for day in dates for back in range(3)}
    return sum(max(0, sum(run <= day <= run + timedelta(2) for day in dates) - 2) for run in runs)


def clock(zone: str, minute: int) -> time:
    """The local time of an instant."""
    return datetime.fromtimestamp(minute * 60, ZoneInfo(zone)).time()


def working_hours(zone: str, start: int) -> bool:
    """A start on a working day before 17:00."""
    return local_day(zone, start).weekday() < 5 and clock(zone, start) < time(17)


def units(instance: Instance, session: int) -> dict[str, int]:
    """Units of every soft rule in a session under TIMETABLE."""
    total = dict.fromkeys(RULES, 0)
    sits = instance.sits[instance.sits["session"] == session]
    for _, rows in sits.groupby("candidate"):
        zone, extra = str(rows["zone"].iloc[0]), int(rows["extra"].iloc[0])
        taken = {exam: sitting(instance, exam, zone, extra) for exam in rows["exam"]}
        for one, two in combinations(taken.values(), 2):
            for rule, amount in pair_units(zone, extra, one, two).items():
                total[rule] += amount
        total["three-in-three"] += crowded([local_day(zone, start) for start, _ in taken.values()])
        evening = set(rows.loc[rows["teaching_mode"].str.contains("soir"), "exam"])
        total["weekday-daytime"] += sum(working_hours(zone, taken[exam][0]) for exam in evening)
        for exam, (start, out) in taken.items():
            total["hold"] += out - start - own_minutes(instance.exam[exam].minutes, extra)  # type: ignore[index]
    together: defaultdict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for (exam, site, kind), room in ROOMS.items():
        if kind != "isolated" and exam.endswith(f"-{session}"):
            together[exam, site, kind == "transfer"].add(room)
    total["sittings"] = len({(exam, site) for exam, site, _ in together})
    total["rooms"] = sum(len(rooms) - 1 for rooms in together.values())
    return total


def days(first: date, last: date) -> list[date]:
    """Every day of a window."""
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def timetable(instance: Instance) -> Timetable:
    """TIMETABLE, ROOMS and TRANSFER as a timetable that the audit can read."""
    starts = [(e, z, _utc(instant(z, *when)), 0, 0, 0) for (e, z), when in TIMETABLE.items()]
    who, stays, moves, clock = TRANSFER
    moved = instant(PARIS, TIMETABLE[moves, PARIS][0], clock)
    seats = []
    for row in instance.sits.itertuples():
        kind = "isolated" if row.isolated else "extra" if row.extra else "ordinary"
        start = instant(row.zone, *TIMETABLE[row.exam, row.zone])
        if (row.candidate, row.exam) == (who, moves):
            kind, start = "transfer", moved
        end = start + own_minutes(instance.exam[row.exam].minutes, row.extra)
        room = ROOMS[row.exam, row.site, kind]
        seats.append((row.candidate, row.exam, row.site, room, kind, _utc(start), _utc(end)))
    seated = pd.DataFrame(seats, columns=list(SEATS))
    places = seated.groupby(["exam", "site", "room", "kind"]).size().rename("places").reset_index()
    return Timetable(
        instance.name,
        pd.DataFrame(starts, columns=list(STARTS)),
        rooms=places,
        seats=seated,
        overlaps=pd.DataFrame([(who, stays, moves, "transfer", _utc(moved))], columns=list(OVERLAPS)),
    )


def _utc(minute: int) -> pd.Timestamp:
    return pd.Timestamp(minute * 60, unit="s", tz="UTC")
