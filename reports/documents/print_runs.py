"""What is printed and sent: copies of each paper by site and room, and the slip with which scripts come back."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby
from typing import Any

from reports.documents.clock_texts import day_text, hour_text, short_day_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.paper_words import paper_words

SPARE = 10
"""One copy more for each so many candidates of a room, rounded up: for people added by hand and spoilt sheets."""
Row = dict[str, Any]
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
        "to",
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
        mine = [row for row in rows if row["organiser"] == centre]
        yield from edition.printed(folder, "print-runs", list(_runs(edition, mine)), shared, "prints")
        back = [row for row in rows if row["centre"] == centre != row["organiser"]]
        yield from edition.printed(folder, "return-slips", list(_slips(edition, back)), slips, "slips")


def _rows(edition: Edition) -> list[Row]:
    """Who sits a written paper on a site, with the form of the paper, by paper, site, room and start."""
    words = paper_words(edition)
    found = []
    for row in edition.seats:
        if not (row["remote"] or row["oral"]):
            forms = words.get((row["candidate"], row["exam"]), ())
            form = next((name for name in ("braille", "large_print") if name in forms), "ordinary")
            found.append({**row, "format": form})
    keys = ("unit", "session", "exam", "paper", "site", "room", "begins")
    return sorted(found, key=lambda row: [row[key] for key in keys])


def _runs(edition: Edition, rows: list[Row]) -> Iterator[Entry]:
    """One page for each paper: its copies by site, room and start."""
    instance, messages = edition.instance, edition.messages
    for (name, paper), together in groupby(rows, lambda row: (row["exam"], row["paper"])):
        mine = list(together)
        lines, totals = [], dict.fromkeys(_FORMATS, 0)
        for (site, room, begins), people in groupby(
            mine, lambda row: (row["site"], row["room"], row["begins"])
        ):
            counts = Counter(row["format"] for row in people)
            copies = {form: counts[form] for form in _FORMATS}
            copies["ordinary"] += -(-copies["ordinary"] // SPARE)
            totals = {form: totals[form] + copies[form] for form in _FORMATS}
            when = f"{short_day_text(begins.date(), messages)}, {hour_text(begins, messages)}"
            shown = [str(copies[form]) if copies[form] else "–" for form in _FORMATS]
            lines.append([instance.site[site].name, room or "–", when, str(counts.total()), *shown, ""])
        first = min(row["begins"] for row in mine).date()
        yield (
            f"{name} {paper}",
            {
                "centre": instance.centre[mine[0]["organiser"]].name,
                "code": mine[0]["unit"],
                "exam": mine[0]["title"],
                "session": messages.say(f"paper-session-{mine[0]['session']}"),
                "day": messages.say("print-first-day", day=day_text(first, messages)),
                "variant": messages.say("cover-variant", number=int(paper)) if paper else "",
                "lines": lines,
                "totals": [
                    str(len(mine)),
                    *(str(totals[form]) if totals[form] else "–" for form in _FORMATS),
                    "",
                ],
                "sendings": _sendings(edition, mine),
            },
        )


def _sendings(edition: Edition, rows: list[Row]) -> list[str]:
    """By which day copies leave for the other centres, and in how many packets: one for each room."""
    instance, found = edition.instance, []
    away = sorted((row for row in rows if row["centre"] != row["organiser"]), key=lambda row: row["centre"])
    for centre, together in groupby(away, lambda row: row["centre"]):
        mine = list(together)
        host = instance.centre[centre]
        day = min(row["begins"] for row in mine).date() - timedelta(days=host.copy_days)
        words = {"centre": host.name, "day": day_text(day, edition.messages), "days": host.copy_days}
        packets = len({(row["site"], row["room"], row["begins"]) for row in mine})
        found.append(edition.messages.say("print-send", **words, containers=packets))
    return found


def _slips(edition: Edition, rows: list[Row]) -> Iterator[Entry]:
    """One slip for each exam, site and day whose scripts go to another centre."""
    instance, messages = edition.instance, edition.messages

    def slip(row: Row) -> Any:
        return row["site"], row["begins"].date(), row["unit"], row["exam"]

    for (site, day, unit, exam), together in groupby(sorted(rows, key=slip), slip):
        mine = list(together)
        expected = day + timedelta(days=instance.centre[mine[0]["centre"]].copy_days)
        data: Row = {
            "place": edition.site_line(site),
            "organiser": instance.centre[mine[0]["organiser"]].name,
            "code": unit,
            "exam": mine[0]["title"],
            "day": day_text(day, messages),
            "count": str(len(mine)),
            "until": messages.say("slip-until", day=day_text(expected, messages)),
        }
        yield f"{site} {day} {exam}", data
