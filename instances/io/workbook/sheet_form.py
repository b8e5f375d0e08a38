"""How a workbook names things: its language, its sheets in order, its headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from instances.io.tables.headings import SETTINGS_NAMES, plain
from models.schema import Column, Table
from models.text import Language

HELP: Mapping[Language, str] = {"en": "help", "fr": "aide"}
LISTS: Mapping[Language, str] = {"en": "lists", "fr": "listes"}
SETTINGS: Mapping[Language, str] = {"en": SETTINGS_NAMES[0], "fr": "réglages"}


@dataclass(frozen=True)
class SheetForm:
    """One table: the name of its sheet, the row of its headings (from 0), its columns in order with their headings."""

    name: str
    head: int
    headings: Mapping[str, str]

    def place(self, column: str) -> int:
        """The place of a column, from 0; -1 if the sheet has none."""
        return list(self.headings).index(column) if column in self.headings else -1


@dataclass(frozen=True)
class WorkbookForm:
    """The sheets in order; those of the tables; whether help and lists guide who fills it in."""

    language: Language
    sheets: tuple[str, ...]
    tables: Mapping[str, SheetForm]
    settings: str
    guided: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)
    """Settings as they are written, where they are not written as ours."""
    rows: Mapping[str, int] = field(default_factory=dict)
    """The row of each setting, from 1."""

    def unguided(self) -> "WorkbookForm":
        """The form without notes and lists."""
        return replace(self, guided=False)

    def of_tables(self, used: Mapping[str, Sequence[Column]]) -> "WorkbookForm":
        """The form with the headings in the first row, those of no column left out, used columns without one added."""
        made = {}
        for table, columns in used.items():
            given = self.tables.get(table, SheetForm(table, 0, {}))
            headings = {name: text for name, text in given.headings.items() if not name.startswith("?")}
            added = {one.name: heading(one, self.language) for one in columns if one.name not in headings}
            made[table] = SheetForm(given.name, 0, headings | added)
        return replace(self, tables=made)

    def in_place_of(self, sheet: str, tables: Sequence[Table]) -> "WorkbookForm":
        """The form with sheets of these tables where another sheet was."""
        names = {table.name: table.french if self.language == "fr" else table.name for table in tables}
        at = self.sheets.index(sheet)
        made = {name: replace(self.tables[name], name=title) for name, title in names.items()}
        sheets = (*self.sheets[:at], *names.values(), *self.sheets[at + 1 :])
        return replace(self, sheets=sheets, tables={**self.tables, **made})

    def is_help(self, name: str) -> bool:
        """Whether the sheet is the one that explains every column."""
        return plain(name) in HELP.values()

    def is_lists(self, name: str) -> bool:
        """Whether the sheet holds the lists to choose from."""
        return plain(name) in LISTS.values()


def usual_form(language: Language, tables: Mapping[str, Table]) -> WorkbookForm:
    """The form of the template in a language: every table with every column."""
    made = {table.name: _usual(language, table) for table in tables.values()}
    names = [form.name for form in made.values()]
    sheets = (HELP[language], SETTINGS[language], *names, LISTS[language])
    return WorkbookForm(language, sheets, made, SETTINGS[language])


def _usual(language: Language, table: Table) -> SheetForm:
    name = table.french if language == "fr" else table.name
    return SheetForm(name, 0, {column.name: heading(column, language) for column in table.columns})


def heading(column: Column, language: Language) -> str:
    """The usual heading of a column."""
    return column.french if language == "fr" else column.name


def language_of_names(names: Mapping[str, str], tables: Mapping[str, Table], settings: str) -> Language:
    """The language of a workbook by the names of its sheets: French if more of them are French than English."""
    french = plain(settings) in map(plain, SETTINGS_NAMES[1:])
    balance = 1 if french else -1
    for table, name in names.items():
        if plain(table) != plain(tables[table].french):
            balance += (plain(name) != plain(table)) - (plain(name) == plain(table))
    return "fr" if balance > 0 else "en"
