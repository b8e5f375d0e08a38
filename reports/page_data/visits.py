"""Sites that receive the candidates of others: who comes from where, on which day, how far."""

from models.facts import Facts
from models.instance import Instance
from reports.page_data.codes import Columns, counts, day_numbers
from reports.page_data.names import Book


def visits(instance: Instance, facts: Facts, book: Book) -> Columns:
    """One row a (home site, site that receives, local day): candidates, and minutes of the way of each."""
    table = facts.attendance
    away = table[(table["kind"] != "remote") & (table["site"] != table["home"])]
    days = away[["candidate", "day", "home", "site"]].drop_duplicates()
    rows = days.groupby(["day", "home", "site"]).size().rename("people").reset_index()
    ways = instance.travel.rename(columns={"from": "home", "to": "site"})
    rows = rows.merge(ways, on=["home", "site"], how="left")
    return {
        "day": day_numbers(rows["day"]),
        "home": book.sites.of(rows["home"]),
        "site": book.sites.of(rows["site"]),
        "people": counts(rows["people"]),
        "minutes": counts(rows["minutes"]),
    }
