"""Reading an instance folder: all its problems at once, or the instance."""

from pathlib import Path

from instances import texts as texts
from instances.build import build_instance
from instances.faults import Faults
from instances.references import check_agreement, check_references
from instances.settings import FILE, parse_settings
from instances.sheet import Sheet
from instances.table import read_bytes, read_table
from models.instance import Instance
from models.problems import BadInputError, Problem
from models.schema import TABLES


def read_instance(path: Path, profile: str | None = None) -> Instance:
    """The instance in a folder (or beside the instance.toml named), under another policy profile if given.

    Raises BadInputError with every problem of every file.
    """
    instance, problems = examine(path, profile)
    if instance is None:
        raise BadInputError(problems)
    return instance


def examine(path: Path, profile: str | None = None) -> tuple[Instance | None, tuple[Problem, ...]]:
    """The instance, None if it has errors, with all problems; warnings alone do not prevent it."""
    path = Path(path)
    folder = path.parent if path.name == FILE and not path.is_dir() else path
    faults = Faults()
    if not folder.is_dir():
        code = "input.not-an-instance" if folder.exists() else "input.no-path"
        faults.add(str(path), code)
        return None, faults.listed()
    raw = read_bytes(folder / FILE, faults)
    settings = parse_settings(raw, faults) if raw is not None else None
    sheets: dict[str, Sheet | None] = {
        name: read_table(folder / f"{name}.csv", table, faults) for name, table in TABLES.items()
    }
    check_references(sheets, faults)
    check_agreement(sheets, settings.sessions if settings else None, faults)
    for file in sorted(folder.glob("*.csv")):
        if file.stem not in TABLES:
            faults.add(file.name, "input.unused-file", severity="warning")
    complete = {name: sheet for name, sheet in sheets.items() if sheet is not None}
    if faults.errors or settings is None or len(complete) < len(TABLES):
        return None, faults.listed()
    return build_instance(settings, complete, profile), faults.listed()
