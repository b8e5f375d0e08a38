"""The centres and sites a profile draws from. Places and zones are real (one is not, and says so), sizes
and hours invented.

Hours are chosen so that zones can meet: a third-time candidate of a 3 h exam begun at 18:00 ends at
22:00 and hands in at 22:15, hence the evening sites that close at 22:30; places far from Paris open
earlier (Antilles 07:00 = 13:00 Paris in April, Nouméa 06:30) or close later.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A site: its weight inside its centre and its local hours (weekdays, Saturday); a zone if it is not
    that of the centre."""

    id: str
    name: str
    weight: float
    weekdays: str
    saturday: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class CentrePlan:
    """A centre: `share` of the network's candidates, diplomas it offers (empty: all of them).

    `local` is the chance that it teaches a unit that is taught on site; `nationals` caps the number
    of distance units followed there (0: no cap).
    """

    id: str
    name: str
    zone: str
    policy: str
    holidays: str
    copy_days: int
    share: float
    local: float
    sites: tuple[SitePlan, ...]
    diplomas: str = ""
    nationals: int = 0


PARIS, EVENING, ANTENNA = "08:00-22:30", "08:00-22:30", "08:00-21:30"
SATURDAY = "08:00-18:00"


def _sites(plan: str, weekdays: str, saturday: str = SATURDAY) -> tuple[SitePlan, ...]:
    """`ID:name:weight`, some with `:zone`, separated by semicolons; an asterisk marks an antenna with ordinary
    hours."""
    rows = [part.strip().split(":") for part in plan.split(";")]
    return tuple(
        SitePlan(id.strip("*"), name, float(weight), ANTENNA if "*" in id else weekdays, saturday, *zone)
        for id, name, weight, *zone in rows
    )


NETWORK = (
    CentrePlan(
        "PAR", "Cnam Paris", "Europe/Paris", "paris", "FR", 0, 0.36, 1.0,
        _sites("PAR-SMA:Paris Saint-Martin:60; PAR-CON:Paris Conté:22; PAR-LDY:La Plaine Landy:18", PARIS),
    ),
    CentrePlan(
        "PAC", "Cnam Provence-Alpes-Côte d'Azur", "Europe/Paris", "paca", "FR", 3, 0.04, 0.12,
        _sites(
            "PAC-MRS:Marseille:36; PAC-AIX:Aix-en-Provence:20; PAC-NCE:Nice:18; *PAC-TLN:Toulon:13;"
            " *PAC-AVN:Avignon:8; *PAC-GAP:Gap:5", EVENING,
        ),
    ),
    CentrePlan(
        "PDL", "Cnam Pays de la Loire", "Europe/Paris", "national", "FR", 3, 0.08, 0.20,
        _sites(
            "PDL-NTE:Nantes:44; PDL-ANG:Angers:18; PDL-LMA:Le Mans:14; *PDL-SNR:Saint-Nazaire:9;"
            " *PDL-LRY:La Roche-sur-Yon:8; *PDL-LAV:Laval:7", EVENING,
        ),
    ),
    CentrePlan(
        "GE", "Cnam Grand Est", "Europe/Paris", "national", "FR", 3, 0.06, 0.15,
        _sites(
            "GE-NCY:Nancy:30; GE-SXB:Strasbourg:28; GE-REI:Reims:15; GE-MTZ:Metz:12; *GE-MLH:Mulhouse:10;"
            " *GE-EPI:Épinal:5", EVENING,
        ),
    ),
    CentrePlan(
        "REU", "Cnam La Réunion", "Indian/Reunion", "national", "FR-RE", 8, 0.012, 0.15,
        _sites("REU-LPT:Le Port:60; REU-SDN:Saint-Denis:40", "07:00-22:30", "07:00-21:00"),
        diplomas="A F I",
    ),
    CentrePlan(
        "MTQ", "Cnam Martinique", "America/Martinique", "national", "FR-MQ", 8, 0.008, 0.10,
        _sites("MTQ-FDF:Fort-de-France:1", "07:00-22:30", "07:00-18:00"),
        diplomas="C I N",
    ),
    CentrePlan(
        "GLP", "Cnam Guadeloupe", "America/Guadeloupe", "national", "FR-GP", 8, 0.008, 0.10,
        _sites("GLP-ABY:Les Abymes:1", "07:00-22:30", "07:00-18:00"),
        diplomas="C I N",
    ),
    CentrePlan(
        "LBN", "Cnam Liban", "Asia/Beirut", "national", "LB", 10, 0.06, 0.35,
        _sites("LBN-BEY:Beyrouth:60; LBN-TRI:Tripoli:25; LBN-CHT:Chtaura:15", "08:00-22:00", "08:00-19:00"),
        diplomas="A B K",
    ),
    CentrePlan(
        "MAR", "Cnam Maroc", "Africa/Casablanca", "national", "MA", 10, 0.015, 0.15,
        _sites("MAR-RBA:Rabat:55; MAR-CAS:Casablanca:45", "07:00-22:00", "07:00-19:00"),
        diplomas="B F",
    ),
    CentrePlan(
        "NCL", "Cnam Nouvelle-Calédonie", "Pacific/Noumea", "national", "FR-NC", 10, 0.002, 0.0,
        _sites("NCL-NOU:Nouméa:1", "06:30-22:30", "06:30-22:30"),
        diplomas="A F", nationals=15,
    ),
)  # fmt: skip

REGION = (
    CentrePlan("PAR", "Cnam Paris", "Europe/Paris", "paris", "FR", 3, 0.0, 0.0, ()),
    CentrePlan(
        "PAC", "Cnam Provence-Alpes-Côte d'Azur", "Europe/Paris", "paca", "FR", 3, 1.0, 1.0,
        _sites(
            "PAC-MRS:Marseille:34; PAC-AIX:Aix-en-Provence:20; PAC-NCE:Nice:18; PAC-TLN:Toulon:11;"
            " *PAC-AVN:Avignon:8; *PAC-DRA:Draguignan (site inventé):5; *PAC-GAP:Gap:4", EVENING,
        ),
    ),
)  # fmt: skip
"""One region: Paris only sets the papers of its distance units, nobody sits there."""

_FAR = (
    CentrePlan(
        "GUF", "Cnam Guyane", "America/Cayenne", "national", "FR-973", 8, 0.010, 0.10,
        _sites("GUF-CAY:Cayenne:1", "07:00-22:30", "07:00-18:00"),
        diplomas="C I N",
    ),
    CentrePlan(
        "PYF", "Cnam Polynésie française", "Pacific/Tahiti", "national", "FR-PF", 10, 0.008, 0.0,
        _sites("PYF-PUN:Punaauia:75; PYF-TAI:Taiohae:25:Pacific/Marquesas", "06:30-22:30", "06:30-22:30"),
        diplomas="A I", nationals=6,
    ),
)  # fmt: skip
SUMMER = (
    *(centre for centre in NETWORK if centre.id in ("PAR", "PAC", "REU", "MTQ", "LBN", "NCL")),
    *_FAR,
)
"""Eight centres in eight zones; from Paris to Tahiti it is twelve hours in June."""
