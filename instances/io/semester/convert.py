"""From one form of an instance to another; extracts of other systems through a column mapping."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from instances.io.issue_log import IssueLog
from instances.io.mapping.column_mapping import read_mapping
from instances.io.mapping.mapped_source import mapped
from instances.io.semester.folder_writer import new_file, write_files, write_folder, write_zip
from instances.io.semester.json_writer import write_json
from instances.io.semester.new_tables import replace_tables
from instances.io.semester.semester_reader import SourceContent, read_source, source_at
from instances.io.settings.settings_reader import FILE
from instances.io.source import Files, Source
from instances.io.tables.sheet import ColumnCells, Sheet
from models.issues import InvalidInput, Issue
from models.policy import PolicySchema
from models.schema import PROGRAMME, STANDS_FOR

if TYPE_CHECKING:
    from instances.io.workbook.sheet_form import WorkbookForm

EXTRACTS = (".csv", ".txt", ".tsv")
WORKBOOKS = (".xlsx",)
ENDINGS = (*WORKBOOKS, ".zip", ".json")
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}")
"""What looks like the ending of a file rather than a part of a folder's name."""


@dataclass(frozen=True)
class Conversion:
    """What was written: rows by table; `missing` are tables an instance still needs."""

    rows: Mapping[str, int]
    missing: tuple[str, ...]
    warnings: tuple[Issue, ...]


def convert(source: Path, target: Path, mapping: Path | None = None, *, schema: PolicySchema) -> Conversion:
    """Write what is at `source` to `target`: a folder, or a new .xlsx, .zip or .json by its ending.

    `schema`: what settings may set about the rules. With a mapping, a part of an instance will do: its tables are written, into a folder beside what is
    there. Raises InvalidInput.
    """
    _check_ending(target)
    log = IssueLog()
    given = _source(source, mapping is not None, log)
    if mapping is not None:
        maps = read_mapping(mapping, log, schema.tables)
        given = mapped(given, maps, mapping.name, log) if given is not None else None
    log.stop_if_any()
    assert given is not None  # noqa: S101  (no source is an error that has been noted)
    found = read_source(given, schema, log, partial=mapping is not None)
    log.stop_if_any()
    tables = frames(found)
    missing = [name for name, table in schema.tables.items() if not table.optional and name not in tables]
    if found.content is None:
        missing.insert(0, "instance")
    if target.suffix.casefold() == ".json":
        new_file(target, lambda path: write_json(path, found.settings, tables, schema.tables))
    else:
        form = _form(given, found, tables, log, schema) if target.suffix.casefold() in WORKBOOKS else None
        write(target, found.content, tables, schema, partial=bool(missing), form=form)
    rows = {name: len(table) for name, table in tables.items()}
    return Conversion(rows, tuple(missing), log.listed())


def _check_ending(target: Path) -> None:
    """Raise InvalidInput for an ending that no form has: a folder of the name `semester.xls` helps nobody."""
    if _ENDING.fullmatch(target.suffix) and target.suffix.casefold() not in ENDINGS and not target.is_dir():
        words = (("ending", target.suffix), ("known", ", ".join(ENDINGS)))
        raise InvalidInput((Issue(str(target), 0, "", "", "output-ending", words),))


def _source(path: Path, extracts: bool, log: IssueLog) -> Source | None:
    if extracts and path.suffix.casefold() in EXTRACTS and path.is_file():
        return Files({path.name: path})
    return source_at(path, log)


def _form(
    source: Source,
    found: SourceContent,
    tables: Mapping[str, pd.DataFrame],
    log: IssueLog,
    schema: PolicySchema,
) -> "WorkbookForm | None":
    """How the workbook names things that is made from a workbook; None from anything else."""
    from instances.io.workbook.reader import Workbook
    from instances.io.workbook.user_form import user_form

    if not isinstance(source, Workbook):
        return None
    form = user_form(source, found.records, log.place(FILE), schema.tables)
    known = {name: {c.name: c for c in schema.tables[name].columns} for name in tables}
    made = form.of_tables({name: [known[name][c] for c in table.columns] for name, table in tables.items()})
    if PROGRAMME not in found.names:
        return made
    new = [schema.tables[name] for name in STANDS_FOR if name not in found.names]
    return made.in_place_of(found.names[PROGRAMME], new)


def write(
    target: Path,
    content: dict[str, Any] | None,
    tables: Mapping[str, pd.DataFrame],
    schema: PolicySchema,
    *,
    partial: bool,
    form: "WorkbookForm | None" = None,
) -> None:
    """An instance, or a part of one, in the form that the ending of `target` says."""
    kind, known = target.suffix.casefold(), schema.tables
    if kind in WORKBOOKS:
        from instances.io.workbook.instance_writer import write_workbook
        from instances.io.workbook.parameter_help import parameter_help

        told = tuple(parameter_help(schema))
        new_file(target, lambda path: write_workbook(path, content, tables, known, form, told))
    elif kind == ".zip":
        new_file(target, lambda path: write_zip(path, content, tables, known))
    elif content is not None and not partial:
        write_folder(target, content, tables, known)
    else:
        replace_tables(target, lambda folder: write_files(folder, content, tables, known))


def frames(found: SourceContent) -> dict[str, pd.DataFrame]:
    """The tables that are there, their cells as values; columns that say nothing are left out. A programme is written as the
    tables that it stands for."""
    there = [*found.names, *(STANDS_FOR if PROGRAMME in found.names else ())]
    return {
        name: _frame(sheet)
        for name, sheet in found.sheets.items()
        if sheet is not None and name in there and name != PROGRAMME
    }


def _frame(sheet: Sheet) -> pd.DataFrame:
    used = [c for c in sheet.table.columns if c.required or _says(sheet[c.name])]
    return pd.DataFrame({c.name: _values(sheet[c.name]) for c in used})


def _says(cells: ColumnCells) -> bool:
    return any(cells.texts[np.unique(cells.codes)])


def _values(cells: ColumnCells) -> "pd.Series[Any]":
    values = np.empty(len(cells.texts) + 1, object)
    for i, text in enumerate(cells.texts):
        values[i] = cells.values[i] if text else None
    return pd.Series(values[cells.codes], dtype=object)
