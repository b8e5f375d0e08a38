"""What everybody who sits an exam at a site may know of it: the ordinary hours, told in words."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from models.offer import ExamNature
from models.policy import OpeningHoursParameters
from reports.documents.clock_texts import day_text, hour_text, hours_text, length_text, zone_text
from reports.documents.edition import Edition
from reports.public_timetable import public_sittings


@lru_cache(maxsize=2)
def sitting_texts(edition: Edition) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """By (exam, site): the unit, the nature, day, hours, site, when to come, the last admission, the first exit, and how people are contained.

    Of the sittings that people of the edition's centres sit. They are the published hours of the zone, whoever asks: no arrangement of anybody shows in them.
    """
    instance, facts = edition.instance, edition.facts
    table = public_sittings(instance, facts)
    seated, centres = edition.seated, list(edition.centres)
    mine = seated[seated["centre"].isin(centres) | seated["registered_at"].isin(centres)]
    table = table.merge(mine[["exam", "site"]].drop_duplicates(), on=["exam", "site"])
    papers = facts.papers[["exam", "zone", "late", "exit", "gather", "gate", "minutes", "paper"]]
    table = table.merge(papers.drop_duplicates(["exam", "zone"]), on=["exam", "zone"])
    titles = {str(unit.id): unit.title for unit in instance.units}
    return {
        (str(row["exam"]), str(row["site"])): _texts(edition, row, titles) for row in table.to_dict("records")
    }


def _texts(edition: Edition, row: Any, titles: dict[str, str]) -> dict[str, Any]:
    instance, messages = edition.instance, edition.messages
    exam = instance.exam[row["exam"]]
    offering = instance.offering[exam.offering]
    site, organiser = instance.site[row["site"]], instance.centre[offering.centre]
    remote, oral = bool(row["remote"]), bool(exam.oral)

    def here(name: str) -> Any:
        return None if pd.isna(row[name]) else row[name].tz_convert(row["zone"])

    start, end, arrival, leaving = (here(name) for name in ("start", "end", "arrival", "leaving"))
    check_in = instance.policies[site.centre].of(OpeningHoursParameters).check_in
    come = arrival or start - pd.Timedelta(minutes=check_in)
    nature = "remote" if remote else str(ExamNature(exam.nature))
    contained = []
    if arrival is not None:
        contained.append(messages.say("paper-gathered", hour=hour_text(arrival, messages)))
    if leaving is not None:
        contained.append(messages.say("paper-held", hour=hour_text(leaving, messages)))
    late = arrival or here("late")
    return {
        "session": messages.say(f"paper-session-{exam.session}"),
        "code": offering.unit,
        "unit": titles.get(str(offering.unit), ""),
        "component": exam.component,
        "organiser": organiser.name,
        "nature": messages.say(f"paper-nature-{nature}"),
        "length": length_text(exam.minutes, messages),
        "day": day_text(start.date(), messages),
        "hours": hours_text(start, end, messages),
        "zone": zone_text(start, row["zone"], messages),
        "site": messages.say("paper-remote") if remote else site.name,
        "centre": instance.centre[site.centre].name,
        "address": "" if remote else site.address,
        "access": "" if remote else site.access,
        "come": "" if remote else hour_text(come, messages),
        "late": "" if remote or oral else hour_text(late, messages),
        "exit": "" if remote or oral else hour_text(here("exit"), messages),
        "contained": contained,
        "remote": remote,
        "oral": oral,
    }


def confirm_days(due: pd.DataFrame) -> dict[tuple[str, int], Any]:
    """The last day to confirm that one comes, by (centre of registration, session)."""
    rows = due[(due["kind"] == "confirmation") & due["day"].notna()]
    return {(str(r.centre), int(str(r.session))): r.day for r in rows.itertuples()}
