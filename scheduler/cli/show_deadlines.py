"""Deadlines as a planner reads them: one line for all centres that share a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from models.instance import Instance
from models.locale_format import format_day
from models.text import Messages
from scheduler.app.deadline_calendar import DeadlineCalendar, moved_deadlines
from scheduler.deadlines.deadline import Deadline, DeadlineState

if TYPE_CHECKING:
    from rich.table import Table

SHOWN = 12
"""Exams of a group that are named; the others are counted."""


@dataclass(frozen=True)
class DeadlineTable:
    """Says deadlines in one language, on one day."""

    instance: Instance
    messages: Messages
    today: date

    def deadlines(self, calendar: DeadlineCalendar) -> "Table":
        """Every deadline, those of one day and kind on one line."""
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for name in ("day", "what", "who", "since", "article", "state"):
            table.add_column(self.messages.say(f"deadline-{name}"))
        for group in self._groups(calendar.deadlines):
            table.add_row(*self._cells(group))
        return table

    def remarks(self, calendar: DeadlineCalendar) -> Iterator[str]:
        """The tightest link, the broken ones, and what is overdue."""
        say = self.messages.say
        for number, link in enumerate(calendar.links):
            if number == 0 or link.slack_days < 0:
                key = "deadline-link-broken" if link.slack_days < 0 else "deadline-link-tightest"
                yield say(key, days=abs(link.slack_days), link=self._link(link.name, link.session))
        late = calendar.overdue(self.today)
        if late:
            exams = ", ".join(one.exam for one in late[:SHOWN]) + (", …" if len(late) > SHOWN else "")
            yield say("deadline-overdue", count=len(late), exams=exams)

    def slips(self, before: DeadlineCalendar, after: DeadlineCalendar) -> Iterator[str]:
        """What the slip moves, link by link, then deadline by deadline."""
        say = self.messages.say
        old = {(link.name, link.session): link for link in before.links}
        for link in after.links:
            other = old.get((link.name, link.session))
            if other and other.slack_days != link.slack_days:
                key = "deadline-slip-broken" if link.slack_days < 0 else "deadline-slip-link"
                named = self._link(link.name, link.session)
                yield say(key, link=named, was=other.slack_days, now=link.slack_days)
        moved = {id(m.after): m.before for m in moved_deadlines(before, after)}
        for group in self._groups(tuple(m.after for m in moved_deadlines(before, after))):
            one, was = group[0], moved[id(group[0])]
            words = {
                "what": self._what(one),
                "who": self._who(group),
                "was": self._day(was),
                "now": self._day(one),
            }
            past = (
                one.state(self.today) is DeadlineState.PAST
                and was.state(self.today) is not DeadlineState.PAST
            )
            if one.state(self.today) is DeadlineState.LATE and one.met_on:
                yield say("deadline-slip-late", known=format_day(one.met_on, self.messages.language), **words)
            else:
                yield say("deadline-slip-missed" if past else "deadline-slip-moved", **words)

    def _groups(self, deadlines: tuple[Deadline, ...]) -> Iterator[list[Deadline]]:
        def key(one: Deadline) -> tuple[object, ...]:
            return (
                one.day or date.max,
                one.session,
                one.kind,
                one.anchor,
                one.anchor_day or date.max,
                one.rules,
            )

        for _, group in groupby(sorted(deadlines, key=key), key):
            yield list(group)

    def _cells(self, group: list[Deadline]) -> tuple[str, ...]:
        one, say = group[0], self.messages.say
        since = "" if one.anchor_day is None else format_day(one.anchor_day, self.messages.language)
        article = ", ".join(one.rules)
        return (
            self._day(one),
            self._what(one),
            self._who(group),
            say(f"deadline-anchor-{one.anchor}", day=since),
            article,
            self._state(one),
        )

    def _day(self, one: Deadline) -> str:
        return (
            format_day(one.day, self.messages.language)
            if one.day
            else self.messages.say("deadline-undecided")
        )

    def _what(self, one: Deadline) -> str:
        return self.messages.say(f"deadline-kind-{one.kind}", session=one.session)

    def _who(self, group: list[Deadline]) -> str:
        """Whose deadline it is and at which centres; with the number of exams where they have days of their own."""
        say, centres = self.messages.say, list(dict.fromkeys(one.centre for one in group))
        every = [str(c.id) for c in self.instance.centres]
        others = [c for c in every if c not in centres]
        if not others and len(every) > 1:
            where = say("deadline-everywhere")
        elif 0 < len(others) <= 2 and len(centres) > len(others):
            where = say("deadline-all-but", centres=", ".join(others))
        else:
            where = ", ".join(centres)
        exams = len({one.exam for one in group} - {""})
        whose = say(f"deadline-whose-{group[0].whose}", centres=where)
        return f"{whose} ({say('deadline-exams', count=exams)})" if exams else whose

    def _state(self, one: Deadline) -> str:
        say, state = self.messages.say, one.state(self.today)
        if state is DeadlineState.LATE:
            return say("deadline-state-late", days=-(one.slack_days or 0))
        days = 0 if one.day is None else (one.day - self.today).days
        return say(f"deadline-state-{state}", days=days)

    def _link(self, name: str, session: int) -> str:
        return self.messages.say(f"deadline-link-{name}", session=session)
