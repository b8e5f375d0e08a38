"""What an incomplete timetable leaves out, in words: who, why, and what would let them in."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import pandas as pd

from models.incomplete import LeftOut
from models.instance import Instance
from models.public import PublicInstance
from models.text import Messages
from scheduler.app.finding_sentences import FindingSentences

SHOWN, NAMED = 10, 3
"""Exams and places told in words, and candidates named; the rest is counted."""


class IncompleteSentences:
    """Tells what is missing in one semester, in one language."""

    def __init__(self, semester: Instance | PublicInstance, messages: Messages) -> None:
        self.messages, self.findings = messages, FindingSentences(semester, messages)
        sites = semester.sites if isinstance(semester, Instance) else ()
        self.names = {str(site.id): f"{site.name} ({site.id})" for site in sites}
        self.zones = {str(site.id): site.zone for site in sites}

    def missing(self, missing: pd.DataFrame) -> list[str]:
        """One line for each exam, site and reason, those with most candidates first; the rest is counted."""
        groups = missing.groupby(["exam", "site", "reason"], sort=True)["candidate"].agg(list).reset_index()
        groups = groups.assign(count=groups["candidate"].map(len))
        groups = groups.sort_values(["count", "exam", "site"], ascending=[False, True, True])
        lines = [
            self.messages.say(
                f"incomplete-{row['reason']}",
                exam=row["exam"],
                site=self.names.get(str(row["site"]), row["site"]),
                count=row["count"],
                names=", ".join(row["candidate"][:NAMED]) + (" …" if row["count"] > NAMED else ""),
            )
            for row in groups.head(SHOWN).to_dict("records")
        ]
        more = groups.iloc[SHOWN:]
        if len(more):
            lines.append(
                self.messages.say("incomplete-more", lines=len(more), count=int(more["count"].sum()))
            )
        return lines

    def ways(self, left_out: Iterable[LeftOut]) -> list[str]:
        """One line for each place: what would let everybody in there, the cheapest first, or what would not."""
        return [self.way(one) for one in list(left_out)[:SHOWN]]

    def way(self, one: LeftOut) -> str:
        """What would let everybody in at one place, or what was tried in vain."""
        zone = self.zones.get(one.site, "UTC")
        ways = [
            self.messages.say(
                f"incomplete-way-{way.resource}", amount=way.amount, room=way.room, seats=way.seats
            )
            for way in one.ways
        ]
        tried = [self.messages.say(f"incomplete-tried-{name}") for name in one.tried]
        key = "incomplete-ways" if ways else "incomplete-no-way" if tried else "incomplete-not-tried"
        return self.messages.say(
            key,
            site=self.names.get(one.site, one.site),
            since=self.findings.instant(one.since, zone),
            until=f"{pd.Timestamp(one.until).tz_convert(zone):%H:%M}",
            exams=", ".join(one.exams[:SHOWN]) + (" …" if len(one.exams) > SHOWN else ""),
            count=one.missing,
            ways="; ".join(ways),
            tried=", ".join(tried),
        )

    def fields(self, missing: pd.DataFrame, left_out: Iterable[LeftOut]) -> dict[str, Any]:
        """The same for JSON: rows, and places with their sentences."""
        return {
            "missing": missing.to_dict("records"),
            "left_out": [{**asdict(one), "sentence": self.way(one)} for one in left_out],
        }
