"""Which column a heading names: ours, its French name or an alias, whatever its case and accents."""

import difflib
import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from functools import cache

from instances.io.text.heading_row import HeadingCount
from models.headings import TABLE_NAMES
from models.schema import TABLES, Table

SETTINGS_NAMES = ("instance", "réglages", "paramètres")
"""Names of the sheet that holds the settings."""

_PEOPLE = frozenset(
    (
        "candidates",
        "registrations",
        "accommodations",
        "relocations",
        "results",
        "validated",
        "sitters",
        "teachers",
        "staff",
        "presences",
    )
)
"""Tables with a row for each person, whose own sheets often have names as well."""
_PERSONAL = frozenset(
    map(
        str.strip,
        [
            "nom",
            " prenom",
            " prenoms",
            " nom_prenom",
            " nom_et_prenom",
            " nom_de_naissance",
            " nom_d_usage",
            " nom_usuel",
            " civilite",
            "\n        courriel",
            " mail",
            " e_mail",
            " email",
            " adresse",
            " adresse_mail",
            " adresse_electronique",
            " telephone",
            " tel",
            " portable",
            "\n        date_de_naissance",
            " name",
            " first_name",
            " last_name",
            " surname",
            " family_name",
            " address",
            " phone",
            " date_of_birth",
        ],
    )
)


@cache
def plain(text: str) -> str:
    """The text without case, accents and punctuation: what two spellings of a heading share."""
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "oe"))
    letters = "".join(mark for mark in bare if not unicodedata.combining(mark))
    return re.sub(r"[^a-z0-9]+", "_", letters.casefold()).strip("_")


def headings(table: Table) -> dict[str, str]:
    """Every spelling of the table's columns with the column it means; our own names win."""
    out: dict[str, str] = {}
    for spellings in (
        ((column.name, (column.name,)) for column in table.columns),
        ((column.name, (column.french, *column.aliases)) for column in table.columns),
    ):
        for name, words in spellings:
            for word in filter(None, map(plain, words)):
                out.setdefault(word, name)
    return out


def resolved(table: Table, header: Iterable[str]) -> tuple[str, ...]:
    """The header in our names; an unknown heading stays as it is."""
    known = headings(table)
    return tuple(known.get(plain(name), name.strip().casefold()) for name in header)


def heading_count(table: Table | None) -> HeadingCount | None:
    """Counts the columns of a table that the cells of a row name; None of an unknown table."""
    if table is None:
        return None
    known = headings(table)
    return lambda row: len({known[word] for word in map(plain, row) if word in known})


def near_heading(table: Table, name: str) -> str:
    """The spelling of a heading that an unknown one most likely means, as people write it; blank for none."""
    spelled = {
        plain(word): word
        for column in table.columns
        for word in (*reversed(column.aliases), column.french, column.name)
        if word
    }
    near = difflib.get_close_matches(plain(name), spelled, 1, 0.75)
    return spelled[near[0]] if near else ""


def is_personal(table: Table, name: str) -> bool:
    """Whether an unknown heading of a table of people is a name or an address of theirs."""
    return table.name in _PEOPLE and plain(name) in _PERSONAL


def table_named(name: str) -> str:
    """The table that a file or sheet of this name holds, or `instance`; another name as tables of rules have theirs, in
    small letters with dashes."""
    return _tables().get(plain(name), plain(name).replace("_", "-"))


def near_table(name: str, taken: Container[str]) -> str:
    """The usual name of a table not `taken` that the unknown name of a file or sheet most likely means; blank for none."""
    spelled = {
        plain(word): (table, word)
        for table, words in TABLE_NAMES.items()
        for word in (table, *reversed(words))
    }
    bare = re.sub("^(?:les|the|liste_des|list_of)_", "", plain(name))
    near = difflib.get_close_matches(bare, spelled, 1, 0.85)
    table, word = spelled[near[0]] if near else ("", "")
    return "" if table in taken else word


@cache
def _tables() -> Mapping[str, str]:
    out = {plain(word): SETTINGS_NAMES[0] for word in SETTINGS_NAMES}
    for name, words in TABLE_NAMES.items():
        out |= {plain(word): name for word in words}
    return out | {plain(name): name for name in TABLES}
