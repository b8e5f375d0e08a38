"""Reading a semester of ours for a command that has no answer for public instances."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.instance import Instance
    from scheduler.app.catalogue import Catalogue


def our_semester(path: Path, rules: "Catalogue | None" = None, *, refusal: str = "plan-public") -> "Instance":
    """The semester. Raises InvalidInput for what cannot be read, and, as the issue `refusal`, for a public instance."""
    from models.instance import Instance
    from models.issues import InvalidInput, Issue
    from scheduler.app.read import read

    semester = read(path, rules=rules)
    if not isinstance(semester, Instance):
        raise InvalidInput((Issue(str(path), 0, "", "", refusal),))
    return semester
