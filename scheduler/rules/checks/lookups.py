"""Values looked up for each row of a table: policy settings, centres, sites, rows of another table."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.policy import Policy

Ints = npt.NDArray[np.int64]


def names_for(values: pd.Series, names: Mapping[Any, str]) -> pd.Series:
    """The name of each value, blank where it has none. The column is text even without rows."""
    found = [names.get(value, "") for value in values.tolist()]
    return pd.Series(found, index=values.index, dtype=object)


def centre_of_site(instance: Instance, sites: pd.Series) -> pd.Series:
    """The centre of each site; blank for an unknown site."""
    return names_for(sites, {str(s.id): str(s.centre) for s in instance.sites})


def organiser_of_exam(instance: Instance, exams: pd.Series) -> pd.Series:
    """The centre that organises each exam; blank for an unknown exam."""
    frame = instance.exam_frame
    return names_for(exams, dict(zip(frame["exam"], frame["organiser"], strict=True)))


def registration_centre(instance: Instance, candidates: pd.Series) -> pd.Series:
    """The centre in which each candidate is registered, wherever they sit; blank for an unknown candidate."""
    people = instance.candidates
    return names_for(candidates, dict(zip(people["id"], people["centre"], strict=True)))


def site_of_room(instance: Instance, rooms: pd.Series) -> pd.Series:
    """The site of each room; blank for an unknown room."""
    return names_for(rooms, {str(r.id): str(r.site) for r in instance.rooms})


def policy_value(instance: Instance, centres: pd.Series, read: Callable[[Policy], Any]) -> pd.Series:
    """A setting of the policy of each row's centre; of the semester's policy where the centre is unknown."""
    usual = read(instance.policy)
    values = {str(centre): read(policy) for centre, policy in instance.policies.items()}
    found = [values.get(centre, usual) for centre in centres.tolist()]
    return pd.Series(found, index=centres.index, dtype=type(usual))


def with_exam_columns(instance: Instance, table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The table with columns of `Instance.exam_frame` for the `exam` of each row, which must be known."""
    frame = instance.exam_frame
    row = pd.Index(frame["exam"].to_numpy(object)).get_indexer(pd.Index(table["exam"].to_numpy(object)))
    return table.assign(**{name: frame[name].array.take(row) for name in columns})


def sitting_keys(instance: Instance, table: pd.DataFrame, exam: str = "exam") -> Ints:
    """One number for each pair (candidate, exam), on which two tables can be joined; -1 for an unknown name.

    `exam` is the column of the table that names the exam.
    """
    people, exams = instance.candidate_ids, pd.Index([e.id for e in instance.exams], dtype=object)
    who = people.get_indexer(pd.Index(table["candidate"].to_numpy(dtype=object), dtype=object))
    what = exams.get_indexer(pd.Index(table[exam].to_numpy(dtype=object), dtype=object))
    known: Ints = np.where((who < 0) | (what < 0), -1, who.astype(np.int64) * len(exams) + what)
    return known


def first_match(table: pd.DataFrame, keys: Ints, wanted: Ints, columns: Sequence[str]) -> pd.DataFrame:
    """For each wanted key, some columns of the first row that has it; missing values where no row does."""
    chosen = np.flatnonzero((keys >= 0) & ~pd.Index(keys).duplicated())
    rows = pd.Index(keys[chosen]).get_indexer(pd.Index(wanted))
    found = table[list(columns)]
    if (rows >= 0).all():
        return found.iloc[chosen[rows]].reset_index(drop=True)
    return found.iloc[chosen].reset_index(drop=True).reindex(rows).reset_index(drop=True)


def site_of_group(attendance: pd.DataFrame) -> pd.DataFrame:
    """The first site of each (exam, zone). Findings name it because they have no column for a zone."""
    sites = attendance[["exam", "zone", "site"]].drop_duplicates(["exam", "zone"])
    return sites.reset_index(drop=True)
