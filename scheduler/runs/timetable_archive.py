"""A timetable as bytes: the files of a result, packed."""

import io
import tempfile
import zipfile
from pathlib import Path

from instances import load_timetable, save_timetable
from models.facts import Verdict
from models.timetable import Timetable


def packed(timetable: Timetable, verdict: Verdict) -> bytes:
    """The files of a timetable in a zip archive."""
    stream = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="exams-") as name:
        folder = Path(name)
        audited = {"hard": verdict.hard, "cost": verdict.cost, "costs": dict(verdict.costs)}
        save_timetable(folder, timetable, audited)
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)
    return stream.getvalue()


def unpack(content: bytes, folder: Path) -> None:
    """Write the files of a packed timetable into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            (folder / Path(entry.filename).name).write_bytes(archive.read(entry))


def unpacked(content: bytes) -> Timetable:
    """The timetable of packed files."""
    with tempfile.TemporaryDirectory(prefix="exams-") as name:
        unpack(content, Path(name))
        return load_timetable(Path(name))
