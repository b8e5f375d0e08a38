"""Names and addresses of people, read from the tables that hold their codes: for letters alone, kept nowhere.

A semester never holds them: its readers leave these columns out and say so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from instances.io.issue_log import IssueLog
from instances.io.semester.semester_reader import source_at
from instances.io.source import Files, Source
from instances.io.tables.headings import plain, resolved
from models.schema import TABLES, Table

NAMED = ("candidates", "staff", "teachers")
"""Tables with one row for each person."""
PARTS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "nom",
        "nom_usuel",
        "nom_d_usage",
        "nom_de_naissance",
        "name",
        "last_name",
        "surname",
        "family_name",
    ),
    "first_name": ("prenom", "prenoms", "first_name"),
    "address": ("adresse", "address"),
    "email": ("courriel", "mail", "e_mail", "email", "adresse_mail", "adresse_electronique"),
}


@dataclass(frozen=True)
class Person:
    """What letters to a person need; blank where the table says nothing. Its text never shows what it holds."""

    name: str = ""
    first_name: str = ""
    address: str = ""
    email: str = ""

    def __repr__(self) -> str:
        return "Person(…)"


def read_people(path: Path) -> dict[str, Person]:
    """The people of an instance, or of one CSV file with a column of codes, by code. Raises InvalidInput for a file that
    cannot be read; somebody without a name is left out."""
    log = IssueLog()
    alone = path.suffix.casefold() == ".csv"
    source: Source | None = Files({path.name: path}) if alone else source_at(path, log)
    log.stop_if_any()
    assert source is not None  # noqa: S101  (no source is an error that has been noted)
    people: dict[str, Person] = {}
    for table in (TABLES[name] for name in NAMED):
        name = path.name if alone else source.name(table.name)
        if name is not None:
            people |= dict(_people(source, table, name, log))
    log.stop_if_any()
    return people


def _people(source: Source, table: Table, name: str, log: IssueLog) -> Iterator[tuple[str, Person]]:
    rows = source.rows(f"{table.name}.csv", name, log, table)
    if rows is None:
        return
    header = resolved(table, rows.header)
    if "id" not in header:
        return
    plain_names = [plain(text) for text in rows.header]
    places = {
        part: next((plain_names.index(word) for word in words if word in plain_names), None)
        for part, words in PARTS.items()
    }
    for cells in rows.cells.itertuples(index=False, name=None):
        said = {part: cells[at].strip() for part, at in places.items() if at is not None}
        if any(said.values()):
            yield cells[header.index("id")].strip(), Person(**said)
