"""Answers to requests: what was decided, why in law and in fact, by whom, and what one can do about it.

A program proposes, a person decides (`exams requests`); the letter says so. It names no disability as a cause.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from models.ids import CentreId, ExamId
from models.schema.records import DECISIONS, REQUESTS
from reports.documents.clock_texts import day_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.seated import local

NAMED_MOTIVES = ("overlap", "travel-abroad", "travel", "move", "regional", "residence", "employer")
"""Motives that a letter may name: no state of health."""


def answers(edition: Edition) -> Iterator[Printed]:
    """For each centre of registration a file with a letter for each request that somebody has decided, by name."""
    say = edition.messages.say
    labels = ("request", "received", "session", "exams", "about")
    shared = {
        **edition.shared,
        "title": say("answer-title"),
        "greeting": say("convocation-greeting"),
        "number": say("convocation-label-number"),
        "labels": [say(f"answer-label-{name}") for name in labels],
        "law_head": say("answer-law-head"),
        "facts_head": say("answer-facts-head"),
        "decided": say("answer-decided"),
        "remedies_head": say("answer-remedies-head"),
        "remedies": [say(f"answer-remedy-{n}") for n in range(1, 3)],
        "program": say("answer-program"),
    }
    letters = _letters(edition)
    for centre, folder in edition.centre_folders.items():
        mine = sorted(
            letters.get(str(centre), []), key=lambda one: (one[1]["name"], one[1]["number"], one[0])
        )
        yield from edition.printed(folder, "answers", mine, shared)


def _letters(edition: Edition) -> Mapping[str, list[Entry]]:
    """By centre of registration."""
    instance, found = edition.instance, dict[str, list[Entry]]()
    people = instance.candidates.rename(columns={"id": "candidate"})[["candidate", "centre"]]
    rows = (
        instance.rows_of(DECISIONS)
        .rename(columns={"request": "id"})
        .merge(instance.rows_of(REQUESTS), on="id")
    )
    rows = rows[rows["answer"].fillna("").ne("") & rows["session"].isin(edition.sessions)].merge(
        people, on="candidate"
    )
    zones = rows["centre"].map({c.id: c.zone for c in instance.centres})
    rows["came"] = local(pd.to_datetime(rows["received"], utc=True), zones) if len(rows) else []
    for row in rows.to_dict("records"):
        found.setdefault(row["centre"], []).append((str(row["id"]), _letter(edition, row)))
    return found


def _letter(edition: Edition, row: Mapping[Any, Any]) -> dict[str, Any]:
    messages, instance = edition.messages, edition.instance
    say, details = messages.say, edition.people.get(row["candidate"])
    exams = [instance.exam[ExamId(name)] for name in row["exams"] if name in instance.exam]
    units = [instance.offering[exam.offering].unit for exam in exams]
    motive = row["motive"] if row["motive"] in NAMED_MOTIVES else ""
    about = say(f"answer-kind-{row['kind']}")
    if motive:
        about += ", " + say(f"answer-motive-{motive}")
    accepted = row["answer"] == "accepted"
    return {
        "centre": instance.centre[CentreId(row["centre"])].name,
        "number": row["candidate"],
        "name": edition.print_name(row["candidate"]),
        "address": details.address.split("\n") if details and details.address else [],
        "facts": [
            str(row["id"]),
            day_text(row["came"].date(), messages),
            say(f"paper-session-{row['session']}"),
            ", ".join(units) or say("answer-all-exams"),
            about,
        ],
        "answer": say("answer-accepted") if accepted else say("answer-refused"),
        "law": say(f"answer-law-{motive or 'other'}"),
        "reason": _sentence(row["reason"] or ""),
        "follows": say(f"answer-follows-{row['kind']}") if accepted else "",
        "refused": not accepted,
        "by": row["by"] or say("convocation-signature"),
        "on": "" if pd.isna(row["on"]) else day_text(pd.Timestamp(row["on"]).date(), messages),
    }


def _sentence(text: str) -> str:
    """The text with a capital and a full stop."""
    text = text.strip()
    return text and text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
