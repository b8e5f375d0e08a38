"""Reading an instance, whatever its form: all its issues at once, or the instance."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from instances.io.build.instance import build_instance
from instances.io.checks.clock_changes import check_listed_times
from instances.io.checks.idle_arrangements import check_idle_arrangements
from instances.io.checks.imposed_days import check_imposed_days
from instances.io.checks.late_files import check_late_files
from instances.io.checks.offers import check_offered
from instances.io.checks.one_unit import check_one_unit
from instances.io.checks.promised_results import check_promised_results
from instances.io.checks.published_dates import check_published_dates
from instances.io.checks.records import check_records
from instances.io.checks.references import check_agreement, check_references
from instances.io.checks.seat_grids import check_seat_grids
from instances.io.checks.unlikely_codes import check_codes
from instances.io.checks.unlikely_places import check_places
from instances.io.checks.unlikely_values import check_demand, check_values
from instances.io.formats import migrated
from instances.io.issue_log import IssueLog, Place
from instances.io.pins.pins_reader import with_pins
from instances.io.semester.folder_writer import restore_folder
from instances.io.semester.programme import Programme, programme_of
from instances.io.settings.settings_reader import FILE, InstanceSettings, language_in, parse_content
from instances.io.source import Source, folder_files
from instances.io.tables.headings import SETTINGS_NAMES, near_table
from instances.io.tables.sheet import Sheet
from instances.io.tables.table_reader import nothing, sheet_of
from instances.io.tables.table_words import column_list
from instances.io.text.csv_reader import Records
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.policy import PolicySchema
from models.schema import PROGRAMME, STANDS_FOR, TABLES, Table
from models.text import Language


@dataclass
class SourceContent:
    """The content of a source: as written (`content`, `records`) and as parsed (`settings`, `sheets`).

    `names` are the files or sheets of the tables that are there. A part that could not be read is None.
    """

    content: dict[str, Any] | None = None
    settings: InstanceSettings | None = None
    names: dict[str, str] = field(default_factory=dict)
    records: dict[str, Records] = field(default_factory=dict)
    sheets: dict[str, Sheet | None] = field(default_factory=dict)

    @property
    def complete(self) -> Mapping[str, Sheet] | None:
        """All tables, if every one could be read."""
        found = {name: sheet for name, sheet in self.sheets.items() if sheet is not None}
        return found if found.keys() == self.sheets.keys() >= TABLES.keys() else None


def read_instance(path: Path, profile: str | None = None, *, schema: PolicySchema) -> Instance:
    """The instance in a folder, zip or workbook, under another policy profile if given.

    `schema` says what its settings may set about the rules. Raises InvalidInput with every issue of every file.
    """
    instance, issues = examine(path, profile, schema=schema)
    if instance is None:
        raise InvalidInput(issues)
    return instance


def examine(
    path: Path, profile: str | None = None, *, schema: PolicySchema
) -> tuple[Instance | None, tuple[Issue, ...]]:
    """The instance, None if it has errors, with all issues; warnings alone do not prevent it."""
    log = IssueLog()
    found = read_content(path, schema, log)
    sheets = found.complete if found else None
    if log.errors or found is None or found.settings is None or sheets is None:
        return None, log.listed()
    instance = with_pins(build_instance(found.settings, sheets, profile), sheets["pins"], log)
    return (None if log.errors else instance), log.listed()


def language_of(path: Path) -> Language | None:
    """The language that the settings at the path ask for, however faulty the rest; None if they ask for none."""
    log = IssueLog()
    source = source_at(path, log)
    content = None if source is None or source.name(SETTINGS_NAMES[0]) is None else source.content(log)
    return None if content is None else language_in(content)


def read_content(path: Path, schema: PolicySchema, log: IssueLog) -> SourceContent | None:
    """The content of whatever is at the path, its issues noted; None (noted) if no instance is there."""
    source = source_at(path, log)
    return None if source is None else read_source(source, schema, log)


def source_at(path: Path, log: IssueLog) -> Source | None:
    """The folder (or that of the instance.toml named), zip, workbook or JSON file at a path; None (noted) if none."""
    path = Path(path)
    folder = path.parent if path.name == FILE and not path.is_dir() else path
    restore_folder(folder)
    if folder.is_dir():
        return folder_files(folder)
    if not folder.exists():
        log.add(str(path), "input-no-path")
        return None
    if folder.suffix.casefold() == ".json":
        from instances.io.semester.json_reader import json_source

        return json_source(folder, log)
    from instances.io.workbook.packed import packed_source

    return packed_source(path, log)


def read_source(
    source: Source, schema: PolicySchema, log: IssueLog, *, partial: bool = False
) -> SourceContent:
    """Read and check everything the source has; unless `partial`, what it should have and has not is noted."""
    found = SourceContent()
    if source.name(SETTINGS_NAMES[0]) is not None:
        content = source.content(log, schema)
        if content is not None:
            found.content = migrated("instance", content, FILE, log)
            if found.content is None:
                return found  # what else this version would say of it may be wrong
            found.settings = parse_content(found.content, schema, log)
    elif not partial:
        log.locate(FILE, Place(FILE if source.unit == "file" else SETTINGS_NAMES[0]))
        log.add(FILE, f"input-missing-settings-{source.unit}")
    programme = _programme(source, schema.tables[PROGRAMME], found, log)
    for name, table in schema.tables.items():
        if name != PROGRAMME and (source.name(name) is not None or not partial):
            found.sheets[name] = _table(source, table, found, log, programme)
    check_references(found.sheets, log)
    check_agreement(found.sheets, found.settings.sessions if found.settings else None, log)
    check_values(found.sheets, log)
    check_codes(found.sheets, log)
    check_records(found.sheets, log)
    check_seat_grids(found.sheets, log)
    if found.complete and not any(log.errors_in(sheet.file) for sheet in found.complete.values()):
        _check_together(found.complete, found.settings, log)
    for name in source.left_over(schema.tables):
        stem = name.rpartition(".")[0] if source.unit == "file" else name
        if near := near_table(stem, found.names):
            log.add(name, f"input-near-{source.unit}", detail={"near": near})
        else:
            log.add(name, f"input-unused-{source.unit}", severity="warning")
    return found


def _check_together(sheets: Mapping[str, Sheet], settings: InstanceSettings | None, log: IssueLog) -> None:
    """Checks that need every table without an error."""
    check_one_unit(sheets, log)
    check_offered(sheets, settings, log)
    heads = check_demand(sheets, log)
    check_places(sheets, heads, log)
    check_idle_arrangements(sheets, log)
    if settings is not None:
        check_listed_times(sheets, settings.sessions, log)
        check_imposed_days(sheets, settings, heads, log)
        check_late_files(sheets, settings, log)
        check_promised_results(sheets, settings, log)
        check_published_dates(sheets, settings, log)


def _programme(source: Source, table: Table, found: SourceContent, log: IssueLog) -> Programme | None:
    """The simple table of the offer; None where there is none or it cannot be read."""
    found.sheets[PROGRAMME] = sheet = _table(source, table, found, log)
    written = found.records.get(PROGRAMME)
    return None if sheet is None or written is None else programme_of(sheet, written)


def _table(
    source: Source, table: Table, found: SourceContent, log: IssueLog, programme: Programme | None = None
) -> Sheet | None:
    """One table, with the rows that a programme adds to it."""
    name = source.name(table.name)
    if name is None and programme is not None and table.name in STANDS_FOR:
        return sheet_of(table, programme.added_to(table, None), log, found.names[PROGRAMME])
    if name is None:
        if table.optional:
            return nothing(table)
        own = f"{table.name}.csv"
        log.locate(own, Place(own if source.unit == "file" else table.name))
        log.add(own, f"input-missing-{source.unit}", detail=column_list(table.columns))
        return None
    found.names[table.name] = name
    log.locate(f"{table.name}.csv", Place(name))
    rows = source.records(table, log)
    if rows is not None:
        found.records[table.name] = rows
    if rows is not None and programme is not None:
        if table.name in STANDS_FOR:
            rows = programme.added_to(table, rows)
        elif table.name == "registrations":
            rows = programme.chosen(table, rows, _centres(found.sheets.get("candidates")))
    return sheet_of(table, rows, log, name)


def _centres(candidates: Sheet | None) -> Mapping[str, str]:
    """The centre of each candidate, as far as they could be read."""
    if candidates is None:
        return {}
    return dict(zip(candidates["id"].strings, candidates["centre"].strings, strict=True))
