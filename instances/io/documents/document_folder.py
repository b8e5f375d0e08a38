"""A folder of documents: complete or absent, and rewritten only where something changed."""

import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from instances.io.semester.folder_writer import replace_folder, restore_folder
from models.atomic_file import link_or_copy

MANIFEST = "documents.json"
"""Lists the documents of a folder: for each path the digest of what it was made from, and the sha256 of its bytes."""

File = tuple[tuple[str, ...], str, Callable[[], bytes]]
"""The path of a document, the digest of what it is made from, and what makes its bytes."""


@dataclass(frozen=True, slots=True)
class FolderChanges:
    """How many documents were written, were right already, and were taken away."""

    written: int
    unchanged: int
    removed: int


def write_documents(folder: Path, files: Sequence[File], about: dict[str, str]) -> FolderChanges:
    """Put the documents into the folder, in place of those of an earlier run; other files that lie there stay.

    `about` says in the manifest what they belong to. If anything fails, the folder is as before. Raises InvalidInput if there
    are other files and no documents of an earlier run.
    """
    folder = Path(folder)
    restore_folder(folder)
    before = _read_manifest(folder)
    made: dict[str, dict[str, str]] = {}
    written: list[str] = []

    def fill(new: Path) -> None:
        def put(file: File) -> tuple[str, dict[str, str], bool]:
            path, digest, content = file
            name = "/".join(path)
            target = new.joinpath(*path)
            known = before.get(name)
            if (
                known is not None
                and known["made_from"] == digest
                and _sha256(folder / name) == known["sha256"]
            ):
                link_or_copy(folder / name, target)
                return name, known, False
            data = content()
            _write_private(target, data)
            return name, {"made_from": digest, "sha256": sha256(data).hexdigest()}, True

        for path, _, _ in files:
            new.joinpath(*path[:-1]).mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for name, entry, new_bytes in pool.map(put, files):
                made[name] = entry
                written.extend([name] if new_bytes else [])
        text = json.dumps({**about, "files": made}, ensure_ascii=False, indent=1, sort_keys=True)
        _write_private(new / MANIFEST, (text + "\n").encode())

    own = {name.partition("/")[0] for name in before} | {path[0] for path, _, _ in files}
    replace_folder(folder, fill, (MANIFEST, *sorted(own)))
    return FolderChanges(len(written), len(made) - len(written), len(before.keys() - made.keys()))


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
