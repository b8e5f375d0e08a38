"""A plausible semester with its facts, made without solver or audit: the report only draws."""

import dataclasses
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

import numpy as np
import pandas as pd

from models.calendar import Session
from models.deadline import Anchor, Deadline, Kind, Whose
from models.facts import BANDS, CHAIN, PAPERS, SITTINGS, STAFF, Facts, Solving, Verdict
from models.ids import RuleId
from models.instance import Instance
from models.public import PublicInstance
from models.rules import FINDING_COLUMNS, RuleInfo
from models.timetable import ROOMS, SEATS, STARTS, Timetable
from tests.support.reading import SCHEMA, policy_of
from tests.support.report_facts import (
    attendance_of,
    bands_of,
    chain_of,
    duties_of,
    loads_of,
    overlaps_of,
    papers_of,
    seats_of,
    sittings_of,
)
from tests.support.report_network import network_of, offer_of, people_of

RULES = (
    ("opening-hours", "hard", "RIE art. 4", ("Opening hours", "Heures d’ouverture"),
     ("{ $exam } holds { $site } until { $amount }, after it closes.", "{ $exam } occupe { $site } jusqu’au { $amount }, après la fermeture.")),
    ("room-seats", "hard", "RIE art. 6", ("Seats in the room", "Places dans la salle"),
     ("{ $room } ({ $site }) receives { $amount } people for { $limit } seats.", "{ $room } ({ $site }) reçoit { $amount } personnes pour { $limit } places.")),
    ("leak-gate", "hard", "RIE art. 7", ("No leak between zones", "Étanchéité entre fuseaux"),
     ("{ $exam } leaks.", "{ $exam } fuit.")),
    ("overlap-unresolved", "soft", "FAQ, « Deux examens à la même heure »", ("Unresolved overlaps", "Chevauchements non résolus"),
     ("{ $candidate } cannot sit { $other } beside { $exam }.", "{ $candidate } ne peut passer { $other } en plus de { $exam }.")),
    ("transfer", "soft", "Règlement, II.B", ("Transfers", "Accompagnements"),
     ("{ $candidate } is moved from { $exam } to { $other }.", "{ $candidate } est accompagné de { $exam } à { $other }.")),
    ("variant", "soft", "Règlement, I.A.2.c", ("Second papers", "Sujets de remplacement"),
     ("{ $exam } needs a second paper.", "{ $exam } demande un second sujet.")),
    ("hold", "soft", "Règlement, I.A.2.c", ("Containment after the end", "Maintien en salle après la fin"),
     ("{ $exam } holds { $amount } candidate-minutes at { $site }.", "{ $exam } retient { $amount } candidats-minutes à { $site }.")),
    ("gather", "soft", "Règlement, I.A.2.c", ("Gathering before the start", "Regroupement avant le début"),
     ("{ $exam } gathers candidates.", "{ $exam } regroupe des candidats.")),
    ("two-a-day", "soft", "Bonne pratique", ("Two exams on one day", "Deux épreuves le même jour"),
     ("{ $exam } and { $other } share a day for { $amount } candidates.", "{ $exam } et { $other } ont lieu le même jour pour { $amount } candidats.")),
    ("back-to-back", "soft", "Bonne pratique", ("Two exams in a row", "Deux épreuves à la suite"),
     ("{ $exam } and { $other } follow each other.", "{ $exam } et { $other } se suivent.")),
)  # fmt: skip
INFOS = tuple(
    RuleInfo(
        id=RuleId(i), kind="hard" if k == "hard" else "soft", covers=("B04",), article=a, title=t, sentence=s
    )
    for i, k, a, t, s in RULES
)


DEADLINES = (
    Deadline(Kind.CALENDAR, 1, "PAR", "Europe/Paris", Whose.OFFICE, date(2023, 11, 23), Anchor.SESSION, date(2024, 1, 22),
             ("B07", "B10"), met_on=date(2023, 11, 25), articles=("Paca I.A.2.c(2)",) * 2),
    Deadline(Kind.CONVOCATIONS, 1, "PAR", "Europe/Paris", Whose.OFFICE, date(2023, 12, 23), Anchor.SESSION,
             date(2024, 1, 22), ("B09", "B11")),
    Deadline(Kind.REQUESTS, 2, "PAR", "Europe/Paris", Whose.CANDIDATES, None, Anchor.PUBLISHED_DATE, None, ("B13",),
             articles=("Paris, page; Paris, questions",)),
)  # fmt: skip
"""One that is late by two days, one in time, one that nobody has decided."""


@dataclass(frozen=True)
class Case:
    """Everything `write_report` is given."""

    instance: Instance
    timetable: Timetable
    verdict: Verdict
    solving: Solving


def _findings(sittings: pd.DataFrame, overlaps: pd.DataFrame, hard: bool) -> pd.DataFrame:
    rows: list[dict[str, object]] = []
    rows += [
        {"rule": "transfer" if o.outcome == "transfer" else "overlap-unresolved", "exam": o.stays, "other": o.moves, "candidate": o.candidate,
         "amount": "1", "cost": SCHEMA.weights["transfer" if o.outcome == "transfer" else "overlap-unresolved"]}
        for o in overlaps.itertuples()
    ]  # fmt: skip
    rows += [{"rule": "hold", "exam": s.exam, "site": s.site, "amount": str(s.hold * s.candidates), "cost": int(s.hold * s.candidates)}
             for s in sittings.itertuples() if s.hold]  # fmt: skip
    variants = sittings[sittings["paper"] > 0].drop_duplicates(["exam", "paper"])
    rows += [{"rule": "variant", "exam": e, "amount": "1", "cost": 2000} for e in variants["exam"]]
    exams = sorted(sittings["exam"].unique())
    rows += [
        {"rule": "two-a-day", "exam": a, "other": b, "amount": str(i % 9 + 1), "cost": 10 * (i % 9 + 1)}
        for i, (a, b) in enumerate(pairwise(exams))
    ]
    rows += [
        {"rule": "back-to-back", "exam": a, "other": b, "amount": "2", "cost": 40}
        for a, b in list(pairwise(exams))[::4]
    ]
    if hard:
        late = sittings.iloc[0]
        rows.append(
            {
                "rule": "opening-hours",
                "exam": late["exam"],
                "site": late["site"],
                "amount": str(late["occupied_to"]),
                "limit": "22:00",
            }
        )
        rows.append(
            {
                "rule": "room-seats",
                "exam": late["exam"],
                "site": late["site"],
                "room": f"{late['site']}-01",
                "amount": "1250",
                "limit": "180",
            }
        )
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
    phases = np.select(
        [seconds < 2, seconds < 6, seconds < 34, seconds < 40],
        ["compile", "feasibility", "anneal", "places"],
        "neighbourhoods",
    )
    progress = pd.DataFrame(
        {"seconds": seconds, "cost": falling.round(), "bound": rising.round(), "phase": phases}
    )
    progress.loc[progress["phase"] == "compile", ["cost", "bound"]] = np.nan
    progress.loc[progress.index[-1], "cost"] = total
    return Solving("feasible", 58.2, int(total * 0.78), bounds, 7, progress)


def semester(
    exams: int = 40, sites: int = 6, candidates: int = 700, *, hard: bool = True, seed: int = 1
) -> Case:
    """A semester of about this size, the same for the same arguments."""
    rng = np.random.default_rng(seed)
    centres, places, rooms = network_of(sites)
    units, offerings, papers_given = offer_of(exams)
    people, registrations = people_of(rng, candidates, places, offerings)
    starts = {
        d: (time(8, 30), time(13, 30), time(18))
        for d in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
    }
    sessions = (
        Session(number=1, first_day=date(2024, 1, 22), last_day=date(2024, 2, 3), starts=starts),
        Session(number=2, first_day=date(2024, 4, 8), last_day=date(2024, 4, 13), starts=starts),
    )
    none = pd.DataFrame()
    instance = Instance(
        name="synthetic", title="Réseau du Cnam, premier semestre 2023-2024", sessions=sessions, policy=policy_of(),
        policies={c.id: policy_of() for c in centres}, centres=centres, sites=places, rooms=rooms, units=units,
        offerings=offerings, exams=papers_given, candidates=people, registrations=registrations, staff=none,
        availability=none, closed=none, results=none,
    )  # fmt: skip
    papers = papers_of(rng, instance)
    published = seats_of(instance, papers)
    overlaps, seats = overlaps_of(instance, published)
    sittings = sittings_of(seats)
    findings = _findings(sittings, overlaps, hard)
    soft = [str(i.id) for i in INFOS if i.kind == "soft"]
    costs = {rule: int(findings.loc[findings["rule"] == rule, "cost"].sum()) for rule in soft}
    bands = bands_of(rng, instance, sittings)
    duties = duties_of(bands)
    facts = Facts(
        papers,
        sittings,
        bands,
        chain_of(sittings),
        pd.DataFrame(columns=list(STAFF)),
        attendance=attendance_of(published, seats, overlaps),
        loads=loads_of(duties),
    )
    timetable = Timetable(
        "synthetic", starts=papers[list(STARTS)], overlaps=overlaps, rooms=pd.DataFrame(columns=list(ROOMS)),
        seats=seats.assign(room="")[list(SEATS)], duties=duties,
    )  # fmt: skip
    return Case(instance, timetable, Verdict(findings, costs, facts), _solving(costs))


def public_case(case: Case) -> tuple[PublicInstance, Timetable, Verdict]:
    """A public instance: costs and findings, no facts."""
    none = np.zeros((0, 2), np.int64)
    sits = pd.DataFrame({"candidate": [0, 0, 1], "exam": [0, 1, 1]})
    empty = pd.DataFrame()
    instance = PublicInstance(
        "exam_comp_set1", np.array([60, 90]), sits, empty, empty, none, none, none, np.zeros(0, np.int64), {}
    )
    facts = Facts(*(pd.DataFrame(columns=list(c)) for c in (PAPERS, SITTINGS, BANDS, CHAIN, STAFF)))
    timetable = Timetable("exam_comp_set1", pd.DataFrame(columns=list(STARTS)))
    return instance, timetable, dataclasses.replace(case.verdict, facts=facts)
