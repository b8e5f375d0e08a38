"""When the scripts of each exam came, or will come, to its organising centre."""

from datetime import date, timedelta

import pandas as pd

from models.instance import Instance
from models.schema.records import SITTING_RECORDS


def receipts(instance: Instance, sites: pd.DataFrame) -> dict[str, date]:
    """The day on which the last scripts of each exam come to its organiser: as recorded, else as planned.

    `sites`: exam, site, day (the last local one of its sitting). Scripts of another centre take the days of that centre
    from the day on which they were sent, or from that of the exam.
    """
    records = {
        (str(row["exam"]), str(row["site"])): (row["sent"], row["received"])
        for row in instance.rows_of(SITTING_RECORDS).to_dict("records")
    }
    organiser = {str(e.id): instance.offering[e.offering].centre for e in instance.exams}
    found: dict[str, date] = {}
    for exam, site, day in sites[["exam", "site", "day"]].itertuples(index=False, name=None):
        centre = instance.site[site].centre
        away = instance.centre[centre].copy_days if centre != organiser[str(exam)] else 0
        sent, received = records.get((str(exam), str(site)), (None, None))
        came = received or (sent or day) + timedelta(away)
        found[str(exam)] = max(came, found.get(str(exam), came))
    return found
