"""How does one paper hold together over several time zones, without leaking?"""

import pandas as pd

from models.facts import Facts
from reports.clock import day_text, epoch_minutes, offset_minutes, place
from reports.names import Names
from reports.section import Section
from reports.tables import zone_groups

_INSTANTS = ("admission", "start", "end", "exit", "gate", "release")


def zones(facts: Facts, names: Names) -> Section | None:
    """Bands of every exam sat in several zones: instants in UTC minutes, with each zone's offset."""
    if facts.sittings.empty:
        return None
    groups = zone_groups(facts.sittings)
    if groups.empty:
        return None
    minutes = pd.DataFrame({c: epoch_minutes(groups[c]) for c in _INSTANTS}, dtype=object)
    rows = [
        {"zone": place(str(g["zone"]))._asdict(), **_told(g), **m}
        for g, m in zip(groups.to_dict("records"), minutes.to_dict("records"), strict=True)
    ]
    exams = [
        {
            "exam": str(exam),
            "title": names.title(str(exam)),
            "session": int(session),
            "home": place(names.clock("", str(exam)))._asdict(),
            "groups": [rows[i] for i in part.index],
        }
        for (session, exam), part in groups.groupby(["session", "exam"])
    ]
    exams.sort(key=_interest, reverse=True)
    return Section("zones", {}, {"exams": exams})


def _told(group: dict[str, object]) -> dict[str, object]:
    """What the figure says of a group besides its instants."""
    start, end, zone = pd.Timestamp(str(group["start"])), pd.Timestamp(str(group["end"])), str(group["zone"])
    remote = group["kind"] == "remote"
    return {
        "paper": int(str(group["paper"])),
        "extra": int(str(group["extra"])),
        "candidates": int(str(group["candidates"])),
        "offset": offset_minutes(start, zone),
        "day": day_text(start.tz_convert(zone).date())._asdict(),
        "minutes": int((end - start).total_seconds() // 60),
        "remote": remote,
    }


def _interest(exam: dict[str, object]) -> tuple[int, int]:
    """The exam to show first: most zones kept apart in time, then most candidates."""
    groups = exam["groups"]
    assert isinstance(groups, list)  # noqa: S101
    return len({(g["zone"]["en"], g["start"]) for g in groups}), sum(g["candidates"] for g in groups)
