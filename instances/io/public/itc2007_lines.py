"""Lines of a competition file: sections, cells, and the issues found in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from models.issues import InvalidInput, Issue
from models.text import register

Lines = list[tuple[int, list[str]]]
"""(line of the file, its cells) of one section."""

HEADER = re.compile(r"\[\s*(\w+)\s*(?::\s*(\d+)\s*)?\]")
NAMES = (
    "Exams", "Periods", "Rooms", "PeriodHardConstraints", "RoomHardConstraints", "InstitutionalWeightings",
)  # fmt: skip
NEEDED = ("Exams", "Periods", "Rooms", "InstitutionalWeightings")
MOST_BYTES = 100_000_000

register(
    {
        "itc.unreadable": (
            "this file cannot be read ({why}); check that it exists and is not open elsewhere",
            "ce fichier ne peut pas être lu ({why}) ; vérifiez qu'il existe et n'est pas ouvert ailleurs",
        ),
        "itc.large": (
            "this file has more than {most} bytes; it is not a competition instance",
            "ce fichier dépasse {most} octets ; ce n'est pas une instance de la compétition",
        ),
        "itc.outside": (
            "this line stands before the first section; begin the file with [Exams:number of exams]",
            "cette ligne précède la première section ; commencez par [Exams:nombre d'épreuves]",
        ),
        "itc.section": (
            "unknown section; use {names}",
            "section inconnue ; utilisez {names}",
        ),
        "itc.repeated": (
            "this section appears twice; keep one",
            "cette section figure deux fois ; n'en gardez qu'une",
        ),
        "itc.missing": (
            "the section [{name}] is missing or empty; add it with one line an entry",
            "la section [{name}] est absente ou vide ; ajoutez-la, une ligne par élément",
        ),
        "itc.count": (
            "the section announces {said} lines and has {found}; correct the number or the lines",
            "la section annonce {said} lignes et en compte {found} ; corrigez le nombre ou les lignes",
        ),
        "itc.cells": (
            "wrong number of values; write a line such as: {expected}",
            "nombre de valeurs incorrect ; écrivez une ligne comme : {expected}",
        ),
        "itc.whole": (
            "not a whole number between 0 and 999999999; write digits only",
            "pas un entier entre 0 et 999999999 ; écrivez seulement des chiffres",
        ),
        "itc.candidate": (
            "not a candidate number; write at most 18 digits and nothing else",
            "pas un numéro de candidat ; écrivez au plus 18 chiffres et rien d'autre",
        ),
        "itc.twice": (
            "this candidate is listed twice in exam {exam}; keep one",
            "ce candidat figure deux fois dans l'épreuve {exam} ; n'en gardez qu'un",
        ),
        "itc.instant": (
            "not a date and time; write day:month:year, hour:minute:second, as in 03:05:2005, 09:30:00",
            "pas une date et une heure ; écrivez jour:mois:année, heure:minute:seconde, "
            "comme 03:05:2005, 09:30:00",
        ),
        "itc.order": (
            "this period does not begin after the one before it; put the periods in order of time, each once",
            "cette période ne commence pas après la précédente ; rangez les périodes dans l'ordre, chacune "
            "une fois",
        ),
        "itc.exam": (
            "no such exam; exams are numbered from 0 to {last} in the order of their lines",
            "épreuve inconnue ; les épreuves sont numérotées de 0 à {last} dans l'ordre de leurs lignes",
        ),
        "itc.itself": (
            "an exam cannot stand in {kind} with itself; name two exams or remove the line",
            "une épreuve ne peut être liée à elle-même par {kind} ; nommez deux épreuves ou ôtez la ligne",
        ),
        "itc.kind": ("unknown word; use {kinds}", "mot inconnu ; utilisez {kinds}"),
        "itc.again": ("this weight is given twice; keep one", "ce poids est donné deux fois ; gardez-en un"),
        "itc.weights": (
            "weights are missing in [InstitutionalWeightings]: {names}; add a line for each",
            "des poids manquent dans [InstitutionalWeightings] : {names} ; ajoutez une ligne pour chacun",
        ),
    }
)


@dataclass
class Page:
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
                self.add(row, "", "", "itc.cells", expected=expected)


def text_of(path: Path, page: Page) -> str:
    """The text of a file: UTF-8 where it is, Latin-1 otherwise. Raises InvalidInput if unreadable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            page.add(0, "", "", "itc.large", most=str(MOST_BYTES))
            raise InvalidInput(tuple(page.issues))
        data = path.read_bytes()
    except OSError as error:
        page.add(0, "", "", "itc.unreadable", why=error.strerror or type(error).__name__)
        raise InvalidInput(tuple(page.issues)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def sections(path: Path, page: Page) -> dict[str, Lines]:
    """Cells of every section; blank lines, line ends, spaces and trailing commas do not matter."""
    known = {name.lower(): name for name in NAMES}
    found: dict[str, Lines] = {}
    said: dict[str, tuple[int, int]] = {}
    here: Lines | None = None
    for row, line in enumerate(re.split(r"\r\n|\n|\r", text_of(path, page)), start=1):
        line = line.strip()
        if not line:
            continue
        if header := HEADER.match(line):
            here = []
            name = known.get(header[1].lower(), "")
            if not name:
                page.add(row, "", "", "itc.section", names=", ".join(NAMES))
            elif name in found:
                page.add(row, "", "", "itc.repeated")
            else:
                found[name] = here
                if header[2]:
                    said[name] = (row, int(header[2]))
        elif here is None:
            page.add(row, "", "", "itc.outside")
            here = []
        else:
            here.append((row, [cell.strip() for cell in line.rstrip(", \t").split(",")]))
    for name in NEEDED:
        if not found.get(name):
            page.add(0, "", "", "itc.missing", name=name)
    for name, (row, number) in said.items():
        if number != len(found[name]):
            page.add(row, "", "", "itc.count", said=str(number), found=str(len(found[name])))
    return {name: found.get(name, []) for name in NAMES}
