"""Days and places as a person reads them, instants as minutes for the page's scripts."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from reports.bilingual import Both

_DAYS = (
    ("Monday", "lundi"), ("Tuesday", "mardi"), ("Wednesday", "mercredi"), ("Thursday", "jeudi"),
    ("Friday", "vendredi"), ("Saturday", "samedi"), ("Sunday", "dimanche"),
)  # fmt: skip
_MONTHS = (
    ("January", "janvier"), ("February", "février"), ("March", "mars"), ("April", "avril"), ("May", "mai"),
    ("June", "juin"), ("July", "juillet"), ("August", "août"), ("September", "septembre"),
    ("October", "octobre"), ("November", "novembre"), ("December", "décembre"),
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


def day_text(day: date) -> Both:
    """Monday 22 January 2024, lundi 22 janvier 2024; the first of a month is 1er in French."""
    (day_en, day_fr), (month_en, month_fr) = _DAYS[day.weekday()], _MONTHS[day.month - 1]
    first = "1er" if day.day == 1 else str(day.day)
    return Both(f"{day_en} {day.day} {month_en} {day.year}", f"{day_fr} {first} {month_fr} {day.year}")


def epoch_minutes(instants: pd.Series) -> list[int | None]:
    """UTC instants as minutes since 1970; None where there is none."""
    epoch = pd.Timestamp("1970-01-01", tz="UTC")
    minutes: Iterable[float] = (pd.to_datetime(instants, utc=True) - epoch).dt.total_seconds() / 60
    return [None if pd.isna(m) else int(m) for m in minutes]
