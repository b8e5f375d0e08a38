"""Why there is no timetable, as a value: what contradicts what, with names and numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Kind = Literal["no-start", "load", "days", "pair", "times", "places", "broken-rule", "pins"]


@dataclass(frozen=True)
class Conflict:
    """One reason of infeasibility; `kind` says which fields speak.

    `no-start`: the exam has no possible start; each breaks one of the rules (none: the session offers none at all).
    `load`: the exams need `needed` of the `resource` at once at the `site`, and `there` are there: in its `rooms`, or
        among its `staff`; at the `instant` (UTC) where the starts are pinned.
    `days`: the first exam is held on `last_day` at the latest; the second does not let it be before `first_day`.
    `pair`: the exams, mostly two, break one of the rules together; `candidates` sit all of them. Where a rule counts, there
        are `needed` exams, of which `there` at most go together.
    `times`: the exams find no starts together. `places`: they find no places together.
    `broken-rule`: pinned starts break a rule; `finding` is the audit's row, `more` how many others are alike.
    `pins`: these `pins` (rows of the table of pins) are part of it; `minimal`: release any one of them and
        the proof fails.
    """

    kind: Kind
    rules: tuple[str, ...] = ()
    exams: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    site: str = ""
    rooms: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    instant: datetime | None = None
    resource: str = ""
    needed: int | None = None
    there: int | None = None
    last_day: date | None = None
    first_day: date | None = None
    finding: Mapping[str, Any] = field(default_factory=dict)
    more: int = 0
    pins: tuple[Mapping[str, Any], ...] = ()
    minimal: bool = False

    def line(self) -> str:
        """Exams, rules and numbers by id in one line, for logs."""
        said = [", ".join(self.rules)] if self.rules else []
        if self.needed is not None:
            where = [word for word in (self.resource, self.site) if word]
            said.append(", ".join([" ".join(where)] * bool(where) + [f"{self.needed} > {self.there}"]))
        if self.last_day is not None:
            said.append(f"{self.last_day} < {self.first_day}")
        return f"{' + '.join(self.exams)}: {', '.join(said) or self.kind}"
