"""How evenly a session treats its candidates: exams, days, and days with several exams, by centre and by cohort.

Everything counts what a candidate sits, at the own local days: a moved exam on its new day, a missed one not at all. Only
who sits two exams or more in a session can have two on a day, so shares are of those.
"""

import pandas as pd

from models.facts import Facts
from models.instance import Instance
from reports.page_data.id_codes import Columns, counts
from reports.page_data.page_ids import PageIds

MOST_COHORTS = 200
SMALLEST = 2
"""Cohorts that are shown, at most; candidates of one, at least."""


def fairness(instance: Instance, facts: Facts, ids: PageIds) -> dict[str, Columns]:
    """`centres`: one row for each (session, centre of registration): candidates, those with several exams, those of them with
    two exams or more and with three or more on some day, exams, days. `days`: one row for each (session, number of exams,
    number of days). `cohorts`: one row for each (session, site, the same exams, the same own times) of several candidates, the
    fullest days first.
    """
    people = candidate_days(facts)
    if people.empty:
        none: Columns = {"session": []}
        return {"centres": none, "days": none, "cohorts": none}
    homes = dict(
        zip(instance.candidates["id"].astype(str), instance.candidates["centre"].astype(str), strict=True)
    )
    people = people.assign(centre=people["candidate"].map(homes).fillna(""))
    return {"centres": _centres(people, ids), "days": _days(people), "cohorts": _cohorts(people, ids)}


def candidate_days(facts: Facts) -> pd.DataFrame:
    """One row for each (session, candidate): exams sat, days with exams, days with two or more, most on a day, site, and `sat`,
    the exams with their own starts, the same text for everybody who sits the same at the same times."""
    sat = facts.attendance[~facts.attendance["missed"].eq(True)]
    if sat.empty:
        return pd.DataFrame()
    start = sat["moved_start"].where(sat["moved_start"].notna(), sat["start"])
    rows = sat.assign(at=start.astype(str) + " " + sat["exam"].astype(str)).sort_values(["candidate", "at"])
    keys = ["session", "candidate"]
    daily = rows.groupby([*keys, "day"]).size().rename("n").reset_index()
    table = daily.groupby(keys)["n"].agg(exams="sum", days="size", most="max").reset_index()
    several = daily[daily["n"] >= 2].groupby(keys).size().rename("full").reset_index()
    told = rows.groupby(keys).agg(site=("site", "first"), sat=("at", "|".join)).reset_index()
    table = table.merge(several, on=keys, how="left").merge(told, on=keys)
    return table.assign(full=table["full"].fillna(0).astype("int64"))


def _centres(people: pd.DataFrame, ids: PageIds) -> Columns:
    table = people.assign(
        several=people["exams"] >= 2,
        two=people["full"] > 0,
        three=people["most"] >= 3,
    )
    sums = table.groupby(["session", "centre"], sort=True).agg(
        people=("candidate", "size"),
        several=("several", "sum"),
        two=("two", "sum"),
        three=("three", "sum"),
        exams=("exams", "sum"),
        days=("days", "sum"),
    )
    rows = sums.reset_index()
    names = ("session", "people", "several", "two", "three", "exams", "days")
    return {"centre": ids.centres.of(rows["centre"])} | {name: counts(rows[name]) for name in names}


def _days(people: pd.DataFrame) -> Columns:
    rows = people.groupby(["session", "exams", "days"], sort=True).size().rename("people").reset_index()
    return {str(name): counts(rows[name]) for name in rows.columns}


def _cohorts(people: pd.DataFrame, ids: PageIds) -> Columns:
    keys = ["session", "site", "sat"]
    table = people.groupby(keys, sort=True).agg(
        people=("candidate", "size"),
        exams=("exams", "first"),
        days=("days", "first"),
        full=("full", "first"),
        most=("most", "first"),
    )
    rows = table[(table["people"] >= SMALLEST) & (table["exams"] >= 2)].reset_index()
    order = ["full", "most", "people", "session", "site", "sat"]
    rows = rows.sort_values(order, ascending=[False, False, False, True, True, True]).head(MOST_COHORTS)
    named = [[one.rsplit(" ", 1)[1] for one in sat.split("|")] for sat in rows["sat"]]
    return {
        "site": ids.sites.of(rows["site"]),
        "sat": [ids.exams.of(pd.Series(exams, dtype=object)) for exams in named],
        **{name: counts(rows[name]) for name in ("session", "people", "exams", "days", "full", "most")},
    }
