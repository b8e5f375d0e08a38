"""The network of places: centres (regulatory bodies), their sites, the sites' rooms."""

from functools import cache
from typing import Annotated, Self
from zoneinfo import available_timezones

from pydantic import Field, model_validator

from models.calendar import OpeningHours
from models.ids import CentreId, Frozen, RoomId, SiteId
from models.seat_grid import SeatGrid


@cache
def known_zones() -> frozenset[str]:
    """Every IANA time zone of this machine; looking them up walks a folder of hundreds of files."""
    return frozenset(available_timezones())


class Centre(Frozen):
    """A regulatory body (a region or a country) with a policy; `zone` is its seat's clock."""

    id: CentreId
    name: str
    zone: str
    policy: str = "national"
    holidays: str = ""
    copy_days: Annotated[int, Field(ge=0, le=60)] = 0

    @model_validator(mode="after")
    def zone_is_known(self) -> Self:
        if self.zone not in known_zones():
            raise ValueError(f"unknown time zone {self.zone!r}; use an IANA name such as Europe/Paris")
        return self


class Site(Frozen):
    """A place with rooms, opening hours and its own clock; `holidays` names its calendar if it is not its centre's.

    `address` is where people go, `access` how they get there and in; both blank where nobody wrote them down.
    """

    id: SiteId
    centre: CentreId
    name: str
    zone: str
    hours: OpeningHours
    holidays: str = ""
    address: str = ""
    access: str = ""


class Room(Frozen):
    """`seats` counts places usable in an exam. Features are free words (`accessible`, `pc`…).

    `neighbours` are the rooms next to it; where two rooms name none, those of one `building` are next to each other.
    `rows`, `columns` and the `blocked` seats are its grid (models/seat_grid.py); 0 rows: the grid is not known.
    """

    id: RoomId
    site: SiteId
    seats: Annotated[int, Field(ge=1)]
    features: tuple[str, ...] = ()
    building: str = ""
    neighbours: tuple[str, ...] = ()
    rows: Annotated[int, Field(ge=0, le=200)] = 0
    columns: Annotated[int, Field(ge=0, le=100)] = 0
    blocked: tuple[str, ...] = ()

    @property
    def grid(self) -> SeatGrid | None:
        """The grid of seats, None where it is not known."""
        return SeatGrid(self.rows, self.columns, frozenset(self.blocked)) if self.rows else None
