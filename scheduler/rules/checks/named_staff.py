"""Staff who are named for a duty, against those who are needed at every instant."""

import pandas as pd

from models.instance import Instance
from models.timetable import DUTY_KINDS
from scheduler.rules.checks.clocks import utc_text
from scheduler.rules.checks.intervals import levels, start_and_end_events, worst_of_each_run
from scheduler.rules.rule import Case


def _of(named: pd.Series, needed: pd.Series) -> pd.Series:
    return named.astype(str) + "/" + needed.astype(str)


def too_few_named(case: Case[Instance], needed: pd.DataFrame, duty: str, place: str) -> pd.DataFrame:
    """Where fewer people are named for a duty than `needed` (place, from, to) asks: the worst instant of each run.

    `amount` people are needed there, `limit` says how many are named. Nothing while nobody is named at all.
    """
    duties = _real(case)
    if duties.empty:
        return pd.DataFrame(columns=[place, "from", "amount", "limit", "at"])
    mine = duties[duties["duty"] == duty].assign(named=1)
    events = [
        start_and_end_events(needed.assign(needed=1), place, "from", "to", ["needed"]),
        start_and_end_events(mine, place, "from", "to", ["named"]),
    ]
    table = levels(events, place, ["needed", "named"])
    missing = table["needed"] - table["named"]
    worst = worst_of_each_run(table, place, missing > 0, missing)
    limit = "named " + worst["named"].astype(str)
    return worst.assign(amount=worst["needed"], limit=limit, at=utc_text(worst["from"]))


def unauthorised(case: Case[Instance], duty: str, column: str) -> pd.DataFrame:
    """Duties of people whom the column of the table of staff does not authorise; unknown people are for `duties`."""
    duties = _real(case)
    if duties.empty:
        return pd.DataFrame()
    staff = case.instance.staff.drop_duplicates("id")
    mine = duties[(duties["duty"] == duty) & duties["staff"].isin(staff["id"])]
    able = staff.loc[staff[column].eq(True), "id"] if column in staff else staff["id"].iloc[:0]
    wrong = mine[~mine["staff"].isin(able)]
    if wrong.empty:
        return pd.DataFrame()
    table = wrong[["site", "room"]].assign(amount=1, limit="unauthorised " + wrong["staff"])
    return table.assign(at=utc_text(wrong["from"]))


def _real(case: Case[Instance]) -> pd.DataFrame:
    """The duties of a known kind that end after they begin, of an instance with rooms and staff."""
    duties = case.timetable.duties
    if duties.empty or not case.instance.supervised:
        return duties.iloc[:0]
    return duties[duties["duty"].isin(DUTY_KINDS) & (duties["from"] < duties["to"])].reset_index(drop=True)
