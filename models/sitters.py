"""Which candidates sit an exam where not all registered ones do: make-ups, recalls, validated units."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from models.offer import Exam, ExamKind


def no_sitters() -> pd.DataFrame:
    """The empty table: every exam is sat by those registered for its offering."""
    return pd.DataFrame({name: pd.Series([], dtype="str") for name in ("exam", "candidate", "proof")})


def no_validated() -> pd.DataFrame:
    """The empty table: no candidate has validated a unit."""
    return pd.DataFrame({name: pd.Series([], dtype="str") for name in ("candidate", "unit")})


def with_listed_sitters(
    sits: pd.DataFrame, exams: Sequence[Exam], sitters: pd.DataFrame, mode_of: Mapping[str, str]
) -> pd.DataFrame:
    """`sits` (candidate, teaching_mode, exam, session, offering) with the lists kept and the make-ups filled.

    An exam with a list is sat by those alone. A make-up takes its people away from the exam it replaces:
    those of its list, without one all who are still left there. Nobody is registered for a unit that is not
    taught: a recall has the people of its list (with the teaching mode of its offering) and no other.
    """
    recalls = {str(exam.id): exam for exam in exams if exam.kind is ExamKind.RECALL}
    if not len(sitters) and not recalls and not any(exam.replaces for exam in exams):
        return sits
    asked = sitters[["exam", "candidate"]]
    listed = set(asked["exam"])
    named = sits[["exam", "candidate"]].merge(asked.assign(named=True), how="left")["named"].notna()
    kept = (named.to_numpy() | ~sits["exam"].isin(listed)) & ~sits["exam"].isin(list(recalls))
    sits = sits[kept]
    for exam in _replacing(exams, listed):
        mine, theirs = sits["exam"] == exam.id, sits["exam"] == exam.replaces
        sits = sits[~mine | sits["candidate"].isin(sits.loc[theirs, "candidate"])]
        moved = sits.loc[sits["exam"] == exam.id, "candidate"]
        sits = sits[~((sits["exam"] == exam.replaces) & sits["candidate"].isin(moved))]
    called = asked[asked["exam"].isin(list(recalls))]
    if not len(called):
        return sits
    rows = [(name, e.session, str(e.offering), mode_of[e.offering]) for name, e in recalls.items()]
    known = pd.DataFrame(rows, columns=["exam", "session", "offering", "teaching_mode"])
    called = called.merge(known, on="exam")
    return pd.concat([sits, called], ignore_index=True)


def without_validated(sits: pd.DataFrame, validated: pd.DataFrame, unit: Mapping[str, str]) -> pd.DataFrame:
    """`sits` without the units (`unit` of each offering) that their candidates have: 10/20 is for good."""
    if not len(validated):
        return sits
    taken = sits[["candidate"]].assign(unit=sits["offering"].map(unit))
    done = taken.merge(validated.assign(done=True), how="left")["done"].notna()
    return sits[~done.to_numpy()]


def _replacing(exams: Sequence[Exam], listed: set[str]) -> Iterator[Exam]:
    """The make-ups: one of a make-up after that one, and last the one that takes who is left."""
    replaces = {exam.id: exam.replaces for exam in exams}

    def depth(exam: Exam) -> int:
        count, before = 0, replaces.get(exam.replaces)
        while before and count < len(exams):  # a circle, which readers refuse, ends too
            count, before = count + 1, replaces.get(before)
        return count

    makeups = [exam for exam in exams if exam.replaces]
    yield from sorted(makeups, key=lambda exam: (depth(exam), exam.id not in listed))


def relocated(sits: pd.DataFrame, relocations: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """The rows, those with leave to sit elsewhere at that site and under the rules of its centre."""
    if not len(relocations):
        return sits
    granted = relocations.rename(columns={"site": "leave"}).drop(columns="motive")
    leave = sits[["candidate", "session"]].merge(granted, on=["candidate", "session"], how="left")["leave"]
    moved = leave.notna().to_numpy()
    centre = leave.map(sites.set_index("site")["centre"].astype(str).to_dict())
    return sits.assign(
        site=np.where(moved, leave, sits["site"]), centre=np.where(moved, centre, sits["centre"])
    )
