"""Staff by name: who is where, and how much everybody has to do."""

import pandas as pd

from models.facts import Facts
from models.timetable import DUTY_KINDS, Timetable
from reports.page_data.id_codes import Codes, Columns, counts, instants
from reports.page_data.page_ids import PageIds

_KINDS = Codes(DUTY_KINDS)


def crew(timetable: Timetable, facts: Facts, ids: PageIds) -> dict[str, Columns]:
    """`crew`: the staff of sites where anybody is named, with minutes and number of duties; `duties`: one row
    a duty, who has it being a place in the list of the crew."""
    given = timetable.duties.dropna(subset=["from", "to"]).rename(columns={"from": "start"})
    given = given.sort_values(["start", "site", "room", "duty", "staff"])
    loads = facts.loads.drop_duplicates("staff")
    names = Codes(loads["staff"], given["staff"])
    known = loads.assign(staff=loads["staff"].astype(str)).set_index("staff").reindex(names.ids)
    return {
        "crew": {
            "id": names.ids,
            "site": ids.sites.of(known["site"]),
            "minutes": counts(known["minutes"].fillna(0)),
            "duties": counts(known["duties"].fillna(0)),
        },
        "duties": instants(pd.DataFrame(given), "to")
        | {
            "person": names.of(given["staff"]),
            "site": ids.sites.of(given["site"]),
            "room": ids.rooms.of(given["room"]),
            "duty": _KINDS.of(given["duty"]),
        },
    }
