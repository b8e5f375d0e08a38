"""Papers start at the session's times; other zones follow them or a local grid."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, ClassVar

import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings
from scheduler.rules.reading import local, named, place_of_group, setting, stamp
from scheduler.rules.rule import Case
from scheduler.terms.model_data import ModelData
from scheduler.terms.terms import TimeTerm

MONDAY = date(2024, 1, 1)
"""Any Monday: starts are listed by weekday."""


class StartGrid:
    """The paper starts at a published time of the session, and the centres follow the organising one.

    The reference start is the organising centre's own group if candidates sit there, else any group of
    the main paper; it is on the session's list, read on the organiser's clock. An imposed start needs
    not be on the list. Every other group starts at the same instant, or on a round local time (each
    `align_minutes` from local midnight). A remote paper or an oral has one instant for all who sit it.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("start-grid"),
        kind="hard",
        covers=("B25", "C02"),
        article="Règlement des examens du Cnam en Paca, I.A.2.c(1)",
        title=("Starts are on the session's list", "Les débuts sont ceux de la session"),
        sentence=(
            "{exam} at {site} starts at {amount}: not a start of the session, nor that of its paper; "
            "{limit} would be",
            "{exam} à {site} commence à {amount} : ni un début de la session, ni celui du sujet ; "
            "{limit} conviendrait",
        ),
        unit="UTC",
    )

    def terms(self, data: ModelData) -> Iterable[TimeTerm]:
        # Options are enumerated from the session's starts and the zones' grids: no other exists.
        return ()

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        table = references(case)
        lost = table[~table["anchored"]].sort_values(["exam", "own", "start"], ascending=[True, False, True])
        lost = lost.drop_duplicates("exam")
        lost = lost.assign(limit=stamp(_nearest(case.instance, lost)))
        away = table["start"] != table["reference"]
        at_home = table["remote"] & (table["paper"] == 0)
        stray = table[table["anchored"] & away & (at_home | ~table["aligned"])]
        stray = stray.assign(limit=stamp(stray["reference"]))
        rows = pd.concat([lost, stray]).sort_values(["exam", "zone"])
        rows = rows.merge(place_of_group(case.facts.attendance), on=["exam", "zone"], how="left")
        return findings(self.info, rows.assign(amount=stamp(rows["start"])))


def references(case: Case[Instance]) -> pd.DataFrame:
    """The papers with what decides their reference: `eligible`, `aligned`, `anchor`, `anchored`, `reference`.

    `anchor` groups may be the reference; `anchored` is True for an exam with an eligible group at a listed start. Of several, one off the
    local grid is taken first: only the reference may be off it.
    """
    instance = case.instance
    frame = instance.exam_frame[["exam", "organiser", "mode", "oral"]]
    table = case.facts.papers.merge(frame, on="exam")
    seat = named(table["organiser"], {str(c.id): c.zone for c in instance.centres})
    own = table["zone"] == seat
    has_own = own.groupby(table["exam"]).transform("any")
    table["own"], table["remote"] = own, (table["mode"] == "remote") | table["oral"].astype(bool)
    table["eligible"] = (table["paper"] == 0) & (own | ~has_own)
    here = local(table["start"], table["zone"])
    step = setting(instance, table["organiser"], lambda p: p.start_grid.align_minutes)
    round_time = (here.dt.hour * 60 + here.dt.minute) % step == 0
    table["aligned"] = round_time & (here.dt.second == 0)
    imposed = table["exam"].isin([str(e.id) for e in instance.exams if e.imposed_start is not None])
    listed = _listed(instance, table["session"], local(table["start"], seat)) | imposed
    candidate = table["eligible"] & listed
    table["anchor"] = candidate
    table["anchored"] = candidate.groupby(table["exam"]).transform("any")
    chosen = table[candidate].sort_values(["exam", "aligned", "start"]).drop_duplicates("exam")
    reference = chosen[["exam", "start"]].rename(columns={"start": "reference"})
    return table.merge(reference, on="exam", how="left")


def _listed(instance: Instance, number: pd.Series, clock: pd.Series) -> pd.Series:
    """Is the organiser's local time one of the session's starts on that weekday?"""
    listed = [
        _key(session.number, weekday, start.hour * 60 + start.minute)
        for session in instance.sessions
        for weekday in range(7)
        for start in session.starts_on(MONDAY + timedelta(days=weekday))
    ]
    minute = (clock.dt.hour * 60 + clock.dt.minute).astype("int64")
    keys: pd.Series = _key(number.astype("int64"), clock.dt.day_of_week.astype("int64"), minute)
    return pd.Series(keys.isin(listed) & (clock.dt.second == 0))


def _nearest(instance: Instance, groups: pd.DataFrame) -> pd.Series:
    """The instant of the session's start nearest to each group's, missing if its window has none."""
    found = []
    for exam, start, organiser in zip(groups["exam"], groups["start"], groups["organiser"], strict=True):
        zone, session = instance.centre[organiser].zone, instance.session[instance.exam[exam].session]
        days = pd.date_range(*instance.window[exam])
        clocks = [pd.Timestamp.combine(d.date(), at) for d in days for at in session.starts_on(d.date())]
        listed = pd.DatetimeIndex(clocks).tz_localize(zone, ambiguous=True, nonexistent="shift_forward")
        found.append(listed[abs(listed - start).argmin()].tz_convert("UTC") if clocks else pd.NaT)
    return pd.Series(pd.to_datetime(pd.Series(found, index=groups.index, dtype=object), utc=True))


def _key(session: Any, weekday: Any, minute: Any) -> Any:
    return (session * 7 + weekday) * 1440 + minute
