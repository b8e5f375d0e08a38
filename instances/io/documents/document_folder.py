"""A folder of documents: complete or absent, and rewritten only where something changed."""

import json
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol, TypeVar

from instances.io.semester.folder_writer import replace_folder, restore_folder
from models.atomic_file import link_or_copy

MANIFEST = "documents.json"
"""Lists the documents of a folder: for each path the digest of what it was made from, and the sha256 of its bytes."""

Outcome = TypeVar("Outcome")

MOST_WAITING = 1024
"""Prints asked for and not yet made: enough that all those of a large network are under way while its tables are gathered."""


class File(Protocol):
    """A document: where it goes in the folder, a digest of what it is made from, and its bytes.

    `is_print`: a compiler outside Python makes its bytes, while other documents are made here.
    """

    @property
    def path(self) -> tuple[str, ...]: ...

    @property
    def is_print(self) -> bool: ...

    def digest(self) -> str: ...

    def content(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class FolderChanges:
    """How many documents were written, were right already, and were taken away."""

    written: int
    unchanged: int
    removed: int


def write_documents(folder: Path, files: Iterable[File], about: dict[str, str]) -> FolderChanges:
    """Put the documents into the folder, in place of those of an earlier run; other files that lie there stay.

    Prints are made beside, while the next documents are asked for and written. `about` says in the manifest what they belong to. If anything fails,
    the folder is as before. Raises InvalidInput if there are other files and no documents of an earlier run.
    """
    folder = Path(folder)
    restore_folder(folder)
    before = _read_manifest(folder)
    own = [MANIFEST, *sorted({name.partition("/")[0] for name in before})]
    made: dict[str, dict[str, str]] = {}
    written: list[str] = []

    def fill(new: Path) -> None:
        def put(file: File) -> tuple[str, dict[str, str], bool]:
            name, digest = "/".join(file.path), file.digest()
            target, known = new.joinpath(*file.path), before.get(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            if known and known["made_from"] == digest and _sha256(folder / name) == known["sha256"]:
                link_or_copy(folder / name, target)
                return name, known, False
            data = file.content()
            _write_private(target, data)
            return name, {"made_from": digest, "sha256": sha256(data).hexdigest()}, True

        with closing(_all_put(put, files)) as results:
            for name, entry, is_new in results:
                made[name] = entry
                written.extend([name] if is_new else [])
        own.extend({name.partition("/")[0] for name in made} - {*own})
        text = json.dumps({**about, "files": made}, ensure_ascii=False, indent=1, sort_keys=True)
        _write_private(new / MANIFEST, (text + "\n").encode())

    replace_folder(folder, fill, own)
    return FolderChanges(len(written), len(made) - len(written), len(before.keys() - made.keys()))


def _all_put(put: Callable[[File], Outcome], files: Iterable[File]) -> Generator[Outcome]:
    """What `put` makes of each file: of prints in threads of their own, of all others here, as they come.

    Prints keep the processors busy without Python, so tables and calendars cost no time as long as prints are left to make.
    """
    waiting: deque[Future[Outcome]] = deque()
    pool = ThreadPoolExecutor(os.cpu_count())
    try:
        for file in files:
            if not file.is_print:
                yield put(file)
                continue
            waiting.append(pool.submit(put, file))
            if len(waiting) >= MOST_WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        # Whoever fails or is interrupted does not wait for the prints that nobody has begun.
        pool.shutdown(cancel_futures=True)


def _write_private(target: Path, data: bytes) -> None:
    """A file that its owner alone may read: documents name people."""
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)


def _read_manifest(folder: Path) -> dict[str, dict[str, str]]:
    """The documents of an earlier run; none if the manifest is not there or is not ours."""
    try:
        content: Any = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = content["files"]
        return {
            str(name): {key: str(entry[key]) for key in ("made_from", "sha256")}
            for name, entry in files.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _sha256(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
