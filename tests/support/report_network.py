"""A plausible network, its offer and its people."""

from datetime import time

import numpy as np
import pandas as pd

from models.calendar import OpeningHours
from models.ids import CentreId, ExamId, OfferingId, RoomId, SiteId, UnitId
from models.network import Centre, Room, Site
from models.offer import Exam, Offering, Unit

NETWORK = (
    ("PAR1", "PAR", "Cnam Paris", "Paris, rue Saint-Martin", "Europe/Paris"),
    ("PAR2", "PAR", "Cnam Paris", "La Plaine Saint-Denis", "Europe/Paris"),
    ("LYO1", "AURA", "Auvergne-Rhône-Alpes", "Lyon", "Europe/Paris"),
    ("AIX1", "PAC", "Provence-Alpes-Côte d’Azur", "Aix-en-Provence", "Europe/Paris"),
    ("REU1", "REU", "La Réunion", "Le Port", "Indian/Reunion"),
    ("NCL1", "NCL", "Nouvelle-Calédonie", "Nouméa", "Pacific/Noumea"),
)
FAR = (
    "America/Martinique",
    "Asia/Beirut",
    "Africa/Casablanca",
    "America/Cayenne",
    "Pacific/Tahiti",
    "Asia/Kolkata",
)
UNITS = (
    ("NFA031", "Programmation avec Java : notions de base"),
    ("NFP121", "Programmation avancée"),
    ("RSX101", "Réseaux et protocoles pour l’Internet"),
    ("UTC501", "Outils mathématiques pour l’informatique"),
    ("CCG101", "Comptabilité et gestion de l’entreprise"),
    ("DRS101", "Droit du travail : relations individuelles"),
    ("FPG114", "Outils RH"),
    ("MVA101", "Analyse et calcul matriciel"),
    ("ELE103", "Signaux et systèmes linéaires"),
    ("ESC101", "Mercatique : les études de marché"),
)


def network_of(sites: int) -> tuple[tuple[Centre, ...], tuple[Site, ...], tuple[Room, ...]]:
    rows = list(NETWORK)
    for i in range(len(rows), sites):
        zone = FAR[i % len(FAR)] if i % 3 == 0 else "Europe/Paris"
        rows.append((f"S{i:02}", f"C{i // 2:02}", f"Centre {i // 2:02}", f"Antenne {i:02}", zone))
    centres = {
        c: Centre(id=CentreId(c), name=name, zone=zone, copy_days=3) for _, c, name, _, zone in rows[:sites]
    }
    hours = OpeningHours(by_weekday=(*[(time(7), time(22))] * 6, None))
    places = tuple(
        Site(id=SiteId(s), centre=CentreId(c), name=n, zone=z, hours=hours) for s, c, _, n, z in rows[:sites]
    )
    sizes = (180, 90, 60, 40, 40, 30, 24, 18, 12, 6)
    rooms = tuple(
        Room(id=RoomId(f"{s.id}-{j + 1:02}"), site=s.id, seats=sizes[min(j, 9)])
        for i, s in enumerate(places)
        for j in range(24 if i == 0 else 12 if i < 3 else 6)
    )
    return tuple(centres.values()), places, rooms


def offer_of(exams: int) -> tuple[tuple[Unit, ...], tuple[Offering, ...], tuple[Exam, ...]]:
    codes = [
        UNITS[i] if i < len(UNITS) else (f"UE{i:04}", f"Unité d’enseignement no {i}")
        for i in range(exams // 2)
    ]
    units = tuple(Unit(id=UnitId(c), title=t, ects=6) for c, t in codes)
    offerings = tuple(
        Offering(id=OfferingId(f"{c}-PAR"), unit=UnitId(c), centre=CentreId("PAR")) for c, _ in codes
    )
    lengths = (180, 120, 90, 150, 60)
    papers = tuple(
        Exam(id=ExamId(f"{o.unit}-S{s}"), offering=o.id, session=s, minutes=lengths[i % 5])
        for i, o in enumerate(offerings)
        for s in (1, 2)
    )
    return units, offerings, papers


def people_of(
    rng: np.random.Generator, n: int, sites: tuple[Site, ...], offerings: tuple[Offering, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    share = 1.0 / np.arange(1, len(sites) + 1)
    at = rng.choice(len(sites), n, p=share / share.sum())
    people = pd.DataFrame(
        {
            "id": [f"c{i:05}" for i in range(n)],
            "centre": [sites[i].centre for i in at],
            "site": [sites[i].id for i in at],
            "extra": np.where(rng.random(n) < 0.04, 20, 0),
            "isolated": rng.random(n) < 0.01,
        }
    )
    picks = rng.integers(0, len(offerings), (n, 3))
    rows = pd.DataFrame(
        {
            "candidate": np.repeat(people["id"].to_numpy(), 3),
            "offering": [offerings[i].id for i in picks.ravel()],
        }
    )
    rows = rows.drop_duplicates(ignore_index=True)
    rows = rows.merge(people[["id", "centre"]].rename(columns={"id": "candidate"}), on="candidate")
    return people, rows.assign(teaching_mode="")
