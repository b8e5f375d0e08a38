"""Names and addresses of people, joined when documents are printed and kept nowhere.

The file is a CSV table or a workbook, also the planner's own: every sheet with an identifier and a name is read, and
its other columns are left alone.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from instances.io.issue_log import IssueLog
from instances.io.tables.cells import clean
from instances.io.tables.headings import heading_count, resolved
from instances.io.tables.table_reader import read_bytes
from instances.io.text.csv_reader import Records, read_records
from instances.io.workbook.packed import packed_source
from models.contact_details import ContactDetails
from models.schema import Column, Table

C = Column
NAMES_TABLE = Table(
    "people",
    ("id",),
    (
        C("id", "id", "pseudonymous number", "numéro pseudonyme", french="code",
          aliases=("candidat", "auditeur", "élève", "numéro", "n° candidat", "n° élève", "n° d'élève", "numéro d'élève", "personne", "enseignant", "staff", "candidate", "teacher")),
        C("name", "text", "name", "nom", french="nom", aliases=("nom et prénom", "nom prénom", "nom usuel", "last name", "surname")),
        C("first_name", "text", "first name", "prénom", False, french="prénom", aliases=("prénoms", "first name")),
        C("address", "text", "postal address", "adresse postale", False, french="adresse", aliases=("adresse postale",)),
        C("postcode", "text", "postcode", "code postal", False, french="code postal", aliases=("cp",)),
        C("town", "text", "town", "ville", False, french="ville", aliases=("commune", "city")),
        C("country", "text", "country", "pays", False, french="pays"),
        C("email", "text", "e-mail address", "adresse électronique", False, french="courriel",
          aliases=("mail", "e-mail", "adresse mail", "adresse électronique", "adresse e-mail")),
    ),
)  # fmt: skip
"""What is read of a person; other columns are not."""


def read_names(path: Path) -> Mapping[str, ContactDetails]:
    """Contact details by pseudonymous id; of an id listed twice the first. Raises InvalidInput for a file without identifiers and names."""
    issues, found = IssueLog(), dict[str, ContactDetails]()
    usable = False
    for records in _sheets(Path(path), issues):
        header = resolved(NAMES_TABLE, records.header)
        if not {"id", "name"} <= {*header}:
            continue
        usable = True
        for person, details in _people(records, header):
            found.setdefault(person, details)
    issues.stop_if_any()
    if not usable:
        issues.add(str(path), "publish-no-names")
        issues.stop_if_any()
    return found


def _sheets(path: Path, issues: IssueLog) -> Iterator[Records]:
    if path.suffix.casefold() in (".xlsx", ".zip"):
        source = packed_source(path, issues)
        for name in source.names() if source is not None else ():
            sheet = source.rows(name, name, IssueLog(), NAMES_TABLE) if source is not None else None
            if sheet is not None:
                yield sheet
        return
    raw = read_bytes(path, issues)
    records = None if raw is None else read_records(path.name, raw, issues, heading_count(NAMES_TABLE))
    if records is not None:
        yield records


def _people(records: Records, header: tuple[str, ...]) -> Iterator[tuple[str, ContactDetails]]:
    place = {name: i for i, name in reversed(list(enumerate(header)))}

    def texts(name: str) -> list[str]:
        if name not in place:
            return [""] * len(records.cells)
        return [clean(text) for text in records.cells[place[name]]]

    columns = (texts(column.name) for column in NAMES_TABLE.columns)
    for person, name, first, address, postcode, town, country, email in zip(*columns, strict=True):
        lines = [address.replace("\\n", "\n"), f"{postcode} {town}".strip(), country]
        full = f"{name} {first}".strip()
        if person and full:
            yield person, ContactDetails(full, "\n".join(line for line in lines if line), email)
