"""Findings in words: instants on the clock of the place they speak of, findings of one exam together."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from models.instance import Instance
from models.locale_format import format_day
from models.text import Messages

if TYPE_CHECKING:
    from models.rules import RuleInfo


_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\dZ")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b(?!T)")
WORDS = ("amount", "limit", "at")


class FindingSentences:
    """Tells the findings on one instance; a public instance has no clocks and is told in UTC."""

    def __init__(self, given: object, messages: Messages) -> None:
        self.instance = given if isinstance(given, Instance) else None
        self.messages = messages

    @cached_property
    def _zones(self) -> tuple[dict[str, str], dict[str, str], str]:
        """The zone of each site and of each exam's organiser, and the zone of most sites."""
        if self.instance is None:
            return {}, {}, ""
        sites = {str(s.id): s.zone for s in self.instance.sites}
        seat = {str(c.id): c.zone for c in self.instance.centres}
        frame = self.instance.exam_frame
        exams = {str(e): seat[str(o)] for e, o in zip(frame["exam"], frame["organiser"], strict=True)}
        return sites, exams, max(sites.values(), key=list(sites.values()).count, default="")

    def sentence(self, info: "RuleInfo", row: "pd.Series[str]") -> str:
        """The rule's sentence. The zone is named where it is not the one of most sites."""
        sites, exams, usual = self._zones
        zone = sites.get(str(row["site"])) or exams.get(str(row["exam"])) or "UTC"
        told = row.copy()
        for column in WORDS:
            text = _INSTANT.sub(lambda found: self._instant(found.group(), zone, usual), str(row[column]))
            told[column] = _DAY.sub(lambda found: self.day(date.fromisoformat(found.group())), text)
        return info.explain(told, self.messages.language)

    def lines(self, info: "RuleInfo", rows: pd.DataFrame) -> Iterator[str]:
        """One line an exam: its first finding, and how many more there are."""
        for exam, mine in rows.groupby("exam", sort=False):
            more = len(mine) - 1
            rest = self.messages.say("audit-finding-others", count=more, exam=exam or info.id) if more else ""
            yield self.sentence(info, mine.iloc[0]) + rest

    def instant(self, at: object, zone: str) -> str:
        """An instant on the clock of a zone."""
        return self._instant(str(at), zone, self._zones[2])

    def clock(self, at: datetime) -> str:
        """A local day and time."""
        return self.messages.say("audit-finding-instant", day=self.day(at.date()), clock=f"{at:%H:%M}")

    def _instant(self, text: str, zone: str, usual: str) -> str:
        here = pd.Timestamp(text).tz_convert(zone)
        key = "audit-finding-instant" if zone == usual else "audit-finding-elsewhere"
        day = self.day(here.date())
        return self.messages.say(key, day=day, clock=f"{here:%H:%M}", zone=zone)

    def day(self, day: date) -> str:
        """A day with its weekday."""
        return format_day(day, self.messages.language)
