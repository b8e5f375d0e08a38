"""The exams of a candidate on one page, to pin up or to carry: what the calendar file says, on paper.

The page has the ordinary hours, because others see it. Who has an arrangement gets a second page with the own hours, in a
file apart.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition, unique_slugs
from reports.documents.own_hours import of_own_hours, own_text
from reports.documents.published_sittings import sitting_texts
from reports.documents.shown_rooms import shown_rooms

TEMPLATE = "personal"
_SHOWN = (
    "session",
    "code",
    "unit",
    "component",
    "day",
    "hours",
    "zone",
    "site",
    "address",
    "come",
    "late",
    "contained",
)


def personal_pages(edition: Edition) -> Iterator[Printed]:
    """For each centre of registration a file for each site, by candidate, and one file with the pages of own hours."""
    people = edition.instance.candidates.set_index("id")
    ordinary, own = _ordinary(edition), _own(edition)
    for centre, folder in edition.centre_folders.items():
        mine = people.loc[people["centre"] == centre, "site"]
        by_site: dict[str, list[str]] = {}
        for person, site in mine.items():
            if person in ordinary:
                by_site.setdefault(str(site), []).append(str(person))
        for site, file in unique_slugs(sorted(by_site)).items():
            entries = _entries(edition, by_site[site], ordinary, "ordinary")
            yield from edition.printed(
                folder, f"timetables-{file}", entries, _shared(edition, "ordinary"), TEMPLATE
            )
        arranged = _entries(edition, [str(p) for p in mine.index if p in own], own, "own")
        yield from edition.printed(folder, "timetables-private", arranged, _shared(edition, "own"), TEMPLATE)


def _entries(
    edition: Edition, people: list[str], exams: Mapping[str, list[dict[str, Any]]], hours: str
) -> list[Entry]:
    """The pages in the order of names."""
    instance = edition.instance
    centre = dict(zip(instance.candidates["id"], instance.candidates["centre"], strict=True))
    return [
        (
            f"{person} {hours}",
            {
                "centre": instance.centre[centre[person]].name,
                "number": person,
                "name": edition.print_name(person),
                "exams": exams[person],
            },
        )
        for person in sorted(people, key=lambda one: (edition.name_of(one), one))
    ]


def _ordinary(edition: Edition) -> dict[str, list[dict[str, Any]]]:
    """By candidate the exams at the published hours; the room where it tells nothing of an arrangement."""
    rows, texts = _candidates(edition), sitting_texts(edition)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows.assign(room=shown_rooms(rows)).itertuples(index=False):
        text = texts.get((str(row.exam), str(row.site)))
        if text is not None:
            found.setdefault(str(row.candidate), []).append(_exam(edition, text, str(row.room)))
    return found


def _own(edition: Edition) -> dict[str, list[dict[str, Any]]]:
    """The same at the own hours, of those who have any."""
    texts = sitting_texts(edition)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in of_own_hours(_candidates(edition)).itertuples(index=False):
        text = texts.get((str(row.exam), str(row.site)))
        if text is not None:
            own = own_text(edition, row, text)
            found.setdefault(str(row.candidate), []).append(_exam(edition, own, str(row.room)))
    return found


def _candidates(edition: Edition) -> pd.DataFrame:
    rows = edition.seated
    return rows[rows["registered_at"].isin(list(edition.centres))].sort_values(["candidate", "start", "exam"])


def _exam(edition: Edition, text: Mapping[str, Any], room: str) -> dict[str, Any]:
    say = edition.messages.say
    told = {name: text[name] for name in _SHOWN}
    told["room"] = "" if text["remote"] or not room else say("personal-room", room=room)
    return told


def _shared(edition: Edition, hours: str) -> dict[str, Any]:
    say = edition.messages.say
    return {
        **edition.shared,
        "title": say(f"personal-title-{hours}"),
        "number": say("convocation-label-number"),
        "heads": [say(f"personal-head-{name}") for name in ("day", "hours", "exam", "place")],
        "come": say("personal-come"),
        "late": say("personal-late"),
        "notes": [say(f"personal-note-{name}") for name in ("identity", "rooms", hours)],
        "signature": say("convocation-signature"),
    }
