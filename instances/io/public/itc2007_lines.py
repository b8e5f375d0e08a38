"""Lines of a competition file: sections, cells, and the issues found in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from instances.io.text.plain_file import refusal
from models.issues import InvalidInput, Issue

Lines = list[tuple[int, list[str]]]
"""(line of the file, its cells) of one section."""

HEADER = re.compile(r"\[\s*(\w+)\s*(?::\s*(\d+)\s*)?\]")
NAMES = (
    "Exams", "Periods", "Rooms", "PeriodHardConstraints", "RoomHardConstraints", "InstitutionalWeightings",
)  # fmt: skip
NEEDED = ("Exams", "Periods", "Rooms", "InstitutionalWeightings")
MOST_BYTES = 100_000_000


@dataclass
class CompetitionFile:
    """One file under inspection and the issues found so far."""

    file: str
    issues: list[Issue] = field(default_factory=list)

    def add(self, row: int, column: str, value: str, code: str, **detail: str) -> None:
        """Note an issue and go on reading."""
        self.issues.append(Issue(self.file, row, column, value, code, tuple(detail.items())))

    def with_cells(self, lines: Lines, number: int, expected: str) -> Iterator[tuple[int, list[str]]]:
        """The lines that have this many cells; the others are issues."""
        for row, cells in lines:
            if len(cells) == number:
                yield row, cells
            else:
                self.add(row, "", "", "public-itc-cells", expected=expected)


def text_of(path: Path, competition_file: CompetitionFile) -> str:
    """The text of a file: UTF-8 where it is, Latin-1 otherwise. Raises InvalidInput if unreadable."""
    try:
        if refused := refusal(path, path.stat().st_size):
            raise InvalidInput((Issue(path.name, 0, "", "", refused[0]),))
        if path.stat().st_size > MOST_BYTES:
            competition_file.add(0, "", "", "public-itc-large", most=str(MOST_BYTES))
            raise InvalidInput(tuple(competition_file.issues))
        data = path.read_bytes()
    except OSError as error:
        competition_file.add(0, "", "", "public-itc-unreadable", why=error.strerror or type(error).__name__)
        raise InvalidInput(tuple(competition_file.issues)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def sections(path: Path, competition_file: CompetitionFile) -> dict[str, Lines]:
    """Cells of every section; blank lines, line ends, spaces and trailing commas do not matter."""
    known = {name.lower(): name for name in NAMES}
    found: dict[str, Lines] = {}
    said: dict[str, tuple[int, int]] = {}
    here: Lines | None = None
    for row, line in enumerate(re.split(r"\r\n|\n|\r", text_of(path, competition_file)), start=1):
        line = line.strip()
        if not line:
            continue
        if header := HEADER.match(line):
            here = []
            name = known.get(header[1].lower(), "")
            if not name:
                competition_file.add(row, "", "", "public-itc-section", names=", ".join(NAMES))
            elif name in found:
                competition_file.add(row, "", "", "public-itc-repeated")
            else:
                found[name] = here
                if header[2]:
                    said[name] = (row, int(header[2]))
        elif here is None:
            competition_file.add(row, "", "", "public-itc-outside")
            here = []
        else:
            here.append((row, [cell.strip() for cell in line.rstrip(", \t").split(",")]))
    for name in NEEDED:
        if not found.get(name):
            competition_file.add(0, "", "", "public-itc-missing", name=name)
    for name, (row, number) in said.items():
        if number != len(found[name]):
            competition_file.add(
                row, "", "", "public-itc-count", said=str(number), found=str(len(found[name]))
            )
    return {name: found.get(name, []) for name in NAMES}
