"""What happens in each room from the first candidate to the last: one sitting of a room, with its exams, its people and its staff."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import pandas as pd

from reports.documents.clock_texts import day_text, hour_text, hours_text, length_text
from reports.documents.edition import Edition
from reports.documents.escorts import Escort, escorts
from reports.documents.paper_words import paper_words

Texts = dict[str, Any]


@dataclass(frozen=True)
class RoomSitting:
    """The people of a room from `begins` to `ends` (local), without interruption.

    `exams`: what is the same for everybody of an exam, in words. `rows`: who sits what (reports/documents/seated.py). `staff`: who is on duty there (person, duty, from, to).
    """

    key: str
    centre: str
    site: str
    room: str
    begins: pd.Timestamp
    ends: pd.Timestamp
    exams: list[Texts]
    rows: list[Texts]
    staff: list[Texts]
    leaving: list[Escort]
    arriving: list[Escort]


@lru_cache(maxsize=2)
def room_sittings(edition: Edition) -> Sequence[RoomSitting]:
    """The sittings of rooms, by centre, site, day, room and hour."""
    return tuple(_sittings(edition))


def _sittings(edition: Edition) -> Iterator[RoomSitting]:
    papers, duties = _paper_hours(edition), _duties(edition)
    leaving: dict[tuple[str, str], list[Escort]] = {}
    arriving: dict[tuple[str, str], list[Escort]] = {}
    for escort in escorts(edition):
        leaving.setdefault((escort.from_room, escort.stays), []).append(escort)
        arriving.setdefault((escort.to_room, escort.moves), []).append(escort)
    blocks: dict[tuple[str, int], list[Texts]] = {}
    for row in edition.seats:
        if row["room"] and row["centre"] in edition.centre_folders:
            blocks.setdefault((row["room"], row["block"]), []).append(row)
    found = []
    for (room, _), rows in blocks.items():
        rows.sort(key=lambda row: (row["exam"], row["candidate"]))
        of_exam = {exam: list(mine) for exam, mine in groupby(rows, lambda row: row["exam"])}
        begins, first = min(row["begins"] for row in rows), rows[0]
        texts = [_exam_texts(edition, exam, people, papers) for exam, people in of_exam.items()]
        found.append(
            RoomSitting(
                key=f"{room} {begins:%Y-%m-%d %H:%M}",
                centre=first["centre"],
                site=first["site"],
                room=room,
                begins=begins,
                ends=max(row["leaves"] for row in rows),
                exams=sorted(texts, key=lambda one: (one["start"], one["code"])),
                rows=rows,
                staff=_on_duty(edition, duties.get(room, ()), rows),
                leaving=[one for exam in of_exam for one in leaving.get((room, exam), ())],
                arriving=[one for exam in of_exam for one in arriving.get((room, exam), ())],
            )
        )
    yield from sorted(found, key=lambda one: (one.centre, one.site, one.begins.date(), one.room, one.begins))


def heading(edition: Edition, sitting: RoomSitting) -> Texts:
    """The head of every page about a sitting."""
    messages = edition.messages
    return {
        "place": edition.site_line(sitting.site),
        "room": sitting.room,
        "day": day_text(sitting.begins.date(), messages),
        "hours": hours_text(sitting.begins, sitting.ends, messages),
    }


def effects(edition: Edition, sitting: RoomSitting) -> list[Texts]:
    """Who has an arrangement, and what it means in the room: its effect, never its cause (règlement Paca, C.2)."""
    messages, found = edition.messages, []
    say = messages.say
    papers = paper_words(edition)
    ends = {exam["exam"]: exam["end_at"] for exam in sitting.exams}
    secretaries = _with_secretary(edition)
    for row in sitting.rows:
        told = []
        if row["early"]:
            told.append(say("room-effect-begins", hour=hour_text(row["begins"], messages)))
        if row["moved"]:
            told.append(say("room-effect-escorted", hour=hour_text(row["begins"], messages)))
        if (
            row["extra"]
            or row["pause"]
            or row["moved"]
            or (row["finishes"] != ends[row["exam"]] and not row["oral"])
        ):
            told.append(say("room-effect-ends", hour=hour_text(row["finishes"], messages)))
        if row["pause"]:
            told.append(say("room-effect-pause", minutes=int(row["pause"])))
        if row["kind"] == "isolated" and (row["candidate"], row["exam"]) in secretaries:
            told.append(say("room-effect-secretary"))
        told += [say(f"room-effect-{name}") for name in papers.get((row["candidate"], row["exam"]), ())]
        if told:
            name = edition.name_of(row["candidate"])
            found.append(
                {"number": row["candidate"], "name": name, "code": row["unit"], "what": " · ".join(told)}
            )
    return found


@lru_cache(maxsize=2)
def _with_secretary(edition: Edition) -> frozenset[tuple[str, str]]:
    """The (candidate, exam) that are dictated."""
    sits, needs = edition.instance.sits, edition.instance.needs
    writes = needs["secretary"].to_numpy(bool)[sits["need"].to_numpy("int64")]
    who = sits.loc[writes, ["candidate", "exam"]]
    return frozenset(zip(who["candidate"], who["exam"], strict=True))


def _paper_hours(edition: Edition) -> Mapping[tuple[str, str], Texts]:
    """By (exam, zone): the ordinary hours of the paper, local."""
    found: dict[tuple[str, str], Texts] = {}
    for row in edition.facts.papers.to_dict("records"):
        zone = row["zone"]
        here = {
            name: row[name].tz_convert(zone).tz_localize(None) for name in ("start", "late", "gate", "exit")
        }
        end = here["start"] + pd.Timedelta(minutes=int(row["minutes"]))
        arrival = here["start"] - pd.Timedelta(minutes=int(row["gather"]))
        found[str(row["exam"]), str(zone)] = {
            **here,
            "end": end,
            "arrival": arrival,
            "paper": int(row["paper"]),
        }
    return found


def _exam_texts(
    edition: Edition, exam: str, people: list[Texts], papers: Mapping[tuple[str, str], Texts]
) -> Texts:
    """What is the same for everybody of an exam in a room."""
    messages = edition.messages
    first = people[0]
    hours = papers[exam, first["zone"]]
    oral = bool(first["oral"])
    together = not all(row["moved"] for row in people)
    held = together and hours["gate"] > hours["end"] and not oral
    gathered = together and hours["arrival"] < hours["start"] and not oral
    component = edition.instance.exam[first["exam"]].component
    return {
        "exam": exam,
        "start": hours["start"],
        "end_at": hours["end"],
        "code": first["unit"],
        "title": first["title"] + (f" ({component})" if component else ""),
        "organiser": edition.instance.centre[first["organiser"]].name,
        "length": length_text(int(first["minutes"]), messages),
        "hours": hours_text(hours["start"], None if oral else hours["end"], messages),
        "registered": len(people),
        "late": "" if oral else hour_text(hours["arrival"] if gathered else hours["late"], messages),
        "exit": "" if oral else hour_text(hours["exit"], messages),
        "held": hour_text(hours["gate"], messages) if held else "",
        "gathered": hour_text(hours["arrival"], messages) if gathered else "",
        "variant": messages.say("room-variant", number=hours["paper"]) if hours["paper"] else "",
        "oral": oral,
    }


def _duties(edition: Edition) -> Mapping[str, list[Texts]]:
    """Who is on duty in each room."""
    rows = edition.timetable.duties.dropna(subset=["from", "to"])
    found: dict[str, list[Texts]] = {}
    for row in rows[rows["room"].fillna("") != ""].to_dict("records"):
        found.setdefault(row["room"], []).append({str(name): value for name, value in row.items()})
    return found


def _on_duty(edition: Edition, duties: Sequence[Texts], people: Sequence[Texts]) -> list[Texts]:
    """Those on duty while people are in a room, the responsible first."""
    first, last = min(row["occupied_from"] for row in people), max(row["occupied_to"] for row in people)
    order = {"responsible": 0, "invigilator": 1, "secretary": 2, "escort": 3}
    rows = [row for row in duties if row["from"] < last and row["to"] > first]
    messages, zone = edition.messages, people[0]["zone"]
    return [
        {
            "name": edition.name_of(row["staff"]),
            "duty": messages.say(f"room-duty-{row['duty']}"),
            "hours": hours_text(row["from"].tz_convert(zone), row["to"].tz_convert(zone), messages),
        }
        for row in sorted(rows, key=lambda one: (order[one["duty"]], one["from"], one["staff"]))
    ]
