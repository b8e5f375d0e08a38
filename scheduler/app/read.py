"""Read a semester from any format."""

from dataclasses import replace
from pathlib import Path

from instances import open_instance, read_base
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.policy import PROFILES
from models.public import PublicInstance
from scheduler.app.catalogue import Catalogue, file_of, schema_of


def read(
    path: Path | str,
    *,
    policy: str | None = None,
    periods: int | None = None,
    base: Path | str | None = None,
    rules: Catalogue | None = None,
) -> Instance | PublicInstance:
    """Read an instance: a folder, an Excel workbook, a zip, one JSON object, or a public `.exam` or `.stu` file.

    `policy`: a policy profile for all centres instead of their own. `periods`: the number of periods of a
    `.stu` file, if it is not the usual one for its name. `base`: a timetable to stay close to, last year's for
    instance. `rules`: the catalogue whose parameters and weights the settings may name, instead of the usual one.
    Raises InvalidInput with every issue of the data at once, ValueError for an unknown profile.
    """
    if policy is not None and policy not in PROFILES:
        raise ValueError(f"no policy profile {policy!r}; the profiles are {', '.join(PROFILES)}")
    path = Path(path)
    semester = open_instance(path, policy, periods, schema=schema_of(rules))
    if isinstance(semester, PublicInstance) and file_of(rules):
        raise InvalidInput((Issue(str(path), 0, "", "", "rules-public"),))
    if base is None or isinstance(semester, PublicInstance):
        return semester
    return replace(semester, base=read_base(Path(base), semester))
