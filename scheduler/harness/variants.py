"""The same timetable told otherwise: rows in another order, other ids; and semesters whose tables are empty."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pandas as pd

from models.ids import ExamId, SiteId
from models.instance import Instance
from models.needs import DEFAULTS
from models.timetable import Timetable

EMPTIED: tuple[tuple[str, ...], ...] = (
    ("rooms", "availability"), ("staff",), ("registrations", "sitters"), ("registrations", "candidates", "sitters"), ("closed",), ("results",),
    ("availability",), ("teachers", "presences"), ("relocations",), ("preferences",), ("travel",),
    ("sitters", "validated"), ("base",), ("rooms", "availability", "staff"),
)  # fmt: skip
"""Tables of an instance that are emptied together."""
NEEDS: Mapping[str, object] = {**DEFAULTS, "received": pd.NaT}
"""What candidates without accommodations have in each column."""


def emptied(instance: Instance) -> Iterator[tuple[str, Instance]]:
    """The instance with empty tables, by the names of those tables."""
    for names in EMPTIED:
        yield "without " + ", ".join(names), replace(instance, **{n: getattr(instance, n)[:0] for n in names})
    people = instance.candidates
    needs: dict[str, Any] = {name: value for name, value in NEEDS.items() if name in people}
    nobody = people.assign(**needs)
    yield "without accommodations", replace(instance, candidates=nobody, exam_needs=instance.exam_needs[:0])


def shuffled(
    instance: Instance, timetable: Timetable, rng: np.random.Generator
) -> tuple[Instance, Timetable]:
    """The rows of every table in another order."""

    def mixed(value: Any) -> Any:
        if isinstance(value, pd.DataFrame):
            return value.iloc[rng.permutation(len(value))].reset_index(drop=True)
        return tuple(value[i] for i in rng.permutation(len(value)))

    given = {f.name: getattr(instance, f.name) for f in fields(Instance)}
    lists = {
        name: mixed(v)
        for name, v in given.items()
        if isinstance(v, pd.DataFrame | tuple) and name != "sessions"
    }
    of_rules = {name: replace(one, rows=mixed(one.rows)) for name, one in instance.rule_tables.items()}
    tables = {f.name: getattr(timetable, f.name) for f in fields(Timetable)}
    decided = {name: mixed(v) for name, v in tables.items() if isinstance(v, pd.DataFrame)}
    return replace(instance, **lists, rule_tables=of_rules), replace(timetable, **decided)


class Renaming:
    """Other ids for exams, candidates and sites, in the opposite order of the alphabet."""

    def __init__(self, instance: Instance) -> None:
        self.exams = _reversed("x", [str(e.id) for e in instance.exams])
        self.candidates = _reversed("c", [str(c) for c in instance.candidates["id"]])
        self.sites = _reversed("s", [str(s.id) for s in instance.sites])

    def instance(self, given: Instance) -> Instance:
        """The instance with the other ids."""
        tables = {f.name: getattr(given, f.name) for f in fields(Instance)}
        renamed: dict[str, Any] = {
            n: self.table(t, n) for n, t in tables.items() if isinstance(t, pd.DataFrame)
        }
        exams, sites = self.exams, self.sites
        return replace(
            given,
            **renamed,
            rule_tables={
                name: replace(one, rows=self.table(one.rows, name)) for name, one in given.rule_tables.items()
            },
            exams=tuple(
                e.model_copy(
                    update={
                        "id": ExamId(exams[str(e.id)]),
                        "replaces": exams.get(str(e.replaces), e.replaces),
                    }
                )
                for e in given.exams
            ),
            sites=tuple(s.model_copy(update={"id": SiteId(sites[str(s.id)])}) for s in given.sites),
            rooms=tuple(r.model_copy(update={"site": sites[str(r.site)]}) for r in given.rooms),
            teachers=tuple(
                t.model_copy(update={"site": sites.get(str(t.site), t.site)}) for t in given.teachers
            ),
        )

    def timetable(self, given: Timetable) -> Timetable:
        """The timetable with the other ids."""
        tables = {f.name: getattr(given, f.name) for f in fields(Timetable)}
        other: dict[str, Any] = {
            n: self.table(t, n) for n, t in tables.items() if isinstance(t, pd.DataFrame)
        }
        return replace(given, **other)

    def table(self, given: pd.DataFrame, name: str = "") -> pd.DataFrame:
        """A table with the other ids; `name` says which ids a column `id` holds."""
        of_id = {"candidates": self.candidates}.get(name, {})
        sites = {"from": self.sites, "to": self.sites} if name == "travel" else {}
        columns = {
            "id": of_id, "candidate": self.candidates,
            **dict.fromkeys(("exam", "other", "stays", "moves"), self.exams),
            **dict.fromkeys(("site", "home", "host"), self.sites), **sites,
        }  # fmt: skip
        out = given.copy()
        for column, ids in columns.items():
            if column in out and len(out) and ids:
                out[column] = [ids.get(str(value), value) for value in out[column]]
        return out


def _reversed(letter: str, names: list[str]) -> dict[str, str]:
    return {name: f"{letter}{len(names) - n:04}" for n, name in enumerate(sorted(names))}
