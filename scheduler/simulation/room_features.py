"""Which features of rooms the people of a timetable need."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import ExamId
from models.instance import Instance
from models.needs import late, room_words

Flags = npt.NDArray[np.bool_]


def features_asked(instance: Instance, seats: pd.DataFrame) -> tuple[tuple[str, ...], Flags]:
    """The features in order, and which of them each row of the seats (candidate, exam) needs: those of the exam, and by right
    those of the candidate. A file that came too late gives no right."""
    sits = instance.sits[["candidate", "exam", "need", "session"]]
    table = (
        seats[["candidate", "exam"]]
        .astype(object)
        .merge(sits.astype({"candidate": object, "exam": object}), on=["candidate", "exam"], how="left")
    )
    known = table["need"].notna().to_numpy()
    need = table["need"].fillna(0).to_numpy(np.int64)
    wish = late(instance.needs, need, table["session"].fillna(1).to_numpy(np.int64))
    own = room_words(instance.needs)
    exams = {name: frozenset(instance.exam[ExamId(str(name))].features) for name in set(table["exam"])}
    words = tuple(sorted(frozenset().union(*own, *exams.values())))
    of_exam = {name: [word in found for word in words] for name, found in exams.items()}
    of_need = np.array([[word in found for word in words] for found in own], bool).reshape(
        len(own), len(words)
    )
    asked = np.array([of_exam[name] for name in table["exam"]], bool).reshape(len(table), len(words))
    if len(own):
        asked |= of_need[need] & (known & ~wish)[:, None]
    return words, asked
