"""One door for every kind of instance."""

from pathlib import Path

from instances.io.semester.semester_reader import read_instance
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.policy import PolicySchema
from models.public import PublicInstance

PUBLIC = (".exam", ".stu")
"""Endings of the public formats: ITC2007, Toronto."""


def open_instance(
    path: Path, profile: str | None = None, periods: int | None = None, *, schema: PolicySchema
) -> Instance | PublicInstance:
    """An instance folder (under another policy profile if given), or a public one (`.exam`, `.stu`).

    `schema`: what settings may set about the rules. `periods` of a `.stu` file (None: the usual number for its name). Raises InvalidInput.
    """
    path = Path(path)
    kind = path.suffix if not path.is_dir() else ""
    if kind == ".stu":
        from instances.io.public.toronto import read_toronto

        return read_toronto(path, periods)
    if periods is not None:
        raise InvalidInput((Issue(str(path), 0, "", str(periods), "input-open-periods"),))
    if kind == ".exam":
        from instances.io.public.itc2007 import read_itc

        return read_itc(path)
    return read_instance(path, profile, schema=schema)
