"""Who sits the make-up of a cancelled exam, and no longer the exam."""

import numpy as np
import pandas as pd

from models.instance import Instance
from scheduler.eligibility.named_rows import Flags


def people_moved(instance: Instance, rows: pd.DataFrame, fits: Flags) -> Flags:
    """Who takes the make-up of an exam does not sit the exam; without a list everybody takes it whom no other make-up of
    the exam has. Who is not among the people of the exam takes no make-up of it.

    `fits`: the rows that the lists of their exams allow.
    """
    after: dict[str, list[str]] = {}
    for exam in instance.exams:
        if exam.replaces:
            after.setdefault(str(exam.replaces), []).append(str(exam.id))
    if not after:
        return np.zeros(len(rows), bool)
    lists = set(instance.sitters["exam"])
    people = {str(exam): set(part["candidate"]) for exam, part in rows[fits].groupby("exam")}
    sits = {exam: set(who) for exam, who in people.items()}

    def hand_over(exam: str) -> None:
        """Give the people of an exam to its make-ups, those with a list first, then theirs to their own make-ups."""
        for makeup in sorted(after.get(exam, ()), key=lambda name: name not in lists):
            sits[makeup] = people.get(makeup, set()) & sits.get(exam, set())
            sits[exam] = sits.get(exam, set()) - sits[makeup]
            hand_over(makeup)

    makeups = {name for names in after.values() for name in names}
    for name in sorted(after.keys() - makeups):
        hand_over(name)
    concerned = rows["exam"].isin([*after, *makeups]).to_numpy() & fits
    here = [
        candidate in sits.get(exam, ())
        for candidate, exam in zip(rows["candidate"], rows["exam"], strict=True)
    ]
    return np.asarray(concerned & ~np.array(here, bool))
