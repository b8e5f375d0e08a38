"""The instances a benchmark may run on, and what others have reached on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.published import ITC2007, TORONTO, Published

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Entry:
    """One instance: its name, its path, the best cost published (None: none known)."""

    name: str
    path: Path
    best: int | None = None


SHIPPED_BEST: Mapping[str, int | None] = {
    "tiny": 1562,
    "reglement": None,
    "neutral": None,
    "paca-2023-24-s1": None,
    "calendrier-2023-24-s2": None,
    "reseau-2023-24-s1": None,
}
"""`tiny` is proven; the others have no known optimum."""

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
        known = [Entry(f"itc2007-{n}", _itc(data, n), of.best) for n, of in ITC2007.items()]
    else:
        known = [Entry(n, data / "toronto" / f"{n}.stu", of.best) for n, of in TORONTO.items()]
    found = tuple(entry for entry in known if entry.path.exists())
    if not found:
        raise ValueError(f"none of {', '.join(e.path.name for e in known)} under {data / name}")
    return found


def _itc(data: Path, number: int) -> Path:
    return data / "itc2007" / f"exam_comp_set{number}.exam"


def published(name: str) -> Published | None:
    """What others have reached on the instance of this name, if it is a public one."""
    collection, _, number = name.partition("-")
    if collection == "itc2007" and number.isdigit():
        return ITC2007.get(int(number))
    return TORONTO.get(name)
