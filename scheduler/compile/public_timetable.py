"""The timetable of a solution of a public instance."""

import numpy as np

from instances.io.public.itc2007 import timetable_of
from models.timetable import Timetable
from scheduler.terms.options import Ints
from scheduler.terms.public_model_data import PublicModelData


def public_timetable(data: PublicModelData, choice: Ints, room_of_exam: Ints) -> Timetable:
    """The timetable of a choice of options and a room number for every exam."""
    return timetable_of(data.instance, data.period[np.asarray(choice, np.int64)], room_of_exam)
