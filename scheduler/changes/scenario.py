"""A scenario: changes of a semester, and what else an analyst may ask: other rules, other windows, more people."""

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError

from models.ids import Frozen
from models.issues import InvalidInput
from models.text import Language
from scheduler.changes.imported import changes_of
from scheduler.changes.requested import Changes, form_issues, toml_content

Percent = Annotated[int, Field(ge=1, le=1000)]
SessionNumber = Literal["1", "2"]
Kind = TypeVar("Kind", bound=BaseModel)


class ChangedWindow(Frozen):
    """The days of a session, and the earliest and latest start (local time of the organising centre) where these are limited.

    Starts that are imposed in the session move by as many days as its first day.
    """

    first_day: date | None = None
    last_day: date | None = None
    earliest_start: time | None = None
    latest_start: time | None = None


class Scale(Frozen):
    """What there is of each, in percent of today. Candidates are chosen evenly in every centre; new ones are copies."""

    candidates: Percent = 100
    seats: Percent = 100
    staff: Percent = 100


class HolidayDeclared(Frozen):
    """A public holiday, for the sites of these centres (none: of all)."""

    day: date
    name: str = ""
    centres: tuple[str, ...] = ()


class CentreJoined(Frozen):
    """A new centre with a copy of the sites, rooms, staff and candidates of a centre, whose papers they sit as well. `zone`: its
    clock, if it is another one (an IANA name)."""

    centre: str
    like: str
    name: str = ""
    zone: str = ""


class Scenario(Changes):
    """A file of changes with these tables besides. `title` says what it is, in both languages if its author likes.

    `policy`: parameters by rule, for all centres, over their profiles. `weights`: cost of one unit by rule.
    """

    title: dict[Language, str] = Field(default_factory=dict)
    policy: dict[str, dict[str, Any]] = Field(default_factory=dict)
    weights: dict[str, int] = Field(default_factory=dict)
    windows: dict[SessionNumber, ChangedWindow] = Field(default_factory=dict)
    scale: Scale = Scale()
    public_holiday: tuple[HolidayDeclared, ...] = ()
    centre_joined: tuple[CentreJoined, ...] = ()

    def name(self, language: Language, otherwise: str) -> str:
        """The title in the language, else in the other one, else what its file is called."""
        return self.title.get(language) or next(iter(self.title.values()), otherwise)


NOTHING = Scenario()
"""The semester as it is."""


def read_scenario(path: Path) -> Scenario:
    """The scenario of a TOML file and of the files that it names. Raises InvalidInput with every mistake of form."""
    return changes_of(Scenario, toml_content(path), path)


def scenario_of(content: Mapping[str, Any], file: str) -> Scenario:
    """The scenario of the content of a file, which issues name. Raises InvalidInput with every mistake of form."""
    return _validated(Scenario, content, file)


def scenario_schema() -> dict[str, Any]:
    """The JSON Schema of a scenario."""
    return Scenario.model_json_schema(by_alias=True)


class Sweep(BaseModel):
    """A grid: the values to try of each parameter, named as in a scenario, with points (`policy.date-chain.gap`)."""

    grid: dict[str, Annotated[tuple[int | float | str, ...], Field(min_length=1, max_length=50)]] = Field(
        min_length=1, max_length=4
    )


def read_sweep(path: Path) -> Sweep:
    """The grid of a TOML file. Raises InvalidInput."""
    return _validated(Sweep, toml_content(path), str(path))


def _validated(kind: type[Kind], content: Mapping[str, Any], file: str) -> Kind:
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        raise InvalidInput(tuple(form_issues(file, error))) from error
