"""The deadlines around the exams as lines of a board."""

from collections.abc import Sequence

from models.deadline import Deadline
from models.instance import Instance
from reports.bilingual import Bilingual, BilingualMessages
from reports.deadline_lines import DeadlineWords, deadline_groups
from reports.formats import place
from reports.page_data.id_codes import Columns

_EPOCH = 719_163
"""The ordinal of 1 January 1970."""


def deadline_board(instance: Instance, deadlines: Sequence[Deadline], messages: BilingualMessages) -> Columns:
    """One row for each line: the day in days since 1970 (None: undecided), texts in both languages,
    on whose clock the day ends, days between the known date and the deadline (None: no date is known), days late (0: not late).

    Whether a deadline is past depends on the day on which the page is read, so the page works that out.
    """
    words = [DeadlineWords(instance, messages.of(language)) for language in ("en", "fr")]
    groups = list(deadline_groups(deadlines))
    return {
        "day": [None if g[0].day is None else g[0].day.toordinal() - _EPOCH for g in groups],
        "what": [Bilingual(*(w.what(g[0]) for w in words))._asdict() for g in groups],
        "who": [Bilingual(*(w.who(g) for w in words))._asdict() for g in groups],
        "since": [Bilingual(*(w.since(g[0]) for w in words))._asdict() for g in groups],
        "clock": [_clock(g, messages)._asdict() for g in groups],
        "article": [Bilingual(*(w.article(g[0]) for w in words))._asdict() for g in groups],
        "slack": [g[0].slack_days for g in groups],
        "late": [max(0, -(g[0].slack_days or 0)) for g in groups],
    }


def _clock(group: Sequence[Deadline], messages: BilingualMessages) -> Bilingual:
    """The town whose clock ends the day, or that each centre has its own."""
    zones = {one.zone for one in group}
    return place(zones.pop()) if len(zones) == 1 else messages.say("deadline-each-centre")
