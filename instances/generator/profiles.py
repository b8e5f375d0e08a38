"""What can be generated: a profile is a size, a calendar and a part of the network."""

from collections.abc import Mapping
from dataclasses import dataclass

from instances.generator.campus import CampusPlan
from instances.generator.network import NETWORK, REGION, SUMMER, CentrePlan
from instances.generator.whole_network import whole_network


@dataclass(frozen=True, slots=True)
class ImposedPair:
    """Two exams begun together by order, with `shared` candidates in both: no start separates them."""

    session: int
    start: str
    minutes: int
    shared: int


@dataclass(frozen=True, slots=True)
class Profile:
    """The parameters of one kind of instance; every number the seed does not draw is here."""

    name: str
    title: str
    candidates: int
    units: int
    centres: tuple[CentrePlan, ...]
    unexamined: bool = False
    """Also list the real units that are not examined this semester."""
    imposed: tuple[ImposedPair, ...] = ()
    heavy: int = 0
    """Third-time candidates of `heavy_centre` with more 3 h exams than session 2 has room for."""
    heavy_centre: str = "LBN"
    heavy_exams: int = 9
    own_year: float = 0.85
    extra_time: float = 0.025
    isolated: float = 0.004
    remote: float = 0.04
    closures: tuple[tuple[str, str, str, str], ...] = ()
    """place, day, kind, reason."""
    availability: tuple[tuple[str, str, str], ...] = ()
    """room, from, until (local)."""
    room_slack: float = 1.8
    """Seats of a site over its mean demand when session 2 is spread evenly."""
    antenna_seats: int = 0
    """A site that needs no more seats than this is an antenna: one classroom and one for who sits alone."""
    policy: str = "national"
    early: bool = True
    """Whether candidates with extra time may begin before the others."""
    term: int = 1
    """First or second semester of 2023-24."""
    feasts: tuple[tuple[str, str, str], ...] = ()
    """day, religious feast, who published the date."""
    campus: CampusPlan | None = None
    """Not the Cnam but one campus of this size; nothing else of the profile counts."""
    given: tuple[int, int] | None = None
    """Distance papers have the first centre's calendar, with so many pairs at one start in each session."""


def _centres(*codes: str) -> tuple[CentrePlan, ...]:
    return tuple(centre for centre in NETWORK if centre.id in codes)


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile(
            "reseau-2023-24-s1",
            "Réseau du Cnam, 1er semestre 2023-24 (démonstration)",
            candidates=6000,
            units=250,
            unexamined=True,
            early=False,
            centres=NETWORK,
            imposed=(
                ImposedPair(1, "2024-01-25T13:30", 180, 5),
                ImposedPair(1, "2024-01-30T18:00", 120, 3),
                ImposedPair(2, "2024-04-10T08:30", 180, 4),
                ImposedPair(2, "2024-04-12T13:30", 180, 3),
                ImposedPair(2, "2024-04-09T18:00", 180, 2),
            ),
            heavy=4,
            closures=(("GE-EPI", "2024-01-31", "closed", "travaux (fermeture inventée)"),),
            availability=(
                ("PAR-SMA-AMPHI02", "2024-01-22T08:00", "2024-02-03T18:00"),
                ("PAR-SMA-AMPHI02", "2024-04-08T08:00", "2024-04-10T22:30"),
            ),
            feasts=(("2024-04-10", "Aïd el-Fitr", "Grande Mosquée de Paris, communiqué du 8 avril 2024"),),
        ),
        Profile(
            "paca-2023-24-s1",
            "Cnam Provence-Alpes-Côte d'Azur, 1er semestre 2023-24",
            candidates=1500,
            units=150,
            centres=REGION,
            policy="paca",
            given=(4, 5),
            room_slack=2.2,
            antenna_seats=30,
            closures=(
                ("PAC-GAP", "2024-01-31", "closed", "neige (fermeture inventée)"),
                ("PAC-DRA", "2024-04-12", "closed", "locaux prêtés (fermeture inventée)"),
            ),
            availability=(
                ("PAC-MRS-AMPHI01", "2024-01-22T08:00", "2024-02-03T18:00"),
                ("PAC-MRS-AMPHI01", "2024-04-08T08:00", "2024-04-11T22:30"),
            ),
        ),
        Profile(
            "calendrier-2023-24-s2",
            "Huit centres, 2nd semestre 2023-24 (calendrier de juin et septembre)",
            candidates=1200,
            units=120,
            centres=SUMMER,
            term=2,
        ),
        Profile(
            "petit-reseau",
            "Petit réseau : Paris, La Réunion, Liban (essais)",
            candidates=300,
            units=40,
            centres=_centres("PAR", "REU", "LBN"),
            imposed=(ImposedPair(1, "2024-01-25T13:30", 180, 2),),
        ),
        Profile(
            "cnam",
            "Le Cnam entier : 26 centres, 200 sites, 900 unités, 40 000 candidats (essais)",
            candidates=40_000,
            units=900,
            early=False,
            centres=whole_network(),
            antenna_seats=30,
        ),
        Profile(
            "campus",
            "Un campus : 700 épreuves, 12 000 étudiants, 30 créneaux de trois durées (essais)",
            candidates=12_000,
            units=700,
            centres=(),
            campus=CampusPlan(exams=700, students=12_000, days=10, rooms=45, load=0.97),
        ),
    )
}
