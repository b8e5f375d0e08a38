"""Sites that receive the candidates of others: who comes from where, on which day, how far."""

from models.facts import Facts
from models.instance import Instance
from reports.page_data.id_codes import Columns, counts, day_numbers
from reports.page_data.page_ids import PageIds


def visits(instance: Instance, facts: Facts, ids: PageIds) -> Columns:
    """One row for each (home site, site that receives, local day): candidates, and minutes of the way of each."""
    table = facts.attendance
    away = table[(table["kind"] != "remote") & (table["site"] != table["home"])]
    days = away[["candidate", "day", "home", "site"]].drop_duplicates()
    rows = days.groupby(["day", "home", "site"]).size().rename("people").reset_index()
    ways = instance.travel.rename(columns={"from": "home", "to": "site"})
    rows = rows.merge(ways, on=["home", "site"], how="left")
    return {
        "day": day_numbers(rows["day"]),
        "home": ids.sites.of(rows["home"]),
        "site": ids.sites.of(rows["site"]),
        "people": counts(rows["people"]),
        "minutes": counts(rows["minutes"]),
    }
