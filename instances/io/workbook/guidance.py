"""What guides who fills in a workbook: a sheet of help, notes on the headings, lists to choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.worksheet import Worksheet

from instances.io.tables.headings import SETTINGS_NAMES
from instances.io.tables.table_words import column_choices
from instances.io.workbook.column_help import accepts, example, helped, need
from instances.io.workbook.parameter_help import ParameterHelp
from instances.io.workbook.reader import letter
from instances.io.workbook.sheet_form import LISTS, WorkbookForm, heading
from instances.io.workbook.writer import WorkbookWriter
from models.network import known_zones
from models.policy import PROFILES
from models.schema import Column, Table
from models.text import Messages

LAST = 20_000
"""Rows that get drop-down lists."""
ENGLISH, FRENCH = Messages("en"), Messages("fr")


@dataclass(frozen=True)
class Guidance:
    """Guides in a workbook of this form, in its language first; the help explains the `parameters` of the policy too."""

    book: WorkbookWriter
    form: WorkbookForm
    tables: Mapping[str, Table]
    parameters: Sequence[ParameterHelp] = ()

    @property
    def _messages(self) -> Messages:
        return FRENCH if self.form.language == "fr" else ENGLISH

    @property
    def _order(self) -> tuple[Messages, Messages]:
        return (FRENCH, ENGLISH) if self.form.language == "fr" else (ENGLISH, FRENCH)

    def write_notes(self, sheet: Worksheet, table: Table) -> None:
        """Help on every heading, and lists to choose from below it."""
        form = self.form.tables[table.name]
        columns = {column.name: column for column in table.columns}
        for i, name in enumerate(form.headings):
            if column := columns.get(name):
                sheet.write_comment(
                    form.head, i, _note(column, self._order), {"x_scale": 2.2, "y_scale": 1.6}
                )
                self._write_choices(sheet, form.head + 1, i, column)

    def write_lists(self, name: str) -> None:
        """The hidden sheet of long lists."""
        sheet = self.book.book.add_worksheet(name)
        sheet.write_column(0, 0, sorted(known_zones()))
        sheet.hide()

    def _write_choices(self, sheet: Worksheet, row: int, i: int, column: Column) -> None:
        """A list to choose from, or a warning for numbers out of range; other values can be typed over it."""
        options: dict[str, Any] = {"error_type": "warning", "ignore_blank": not column.required}
        french = self.form.language == "fr"
        if column.kind == "bool":
            options |= _listed(("oui", "non") if french else ("yes", "no"))
        elif column.choices:
            options |= _listed(column_choices(column)["choices_fr" if french else "choices"].split(", "))
        elif column.name == "policy":
            options |= _listed(tuple(PROFILES))
        elif column.kind == "zone":
            lists = next(filter(self.form.is_lists, self.form.sheets), LISTS[self.form.language])
            options |= {"validate": "list", "source": f"='{lists}'!$A$1:$A${len(known_zones())}"}
        elif column.refers in self.form.tables:
            target = self.form.tables[column.refers]
            at = letter(target.place(self.tables[column.refers].key[0]))
            source = f"='{target.name}'!${at}${target.head + 2}:${at}${LAST}"
            options |= {"validate": "list", "source": source}
        elif (
            column.kind == "int" and not column.form and column.least is not None and column.most is not None
        ):
            options |= {
                "validate": "integer",
                "criteria": "between",
                "minimum": column.least,
                "maximum": column.most,
            }
        else:
            return
        sheet.data_validation(row, i, LAST, i, options)

    def write_help(self, name: str) -> None:
        """The sheet of help: every column in French and in English."""
        messages = self._messages
        order = self._order
        sheet = self.book.book.add_worksheet(name)
        parts = ("what", "takes", "need")
        header = [messages.say(f"template-{part}") for part in ("table", "column")]
        header += [f"{one.say(f'template-{part}')} ({one.language})" for one in order for part in parts]
        header.append(messages.say("template-example"))
        for i, one in enumerate(order):
            sheet.write_string(i, 0, one.say("template-replace"))
        sheet.write_row(3, 0, header, self.book.head)
        sheet.set_column(0, 1, 20)
        sheet.set_column(2, 7, 34, self.book.wrap)
        sheet.set_column(8, 8, 24)
        sheet.freeze_panes(4, 2)
        row = 4
        for key in ("language", "session", "policy"):
            words = {"profiles": ", ".join(PROFILES)} if key == "policy" else {}
            sheet.write_string(row, 0, SETTINGS_NAMES[0])
            sheet.write_string(row, 1, messages.say("template-setting"))
            for i, one in enumerate(order):
                sheet.write_string(row, 2 + 3 * i, one.say(f"template-{key}", **words), self.book.wrap)
            row += 1
        for table in self.tables.values():
            named = self.form.tables.get(table.name)
            usual = table.french if self.form.language == "fr" else table.name
            for column in table.columns:
                title = (named.headings if named else {}).get(
                    column.name, heading(column, self.form.language)
                )
                cells = [named.name if named else usual, title]
                for one in order:
                    cells += [
                        helped(column, one),
                        accepts(column, one, translated=True),
                        need(column, one, translated=True),
                    ]
                for i, text in enumerate((*cells, example(column, column.example, messages))):
                    sheet.write_string(row, i, text)
                row += 1
        self._write_parameters(sheet, row, order)

    def _write_parameters(self, sheet: Worksheet, first: int, order: Sequence[Messages]) -> None:
        """A row for each setting of the policy: its meaning, unit and default, and the article."""
        for row, one in enumerate(self.parameters, first):
            name = one.french_name if self.form.language == "fr" else f"policy.{one.name}"
            cells = [self.form.settings, name]
            for messages in order:
                article = one.cite(messages.language)
                default = messages.say("dictionary-kind-default", default=one.default or "–")
                told = one.sentence(messages.language) + (f" ({article})" if article else "")
                cells += [told, one.unit_in(messages), default]
            for i, text in enumerate((*cells, one.default)):
                sheet.write_string(row, i, text)


def _note(column: Column, order: Sequence[Messages]) -> str:
    """The help of a column in both languages, one after the other."""
    return "\n\n".join(
        f"{helped(column, one)}\n{accepts(column, one, translated=True)}\n{need(column, one, translated=True)}"
        for one in order
    )


def _listed(choices: Sequence[str]) -> dict[str, Any]:
    return {"validate": "list", "source": list(choices)}
