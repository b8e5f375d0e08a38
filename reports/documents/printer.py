"""PDF files from typst templates: tagged for assistive technology (PDF/UA-1) and fit for archives (PDF/A-2a).

Data reach a template as JSON, never as a part of its source, so no name can become markup. One compiler a thread with the
embedded fonts serves all documents: the machine's own fonts play no part, and equal data give equal bytes.
"""

import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]


class Printer:
    """Prints with the templates of a folder. `made`: the day that the documents carry."""

    def __init__(self, folder: Path, made: date) -> None:
        import typst

        self._folder, self._made = folder, made
        self._fonts = typst.Fonts(include_system_fonts=False)
        self._compilers = threading.local()
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        seen = sha256(f"{version('typst')} {made}".encode())
        for path in files:
            seen.update(path.relative_to(folder).as_posix().encode() + b"\x00" + path.read_bytes())
        self.digest = seen.hexdigest()
        """sha256 of templates, day and compiler: what decides a print besides its data."""

    @property
    def _compiler(self) -> Any:
        """The compiler of this thread: one cannot serve two at a time."""
        if not hasattr(self._compilers, "own"):
            import typst

            self._compilers.own = typst.Compiler(root=self._folder, font_paths=self._fonts)
        return self._compilers.own

    def pdf(self, template: str, data: str) -> bytes:
        """The PDF of a template for data (JSON)."""
        made: Any = self._compiler.compile(
            input=self._folder / f"{template}.typ",
            sys_inputs={"data": data, "made": f"{self._made}"},
            pdf_standards=STANDARDS,
            timestamp=int(datetime(self._made.year, self._made.month, self._made.day).timestamp()),
        )
        return bytes(made)

    def picture(self, template: str, data: str, pixels_per_inch: float = 72) -> bytes:
        """The first page as PNG, for the documentation."""
        made: Any = self._compiler.compile(
            input=self._folder / f"{template}.typ",
            sys_inputs={"data": data, "made": f"{self._made}"},
            format="png",
            ppi=pixels_per_inch,
        )
        return bytes(made[0] if isinstance(made, list) else made)


@contextmanager
def printer(made: date, own: Path | None = None) -> Iterator[Printer]:
    """A printer with our templates; a file of the institution's `own` folder takes the place of ours of that name."""
    with tempfile.TemporaryDirectory(prefix="exams-templates-") as work:
        folder = Path(work).resolve()
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        if own is not None:
            shutil.copytree(own, folder, dirs_exist_ok=True)
        yield Printer(folder, made)
