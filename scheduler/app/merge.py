"""Parts joined into one timetable: the same starts everywhere, every candidate in one part."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from instances import check_fit, load_timetable
from models.instance import Instance
from models.issues import InvalidInput, Issue
from models.public import PublicInstance
from models.timetable import STARTS, Timetable
from scheduler.app.assign_staff import assign_staff
from scheduler.app.catalogue import Catalogue


@dataclass(frozen=True)
class Part:
    """A part and how the user named it."""

    name: str
    timetable: Timetable


def merge(
    semester: Instance | PublicInstance, parts: Sequence[Path | str], *, rules: Catalogue | None = None
) -> Timetable:
    """The parts that centres solved under the same starts, joined into one timetable, with staff named.

    `parts`: the folder or file of each. `rules`: the catalogue whose limits of work the staff are named by (None: the
    usual one). Raises InvalidInput for a public instance, for parts that cannot be
    read, and with every disagreement between them.
    """
    if isinstance(semester, PublicInstance):
        raise InvalidInput((Issue(semester.name, 0, "", "", "merge-public"),))
    paths = [Path(part) for part in parts]
    tables = [load_timetable(path) for path in paths]
    for table in tables:
        check_fit(table, semester)
    return assign_staff(semester, join(named(paths, tables), semester), seed=0, rules=rules)[0]


def join(parts: Sequence[Part], instance: Instance) -> Timetable:
    """The whole timetable. Raises InvalidInput with every disagreement, naming both parts and the exam."""
    issues = [Issue(part.name, 0, "", "", "merge-whole") for part in parts if not part.timetable.part]
    issues += [*_starts(parts), *_people(parts), *_missing(parts, instance)]
    if issues:
        raise InvalidInput(tuple(issues))
    tables = [part.timetable for part in parts]

    def all_of(name: str, *order: str) -> pd.DataFrame:
        table: pd.DataFrame = pd.concat([getattr(t, name) for t in tables], ignore_index=True)
        return table.sort_values(list(order), ignore_index=True)

    return Timetable(
        instance.name,
        all_of("starts", "exam", "zone").drop_duplicates(["exam", "zone"], ignore_index=True),
        rooms=all_of("rooms", "exam", "site", "room", "kind"),
        seats=all_of("seats", "exam", "candidate"),
        overlaps=all_of("overlaps", "candidate", "stays", "moves"),
        hosts=all_of("hosts", "exam", "home"),
        duties=all_of("duties", "site", "from", "room", "duty", "staff"),
    )


def _named(parts: Sequence[Part], name: str, columns: list[str]) -> pd.DataFrame:
    tables = [getattr(p.timetable, name)[columns].assign(part=p.name) for p in parts]
    return pd.DataFrame(pd.concat(tables, ignore_index=True))


def _starts(parts: Sequence[Part]) -> list[Issue]:
    """Groups that two parts start, gather or number otherwise."""
    rows = _named(parts, "starts", list(STARTS)).drop_duplicates(list(STARTS))
    first = rows.drop_duplicates(["exam", "zone"])
    other = rows[rows.duplicated(["exam", "zone"])].merge(first, on=["exam", "zone"], suffixes=("", "_first"))
    return [
        Issue(
            row["part"], 0, "", "", "merge-starts",
            (("exam", row["exam"]), ("zone", row["zone"]), ("one", row["part_first"]), ("other", row["part"])),
        )
        for row in other.to_dict("records")
    ]  # fmt: skip


def _people(parts: Sequence[Part]) -> list[Issue]:
    """Candidates of one exam in two parts."""
    sat = _named(parts, "seats", ["candidate", "exam"])
    listed = _named(parts, "overlaps", ["candidate", "moves"]).rename(columns={"moves": "exam"})
    rows = pd.concat([sat, listed], ignore_index=True).drop_duplicates()
    first = rows.drop_duplicates(["candidate", "exam"])
    both = rows[rows.duplicated(["candidate", "exam"])].merge(
        first, on=["candidate", "exam"], suffixes=("", "_first")
    )
    counts = both.groupby(["part_first", "part", "exam"]).size().rename("count").reset_index()
    return [
        Issue(
            row["part"], 0, "", "", "merge-people",
            (("count", str(row["count"])), ("exam", row["exam"]), ("one", row["part_first"]), ("other", row["part"])),
        )
        for row in counts.to_dict("records")
    ]  # fmt: skip


def _missing(parts: Sequence[Part], instance: Instance) -> list[Issue]:
    """Centres with candidates and without a part."""
    centre = instance.sits["site"].map({str(s.id): str(s.centre) for s in instance.sites})
    people = instance.sits["candidate"].groupby(centre).nunique()
    given = {part.timetable.part for part in parts}
    return [
        Issue("PART", 0, "", "", "merge-missing", (("centre", str(name)), ("count", str(count))))
        for name, count in people.items()
        if name not in given
    ]


def named(paths: Sequence[Path], tables: Sequence[Timetable]) -> list[Part]:
    """The parts by the paths the user gave; a path given twice is numbered."""
    names = [f"{path} ({i})" if path in paths[: i - 1] else str(path) for i, path in enumerate(paths, 1)]
    return [Part(name, table) for name, table in zip(names, tables, strict=True)]
