"""Who may hold which post: at which site each of the staff works, from when to when, and for which duties."""

import numpy as np
import pandas as pd

from models.instance import Instance
from models.timetable import DUTY_KINDS
from scheduler.compile.places.presence_spans import presence_spans
from scheduler.terms.posts import AUTHORISED, People


def eligible_staff(instance: Instance, sites: "pd.Index[str]") -> People:
    """The staff in the order of the table `staff`, sites by their number in `sites`.

    Everybody may invigilate at their site; escorts and secretaries are authorised one by one (regulation of the Cnam
    in PACA, I.C.2 and I.F.2).
    """
    staff = instance.staff
    may = np.ones((len(staff), len(DUTY_KINDS)), bool)
    for duty in AUTHORISED:
        column = DUTY_KINDS[duty]
        may[:, duty] = staff[column].to_numpy(bool) if column in staff else False
    return People(
        site=sites.get_indexer(pd.Index(staff["site"].astype(object))).astype(np.int64),
        spans=presence_spans(instance),
        may=may,
    )
