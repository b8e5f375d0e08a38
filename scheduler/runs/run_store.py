"""The database of runs: an SQLite file, or any database that SQLAlchemy opens by its URL."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import (
    JSON,
    Column,
    Engine,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    Text,
    create_engine,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from models.issues import InvalidInput, Issue
from models.status import Status
from scheduler.runs.stored_run import RunKey, StoredRun

FILE = "runs.sqlite"
"""The database of a folder of scenarios."""

_METADATA = MetaData()
RUNS = Table(
    "exams_runs",
    _METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", String(32), nullable=False, unique=True),
    Column("made", String(20), nullable=False),
    Column("instance", Text, nullable=False),
    Column("content", String(64), nullable=False, index=True),
    Column("scenario", Text, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("budget", String(40), nullable=False),
    Column("start", String(64), nullable=False),
    Column("settings", JSON, nullable=False),
    Column("titles", JSON, nullable=False),
    Column("versions", JSON, nullable=False),
    Column("status", String(20), nullable=False),
    Column("seconds", Float, nullable=False),
    Column("cost", Integer),
    Column("bound", Integer, nullable=False),
    Column("hard", Integer, nullable=False),
    Column("missing", Integer, nullable=False),
    Column("costs", JSON, nullable=False),
    Column("indicators", JSON, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("timetable", LargeBinary),
)
_PLAIN = [one.name for one in fields(StoredRun) if one.name not in ("key", "status", "number")]
_KEY = [one.name for one in fields(RunKey)]


class RunStore:
    """Runs by number and by key, in a context that closes the database.

    `where`: the path of an SQLite file, which only its owner may read since it holds timetables, or the URL of a database.
    Raises InvalidInput for a URL that means nothing and for a database that cannot be opened.
    """

    def __init__(self, where: Path | str) -> None:
        self._where = str(where)
        try:
            self._engine = _engine(where)
            _METADATA.create_all(self._engine)
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise self._refusal("runs-url", error) from error
        except (SQLAlchemyError, OSError) as error:
            raise self._refusal("runs-unreachable", error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._engine.dispose()

    def add(self, run: StoredRun) -> StoredRun:
        """Keep a run; the run as it is kept. One whose key is there already is left as it is."""
        row = {name: getattr(run, name) for name in _PLAIN} | {name: getattr(run.key, name) for name in _KEY}
        row |= {"key": run.key.text, "status": str(run.status)}
        row |= {name: dict(row[name]) for name in ("settings", "titles", "versions", "costs", "indicators")}
        row["reasons"] = {language: list(lines) for language, lines in run.reasons.items()}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(RUNS).values(row))
        except IntegrityError:
            pass
        found = self.find(run.key)
        assert found is not None  # noqa: S101  it was put there, now or before
        return found

    def find(self, key: RunKey) -> StoredRun | None:
        """The run of a key."""
        return self._first(RUNS.c.key == key.text)

    def get(self, number: int) -> StoredRun:
        """The run of a number. Raises InvalidInput if there is none."""
        found = self._first(RUNS.c.number == number)
        if found is None:
            raise InvalidInput((Issue(self._shown(), 0, "", str(number), "runs-no-number"),))
        return found

    def all(self) -> list[StoredRun]:
        """Every run in the order of their numbers, without its timetable."""
        columns = [column for column in RUNS.c if column.name != "timetable"]
        with self._engine.connect() as connection:
            rows = connection.execute(select(*columns).order_by(RUNS.c.number)).all()
        return [_run(row) for row in rows]

    def timetables(self) -> Iterator[StoredRun]:
        """Every run in the order of their numbers, with its timetable, one at a time."""
        for run in self.all():
            yield self.get(run.number)

    def remove(self, before: date) -> list[StoredRun]:
        """Remove the runs made before a day (UTC), and what an SQLite file still holds of them; the runs, without timetables."""
        old = [run for run in self.all() if run.made[:10] < before.isoformat()]
        if old:
            with self._engine.begin() as connection:
                connection.execute(delete(RUNS).where(RUNS.c.number.in_([run.number for run in old])))
            if self._engine.dialect.name == "sqlite":
                with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.execute(text("VACUUM"))
        return old

    def _first(self, condition: Any) -> StoredRun | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(RUNS).where(condition)).first()
        return None if row is None else _run(row)

    def _refusal(self, code: str, error: Exception) -> InvalidInput:
        detail = (("error", type(error).__name__),)
        return InvalidInput((Issue(self._shown(), 0, "", "", code, detail),))

    def _shown(self) -> str:
        """Where it is, without a password."""
        before, at, after = self._where.rpartition("@")
        return f"{before.split('://')[0]}://…@{after}" if at and "://" in before else self._where


def store_in(folder: Path, store: str | None) -> RunStore:
    """The store of a URL, else that of the folder."""
    return RunStore(folder / FILE if store is None else store)


def has_store(where: Path | str) -> bool:
    """Whether a URL or a folder names a store that `open_stored` opens."""
    return "://" in str(where) or (Path(where) / FILE).is_file()


def open_stored(where: Path | str) -> RunStore:
    """The store of a folder, a file or a URL that is there already. Raises InvalidInput if there is none."""
    if "://" in str(where):
        return RunStore(str(where))
    path = Path(where)
    file = path / FILE if path.is_dir() else path
    if not file.is_file():
        raise InvalidInput((Issue(str(file), 0, "", "", "runs-none"),))
    return RunStore(file)


def _engine(where: Path | str) -> Engine:
    if isinstance(where, str) and "://" in where:
        return create_engine(where)
    path = Path(where)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    return create_engine(f"sqlite:///{path.absolute()}")


def _run(row: Row[Any]) -> StoredRun:
    values = dict(row._mapping)
    key = RunKey(**{name: values[name] for name in _KEY})
    plain: dict[str, Any] = {name: values.get(name) for name in _PLAIN}
    plain["status"] = Status(values["status"])
    sequence: Sequence[str] = ()
    plain["reasons"] = {language: tuple(lines or sequence) for language, lines in values["reasons"].items()}
    return StoredRun(key=key, number=int(values["number"]), **plain)
