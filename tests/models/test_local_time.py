"""Local times around changes of clocks: what is skipped, what comes twice, and which instant is meant."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from models.local_time import repeated, skipped, to_utc, utc_instants
from scheduler.terms.clock import DAY, Clock, weekday


@pytest.mark.parametrize(
    ("zone", "clock", "instant", "kind"),
    [
        # Paris, 31 March 2024: from 02:00 (UTC+1) to 03:00 (UTC+2) at 01:00 UTC.
        ("Europe/Paris", "2024-03-31 01:59", "2024-03-31 00:59", ""),
        ("Europe/Paris", "2024-03-31 02:00", "2024-03-31 01:00", "skipped"),
        ("Europe/Paris", "2024-03-31 02:59", "2024-03-31 01:00", "skipped"),
        ("Europe/Paris", "2024-03-31 03:00", "2024-03-31 01:00", ""),
        # Paris, 27 October 2024: from 03:00 (UTC+2) back to 02:00 (UTC+1) at 01:00 UTC.
        ("Europe/Paris", "2024-10-27 01:59", "2024-10-26 23:59", ""),
        ("Europe/Paris", "2024-10-27 02:00", "2024-10-27 00:00", "repeated"),
        ("Europe/Paris", "2024-10-27 02:59", "2024-10-27 00:59", "repeated"),
        ("Europe/Paris", "2024-10-27 03:00", "2024-10-27 02:00", ""),
        # Lord Howe changes by half an hour: UTC+10:30 to UTC+11.
        ("Australia/Lord_Howe", "2024-10-06 02:00", "2024-10-05 15:30", "skipped"),
        ("Australia/Lord_Howe", "2024-10-06 02:30", "2024-10-05 15:30", ""),
        # Casablanca leaves UTC+1 for Ramadan, Sunday 10 March 2024, 03:00 to 02:00, and takes it again on 14 April.
        ("Africa/Casablanca", "2024-03-10 02:30", "2024-03-10 01:30", "repeated"),
        ("Africa/Casablanca", "2024-04-14 02:30", "2024-04-14 02:00", "skipped"),
        # Beirut and Cairo change at midnight.
        ("Asia/Beirut", "2024-03-31 00:30", "2024-03-30 22:00", "skipped"),
        ("Africa/Cairo", "2024-10-31 23:30", "2024-10-31 20:30", "repeated"),
        ("Pacific/Noumea", "2024-03-31 02:30", "2024-03-30 15:30", ""),
    ],
)
def test_an_hour_of_a_change(zone: str, clock: str, instant: str, kind: str) -> None:
    clocks = pd.DatetimeIndex([clock])
    assert utc_instants(clocks, zone).tolist() == [pd.Timestamp(instant, tz="UTC")]
    assert (skipped(clocks, zone).all(), repeated(clocks, zone).all()) == (
        kind == "skipped",
        kind == "repeated",
    )


def test_a_column_of_local_times_in_zones_of_their_own() -> None:
    clocks = pd.Series(pd.to_datetime(["2024-01-22 08:30", "2024-01-22 08:30", None]), index=[4, 2, 9])
    told = to_utc(clocks, pd.Series(["Europe/Paris", "Indian/Reunion", "Europe/Paris"], index=[4, 2, 9]))
    assert told.index.tolist() == [4, 2, 9]
    assert told.dt.strftime("%H:%M").tolist()[:2] == ["07:30", "04:30"]
    assert told.isna().tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Paris", date(2024, 3, 31)),
        ("Europe/Paris", date(2024, 10, 27)),
        ("Australia/Lord_Howe", date(2024, 10, 6)),
        ("Australia/Lord_Howe", date(2024, 4, 7)),
        ("Africa/Casablanca", date(2024, 4, 14)),
        ("Africa/Cairo", date(2024, 10, 31)),
        ("Asia/Beirut", date(2024, 3, 31)),
    ],
)
def test_the_clock_of_the_solver_says_the_same_at_every_minute(zone: str, day: date) -> None:
    clocks = pd.date_range(pd.Timestamp(day) - pd.Timedelta(hours=6), periods=36 * 60, freq="min")
    wall = clocks.to_numpy().astype("datetime64[m]").astype(np.int64)
    table = Clock([zone], day - timedelta(1), day + timedelta(1))
    instants = (
        utc_instants(clocks, zone).tz_localize(None).to_numpy().astype("datetime64[m]").astype(np.int64)
    )
    assert (table.to_utc(zone, wall) == instants).all()
    assert (table.exists(zone, wall) == ~skipped(clocks, zone)).all()
    here = table.exists(zone, wall)
    assert (table.to_local(zone, table.to_utc(zone, wall)) == wall)[here].all()
    assert (table.to_existing(zone, wall, -1) == np.where(here, instants, -1)).all()
    assert (table.days[table.place_of_day(zone, instants)] == table.to_local(zone, instants) // DAY).all()
    for minute in range(0, DAY, 5):
        of_week = table.of_week(zone, tuple(minute + day for day in range(7)))
        assert (of_week == table.to_utc(zone, table.days * DAY + minute + weekday(table.days))).all()
