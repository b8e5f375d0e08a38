"""A small valid instance: two centres (Paris, Martinique), written with the project's own writer."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from instances import write_folder

SETTINGS: dict[str, Any] = {
    "name": "petit",
    "title": "Petit réseau",
    "sessions": [
        {
            "number": 1,
            "first_day": date(2024, 1, 22),
            "last_day": date(2024, 2, 3),
            "starts": {"weekdays": ["08:30", "14:00", "18:00"], "saturday": ["09:00"]},
        },
        {
            "number": 2,
            "first_day": date(2024, 5, 2),
            "last_day": date(2024, 5, 25),
            "starts": {"weekdays": ["14:00", "18:00"]},
        },
    ],
    "policy": {
        "profile": "national",
        "date-chain": {"scope": "unit"},
        "second-session": {"required": False},
        "weights": {"variant": 1500},
    },
}


def tables() -> dict[str, pd.DataFrame]:
    """Fresh copies of the tables; ids with leading zeros, a comma in a name, one of each need."""
    raw: dict[str, list[dict[str, Any]]] = {
        "centres": [
            {"id": "PAR", "name": "Paris", "zone": "Europe/Paris", "policy": "paris", "holidays": "FR"},
            {
                "id": "972",
                "name": "Martinique, Schœlcher",
                "zone": "America/Martinique",
                "holidays": "FR-MQ",
                "copy_days": 5,
            },
        ],
        "sites": [
            {"id": "P1", "centre": "PAR", "name": "Saint-Martin", "zone": "Europe/Paris",
             "hours_weekdays": "08:00-22:00", "hours_saturday": "08:00-18:00"},
            {"id": "P2", "centre": "PAR", "name": "Saint-Denis", "zone": "Europe/Paris",
             "hours_weekdays": "08:00-22:00"},
            {"id": "M1", "centre": "972", "name": 'Campus "Nord"', "zone": "America/Martinique",
             "hours_weekdays": "06:30-20:00"},
        ],
        "rooms": [
            {"id": "001", "site": "P1", "seats": 40, "features": "accessible pc"},
            {"id": "002", "site": "P2", "seats": 20},
            {"id": "01", "site": "M1", "seats": 15},
        ],
        "availability": [
            {"room": "002", "from": datetime(2024, 1, 22, 8), "until": datetime(2024, 1, 26, 20)}
        ],
        "travel": [
            {"from": "P2", "to": "P1", "minutes": 25},
            {"from": "P1", "to": "P2", "minutes": 30},
        ],
        "units": [
            {"id": "NFA031", "title": "Programmation", "ects": 6},
            {"id": "NFP121", "title": "-Objets-", "ects": 6},
        ],
        "offerings": [
            {"id": "NFA031-N", "unit": "NFA031", "centre": "PAR", "teaching_mode": "distance"},
            {"id": "NFP121-P", "unit": "NFP121", "centre": "PAR", "teaching_mode": "evening"},
        ],
        "exams": [
            {"id": "NFA031-1", "offering": "NFA031-N", "session": 1, "minutes": 180, "mode": "on_site",
             "imposed_start": None},
            {"id": "NFA031-2", "offering": "NFA031-N", "session": 2, "minutes": 180, "mode": "on_site",
             "imposed_start": None},
            {"id": "NFP121-1", "offering": "NFP121-P", "session": 1, "minutes": 120, "mode": "remote",
             "imposed_start": datetime(2024, 1, 24, 14)},
        ],
        "candidates": [
            {"id": "00000001", "centre": "PAR", "site": "P1"},
            {"id": "00000002", "centre": "PAR", "site": "P2"},
            {"id": "00000003", "centre": "972", "site": "M1"},
            {"id": "1", "centre": "972", "site": "M1"},
        ],
        "registrations": [
            {"candidate": "00000001", "offering": "NFA031-N", "centre": None, "teaching_mode": None},
            {"candidate": "00000001", "offering": "NFP121-P", "centre": None, "teaching_mode": "day"},
            {"candidate": "00000002", "offering": "NFA031-N", "centre": "972", "teaching_mode": None},
            {"candidate": "00000003", "offering": "NFA031-N", "centre": None, "teaching_mode": None},
            {"candidate": "1", "offering": "NFA031-N", "centre": None, "teaching_mode": None},
        ],
        "accommodations": [
            {"candidate": "00000003", "extra_minutes_per_hour": 20, "isolated": False},
            {"candidate": "1", "extra_minutes_per_hour": None, "isolated": True},
        ],
        "relocations": [{"candidate": "00000001", "session": 2, "site": "M1", "motive": "move"}],
        "preferences": [
            {"offering": "NFA031-N", "session": None, "from": datetime(2024, 1, 22, 8),
             "until": datetime(2024, 1, 23, 12, 30), "wish": "avoid", "reason": "Congrès; loin"},
            {"offering": "NFP121-P", "session": 1, "from": datetime(2024, 1, 24, 7),
             "until": datetime(2024, 1, 25, 20), "wish": "prefer", "reason": ""},
        ],
        "staff": [
            {"id": "S1", "site": "P1", "escort": True, "from": None, "until": None},
            {"id": "S2", "site": "M1", "escort": False,
             "from": datetime(2024, 1, 22, 8), "until": datetime(2024, 1, 22, 18)},
            {"id": "S3", "site": "P1", "escort": None,
             "from": datetime(2024, 5, 6, 8), "until": datetime(2024, 5, 6, 18)},
            {"id": "S4", "site": "P2", "escort": False, "from": None, "until": None},
        ],
        "closures": [
            {"place": "972", "day": date(2024, 5, 22), "kind": "open", "reason": ""},
            {"place": "PAR", "day": date(2024, 1, 25), "kind": "closed", "reason": "Travaux; fermé"},
            {"place": "P2", "day": date(2024, 1, 25), "kind": "open", "reason": ""},
        ],
    }  # fmt: skip
    return {name: pd.DataFrame(rows).astype(object) for name, rows in raw.items()}


def write_small(path: Path) -> Path:
    """The small instance in a folder."""
    write_folder(path, SETTINGS, tables())
    return path
