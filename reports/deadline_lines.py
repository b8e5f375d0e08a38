"""Deadlines as people read them: one line for all centres that share a day and what is due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from models.articles import article_text
from models.deadline import Deadline
from models.instance import Instance
from models.locale_format import format_day
from models.text import Messages


def deadline_groups(deadlines: Sequence[Deadline]) -> Iterator[list[Deadline]]:
    """The deadlines that make one line each, in order of their days, undecided ones last."""

    def key(one: Deadline) -> tuple[object, ...]:
        return one.day or date.max, one.session, one.kind, one.anchor, one.anchor_day or date.max, one.rules

    for _, group in groupby(sorted(deadlines, key=key), key):
        yield list(group)


@dataclass(frozen=True)
class DeadlineWords:
    """Says deadlines in one language."""

    instance: Instance
    messages: Messages

    def day(self, one: Deadline) -> str:
        """The day with its weekday, or that nobody has decided it."""
        if one.day is None:
            return self.messages.say("deadline-undecided")
        return format_day(one.day, self.messages.language)

    def what(self, one: Deadline) -> str:
        """What is due."""
        return self.messages.say(f"deadline-kind-{one.kind}", session=one.session)

    def since(self, one: Deadline) -> str:
        """What the deadline is counted from."""
        known = one.anchor_day
        day = (
            self.messages.say("deadline-undecided")
            if known is None
            else format_day(known, self.messages.language)
        )
        return self.messages.say(f"deadline-anchor-{one.anchor}", day=day)

    def article(self, one: Deadline) -> str:
        """Where the texts ask for it."""
        return article_text(one.articles, self.messages)

    def who(self, group: Sequence[Deadline]) -> str:
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
