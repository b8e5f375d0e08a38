"""One door for every kind of instance."""

from pathlib import Path

from instances.folder import read_instance
from models.instance import Instance
from models.public import PublicInstance


def open_instance(path: Path, profile: str | None = None) -> Instance | PublicInstance:
    """An instance folder (under another policy profile if given), or a public benchmark (`.exam`).

    Raises BadInputError.
    """
    path = Path(path)
    if path.suffix == ".exam" and not path.is_dir():
        from instances.itc2007 import read_itc

        return read_itc(path)
    return read_instance(path, profile)
