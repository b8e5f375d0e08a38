"""The whole network: 26 centres and 200 sites, from a table of what is known of them.

Zones, holidays, cities and shares of the candidates are facts or estimates about the Cnam; sites beyond the cities that
are known say that they are invented. The first site of a centre is its largest, each further one smaller by a quarter.
"""

import csv
from importlib.resources import files

from instances.generator.network import ANTENNA, CentrePlan, SitePlan

SMALLER = 0.75
"""The weight of a site over that of the one before it; from the ninth site on they are alike."""
LARGE_SITES = 4
"""Sites of a centre in France that are open as long as its first; the others are antennas."""


def whole_network() -> tuple[CentrePlan, ...]:
    """Every centre of the table, with its sites."""
    with files("instances.generator").joinpath("data", "centres.csv").open(encoding="utf-8") as stream:
        return tuple(_centre(row) for row in csv.DictReader(stream, delimiter=";"))


def _centre(row: dict[str, str]) -> CentrePlan:
    cities = row["sites"].split(", ")
    names = cities + [f"Antenne {n + 1} (site inventé)" for n in range(len(cities), int(row["of"]))]
    return CentrePlan(
        row["id"],
        row["name"],
        row["zone"],
        row["policy"],
        row["holidays"],
        int(row["copy_days"]),
        float(row["share"]),
        float(row["local"]),
        tuple(_site(row, n, name) for n, name in enumerate(names)),
        row["diplomas"],
        int(row["nationals"]),
    )


def _site(row: dict[str, str], number: int, name: str) -> SitePlan:
    antenna = row["zone"] == "Europe/Paris" and number >= LARGE_SITES
    hours = ANTENNA if antenna else row["hours"]
    return SitePlan(f"{row['id']}-{number + 1:02d}", name, SMALLER ** min(number, 8), hours, row["saturday"])
