"""Who of the staff is where and when: a sheet for each person, a list for each site (règlement Paca, C.2)."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from models.ids import SiteId
from reports.documents.clock_texts import day_text, hour_text, hours_text
from reports.documents.document import Entry, Printed
from reports.documents.edition import Edition
from reports.documents.escorts import Escort, escorts
from reports.documents.seated import local

_ORDER = {"responsible": 0, "invigilator": 1, "escort": 2, "secretary": 3}


def rosters(edition: Edition) -> Iterator[Printed]:
    """For each centre a file with the sheets of its staff, and one with the lists of its sites, a page a day."""
    say = edition.messages.say
    base = {**edition.shared, "signature": say("convocation-signature")}
    own = {
        **base,
        "title": say("roster-title"),
        "heads": [say(f"roster-head-{name}") for name in ("day", "hours", "duty", "room")],
        "escorts_head": say("roster-escorts-head"),
        "total": say("roster-total"),
        "reminders": [say(f"roster-reminder-{n}") for n in range(1, 4)],
    }
    site = {
        **base,
        "title": say("roster-site-title"),
        "heads": [say(f"roster-head-{name}") for name in ("hours", "room", "duty", "name")],
        "escorts_head": say("roster-escorts-head"),
        "escort_heads": [
            say(f"roster-head-{name}") for name in ("leaves", "from", "to", "begins", "candidates")
        ],
    }
    duties = _duties(edition)
    led = escorts(edition)
    for centre, folder in edition.centre_folders.items():
        mine = duties[duties["centre"] == centre]
        yield from edition.printed(folder, "rosters", list(_people(edition, mine, led)), own, "roster")
        yield from edition.printed(folder, "rosters-sites", list(_sites(edition, mine, led)), site, "rosters")


def _duties(edition: Edition) -> pd.DataFrame:
    """The duties of the sessions of the edition on the clock of their site."""
    instance = edition.instance
    rows = edition.timetable.duties.dropna(subset=["from", "to"]).merge(instance.site_frame, on="site")
    rows = rows.assign(begins=local(rows["from"], rows["zone"]), ends=local(rows["to"], rows["zone"]))
    seated = edition.seated
    spans = seated.groupby("site").agg(first=("occupied_from", "min"), last=("occupied_to", "max"))
    rows = rows.merge(spans.reset_index(), on="site")
    rows = rows[(rows["from"] < rows["last"]) & (rows["to"] > rows["first"])].copy()
    rows["room"] = rows["room"].fillna("")
    rows["order"] = rows["duty"].map(_ORDER)
    return rows.sort_values(["begins", "room", "order", "staff"], ignore_index=True)


def _route(edition: Edition, one: Escort) -> str:
    """Whom an escort leads, from where to where."""
    messages = edition.messages
    return messages.say(
        "roster-route",
        name=edition.name_of(one.candidate),
        day=day_text(one.leaves.date(), messages),
        leaves=hour_text(one.leaves, messages),
        begins=hour_text(one.begins, messages),
        from_room=one.from_room or "–",
        to_room=one.to_room or "–",
        unit=one.moves_unit,
    )


def _led_by(duty: Any, led: list[Escort]) -> list[Escort]:
    """Those who are led during an escort's duty: at its site, from its beginning to its end."""
    return [
        one
        for one in led
        if one.site == duty["site"] and one.leaves == duty["begins"] and one.begins == duty["ends"]
    ]


def _places(edition: Edition, sites: Iterable[str]) -> list[dict[str, str]]:
    """Name, address and access of the sites of which either is known."""
    named = [edition.instance.site[SiteId(str(site))] for site in dict.fromkeys(sites)]
    return [
        {"name": one.name, "address": one.address, "access": one.access}
        for one in named
        if one.address or one.access
    ]


def _people(edition: Edition, duties: pd.DataFrame, led: Any) -> Iterator[Entry]:
    instance, messages = edition.instance, edition.messages
    persons = sorted(duties["staff"].unique(), key=lambda one: (edition.name_of(one).casefold(), one))
    of = dict(iter(duties.groupby("staff")))
    for person in persons:
        lines, routes, minutes = [], [], 0
        for duty in of[person].to_dict("records"):
            minutes += int((duty["ends"] - duty["begins"]).total_seconds()) // 60
            lines.append(
                [
                    day_text(duty["begins"].date(), messages),
                    hours_text(duty["begins"], duty["ends"], messages),
                    messages.say(f"room-duty-{duty['duty']}"),
                    duty["room"] or "–",
                ]
            )
            if duty["duty"] == "escort":
                routes += [_route(edition, one) for one in _led_by(duty, led)]
        site = of[person]["site"].iloc[0]
        yield (
            str(person),
            {
                "centre": edition.site_line(str(site)),
                "name": edition.name_of(person),
                "site": instance.site[SiteId(str(site))].name,
                "lines": lines,
                "places": _places(edition, of[person]["site"]),
                "routes": routes,
                "minutes": f"{minutes // 60}\xa0h\xa0{minutes % 60:02}",
            },
        )


def _sites(edition: Edition, duties: pd.DataFrame, led: Any) -> Iterator[Entry]:
    messages = edition.messages
    rows = duties.assign(day=duties["begins"].dt.normalize())
    for (site, _), mine in rows.sort_values(["site", "day", "begins", "room", "order"]).groupby(
        ["site", "day"], sort=True
    ):
        day = mine["begins"].iloc[0].date()
        lines = [
            [
                hours_text(duty["begins"], duty["ends"], messages),
                duty["room"] or "–",
                messages.say(f"room-duty-{duty['duty']}"),
                edition.name_of(duty["staff"]),
            ]
            for duty in mine.to_dict("records")
        ]
        routes: dict[tuple[str, str, str, str], int] = {}
        for one in led:
            if one.site == site and one.leaves.date() == day:
                hours = hour_text(one.leaves, messages), hour_text(one.begins, messages)
                key = (hours[0], one.from_room or "–", one.to_room or "–", hours[1])
                routes[key] = routes.get(key, 0) + 1
        yield (
            f"{site} {day}",
            {
                "centre": edition.site_line(str(site)),
                "day": day_text(day, messages),
                "lines": lines,
                "places": _places(edition, [str(site)]),
                "routes": [[*key, str(count)] for key, count in routes.items()],
            },
        )
