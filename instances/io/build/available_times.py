"""When rooms and people are available: the intervals listed for them, less the times for which they are away."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import numpy as np
import pandas as pd

from instances.io.tables.sheet import Sheet
from models.ids import SiteId
from models.local_time import to_utc

BEGINNING, END = pd.Timestamp("2000-01-02", tz="UTC"), pd.Timestamp("2099-01-01", tz="UTC")
"""Before and after every semester: what is away at some times only is available from the one to the other."""
Span = tuple[pd.Timestamp, pd.Timestamp]


def available_times(
    availability: Sheet,
    absences: Sheet,
    room_zone: "pd.Series[str]",
    staff: pd.DataFrame,
    zone: Mapping[SiteId, str],
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables `availability` and `attendance` of an instance. A code that is both a room and a person is the room."""
    homes = staff["site"].map({str(site): name for site, name in zone.items()})
    zones = {**dict(zip(staff["id"], homes, strict=True)), **room_zone.to_dict()}
    listed = _spans(availability, "room", zones)
    away = _spans(absences, "who", zones)
    always = {
        str(name): (BEGINNING if pd.isna(since) else since, END if pd.isna(until) else until)
        for name, since, until in staff[["id", "from", "until"]].itertuples(index=False, name=None)
    }
    rooms, people = list[tuple[str, Span]](), list[tuple[str, Span]]()
    for name in dict.fromkeys([*listed, *away]):
        if name in room_zone.index:
            free = listed.get(name, [(BEGINNING, END)])
            rooms += [(name, span) for span in (time_left(free, away[name]) if name in away else free)]
        else:
            since, until = always[name]
            free = [(max(a, since), min(b, until)) for a, b in listed.get(name, [(since, until)])]
            people += [(name, span) for span in time_left(free, away.get(name, []))]
    return _table("room", rooms), _table("staff", people)


def _spans(sheet: Sheet, column: str, zones: Mapping[str, str]) -> dict[str, list[Span]]:
    """The intervals of each code; without an end one lasts to the end of its first day."""
    names = sheet[column].strings
    own = np.array([zones[name] for name in names] + [""], object)[:-1]
    ends = [
        _next_midnight(since) if until is None else until
        for since, until in zip(sheet["from"].column, sheet["until"].column, strict=True)
    ]
    since = to_utc(pd.Series(sheet["from"].column, dtype=object), own)
    until = to_utc(pd.Series(ends, dtype=object), own)
    spans: dict[str, list[Span]] = {}
    for name, a, b in zip(names, since, until, strict=True):
        spans.setdefault(str(name), []).append((a, b))
    return spans


def _next_midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date() + timedelta(days=1), datetime.min.time())


def time_left(free: list[Span], away: list[Span]) -> list[Span]:
    """What is left of the free intervals, joined where they touch; an empty interval where nothing is."""
    left = list(_without(_joined(free), _joined(away)))
    return left or [(BEGINNING, BEGINNING)]


def _without(free: list[Span], away: list[Span]) -> Iterator[Span]:
    for since, until in free:
        begin = since
        for gone, back in away:
            if back <= begin or gone >= until:
                continue
            if gone > begin:
                yield begin, gone
            begin = max(begin, back)
        if begin < until:
            yield begin, until


def _joined(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for since, until in sorted(spans):
        if out and since <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], until))
        elif since < until:
            out.append((since, until))
    return out


def _table(column: str, rows: list[tuple[str, Span]]) -> pd.DataFrame:
    names = pd.Series([name for name, _ in rows], dtype="str")
    bounds = {
        bound: pd.Series([span[i] for _, span in rows], dtype="datetime64[s, UTC]")
        for i, bound in enumerate(("from", "until"))
    }
    return pd.DataFrame({column: names, **bounds})
