"""Instants as a person at the site reads them: local day, local time, name of the place."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from reports.both import Both

_DAYS = (
    ("Mon", "lun."), ("Tue", "mar."), ("Wed", "mer."), ("Thu", "jeu."), ("Fri", "ven."), ("Sat", "sam."),
    ("Sun", "dim."),
)  # fmt: skip
_MONTHS = (
    ("Jan", "janv."), ("Feb", "févr."), ("Mar", "mars"), ("Apr", "avr."), ("May", "mai"), ("Jun", "juin"),
    ("Jul", "juil."), ("Aug", "août"), ("Sep", "sept."), ("Oct", "oct."), ("Nov", "nov."), ("Dec", "déc."),
)  # fmt: skip

_PLACES = {
    "Africa/Algiers": ("Algiers", "Alger"),
    "America/Cayenne": ("Cayenne", "Cayenne"),
    "America/Martinique": ("Martinique", "Martinique"),
    "America/Port-au-Prince": ("Port-au-Prince", "Port-au-Prince"),
    "America/St_Barthelemy": ("Saint-Barthélemy", "Saint-Barthélemy"),
    "Asia/Beirut": ("Beirut", "Beyrouth"),
    "Asia/Ho_Chi_Minh": ("Ho Chi Minh City", "Hô-Chi-Minh-Ville"),
    "Europe/London": ("London", "Londres"),
    "Indian/Reunion": ("La Réunion", "La Réunion"),
    "Pacific/Marquesas": ("Marquesas Islands", "Marquises"),
    "Pacific/Noumea": ("Nouméa", "Nouméa"),
    "UTC": ("UTC", "UTC"),
}


def place(zone: str) -> Both:
    """The town or island whose clock a zone is: Europe/Paris is Paris, Asia/Beirut is Beyrouth."""
    plain = zone.rpartition("/")[2].replace("_", " ")
    return Both(*_PLACES.get(zone, (plain, plain)))


def day_text(day: date, *, year: bool = True) -> Both:
    """Mon 22 Jan 2024, lun. 22 janv. 2024; the first of a month is 1er in French."""
    (day_en, day_fr), (month_en, month_fr) = _DAYS[day.weekday()], _MONTHS[day.month - 1]
    tail = f" {day.year}" if year else ""
    first = "1er" if day.day == 1 else str(day.day)
    return Both(f"{day_en} {day.day} {month_en}{tail}", f"{day_fr} {first} {month_fr}{tail}")


def instant_text(instant: pd.Timestamp, zone: str, *, year: bool = True) -> Both:
    """Mon 22 Jan 2024, 13:30 (Paris); lun. 22 janv. 2024, 13:30 (Paris)."""
    local = instant.tz_convert(zone)
    day, where = day_text(local.date(), year=year), place(zone)
    return Both(f"{day.en}, {local:%H:%M} ({where.en})", f"{day.fr}, {local:%H:%M} ({where.fr})")


def local(instants: pd.Series, zones: pd.Series) -> pd.Series:
    """UTC instants on each row's own clock, as naive timestamps (one conversion a zone, not a row)."""
    if instants.empty:
        return pd.Series(pd.NaT, index=instants.index, dtype="datetime64[s]")
    instants = pd.to_datetime(instants, utc=True)
    parts = [part.dt.tz_convert(str(zone)).dt.tz_localize(None) for zone, part in instants.groupby(zones)]
    return pd.concat(parts).reindex(instants.index)


def clock_minutes(moments: pd.Series, days: pd.Series) -> list[int]:
    """Naive local moments as minutes since the midnight that begins each row's day."""
    return [int(m) for m in (moments - pd.to_datetime(days)).dt.total_seconds() // 60]


def epoch_minutes(instants: pd.Series) -> list[int | None]:
    """UTC instants as minutes since 1970; None where there is none."""
    epoch = pd.Timestamp("1970-01-01", tz="UTC")
    minutes: Iterable[float] = (pd.to_datetime(instants, utc=True) - epoch).dt.total_seconds() / 60
    return [None if pd.isna(m) else int(m) for m in minutes]
