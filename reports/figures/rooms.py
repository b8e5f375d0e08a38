"""What happens in each room of a site on a day?"""

from datetime import date

import pandas as pd

from models.facts import Facts
from models.timetable import KINDS
from reports.clock import clock_minutes, day_text, place
from reports.names import Names
from reports.section import Section
from reports.tables import room_use


def rooms(facts: Facts, names: Names) -> Section | None:
    """A Gantt for each site and day: bars [room, exam, kind, candidates, start, end, from, to] in
    indices and minutes of the local day."""
    if facts.bands.empty:
        return None
    use = room_use(facts.bands, names)
    exams = sorted(use["exam"].unique())
    number = {e: i for i, e in enumerate(exams)}
    kinds = [k for k in KINDS if k != "remote"]
    bars = pd.DataFrame(
        {
            "room": use["room"],
            "exam": use["exam"].map(number),
            "kind": use["kind"].map(kinds.index),
            "candidates": use["candidates"].astype(int),
            **{
                c: clock_minutes(use[c], use["day"]) for c in ("start", "end", "occupied_from", "occupied_to")
            },
        }
    )
    busiest = use.groupby("site")["candidates"].sum().sort_values(ascending=False, kind="stable")
    parts = use.groupby("site").indices
    data = {
        "exams": [[e, names.title(e)] for e in exams],
        "kinds": kinds,
        "sites": [
            _site(str(site), use.iloc[parts[site]], bars.iloc[parts[site]], names) for site in busiest.index
        ],
    }
    return Section("rooms", {}, data)


def _site(site: str, use: pd.DataFrame, bars: pd.DataFrame, names: Names) -> dict[str, object]:
    """One site: its rooms (largest first), and its days with their bars."""
    seats = use.groupby("room")["seats"].max().reset_index()
    seats = seats.sort_values(["seats", "room"], ascending=[False, True])
    order = {room: i for i, room in enumerate(seats["room"])}
    days: dict[date, list[list[int]]] = {}
    rows = bars.assign(room=bars["room"].map(order)).to_numpy().tolist()
    for day, row in zip(use["day"], rows, strict=True):
        days.setdefault(day, []).append(row)
    return {
        "name": names.site(site),
        "clock": place(names.clock(site))._asdict(),
        "rooms": [[str(r), int(n)] for r, n in zip(seats["room"], seats["seats"], strict=True)],
        "days": [{"text": day_text(day)._asdict(), "bars": lines} for day, lines in days.items()],
    }
