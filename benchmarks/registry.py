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

SHIPPED_BEST: Mapping[str, int | None] = {"tiny": 1534, "reseau-2023-24-s1": None}
"""`tiny` is proven; the demonstration has no known optimum."""

TORONTO_BEST: Mapping[str, int] = {
    "hec-s-92": 28325,
    "sta-f-83": 95947,
    "ute-s-92": 68090,
    "tre-s-92": 33094,
    "kfu-s-93": 68462,
    "car-f-92": 67084,
    "uta-s-92": 62675,
}
"""Total costs listed by Dimitsas et al. 2024 (OPTHUB, April 2022); the usual figure divides by students.
`sta-f-83` is proven."""

SETS = ("shipped", "itc2007", "toronto")


def entries(name: str, data: Path | None) -> tuple[Entry, ...]:
    """The instances of a set that are there. Raises ValueError for an unknown set or missing data."""
    if name == "shipped":
        return tuple(Entry(n, ROOT / "instances" / n, best) for n, best in SHIPPED_BEST.items())
    if name not in SETS:
        raise ValueError(f"unknown set {name!r}; choose {', '.join(SETS)}")
    if data is None:
        raise ValueError(
            "--data FOLDER is needed: the folder that holds itc2007/exam_comp_set1.exam, toronto/hec-s-92.stu "
            "and so on"
        )
    if name == "itc2007":
        known = [Entry(f"itc2007-{n}", _itc(data, n), best) for n, best in ITC_BEST.items()]
    else:
        known = [Entry(n, data / "toronto" / f"{n}.stu", best) for n, best in TORONTO_BEST.items()]
    found = tuple(entry for entry in known if entry.path.exists())
    if not found:
        raise ValueError(f"none of {', '.join(e.path.name for e in known)} under {data / name}")
    return found


def _itc(data: Path, number: int) -> Path:
    return data / "itc2007" / f"exam_comp_set{number}.exam"
