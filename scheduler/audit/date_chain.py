"""The date chain: from the last day of an exam to the first day on which session 2 may begin."""

import numpy as np
import pandas as pd

from models.facts import CHAIN
from models.instance import Instance
from models.policy import DateChainParameters
from models.published_dates import results_days
from scheduler.rules.checks.lookups import centre_of_site, policy_value, with_exam_columns


def days(count: pd.Series) -> pd.Series:
    """Whole days as a length of time."""
    return pd.Series(count.to_numpy("int64") * np.timedelta64(86400, "s"), index=count.index)


def date_chain(instance: Instance, attendance: pd.DataFrame) -> pd.DataFrame:
    """One row for each exam of session 1. Session 2 counts from the set date of publication if there is one, of the
    organising centre or of the session.

    What waits for a make-up or a recall is session 2 of its own offering: from its own publication, if
    that is later than the set one.
    """
    frame = instance.exam_frame.merge(_last_days(instance, attendance), on="exam")
    first = with_marking(instance, frame[frame["session"] == 1])
    policy = instance.policy.of(DateChainParameters)
    wait = pd.Timedelta(days=max(policy.gap, policy.convocation_after_results))
    usual = first["kind"] == "regular"
    published, known = first["published"], promised_days(instance, first["organiser"])
    published = published.where(known.isna() | (~usual & (published > known)), known)
    first["earliest_next"] = (published + wait).astype("datetime64[s]")
    second = frame[frame["session"] == 2].sort_values(["first_day", "exam"])
    following = second.drop_duplicates("offering").set_index("offering")
    first["next_exam"] = first["offering"].map(following["exam"]).astype(object)
    first["next_day"] = following["first_day"].reindex(first["offering"]).to_numpy("datetime64[s]")
    if policy.scope == "session":
        first.loc[usual, "next_exam"] = second["exam"].iloc[0] if len(second) else ""
        first.loc[usual, "next_day"] = second["first_day"].iloc[0] if len(second) else pd.NaT
    first["next_exam"] = first["next_exam"].astype(object).fillna("")
    first["next_day"] = pd.to_datetime(first["next_day"]).astype("datetime64[s]")
    first["slack_days"] = (first["next_day"] - first["earliest_next"]).dt.days
    first["binds"] = first["slack_days"].notna() & (first["slack_days"] == first["slack_days"].min())
    return first.sort_values(["published", "exam"], ignore_index=True)[list(CHAIN)]


def promised_days(instance: Instance, organisers: pd.Series) -> pd.Series:
    """The set date of publication of session 1 of each organising centre, NaT where there is none."""
    return pd.to_datetime(organisers.map(results_days(instance, 1))).astype("datetime64[s]")


def _last_days(instance: Instance, attendance: pd.DataFrame) -> pd.DataFrame:
    """First and last local day of each exam over its sites, and the day its last copies arrive."""
    sites = attendance[["exam", "site", "day"]].drop_duplicates()
    return exam_days(instance, sites.assign(first_day=sites["day"], last_day=sites["day"]))


def exam_days(instance: Instance, sites: pd.DataFrame) -> pd.DataFrame:
    """First and last local day of each exam, and the day its last copies arrive (exam, first_day, last_day, copies_at),
    from rows of exam, site, first_day and last_day. Copies travel between centres, not inside one."""
    sites = with_exam_columns(instance, sites, "organiser")
    centre = centre_of_site(instance, sites["site"])
    travel = centre.map({str(c.id): c.copy_days for c in instance.centres}).fillna(0).astype("int64")
    sites["copies_at"] = sites["last_day"] + days(travel.where(centre != sites["organiser"], 0))
    return (
        sites.groupby("exam", sort=False)
        .agg(first_day=("first_day", "min"), last_day=("last_day", "max"), copies_at=("copies_at", "max"))
        .reset_index()
    )


def with_marking(instance: Instance, exams: pd.DataFrame) -> pd.DataFrame:
    """The exams (organiser, last_day, copies_at) with the day from which marking counts and the last days for marks and
    results: counted_from, marked_by, published."""
    marking = policy_value(instance, exams["organiser"], lambda p: p.of(DateChainParameters).marking)
    jury = policy_value(instance, exams["organiser"], lambda p: p.of(DateChainParameters).jury)
    anchor = policy_value(instance, exams["organiser"], lambda p: p.of(DateChainParameters).marking_anchor)
    counted_from = exams["copies_at"].where(anchor == "receipt", exams["last_day"])
    # Marks are due so many days after the exam or the receipt, but never before the copies are there.
    marked_by = np.maximum(counted_from + days(marking), exams["copies_at"])
    return exams.assign(counted_from=counted_from, marked_by=marked_by, published=marked_by + days(jury))
