"""What happens in each room of a site on a day?"""

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
    busiest = use.groupby("site")["candidates"].sum().sort_values(ascending=False, kind="stable")
    by_site = {str(site): part for site, part in use.groupby("site", sort=False)}
    data = {
        "exams": [[e, names.title(e)] for e in exams],
        "kinds": [k for k in KINDS if k != "remote"],
        "sites": [_site(str(site), by_site[str(site)], names, number) for site in busiest.index],
    }
    return Section("rooms", {}, data)


def _site(site: str, use: pd.DataFrame, names: Names, exam_number: dict[str, int]) -> dict[str, object]:
    """One site: its rooms (largest first), and its days with their bars."""
    seats = use.groupby("room")["seats"].max().reset_index()
    seats = seats.sort_values(["seats", "room"], ascending=[False, True])
    order = {room: i for i, room in enumerate(seats["room"])}
    kinds = {kind: i for i, kind in enumerate(k for k in KINDS if k != "remote")}
    times = {c: clock_minutes(use[c], use["day"]) for c in ("start", "end", "occupied_from", "occupied_to")}
    bars = pd.DataFrame(
        {
            "room": use["room"].map(order).to_numpy(),
            "exam": use["exam"].map(exam_number).to_numpy(),
            "kind": use["kind"].map(kinds).to_numpy(),
            "candidates": use["candidates"].astype(int).to_numpy(),
            **times,
        }
    )
    days = [
        {"text": day_text(day)._asdict(), "bars": bars[(use["day"] == day).to_numpy()].to_numpy().tolist()}
        for day in use["day"].unique()
    ]
    return {
        "name": names.site(site),
        "clock": place(names.clock(site))._asdict(),
        "rooms": [[str(r), int(n)] for r, n in zip(seats["room"], seats["seats"], strict=True)],
        "days": days,
    }
