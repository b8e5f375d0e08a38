"""Days and hours: sessions with their windows and starts, opening hours of a site."""

from datetime import date, time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from models.ids import Frozen

UNDECIDED = "to be decided"
"""Stands for a date that nobody has set yet and that will be published."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Session(Frozen):
    """Session 1 (initiale) or 2 (rattrapage): a window of days and the starts allowed in it.

    `starts` maps a weekday name to local times of the organising centre; when `grid_minutes` is
    given instead, every multiple of it from midnight is a start (opening hours then decide).
    `request_deadline` is that of the centre `request_deadline_centre`; None: of every centre that has one for the session.
    """

    number: Annotated[int, Field(ge=1, le=2)]
    first_day: date
    last_day: date
    starts: dict[str, tuple[time, ...]] = Field(default_factory=dict)
    grid_minutes: Annotated[int, Field(ge=5, le=120)] | None = None
    results_published: date | None = None
    calendar_published: date | None = None
    request_deadline: date | Literal["to be decided"] | None = None
    request_deadline_centre: str | None = None

    @model_validator(mode="after")
    def window_and_starts_make_sense(self) -> Self:
        if self.last_day < self.first_day:
            raise ValueError(
                f"last_day {self.last_day} is before first_day {self.first_day}; swap them or correct one"
            )
        if unknown := sorted(set(self.starts) - set(WEEKDAYS)):
            raise ValueError(f"starts: unknown weekday {', '.join(unknown)}; use {', '.join(WEEKDAYS)}")
        if bool(self.starts) == (self.grid_minutes is not None):
            raise ValueError("give either starts by weekday or grid_minutes, not both and not neither")
        return self

    def starts_on(self, day: date) -> tuple[time, ...]:
        """Local times at which an exam may begin on `day`, in order (organising centre's clock)."""
        if self.grid_minutes is None:
            return tuple(sorted(self.starts.get(WEEKDAYS[day.weekday()], ())))
        return tuple(time(*divmod(m, 60)) for m in range(0, 24 * 60, self.grid_minutes))


class OpeningHours(Frozen):
    """Local opening and closing time by weekday (Monday first); `None` is closed all day."""

    by_weekday: tuple[tuple[time, time] | None, ...]

    @model_validator(mode="after")
    def seven_days_in_order(self) -> Self:
        if len(self.by_weekday) != 7:
            raise ValueError("opening hours need seven weekdays")
        for name, span in zip(WEEKDAYS, self.by_weekday, strict=True):
            if span is not None and span[1] <= span[0]:
                raise ValueError(f"{name}: closes at {span[1]:%H:%M}, not after it opens at {span[0]:%H:%M}")
        return self
