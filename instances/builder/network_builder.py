"""The network of a small semester: centres, sites, rooms and staff in a line each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any, Self

import pandas as pd

from instances.builder.instants import Rows, utc
from models.calendar import OpeningHours
from models.ids import CentreId, RoomId, SiteId
from models.network import Centre, Room, Site
from models.policy import PolicySchema, policy_from

PLENTY = (50, 20)
"""Staff of a site and escorts among them, where nothing else is said."""


@dataclass
class NetworkBuilder:
    """Centres and their sites. The site Paris of the centre Paris is there from the beginning.

    `policy` (overrides) and `profile` are those of every centre that does not say otherwise; `schema` says what a
    policy may set.
    """

    schema: PolicySchema = field(kw_only=True)
    policy: Mapping[str, Any] = field(default_factory=dict)
    profile: str = "national"

    def __post_init__(self) -> None:
        self.centres: dict[str, Centre] = {}
        self.profiles: dict[str, tuple[str, Mapping[str, Any]]] = {}
        self.sites: dict[str, Site] = {}
        self.rooms: dict[str, Room] = {}
        self.staff_rows: Rows = []
        self.availability: Rows = []
        self.closed: Rows = []
        self.ways: Rows = []
        self.site("Paris")

    def centre(
        self,
        name: str,
        zone: str = "Europe/Paris",
        copy_days: int = 0,
        profile: str = "national",
        policy: Mapping[str, Any] | None = None,
    ) -> Self:
        self.centres[name] = Centre(id=CentreId(name), name=name, zone=zone, copy_days=copy_days)
        self.profiles[name] = (profile, {**self.policy, **(policy or {})})
        return self

    def set_policy(self, **settings: Mapping[str, Any]) -> Self:
        """Set parameters of rules for every centre, as in `transfer={"cap": 1}`.

        Raises ValueError at once for a rule, a parameter or a value that no policy of the schema has.
        """
        policy_from(self.profile, settings, self.schema)
        self.policy = {**self.policy, **settings}
        self.profiles = {
            name: (profile, {**own, **settings}) for name, (profile, own) in self.profiles.items()
        }
        return self

    def site(
        self,
        name: str,
        zone: str = "Europe/Paris",
        centre: str = "",
        hours: str = "07:00-23:00",
        staff: tuple[int, int] = PLENTY,
    ) -> Self:
        """A site (of a centre of the same name unless told); `staff` counts (people, escorts of them)."""
        centre = centre or name
        if centre not in self.centres:
            self.centre(centre, zone, profile=self.profile)
        opens, closes = (time.fromisoformat(part) for part in hours.split("-"))
        week = OpeningHours(by_weekday=(*[(opens, closes)] * 6, None))
        self.sites[name] = Site(id=SiteId(name), centre=CentreId(centre), name=name, zone=zone, hours=week)
        self.staff_rows = [row for row in self.staff_rows if row["site"] != name]
        return self.staff(name, *staff)

    def staff(
        self, site: str, people: int, escorts: int, since: str = "", until: str = "", secretaries: int = 0
    ) -> Self:
        """Add staff, present always or in an interval of the site's clock."""
        zone = self.sites[site].zone
        for i in range(people):
            self.staff_rows.append(
                {
                    "id": f"{site}-{len(self.staff_rows)}",
                    "site": site,
                    "escort": i < escorts,
                    "secretary": i >= people - secretaries,
                    "from": utc(since, zone) if since else pd.NaT,
                    "until": utc(until, zone) if until else pd.NaT,
                }
            )
        return self

    def room(
        self,
        name: str,
        seats: int,
        site: str = "Paris",
        features: str = "",
        building: str = "",
        neighbours: str = "",
    ) -> Self:
        """A room; features and neighbours are separated by spaces."""
        words = {"features": tuple(features.split()), "neighbours": tuple(neighbours.split())}
        self.rooms[name] = Room(id=RoomId(name), site=SiteId(site), seats=seats, building=building, **words)
        return self

    def available(self, room: str, since: str, until: str) -> Self:
        zone = self.sites[str(self.rooms[room].site)].zone
        self.availability.append({"room": room, "from": utc(since, zone), "until": utc(until, zone)})
        return self

    def closure(self, site: str, day: date, reason: str = "holiday", *, public: bool = False) -> Self:
        """A day on which a site is closed; `public`: a public holiday there."""
        self.closed.append({"site": site, "day": day, "reason": reason, "holiday": public})
        return self

    def way(self, home: str, host: str, minutes: int) -> Self:
        """Candidates of a site may be received at another one."""
        self.ways.append({"from": home, "to": host, "minutes": minutes})
        return self
