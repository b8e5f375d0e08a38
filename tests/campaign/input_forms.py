"""Every form in which a user hands over data: shipped files, and the reader that they go through."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from instances import (
    check_fit,
    impose_starts,
    load_solving,
    load_timetable,
    read_base,
    read_handmade,
    read_pins,
)
from instances.io.public.itc2007 import read_sln
from instances.io.public.toronto_solution import read_sol
from models.issues import InvalidInput, Issue
from models.public import PublicInstance
from tests.support.paths import ROOT, SHIPPED, TINY
from tests.support.reading import convert, examine, open_instance, read_instance

SAMPLES = ROOT / "tests" / "samples" / "format-1"
GUIDES = ROOT / "docs" / "guides"

ITC = b"""[Exams:4]
120, 7, 8, 9
90, 11
60, 8
180, 9, 11, 12
[Periods:3]
03:05:2005, 09:00:00, 180, 0
03:05:2005, 14:00:00, 180, 0
04:05:2005, 09:00:00, 180, 20
[Rooms:2]
10, 0
4, 5
[PeriodHardConstraints]
1, AFTER, 0
2, EXAM_COINCIDENCE, 1
2, EXCLUSION, 3
[RoomHardConstraints]
2, ROOM_EXCLUSIVE
[InstitutionalWeightings]
TWOINAROW, 7
TWOINADAY, 5
PERIODSPREAD, 3
NONMIXEDDURATIONS, 10
FRONTLOAD, 1, 2, 4
"""
TORONTO = {"hec-s-92.stu": b"1 2 3\n2 4\n5\n1 5\n3 4\n", "hec-s-92.crs": b"1 2\n2 2\n3 2\n4 2\n5 2\n"}
STARTS = (
    b"exam,zone,start\nNFA031-1,Europe/Paris,2024-01-22T13:30\nNFP107-1,Indian/Reunion,2024-01-23T13:30\n"
)


@dataclass(frozen=True)
class Form:
    """Files as they are handed over, and what reads them: it returns issues, or raises InvalidInput."""

    files: Mapping[str, bytes]
    read: Callable[[Path], tuple[Issue, ...]]


def forms() -> dict[str, Form]:
    """The forms by name."""
    tiny = read_instance(TINY)
    public = {
        "itc": {"given.exam": ITC},
        "itc-solution": {"given.sln": b"0, 0\n1, 1\n1, 0\n2, 0\n"},
        "toronto": TORONTO,
        "toronto-solution": {"given.sol": b"1 0\n2 1\n3 2\n4 3\n5 4\n"},
    }
    itc, toronto = _public("given.exam", ITC), _public("hec-s-92.stu", TORONTO["hec-s-92.stu"])

    def timetable(folder: Path) -> tuple[Issue, ...]:
        load_solving(folder)
        check_fit(load_timetable(folder), tiny)
        return ()

    def edited(folder: Path) -> tuple[Issue, ...]:
        read_base(folder, tiny)
        check_fit(load_timetable(folder, edited=True), tiny)
        return ()

    solved = _unpacked(SAMPLES / "timetables" / "tiny.zip")
    extract = {name: (GUIDES / name).read_bytes() for name in ("salles.txt", "nos-salles.toml")}
    return {
        "folder": Form(_folder(TINY), examined),
        "folder with a policy": Form(_folder(SHIPPED / "infeasible" / "tahiti"), examined),
        "zip": Form(_file(SAMPLES / "tiny.zip"), lambda at: examined(at / "tiny.zip")),
        "workbook": Form(_file(SAMPLES / "tiny.xlsx"), lambda at: examined(at / "tiny.xlsx")),
        "json": Form(_file(SAMPLES / "tiny.json"), lambda at: examined(at / "tiny.json")),
        "timetable": Form(solved, timetable),
        "edited timetable": Form(solved, edited),
        "pins": Form(
            {"pins.csv": (GUIDES / "epingles.csv").read_bytes()},
            lambda at: _nothing(read_pins(at / "pins.csv", tiny)),
        ),
        "starts": Form({"starts.csv": STARTS}, lambda at: _nothing(read_handmade(at / "starts.csv", tiny))),
        "imposed starts": Form(
            {"starts.csv": STARTS}, lambda at: _nothing(impose_starts(at / "starts.csv", tiny))
        ),
        "extract": Form(
            extract, lambda at: convert(at / "salles.txt", at / "out", at / "nos-salles.toml").warnings
        ),
        "itc": Form(public["itc"], lambda at: _nothing(open_instance(at / "given.exam"))),
        "itc solution": Form(public["itc-solution"], lambda at: _nothing(read_sln(at / "given.sln", itc))),
        "toronto": Form(public["toronto"], lambda at: _nothing(open_instance(at / "hec-s-92.stu"))),
        "toronto solution": Form(
            public["toronto-solution"], lambda at: _nothing(read_sol(at / "given.sol", toronto))
        ),
    }


def examined(path: Path) -> tuple[Issue, ...]:
    """The issues of a semester; it is there exactly if none of them is an error."""
    instance, issues = examine(path)
    assert (instance is None) == any(issue.severity == "error" for issue in issues)
    if instance is None:
        raise InvalidInput(issues)
    return issues


def _nothing(_: object) -> tuple[Issue, ...]:
    return ()


def _public(name: str, raw: bytes) -> PublicInstance:
    with tempfile.TemporaryDirectory() as work:
        (Path(work) / name).write_bytes(raw)
        found = open_instance(Path(work) / name)
    assert isinstance(found, PublicInstance)
    return found


def _folder(path: Path) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes() for file in sorted(path.iterdir()) if file.suffix in (".csv", ".toml")
    }


def _file(path: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes()}


def _unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {Path(name).name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
