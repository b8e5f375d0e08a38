"""Reference starts of an exam: the list or grid of its session, on the clock of the organising centre."""

from datetime import timedelta

import numpy as np
import numpy.typing as npt

from models.instance import Instance
from models.offer import Exam
from scheduler.terms.clock import DAY, Clock, day_number, minute_of_day

Ints = npt.NDArray[np.int64]


def reference_starts(instance: Instance, exam: Exam, clock: Clock) -> Ints:
    """UTC minutes of every start of the exam's session that exists on its day, or the imposed one alone."""
    zone = instance.centre[instance.offering[exam.offering].centre].zone
    if exam.imposed_start is not None:
        at = exam.imposed_start
        return clock.to_utc(zone, np.array([day_number(at.date()) * DAY + minute_of_day(at.time())]))
    session = instance.session[exam.session]
    first, last = instance.window[exam.id]
    listed = [
        day_number(day) * DAY + minute_of_day(at)
        for day in (first + timedelta(days=d) for d in range((last - first).days + 1))
        for at in session.starts_on(day)
    ]
    wall = np.array(listed, np.int64)
    return clock.to_utc(zone, wall[clock.exists(zone, wall)])
