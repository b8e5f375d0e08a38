"""Imposed starts on days on which a site of the exam is closed: a warning, for closures come late too."""

from collections.abc import Mapping
from datetime import date

import numpy as np

from instances.io.build.instance import closed_of, network_of
from instances.io.checks.headcounts import Headcounts, rows_of
from instances.io.checks.unlikely_values import warn
from instances.io.issue_log import IssueLog
from instances.io.settings.settings_reader import InstanceSettings
from instances.io.tables.day_names import day_names
from instances.io.tables.sheet import Sheet
from models.network import Site


def check_imposed_days(
    sheets: Mapping[str, Sheet], settings: InstanceSettings, heads: Headcounts, issues: IssueLog
) -> None:
    """Exams on site, at the sites whose clock the imposed start is on; tables without an error."""
    exams, offerings = sheets["exams"], sheets["offerings"]
    start = exams["imposed_start"]
    held = np.flatnonzero(start.good[start.codes] & (exams["mode"].column == "on_site"))
    if not len(held):
        return
    centres, sites = network_of(sheets)
    policies = {c.id: settings.policy(c.policy) for c in centres}
    closed = closed_of(settings, sheets, policies, centres, sites)
    reasons = dict(zip(zip(closed["site"], closed["day"], strict=True), closed["reason"], strict=True))
    offering = rows_of(exams["offering"], offerings)
    organiser = rows_of(offerings["centre"], sheets["centres"])[offering]
    people = dict(iter(heads.pairs.groupby(["offering", "session"])))
    for row in held.tolist():
        day = start.column[row].date()
        here = people.get((offering[row], exams["session"].column[row]), heads.pairs.iloc[:0])
        for site, n in zip((sites[i] for i in here["site"]), here["people"], strict=True):
            reason = _closed(site, day, reasons)
            if reason is not None and site.zone == centres[organiser[row]].zone:
                words = {"site": site.id, "people": n, "reason": reason, **day_names(day)}
                warn(exams, "imposed_start", np.array([row]), "unlikely-closed-day", issues, words)


def _closed(site: Site, day: date, reasons: Mapping[tuple[str, date], str]) -> str | None:
    """Why the site is closed on the day, in brackets (blank: it never opens on that weekday); None if open."""
    reason = reasons.get((str(site.id), day))
    if reason:
        return f" ({reason})"
    return None if reason is None and site.hours.by_weekday[day.weekday()] else ""
