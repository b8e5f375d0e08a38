"""A section of the page: a heading, a lead, what its template shows, what its script draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.both import Both, both


@dataclass(frozen=True)
class Section:
    """`content` goes to the template `sections/<id>.html`; `data` is embedded once as JSON."""

    id: str
    content: Mapping[str, object]
    data: object = None
    title: Both = field(init=False)
    lead: Both = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", both(f"report.{self.id}.title"))
        object.__setattr__(self, "lead", both(f"report.{self.id}.lead"))
