"""Names for ids: what the page calls a centre, a site, an exam. A public instance has none."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from models.instance import Instance
from models.public import PublicInstance


@dataclass(frozen=True)
class Names:
    """Names and clocks by id; what is not known is called by its id."""

    centres: Mapping[str, str] = field(default_factory=dict)
    sites: Mapping[str, str] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    organiser_zones: Mapping[str, str] = field(default_factory=dict)
    candidate_sites: "pd.Series[str]" = field(default_factory=lambda: pd.Series(dtype=object))

    def centre(self, centre: str) -> str:
        """Name of a centre."""
        return self.centres.get(centre, centre)

    def site(self, site: str) -> str:
        """Name of a site."""
        return self.sites.get(site, site)

    def title(self, exam: str) -> str:
        """Title of the unit an exam belongs to, or nothing."""
        return self.titles.get(exam, "")

    def clock(self, site: str, exam: str = "") -> str:
        """The zone in which a fact is told: the site's, else that of the exam's organiser, else UTC."""
        return self.zones.get(site) or self.organiser_zones.get(exam) or "UTC"


def names_of(instance: Instance | PublicInstance) -> Names:
    """The names an instance gives."""
    if isinstance(instance, PublicInstance):
        return Names()
    titles = {u.id: u.title for u in instance.units}
    offerings = instance.offering
    return Names(
        centres={c.id: c.name for c in instance.centres},
        sites={s.id: s.name for s in instance.sites},
        zones={s.id: s.zone for s in instance.sites},
        titles={e.id: titles[offerings[e.offering].unit] for e in instance.exams},
        organiser_zones={e.id: instance.centre[offerings[e.offering].centre].zone for e in instance.exams},
        candidate_sites=instance.candidates.set_index("id")["site"],
    )
