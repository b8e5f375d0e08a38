"""Days and places as a person reads them, instants as minutes for the page's scripts."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from models.locale_format import format_day
from reports.bilingual import Bilingual

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


def place(zone: str) -> Bilingual:
    """The town or island whose clock a zone is: Europe/Paris is Paris, Asia/Beirut is Beyrouth."""
    plain = zone.rpartition("/")[2].replace("_", " ")
    return Bilingual(*_PLACES.get(zone, (plain, plain)))


def day_text(day: date) -> Bilingual:
    """Monday 22 January 2024, lundi 22 janvier 2024."""
    return Bilingual(format_day(day, "en"), format_day(day, "fr"))


def epoch_minutes(instants: pd.Series) -> list[int | None]:
    """UTC instants as minutes since 1970; None where there is none."""
    epoch = pd.Timestamp("1970-01-01", tz="UTC")
    minutes: Iterable[float] = (pd.to_datetime(instants, utc=True) - epoch).dt.total_seconds() / 60
    return [None if pd.isna(m) else int(m) for m in minutes]
