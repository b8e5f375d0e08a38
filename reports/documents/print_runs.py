"""What is printed and sent: copies of each paper by site and room, and the slip with which scripts come back."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pandas as pd

from models.ids import CentreId, SiteId
from reports.documents.clock_texts import day_text, hour_text, short_day_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.paper_words import paper_words
from reports.documents.seated import local

SPARE = 10
"""One copy more for each so many candidates of a room, and one at least: for people added by hand and spoilt sheets."""
_FORMATS = ("ordinary", "large_print", "braille")


def print_runs(edition: Edition) -> Iterator[Printed]:
    """For each organising centre the print runs of its papers; for each hosting centre the slips that go back with scripts."""
    say = edition.messages.say
    shared = {
        **edition.shared,
        "title": say("print-title"),
        "heads": [
            say(f"print-head-{name}") for name in ("site", "room", "start", "candidates", *_FORMATS, "sealed")
        ],
        "totals": say("print-total"),
        "send_head": say("print-send-head"),
        "spare": say("print-spare", number=SPARE),
        "signature": say("convocation-signature"),
    }
    words = (
        "exam",
        "day",
        "expected",
        "blank",
        "collected",
        "containers",
        "sent",
        "carrier",
        "received",
        "by",
    )
    slips = {
        **edition.shared,
        "title": say("slip-title"),
        "words": {name: say(f"slip-{name}") for name in words},
        "enclosed_head": say("slip-enclosed-head"),
        "enclosed": [say(f"slip-enclosed-{n}") for n in range(1, 4)],
        "note": say("slip-note"),
    }
    rows = _rows(edition)
    for centre, folder in edition.centre_folders.items():
        mine = rows[rows["organiser"] == centre]
        yield from edition.printed(folder, "print-runs", list(_runs(edition, mine)), shared, "prints")
        back = rows[rows["centre"] == centre]
        yield from edition.printed(folder, "return-slips", list(_slips(edition, back)), slips, "slips")


def _rows(edition: Edition) -> pd.DataFrame:
    """Who sits a written paper on a site, with the form of the paper and the local day and start."""
    rows = edition.seated
    rows = rows[~rows["remote"] & ~rows["oral"].astype(bool)].copy()
    words = paper_words(edition)
    keys = zip(rows["candidate"], rows["exam"], strict=True)
    forms = [words.get((str(person), str(exam)), ()) for person, exam in keys]
    rows["format"] = [
        "braille" if "braille" in f else "large_print" if "large_print" in f else "ordinary" for f in forms
    ]
    rows["begins"] = local(rows["start"], rows["zone"])
    return rows.sort_values(["unit", "session", "exam", "paper", "site", "room", "begins"])


def _runs(edition: Edition, rows: pd.DataFrame) -> Iterator[Entry]:
    """One page for each paper: its copies by site, room and start."""
    instance, messages = edition.instance, edition.messages
    for (name, paper), mine in rows.groupby(["exam", "paper"], sort=False):
        lines, totals = [], dict.fromkeys(_FORMATS, 0)
        for (site, room, _), seats in mine.groupby(["site", "room", "start"], sort=False):
            counts = seats["format"].value_counts()
            copies = {form: int(counts.get(form, 0)) for form in _FORMATS}
            copies["ordinary"] += max(1, -(-copies["ordinary"] // SPARE)) if copies["ordinary"] else 0
            totals = {form: totals[form] + copies[form] for form in _FORMATS}
            begins = seats["begins"].iloc[0]
            when = f"{short_day_text(begins.date(), messages)}, {hour_text(begins, messages)}"
            shown = [str(copies[form]) if copies[form] else "–" for form in _FORMATS]
            lines.append(
                [instance.site[SiteId(str(site))].name, room or "–", when, str(len(seats)), *shown, ""]
            )
        organiser = instance.centre[CentreId(mine["organiser"].iloc[0])]
        first = mine["begins"].min().date()
        yield (
            f"{name} {paper}",
            {
                "centre": organiser.name,
                "code": mine["unit"].iloc[0],
                "exam": mine["title"].iloc[0],
                "session": messages.say(f"paper-session-{mine['session'].iloc[0]}"),
                "day": messages.say("print-first-day", day=day_text(first, messages)),
                "variant": messages.say("cover-variant", number=int(str(paper))) if paper else "",
                "lines": lines,
                "totals": [
                    str(len(mine)),
                    *(str(totals[form]) if totals[form] else "–" for form in _FORMATS),
                    "",
                ],
                "sendings": _sendings(edition, mine),
            },
        )


def _sendings(edition: Edition, rows: pd.DataFrame) -> list[str]:
    """By which day copies leave for the other centres, and in how many containers: one for each room."""
    instance, found = edition.instance, []
    for centre, mine in rows.groupby("centre", sort=True):
        if centre == mine["organiser"].iloc[0]:
            continue
        host = instance.centre[CentreId(str(centre))]
        day = mine["begins"].min().date() - timedelta(days=host.copy_days)
        found.append(
            edition.messages.say(
                "print-send",
                centre=host.name,
                day=day_text(day, edition.messages),
                days=host.copy_days,
                containers=mine[["site", "room", "start"]].drop_duplicates().shape[0],
            )
        )
    return found


def _slips(edition: Edition, rows: pd.DataFrame) -> Iterator[Entry]:
    """One slip for each exam, site and day whose scripts go to another centre."""
    instance, messages = edition.instance, edition.messages
    away = rows[rows["organiser"] != rows["centre"]].assign(day=lambda table: table["begins"].dt.normalize())
    away = away.sort_values(["site", "day", "unit", "exam"])
    for (site, day, exam), mine in away.groupby(["site", "day", "exam"], sort=False):
        host = instance.centre[CentreId(mine["centre"].iloc[0])]
        last = mine["begins"].iloc[0].date()
        expected = last + timedelta(days=host.copy_days)
        data: dict[str, Any] = {
            "place": edition.site_line(str(site)),
            "organiser": instance.centre[CentreId(mine["organiser"].iloc[0])].name,
            "code": mine["unit"].iloc[0],
            "exam": mine["title"].iloc[0],
            "day": day_text(last, messages),
            "count": str(len(mine)),
            "until": messages.say("slip-until", day=day_text(expected, messages)),
        }
        yield f"{site} {day} {exam}", data
