"""An edition: what all documents of one publication are made from, gathered once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

import pandas as pd

from models.contact_details import ContactDetails
from models.facts import Facts
from models.ids import CentreId, SiteId
from models.instance import Instance
from models.neutral_text import file_slug
from models.text import Messages
from models.timetable import Timetable
from reports.documents.clock_texts import day_text
from reports.documents.document import Entry, Printed, in_parts
from reports.documents.printer import Printer
from reports.documents.seated import SEATED, seated

DUE = ("kind", "session", "centre", "exam", "day", "zone")


@dataclass(frozen=True, eq=False)
class Edition:
    """A timetable for its readers: of these `centres` and `sessions`, in the language of `messages`.

    `due`: one row for each deadline: kind, session, centre, exam (blank: all), day (None: not decided), zone.
    `people`: names and addresses by pseudonymous id, known to the examination office alone. `made`: the day the
    timetable was made, `decided` the instant; `is_draft`: nobody outside the office may know it yet. `address`: where the public timetable
    is on the web, blank if nowhere.
    `earlier`: the same of the timetable that people have received, if there is one; then `received` has the entries of
    its printed documents of one kind, by key, and what equals them is not printed again; `changes` has what differs:
    `exams`, `sittings` and `duties` as tables. An edition equals itself alone,
    so what several documents need of it can be kept in a cache.
    """

    instance: Instance
    timetable: Timetable
    facts: Facts
    messages: Messages
    printer: Printer
    due: pd.DataFrame
    people: Mapping[str, ContactDetails]
    sessions: Sequence[int]
    centres: Sequence[CentreId]
    made: date
    is_draft: bool = False
    address: str = ""
    earlier: "Edition | None" = None
    received: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    decided: datetime = datetime(2020, 1, 1, tzinfo=UTC)
    changes: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    @cached_property
    def centre_folders(self) -> Mapping[str, str]:
        """The folder of each centre of the edition by its id."""
        return unique_slugs(self.centres)

    @cached_property
    def seated(self) -> pd.DataFrame:
        """Who sits where and when in the sessions of the edition (reports/documents/seated.py)."""
        rows = seated(self.instance, self.timetable, self.facts)
        return rows[rows["session"].isin(self.sessions)]

    @cached_property
    def seats(self) -> Sequence[dict[str, Any]]:
        """The rows of `seated`: one record for each, because documents look at few of them at a time."""
        rows = self.seated
        return [dict(zip(SEATED, row, strict=True)) for row in rows.itertuples(index=False, name=None)]

    def site_line(self, site: str) -> str:
        """A site with its centre: the head of a page."""
        place = self.instance.site[SiteId(site)]
        return f"{self.instance.centre[place.centre].name} · {place.name}"

    def name_of(self, person: str) -> str:
        """The name of somebody, else the pseudonymous id."""
        return self.print_name(person) or person

    def print_name(self, person: str) -> str:
        """The name of somebody; blank if it is not known here."""
        found = self.people.get(person)
        return found.name if found else ""

    def to_send(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries that people have not received as they are."""
        return [(key, data) for key, data in entries if self.received.get(key) != data]

    def printed(
        self, folder: str, name: str, entries: Sequence[Entry], shared: Mapping[str, Any], template: str = ""
    ) -> Iterator[Printed]:
        """What is to be sent of the entries, as the files `name.pdf` or its parts; the template has that name where no other is given."""
        for file, part in in_parts(name, self.to_send(entries)):
            yield Printed((folder, file), template or name, part, shared, self.printer)

    def file_names(self, people: Iterable[str]) -> Mapping[str, str]:
        """The name of the file of each person: from the pseudonymous id, because paths are seen by more people than documents."""
        return unique_slugs(list(people))

    @property
    def shared(self) -> dict[str, object]:
        """What every template reads besides its own data."""
        instance = self.instance
        return {
            "lang": self.messages.language,
            "semester": instance.title or instance.name,
            "made": self.messages.say("paper-made", day=day_text(self.made, self.messages)),
            "draft": self.messages.say("paper-draft") if self.is_draft else "",
        }


def unique_slugs(names: Sequence[str]) -> Mapping[str, str]:
    """A file name for each name (models/neutral_text.py), no two of them alike."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        slug = first = file_slug(name, "x")
        number = 2
        while slug in taken:
            slug, number = f"{first}-{number}", number + 1
        taken.add(slug)
        found[name] = slug
    return found
