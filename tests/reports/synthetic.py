"""A plausible semester with its facts, made without solver or audit: the report only draws.

The gate, exits and holds follow the formulas of the regulation so that the figures look as they will.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd

from models.calendar import OpeningHours, Session
from models.facts import ATTENDANCE, BANDS, CHAIN, PAPERS, SITTINGS, STAFF, Facts, Solving, Verdict
from models.ids import CentreId, ExamId, OfferingId, RoomId, RuleId, SiteId, UnitId
from models.instance import Instance
from models.network import Centre, Room, Site
from models.offer import Exam, Offering, Unit
from models.policy import DEFAULT_WEIGHTS, Policy
from models.rules import FINDING_COLUMNS, RuleInfo
from models.timetable import OVERLAPS, ROOMS, SEATS, STARTS, Timetable

NETWORK = (
    ("PAR1", "PAR", "Cnam Paris", "Paris, rue Saint-Martin", "Europe/Paris"),
    ("PAR2", "PAR", "Cnam Paris", "La Plaine Saint-Denis", "Europe/Paris"),
    ("LYO1", "AURA", "Auvergne-Rhône-Alpes", "Lyon", "Europe/Paris"),
    ("AIX1", "PAC", "Provence-Alpes-Côte d’Azur", "Aix-en-Provence", "Europe/Paris"),
    ("REU1", "REU", "La Réunion", "Le Port", "Indian/Reunion"),
    ("NCL1", "NCL", "Nouvelle-Calédonie", "Nouméa", "Pacific/Noumea"),
)
FAR = ("America/Martinique", "Asia/Beirut", "Africa/Casablanca", "America/Cayenne", "Pacific/Tahiti", "Asia/Kolkata")
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
RULES = (
    ("opening-hours", "hard", "RIE art. 4", ("Opening hours", "Heures d’ouverture"),
     ("{exam} holds {site} until {amount}, after it closes.", "{exam} occupe {site} jusqu’au {amount}, après la fermeture.")),
    ("room-seats", "hard", "RIE art. 6", ("Seats in the room", "Places dans la salle"),
     ("{room} ({site}) receives {amount} people for {limit} seats.", "{room} ({site}) reçoit {amount} personnes pour {limit} places.")),
    ("leak-gate", "hard", "RIE art. 7", ("No leak between zones", "Étanchéité entre fuseaux"),
     ("{exam} leaks.", "{exam} fuit.")),
    ("overlap-unresolved", "soft", "FAQ, « Deux examens à la même heure »", ("Unresolved overlaps", "Chevauchements non résolus"),
     ("{candidate} cannot sit {other} beside {exam}.", "{candidate} ne peut passer {other} en plus de {exam}.")),
    ("transfer", "soft", "Règlement, II.B", ("Transfers", "Accompagnements"),
     ("{candidate} is moved from {exam} to {other}.", "{candidate} est accompagné de {exam} à {other}.")),
    ("variant", "soft", "Règlement, I.A.2.c", ("Second papers", "Sujets de remplacement"),
     ("{exam} needs a second paper.", "{exam} demande un second sujet.")),
    ("hold", "soft", "Règlement, I.A.2.c", ("Containment after the end", "Maintien en salle après la fin"),
     ("{exam} holds {amount} candidate-minutes at {site}.", "{exam} retient {amount} candidats-minutes à {site}.")),
    ("gather", "soft", "Règlement, I.A.2.c", ("Gathering before the start", "Regroupement avant le début"),
     ("{exam} gathers candidates.", "{exam} regroupe des candidats.")),
    ("two-a-day", "soft", "Bonne pratique", ("Two exams on one day", "Deux épreuves le même jour"),
     ("{exam} and {other} share a day for {amount} candidates.", "{exam} et {other} ont lieu le même jour pour {amount} candidats.")),
    ("back-to-back", "soft", "Bonne pratique", ("Two exams in a row", "Deux épreuves à la suite"),
     ("{exam} and {other} follow each other.", "{exam} et {other} se suivent.")),
)  # fmt: skip
INFOS = tuple(
    RuleInfo(id=RuleId(i), kind="hard" if k == "hard" else "soft", covers=("B04",), article=a, title=t, sentence=s)
    for i, k, a, t, s in RULES
)


@dataclass(frozen=True)
class Case:
    """Everything `write_report` is given."""

    instance: Instance
    timetable: Timetable
    verdict: Verdict
    solving: Solving


def _network(sites: int) -> tuple[tuple[Centre, ...], tuple[Site, ...], tuple[Room, ...]]:
    rows = list(NETWORK)
    for i in range(len(rows), sites):
        zone = FAR[i % len(FAR)] if i % 3 == 0 else "Europe/Paris"
        rows.append((f"S{i:02}", f"C{i // 2:02}", f"Centre {i // 2:02}", f"Antenne {i:02}", zone))
    centres = {c: Centre(id=CentreId(c), name=name, zone=zone, copy_days=3) for _, c, name, _, zone in rows[:sites]}
    hours = OpeningHours(by_weekday=(*[(time(7), time(22))] * 6, None))
    places = tuple(Site(id=SiteId(s), centre=CentreId(c), name=n, zone=z, hours=hours) for s, c, _, n, z in rows[:sites])
    sizes = (180, 90, 60, 40, 40, 30, 24, 18, 12, 6)
    rooms = tuple(
        Room(id=RoomId(f"{s.id}-{j + 1:02}"), site=s.id, seats=sizes[min(j, 9)])
        for i, s in enumerate(places)
        for j in range(24 if i == 0 else 12 if i < 3 else 6)
    )
    return tuple(centres.values()), places, rooms


def _offer(exams: int) -> tuple[tuple[Unit, ...], tuple[Offering, ...], tuple[Exam, ...]]:
    codes = [UNITS[i] if i < len(UNITS) else (f"UE{i:04}", f"Unité d’enseignement no {i}") for i in range(exams // 2)]
    units = tuple(Unit(id=UnitId(c), title=t, ects=6) for c, t in codes)
    offerings = tuple(Offering(id=OfferingId(f"{c}-PAR"), unit=UnitId(c), centre=CentreId("PAR")) for c, _ in codes)
    lengths = (180, 120, 90, 150, 60)
    papers = tuple(
        Exam(id=ExamId(f"{o.unit}-S{s}"), offering=o.id, session=s, minutes=lengths[i % 5])
        for i, o in enumerate(offerings)
        for s in (1, 2)
    )
    return units, offerings, papers


def _people(rng: np.random.Generator, n: int, sites: tuple[Site, ...], offerings: tuple[Offering, ...]) -> tuple[pd.DataFrame, pd.DataFrame]:
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
    rows = pd.DataFrame({"candidate": np.repeat(people["id"].to_numpy(), 3), "offering": [offerings[i].id for i in picks.ravel()]})
    rows = rows.drop_duplicates(ignore_index=True)
    rows = rows.merge(people[["id", "centre"]].rename(columns={"id": "candidate"}), on="candidate")
    return people, rows.assign(teaching_mode="")


def _papers(rng: np.random.Generator, instance: Instance) -> pd.DataFrame:
    """Starts by (exam, zone), with gate and exit; far zones shift, gather or take a variant."""
    minutes = pd.Timedelta(minutes=1)
    pairs = instance.sits[["exam", "zone"]].drop_duplicates()
    by_exam = pairs.groupby("exam")["zone"].agg(list)
    rows = []
    for exam, zones in by_exam.items():
        e = instance.exam[ExamId(str(exam))]
        session = instance.session[e.session]
        days = [session.first_day + timedelta(days=i) for i in range(12 if e.session == 1 else 6)]
        day = pd.Timestamp(days[int(rng.integers(len(days)))])
        if day.weekday() == 6:
            day += pd.Timedelta(days=1)
        hour = rng.choice([8.5, 13.5, 18.0]) if day.weekday() < 5 else rng.choice([8.5, 13.5])
        ref = (day + pd.Timedelta(hours=float(hour))).tz_localize("Europe/Paris").tz_convert("UTC")
        drawn, variants = [], 0
        for zone in sorted(set(zones), key=lambda z: z != "Europe/Paris"):
            start, gather, paper = ref, 0, 0
            local = ref.tz_convert(zone).hour + ref.tz_convert(zone).minute / 60
            if zone != "Europe/Paris" and not 7.5 <= local <= 18.6:
                variants += 1
                start, paper = (day + pd.Timedelta(hours=9)).tz_localize(zone).tz_convert("UTC"), variants
            elif zone == "Pacific/Noumea":
                start = ref - 60 * minutes
            elif zone == "Indian/Reunion" and e.minutes <= 120:
                start, gather = ref + 30 * minutes, 30
            drawn.append((zone, paper, start, gather))
        late = min(e.minutes // 3, 60)
        gates: dict[int, pd.Timestamp] = {}
        for _, paper, start, gather in drawn:
            shut = start - gather * minutes if gather else start + late * minutes
            gates[paper] = max(gates.get(paper, shut), shut)
        for zone, paper, start, gather in drawn:
            leave = max(start + min(e.minutes, max(60, e.minutes // 3)) * minutes, gates[paper])
            rows.append((exam, e.session, str(exam)[:-3], zone, paper, start, gather, e.minutes, start + late * minutes, gates[paper], leave))
    return pd.DataFrame(rows, columns=list(PAPERS))


def _seats(instance: Instance, papers: pd.DataFrame) -> pd.DataFrame:
    seats = instance.sits.merge(papers, on=["exam", "zone", "session"])
    own = seats["minutes"] + np.ceil(seats["minutes"] * seats["extra"] / 300).astype(int) * 5
    seats["end"] = seats["start"] + pd.to_timedelta(own, unit="min")
    seats["kind"] = np.select([seats["isolated"], seats["extra"] > 0], ["isolated", "extra"], "ordinary")
    return seats


def _overlaps(instance: Instance, seats: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Overlapping neighbours of a candidate in a session: moved when the day allows, else unresolved."""
    rows, moved = [], []
    ordered = seats.sort_values(["candidate", "session", "start"])
    clash = (ordered["candidate"] == ordered["candidate"].shift(-1)) & (ordered["session"] == ordered["session"].shift(-1))
    clash &= ordered["end"] > ordered["start"].shift(-1)
    for i in np.flatnonzero(clash.to_numpy()):
        a, b = ordered.iloc[i], ordered.iloc[i + 1]
        start = a["end"] + pd.Timedelta(minutes=60 if a["extra"] else 10)
        end = start + (b["end"] - b["start"])
        late = end.tz_convert(a["zone"]).hour >= 21 or end.tz_convert(a["zone"]).date() != start.tz_convert(a["zone"]).date()
        solved = not (late or a["isolated"])
        rows.append((a["candidate"], a["exam"], b["exam"], "transfer" if solved else "unresolved", start if solved else pd.NaT))
        moved.append((ordered.index[i + 1], start if solved else pd.NaT, end if solved else pd.NaT))
    seats = seats.copy()
    for index, start, end in moved:
        if pd.isna(start):
            seats.loc[index, "kind"] = "missed"
        else:
            seats.loc[index, ["start", "end", "kind"]] = [start, end, "transfer"]
    table = pd.DataFrame(rows, columns=list(OVERLAPS))
    table["start"] = pd.to_datetime(table["start"], utc=True)
    return table, seats[seats["kind"] != "missed"]


def _attendance(published: pd.DataFrame, seats: pd.DataFrame) -> pd.DataFrame:
    """Published times of everyone, and the new times of those who are moved."""
    moved = seats.loc[seats["kind"] == "transfer", ["candidate", "exam", "start", "end"]]
    moved = moved.rename(columns={"start": "moved_start", "end": "moved_end"})
    table = published.merge(moved, on=["candidate", "exam"], how="left")
    table = table.assign(moved=table["moved_start"].notna())
    return table.reindex(columns=list(ATTENDANCE))


def _sittings(seats: pd.DataFrame) -> pd.DataFrame:
    minutes = pd.Timedelta(minutes=1)
    keys = ["exam", "session", "unit", "site", "centre", "zone", "kind", "extra", "paper", "start", "end", "late", "gate", "exit", "gather"]
    table = seats.groupby(keys, as_index=False).size().rename(columns={"size": "candidates"}).assign(organiser="PAR")
    table["day"] = [t.tz_convert(z).date() for t, z in zip(table["start"], table["zone"], strict=True)]
    table["admission"] = table["start"] - pd.to_timedelta(table["gather"], unit="min")
    still = table["kind"] == "transfer"
    table["release"] = table["end"].where(still, table[["end", "gate"]].max(axis=1))
    table["hold"] = ((table["release"] - table["end"]) / minutes).astype(int)
    table["occupied_from"] = (table["admission"] - 30 * minutes).where(~still, table["start"])
    table["occupied_to"] = table["release"] + 15 * minutes
    return table[list(SITTINGS)]


def _bands(rng: np.random.Generator, instance: Instance, sittings: pd.DataFrame) -> pd.DataFrame:
    """Each sitting fills rooms of its site from a random one on: good enough to draw."""
    rooms = {s.id: [r for r in instance.rooms if r.site == s.id] for s in instance.sites}
    rows = []
    for s in sittings[sittings["kind"] != "remote"].itertuples():
        left, turn = int(s.candidates), int(rng.integers(0, 99))
        while left > 0:
            room = rooms[s.site][turn % len(rooms[s.site])]
            placed, turn = min(left, room.seats), turn + 1
            left -= placed
            rows.append((s.site, room.id, room.seats, s.exam, s.kind, placed, s.admission, s.start, s.end, s.occupied_from, s.occupied_to))
    return pd.DataFrame(rows, columns=list(BANDS))


def _chain(sittings: pd.DataFrame) -> pd.DataFrame:
    last = sittings.groupby(["exam", "unit", "session"], as_index=False)["day"].max()
    first, second = last[last["session"] == 1], last[last["session"] == 2].set_index("unit")["day"]
    rows = []
    for exam, unit, _, day in first.itertuples(index=False):
        copies, marked = day + timedelta(days=7), day + timedelta(days=28)
        published, following = marked + timedelta(days=2), second.get(unit)
        earliest = published + timedelta(days=15)
        slack = (following - earliest).days if following else None
        rows.append((exam, unit, 1, day, copies, marked, published, f"{unit}-S2" if following else "", following, earliest, slack, False))
    table = pd.DataFrame(rows, columns=list(CHAIN))
    return table.assign(binds=table["slack_days"] == table["slack_days"].min())


def _findings(sittings: pd.DataFrame, overlaps: pd.DataFrame, hard: bool) -> pd.DataFrame:
    rows: list[dict[str, object]] = []
    rows += [
        {"rule": "transfer" if o.outcome == "transfer" else "overlap-unresolved", "exam": o.stays, "other": o.moves, "candidate": o.candidate,
         "amount": "1", "cost": DEFAULT_WEIGHTS["transfer" if o.outcome == "transfer" else "overlap-unresolved"]}
        for o in overlaps.itertuples()
    ]  # fmt: skip
    rows += [{"rule": "hold", "exam": s.exam, "site": s.site, "amount": str(s.hold * s.candidates), "cost": int(s.hold * s.candidates)}
             for s in sittings.itertuples() if s.hold]  # fmt: skip
    variants = sittings[sittings["paper"] > 0].drop_duplicates(["exam", "paper"])
    rows += [{"rule": "variant", "exam": e, "amount": "1", "cost": 2000} for e in variants["exam"]]
    exams = sorted(sittings["exam"].unique())
    rows += [{"rule": "two-a-day", "exam": a, "other": b, "amount": str(i % 9 + 1), "cost": 10 * (i % 9 + 1)} for i, (a, b) in enumerate(pairwise(exams))]
    rows += [{"rule": "back-to-back", "exam": a, "other": b, "amount": "2", "cost": 40} for a, b in list(pairwise(exams))[::4]]
    if hard:
        late = sittings.iloc[0]
        rows.append({"rule": "opening-hours", "exam": late["exam"], "site": late["site"], "amount": str(late["occupied_to"]), "limit": "22:00"})
        rows.append({"rule": "room-seats", "exam": late["exam"], "site": late["site"], "room": f"{late['site']}-01", "amount": "1250", "limit": "180"})
    table = pd.DataFrame(rows).reindex(columns=list(FINDING_COLUMNS))
    table["severity"] = table["rule"].map({i.id: i.kind for i in INFOS})
    texts = [c for c in FINDING_COLUMNS if c not in ("cost", "severity")]
    table[texts] = table[texts].astype(object).fillna("")
    return table.assign(cost=table["cost"].fillna(0).astype("int64"))


def _solving(costs: dict[str, int]) -> Solving:
    total = sum(costs.values())
    bounds = {rule: cost * 7 // 10 for rule, cost in costs.items()} | {"variant": costs["variant"]}
    seconds = np.geomspace(0.8, 58.0, 60)
    falling = total * (1 + 2.4 * np.exp(-seconds / 7))
    rising = total * 0.78 * (1 - np.exp(-seconds / 9))
    phases = np.select([seconds < 2, seconds < 6, seconds < 34, seconds < 40], ["compile", "feasibility", "anneal", "places"], "neighbourhoods")
    progress = pd.DataFrame({"seconds": seconds, "cost": falling.round(), "bound": rising.round(), "phase": phases})
    progress.loc[progress["phase"] == "compile", ["cost", "bound"]] = np.nan
    progress.loc[progress.index[-1], "cost"] = total
    return Solving("feasible", 58.2, int(total * 0.78), bounds, 7, progress)


def semester(exams: int = 40, sites: int = 6, candidates: int = 700, *, hard: bool = True, seed: int = 1) -> Case:
    """A semester of about this size, the same for the same arguments."""
    rng = np.random.default_rng(seed)
    centres, places, rooms = _network(sites)
    units, offerings, papers_given = _offer(exams)
    people, registrations = _people(rng, candidates, places, offerings)
    starts = {d: (time(8, 30), time(13, 30), time(18)) for d in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")}
    sessions = (
        Session(number=1, first_day=date(2024, 1, 22), last_day=date(2024, 2, 3), starts=starts),
        Session(number=2, first_day=date(2024, 4, 8), last_day=date(2024, 4, 13), starts=starts),
    )
    none = pd.DataFrame()
    instance = Instance(
        name="synthetic", title="Réseau du Cnam, premier semestre 2023-2024", sessions=sessions, policy=Policy(),
        policies={c.id: Policy() for c in centres}, centres=centres, sites=places, rooms=rooms, units=units,
        offerings=offerings, exams=papers_given, candidates=people, registrations=registrations, staff=none,
        availability=none, closed=none, results=none,
    )  # fmt: skip
    papers = _papers(rng, instance)
    published = _seats(instance, papers)
    overlaps, seats = _overlaps(instance, published)
    sittings = _sittings(seats)
    findings = _findings(sittings, overlaps, hard)
    soft = [str(i.id) for i in INFOS if i.kind == "soft"]
    costs = {rule: int(findings.loc[findings["rule"] == rule, "cost"].sum()) for rule in soft}
    facts = Facts(papers, sittings, _bands(rng, instance, sittings), _chain(sittings), pd.DataFrame(columns=list(STAFF)), _attendance(published, seats))
    timetable = Timetable(
        "synthetic", starts=papers[list(STARTS)], overlaps=overlaps, rooms=pd.DataFrame(columns=list(ROOMS)),
        seats=seats.assign(room="")[list(SEATS)],
    )  # fmt: skip
    return Case(instance, timetable, Verdict(findings, costs, facts), _solving(costs))
