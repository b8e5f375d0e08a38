"""The lists of ids that all tables of the page share, with what is known of each."""

from dataclasses import dataclass

import pandas as pd

from models.facts import Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.timetable import Timetable
from reports.page_data.id_codes import Codes, Columns
from reports.page_data.zone_clocks import zone_clocks


@dataclass(frozen=True)
class PageIds:
    """The lists of ids, by kind of thing."""

    exams: Codes
    units: Codes
    centres: Codes
    sites: Codes
    rooms: Codes
    zones: Codes
    people: Codes
    teachers: Codes


def page_ids(instance: Instance | PublicInstance, timetable: Timetable, verdict: Verdict) -> PageIds:
    """Ids of the instance in its order, then what only the timetable or the findings name."""
    found, facts, overlaps = verdict.findings, verdict.facts, timetable.overlaps
    named = (found["exam"], found["other"], facts.sittings["exam"], overlaps["stays"], overlaps["moves"])
    people = (found["candidate"], overlaps["candidate"])
    rooms = (facts.bands["room"], found["room"])
    sites = (facts.sittings["site"], facts.bands["site"], found["site"])
    if isinstance(instance, PublicInstance):
        none = Codes(())
        return PageIds(
            Codes((), *named),
            none,
            none,
            Codes((), *sites),
            Codes((), *rooms),
            none,
            Codes((), *people),
            none,
        )
    return PageIds(
        exams=Codes((e.id for e in instance.exams), *named),
        units=Codes(u.id for u in instance.units),
        centres=Codes(c.id for c in instance.centres),
        sites=Codes((s.id for s in instance.sites), *sites),
        rooms=Codes((r.id for r in instance.rooms), *rooms),
        zones=Codes(sorted({s.zone for s in instance.sites} | {c.zone for c in instance.centres})),
        people=Codes((), facts.attendance["candidate"], *people),
        teachers=Codes(t.id for t in instance.teachers),
    )


def names(instance: Instance | PublicInstance, ids: PageIds, verdict: Verdict) -> dict[str, Columns]:
    """What each list says of its ids: a name, what it belongs to, its clock."""
    if isinstance(instance, PublicInstance):
        plain = {"exams": ids.exams, "sites": ids.sites, "rooms": ids.rooms, "people": ids.people}
        empty: dict[str, Columns] = {name: {"id": []} for name in ("units", "centres", "zones")}
        return empty | {name: {"id": codes.ids} for name, codes in plain.items()}
    return {
        "centres": {
            "id": ids.centres.ids,
            "name": [c.name for c in instance.centres],
            "zone": ids.zones.of(pd.Series([c.zone for c in instance.centres], dtype=object)),
        },
        "units": {"id": ids.units.ids, "title": [u.title for u in instance.units]},
        "exams": _exams(instance, ids),
        "sites": _sites(instance, ids),
        "rooms": _rooms(instance, ids),
        "zones": _zones(ids, verdict),
        "people": _people(instance, ids),
        "teachers": {
            "id": ids.teachers.ids,
            "site": ids.sites.of(pd.Series([t.site for t in instance.teachers], dtype=object)),
        },
    }


def _known(table: pd.DataFrame, key: str, codes: Codes) -> pd.DataFrame:
    """One row for each id, in the order of the codes; blanks where the instance does not know it."""
    return table.assign(**{key: table[key].astype(str)}).set_index(key).reindex(codes.ids).reset_index()


def _exams(instance: Instance, ids: PageIds) -> Columns:
    frame = _known(instance.exam_frame, "exam", ids.exams)
    return {
        "id": ids.exams.ids,
        "unit": ids.units.of(frame["unit"]),
        "session": [0 if pd.isna(s) else int(s) for s in frame["session"]],
        "minutes": [0 if pd.isna(m) else int(m) for m in frame["minutes"]],
        "organiser": ids.centres.of(frame["organiser"]),
        "remote": [int(mode == "remote") for mode in frame["mode"]],
        "teacher": ids.teachers.of(frame["offering"].map({o.id: o.teacher for o in instance.offerings})),
    }


def _sites(instance: Instance, ids: PageIds) -> Columns:
    rows = [(s.id, s.name, s.centre, s.zone) for s in instance.sites]
    frame = _known(pd.DataFrame(rows, columns=["site", "name", "centre", "zone"]), "site", ids.sites)
    return {
        "id": ids.sites.ids,
        "name": frame["name"].fillna(frame["site"]).tolist(),
        "centre": ids.centres.of(frame["centre"]),
        "zone": ids.zones.of(frame["zone"]),
    }


def _rooms(instance: Instance, ids: PageIds) -> Columns:
    rows = [(r.id, r.site, r.seats) for r in instance.rooms]
    frame = _known(pd.DataFrame(rows, columns=["room", "site", "seats"]), "room", ids.rooms)
    return {
        "id": ids.rooms.ids,
        "site": ids.sites.of(frame["site"]),
        "seats": [0 if pd.isna(s) else int(s) for s in frame["seats"]],
    }


def _people(instance: Instance, ids: PageIds) -> Columns:
    people = instance.candidates[["id", "site", "extra", "isolated"]]
    frame = _known(people, "id", ids.people)
    return {
        "id": ids.people.ids,
        "site": ids.sites.of(frame["site"]),
        "extra": [0 if pd.isna(e) else int(e) for e in frame["extra"]],
        "isolated": [int(i is True or i == 1) for i in frame["isolated"]],
    }


def _zones(ids: PageIds, verdict: Verdict) -> Columns:
    sittings = verdict.facts.sittings
    return zone_clocks(ids.zones.ids, sittings["occupied_from"], sittings["occupied_to"])
