"""Dates that a centre has published: until when it takes requests and confirmations, when it convokes, when results are out."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from models.instance import Instance
from models.schema.records import PUBLISHED_DATES


class PublishedKind(StrEnum):
    """What a published date is for."""

    REQUESTS = "requests"
    CONFIRMATION = "confirmation"
    CONVOCATIONS = "convocations"
    RESULTS = "results"


def published_days(instance: Instance, session: int, kind: PublishedKind) -> Mapping[str, date | None]:
    """The day that each centre has published, by its id; None: it has said that a day will follow."""
    rows = instance.rows_of(PUBLISHED_DATES).to_dict("records")
    return {
        str(row["centre"]): row["day"] or None
        for row in rows
        if int(row["session"]) == session and row["what"] == kind
    }


def results_days(instance: Instance, session: int) -> dict[str, date]:
    """The day on which the jury of each centre proclaims the results of its exams, where one is set: its own, else that of
    the session."""
    known = instance.session.get(session)
    whole = known.results_published if known else None
    own = published_days(instance, session, PublishedKind.RESULTS)
    days = {str(centre.id): own.get(str(centre.id)) or whole for centre in instance.centres}
    return {centre: day for centre, day in days.items() if day is not None}
