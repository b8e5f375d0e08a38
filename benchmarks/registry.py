"""The instances a benchmark may run on, and what others have reached on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Entry:
    """One instance: its name, its path, the best cost published (None: none known)."""

    name: str
    path: Path
    best: int | None = None


ITC_BEST: Mapping[int, int] = {1: 3647, 2: 380, 3: 7487, 4: 11779, 5: 2447, 6: 25210, 7: 3537, 8: 6614}
"""Lowest published costs: Bykov and Petrovic 2016 (step counting hill climbing); Gogos et al. 2010."""

SHIPPED_BEST: Mapping[str, int | None] = {"tiny": 930, "reseau-2023-24-s1": None}
"""`tiny` is proven; the demonstration has no known optimum."""

SETS = ("shipped", "itc2007")


def entries(name: str, data: Path | None) -> tuple[Entry, ...]:
    """The instances of a set that are there. Raises ValueError for an unknown set or missing data."""
    if name == "shipped":
        return tuple(Entry(n, ROOT / "instances" / n, best) for n, best in SHIPPED_BEST.items())
    if name != "itc2007":
        raise ValueError(f"unknown set {name!r}; choose {', '.join(SETS)}")
    if data is None:
        raise ValueError(
            "--data FOLDER is needed: the folder that holds itc2007/exam_comp_set1.exam and so on"
        )
    files = [(n, data / "itc2007" / f"exam_comp_set{n}.exam") for n in ITC_BEST]
    found = tuple(Entry(f"itc2007-{n}", path, ITC_BEST[n]) for n, path in files if path.exists())
    if not found:
        raise ValueError(f"no exam_comp_set*.exam under {data}/itc2007")
    return found
