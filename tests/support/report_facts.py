"""Facts of a plausible semester, without audit: gate, exits and holds follow the regulation's formulas."""

from datetime import timedelta

import numpy as np
import pandas as pd

from models.facts import ATTENDANCE, BANDS, CHAIN, LOADS, PAPERS, SITTINGS
from models.ids import ExamId
from models.instance import Instance
from models.timetable import DUTIES, OVERLAPS


def papers_of(rng: np.random.Generator, instance: Instance) -> pd.DataFrame:
    """Starts by (exam, zone), with gate and exit; far zones shift, gather or take a variant."""
    minutes = pd.Timedelta(minutes=1)
    pairs = instance.sits[["exam", "zone"]].drop_duplicates()
    by_exam = pairs.groupby("exam")["zone"].agg(list)
    rows = []
    for exam, zones in by_exam.items():
        e = instance.exam[ExamId(str(exam))]
        session = instance.session[e.session]
        days = [session.first_day + timedelta(days=i) for i in range(12 if e.session == 1 else 6)]
        day = pd.Timestamp(days[int(rng.integers(len(days)))])
        if day.weekday() == 6:
            day += pd.Timedelta(days=1)
        hour = rng.choice([8.5, 13.5, 18.0]) if day.weekday() < 5 else rng.choice([8.5, 13.5])
        ref = (day + pd.Timedelta(hours=float(hour))).tz_localize("Europe/Paris").tz_convert("UTC")
        drawn, variants = [], 0
        for zone in sorted(set(zones), key=lambda z: z != "Europe/Paris"):
            start, gather, paper = ref, 0, 0
            local = ref.tz_convert(zone).hour + ref.tz_convert(zone).minute / 60
            if zone != "Europe/Paris" and not 7.5 <= local <= 18.6:
                variants += 1
                start, paper = (day + pd.Timedelta(hours=9)).tz_localize(zone).tz_convert("UTC"), variants
            elif zone == "Pacific/Noumea":
                start = ref - 60 * minutes
            elif zone == "Indian/Reunion" and e.minutes <= 120:
                start, gather = ref + 30 * minutes, 30
            drawn.append((zone, paper, start, gather))
        late = min(e.minutes // 3, 60)
        gates: dict[int, pd.Timestamp] = {}
        for _, paper, start, gather in drawn:
            shut = start - gather * minutes if gather else start + late * minutes
            gates[paper] = max(gates.get(paper, shut), shut)
        for zone, paper, start, gather in drawn:
            leave = max(start + min(e.minutes, max(60, e.minutes // 3)) * minutes, gates[paper])
            rows.append(
                (
                    exam,
                    e.session,
                    str(exam)[:-3],
                    zone,
                    paper,
                    start,
                    gather,
                    e.minutes,
                    start + late * minutes,
                    gates[paper],
                    leave,
                )
            )
    told = [name for name in PAPERS if name not in ("early", "first_exit")]
    table = pd.DataFrame(rows, columns=told)
    return table.assign(early=0, first_exit=table["exit"])[list(PAPERS)]


def seats_of(instance: Instance, papers: pd.DataFrame) -> pd.DataFrame:
    seats = instance.sits.merge(papers, on=["exam", "zone", "session"])
    own = seats["minutes"] + np.ceil(seats["minutes"] * seats["extra"] / 300).astype(int) * 5
    seats["end"] = seats["start"] + pd.to_timedelta(own, unit="min")
    seats["kind"] = np.select([seats["isolated"], seats["extra"] > 0], ["isolated", "extra"], "ordinary")
    return seats


def overlaps_of(instance: Instance, seats: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Overlapping neighbours of a candidate in a session: moved when the day allows, else unresolved."""
    rows, moved = [], []
    ordered = seats.sort_values(["candidate", "session", "start"])
    clash = (ordered["candidate"] == ordered["candidate"].shift(-1)) & (
        ordered["session"] == ordered["session"].shift(-1)
    )
    clash &= ordered["end"] > ordered["start"].shift(-1)
    for i in np.flatnonzero(clash.to_numpy()):
        a, b = ordered.iloc[i], ordered.iloc[i + 1]
        start = a["end"] + pd.Timedelta(minutes=60 if a["extra"] else 10)
        end = start + (b["end"] - b["start"])
        late = (
            end.tz_convert(a["zone"]).hour >= 21
            or end.tz_convert(a["zone"]).date() != start.tz_convert(a["zone"]).date()
        )
        solved = not (late or a["isolated"])
        rows.append(
            (
                a["candidate"],
                a["exam"],
                b["exam"],
                "transfer" if solved else "unresolved",
                start if solved else pd.NaT,
            )
        )
        moved.append((ordered.index[i + 1], start if solved else pd.NaT, end if solved else pd.NaT))
    seats = seats.copy()
    for index, start, end in moved:
        if pd.isna(start):
            seats.loc[index, "kind"] = "missed"
        else:
            seats.loc[index, ["start", "end", "kind"]] = [start, end, "transfer"]
    table = pd.DataFrame(rows, columns=list(OVERLAPS))
    table["start"] = pd.to_datetime(table["start"], utc=True)
    return table, seats[seats["kind"] != "missed"]


def attendance_of(published: pd.DataFrame, seats: pd.DataFrame, overlaps: pd.DataFrame) -> pd.DataFrame:
    """Published times of everyone, the new times of those who are moved, and what is missed."""
    moved = seats.loc[seats["kind"] == "transfer", ["candidate", "exam", "start", "end"]]
    moved = moved.rename(columns={"start": "moved_start", "end": "moved_end"})
    table = published.merge(moved, on=["candidate", "exam"], how="left")
    lost = overlaps.loc[overlaps["outcome"] == "unresolved", ["candidate", "moves"]].drop_duplicates()
    lost = lost.rename(columns={"moves": "exam"}).assign(missed=True)
    table = table.merge(lost, on=["candidate", "exam"], how="left")
    minutes = pd.Timedelta(minutes=1)
    table = table.assign(
        moved=table["moved_start"].notna(),
        missed=table["missed"].eq(True),
        day=[t.tz_convert(z).date() for t, z in zip(table["start"], table["zone"], strict=True)],
        admission=table["start"] - table["gather"] * minutes,
        out=table[["end", "gate"]].max(axis=1),
        rest=np.where(table["extra"] > 0, 60, 0),
    )
    table["hold"] = ((table["out"] - table["end"]) / minutes).astype(int)
    return table.assign(home=table["site"]).reindex(columns=list(ATTENDANCE))


def sittings_of(seats: pd.DataFrame) -> pd.DataFrame:
    minutes = pd.Timedelta(minutes=1)
    keys = [
        "exam",
        "session",
        "unit",
        "site",
        "centre",
        "zone",
        "kind",
        "extra",
        "paper",
        "start",
        "end",
        "late",
        "gate",
        "exit",
        "gather",
    ]
    table = (
        seats.groupby(keys, as_index=False)
        .size()
        .rename(columns={"size": "candidates"})
        .assign(organiser="PAR")
    )
    table["day"] = [t.tz_convert(z).date() for t, z in zip(table["start"], table["zone"], strict=True)]
    table["admission"] = table["start"] - pd.to_timedelta(table["gather"], unit="min")
    still = table["kind"] == "transfer"
    table["release"] = table["end"].where(still, table[["end", "gate"]].max(axis=1))
    table["hold"] = ((table["release"] - table["end"]) / minutes).astype(int)
    table["occupied_from"] = (table["admission"] - 30 * minutes).where(~still, table["start"])
    table["occupied_to"] = table["release"] + 15 * minutes
    return table.assign(early=0)[list(SITTINGS)]


def bands_of(rng: np.random.Generator, instance: Instance, sittings: pd.DataFrame) -> pd.DataFrame:
    """Each sitting fills rooms of its site from a random one on: good enough to draw."""
    rooms = {s.id: [r for r in instance.rooms if r.site == s.id] for s in instance.sites}
    rows = []
    for s in sittings[sittings["kind"] != "remote"].itertuples():
        left, turn = int(s.candidates), int(rng.integers(0, 99))
        while left > 0:
            room = rooms[s.site][turn % len(rooms[s.site])]
            placed, turn = min(left, room.seats), turn + 1
            left -= placed
            rows.append(
                (
                    s.site,
                    room.id,
                    room.seats,
                    s.exam,
                    s.kind,
                    placed,
                    s.admission,
                    s.start,
                    s.end,
                    s.occupied_from,
                    s.occupied_to,
                )
            )
    return pd.DataFrame(rows, columns=list(BANDS))


def chain_of(sittings: pd.DataFrame) -> pd.DataFrame:
    last = sittings.groupby(["exam", "unit", "session"], as_index=False)["day"].max()
    first, second = last[last["session"] == 1], last[last["session"] == 2].set_index("unit")["day"]
    rows = []
    for exam, unit, _, day in first.itertuples(index=False):
        copies, marked = day + timedelta(days=7), day + timedelta(days=28)
        published, following = marked + timedelta(days=2), second.get(unit)
        earliest = published + timedelta(days=15)
        slack = (following - earliest).days if following else None
        rows.append(
            (
                exam,
                unit,
                1,
                day,
                copies,
                marked,
                published,
                f"{unit}-S2" if following else "",
                following,
                earliest,
                slack,
                False,
            )
        )
    table = pd.DataFrame(rows, columns=list(CHAIN))
    return table.assign(binds=table["slack_days"] == table["slack_days"].min())


def duties_of(bands: pd.DataFrame) -> pd.DataFrame:
    """One person a room and day, responsible for as long as it is in use, and who helps in the first hour."""
    days = bands.assign(day=pd.to_datetime(bands["occupied_from"], utc=True).dt.normalize())
    table = days.groupby(["site", "room", "day"]).agg(
        **{"from": ("occupied_from", "min"), "to": ("occupied_to", "max")}
    )
    table = table.reset_index()
    table["staff"] = table["site"] + "-p" + (table.groupby(["site", "day"]).cumcount() + 1).astype(str)
    table["duty"] = "responsible"
    help_ = table[::5].assign(duty="invigilator", staff=table["staff"] + "-help")
    help_ = help_.assign(to=help_["from"] + pd.Timedelta(hours=1))
    return pd.concat([table, help_], ignore_index=True)[list(DUTIES)]


def loads_of(duties: pd.DataFrame) -> pd.DataFrame:
    minutes = (duties["to"] - duties["from"]).dt.total_seconds().astype(int) // 60
    sums = (
        duties.assign(minutes=minutes)
        .groupby(["staff", "site"], as_index=False)["minutes"]
        .agg(["sum", "size"])
    )
    return sums.rename(columns={"sum": "minutes", "size": "duties"})[list(LOADS)]
