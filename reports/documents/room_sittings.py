"""What happens in each room from the first candidate to the last: one sitting of a room, with its exams, its people and its staff."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from reports.documents.clock_texts import day_text, hour_text, hours_text, length_text
from reports.documents.edition import Edition
from reports.documents.escorts import Escort, escorts
from reports.documents.paper_words import paper_words
from reports.documents.seated import local

Texts = dict[str, Any]


@dataclass(frozen=True)
class RoomSitting:
    """The people of a room from `begins` to `ends` (local), without interruption.

    `exams`: what is the same for everybody of an exam, in words. `rows`: who sits what (reports/documents/seated.py) with
    `begins`, `finishes` and `leaves` local. `staff`: who is on duty there (person, duty, from, to).
    """

    key: str
    centre: str
    site: str
    room: str
    begins: pd.Timestamp
    ends: pd.Timestamp
    exams: list[Texts]
    rows: pd.DataFrame
    staff: list[Texts]
    leaving: list[Escort]
    arriving: list[Escort]


@lru_cache(maxsize=2)
def room_sittings(edition: Edition) -> Sequence[RoomSitting]:
    """The sittings of rooms, by centre, site, day, room and hour."""
    return tuple(_sittings(edition))


def _sittings(edition: Edition) -> Iterator[RoomSitting]:
    rows = _local_rows(edition)
    papers = _paper_hours(edition)
    duties = _duties(edition)
    leaving: dict[tuple[str, str], list[Escort]] = {}
    arriving: dict[tuple[str, str], list[Escort]] = {}
    for escort in escorts(edition):
        leaving.setdefault((escort.from_room, escort.stays), []).append(escort)
        arriving.setdefault((escort.to_room, escort.moves), []).append(escort)
    order = rows.groupby(["room", "block"], sort=False)["begins"].transform("min")
    rows = rows.assign(first=order, day=order.dt.normalize())
    rows = rows.sort_values(["centre", "site", "day", "room", "first", "exam", "candidate"])
    for (_, _, _, room, first), mine in rows.groupby(["centre", "site", "day", "room", "first"], sort=False):
        exams = [
            _exam_texts(edition, str(exam), people, papers)
            for exam, people in mine.groupby("exam", sort=False)
        ]
        ends = mine["leaves"].max()
        names = [str(exam) for exam in mine["exam"].unique()]
        yield RoomSitting(
            key=f"{room} {first:%Y-%m-%d %H:%M}",
            centre=str(mine["centre"].iloc[0]),
            site=str(mine["site"].iloc[0]),
            room=str(room),
            begins=mine["begins"].min(),
            ends=ends,
            exams=sorted(exams, key=lambda one: (one["start"], one["code"])),
            rows=mine,
            staff=_on_duty(edition, duties.get(str(room)), mine),
            leaving=[one for name in names for one in leaving.get((str(room), name), ())],
            arriving=[one for name in names for one in arriving.get((str(room), name), ())],
        )


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
    for row in sitting.rows.to_dict("records"):
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
        if row["secretary"]:
            told.append(say("room-effect-secretary"))
        told += [say(f"room-effect-{name}") for name in papers.get((row["candidate"], row["exam"]), ())]
        if told:
            name = edition.name_of(row["candidate"])
            found.append(
                {"number": row["candidate"], "name": name, "code": row["unit"], "what": " · ".join(told)}
            )
    return found


def _local_rows(edition: Edition) -> pd.DataFrame:
    """Who is seated in a room of the centres of the edition, on the clock of the site."""
    rows = edition.seated
    rows = rows[(rows["room"] != "") & rows["centre"].isin(list(edition.centres))].copy()
    for name, instant in (("begins", "start"), ("finishes", "end"), ("leaves", "out")):
        rows[name] = local(rows[instant], rows["zone"])
    sits, needs = edition.instance.sits, edition.instance.needs
    writes = needs["secretary"].to_numpy(bool)[sits["need"].to_numpy("int64")]
    who = sits.loc[writes, ["candidate", "exam"]].assign(secretary=True)
    rows = rows.merge(who, on=["candidate", "exam"], how="left")
    rows["secretary"] = rows["secretary"].eq(True) & (rows["kind"] == "isolated")
    return rows


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
    edition: Edition, exam: str, people: pd.DataFrame, papers: Mapping[tuple[str, str], Texts]
) -> Texts:
    """What is the same for everybody of an exam in a room."""
    messages = edition.messages
    hours = papers[exam, str(people["zone"].iloc[0])]
    first = people.iloc[0]
    oral = bool(first["oral"])
    usual = people[~people["moved"].astype(bool)]
    together = len(usual) > 0
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


def _duties(edition: Edition) -> Mapping[str, pd.DataFrame]:
    """Who is on duty in each room."""
    rows = edition.timetable.duties.dropna(subset=["from", "to"])
    rows = rows[rows["room"].fillna("") != ""].sort_values(["from", "duty", "staff"])
    return {str(room): mine for room, mine in rows.groupby("room")}


def _on_duty(edition: Edition, duties: pd.DataFrame | None, people: pd.DataFrame) -> list[Texts]:
    if duties is None:
        return []
    first, last, zone = (
        people["occupied_from"].min(),
        people["occupied_to"].max(),
        str(people["zone"].iloc[0]),
    )
    rows = duties[(duties["from"] < last) & (duties["to"] > first)]
    messages, found = edition.messages, []
    order = {"responsible": 0, "invigilator": 1, "secretary": 2, "escort": 3}
    for row in sorted(
        rows.to_dict("records"), key=lambda one: (order[one["duty"]], one["from"], one["staff"])
    ):
        begins, ends = row["from"].tz_convert(zone), row["to"].tz_convert(zone)
        found.append(
            {
                "name": edition.name_of(row["staff"]),
                "duty": messages.say(f"room-duty-{row['duty']}"),
                "hours": hours_text(begins, ends, messages),
            }
        )
    return found
