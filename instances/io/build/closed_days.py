"""Closed days: public holidays of each centre, plus closures, minus the holidays worked through."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import lru_cache

import holidays
import pandas as pd

from models.network import Centre, Site
from models.windows import Window

MARGIN = 2
"""Days around a window that are looked at too (zones far apart)."""

Closure = tuple[str, date, str, str]
"""(centre or site, day, `closed` or `open`, reason)."""


@lru_cache(maxsize=512)
def _calendar(code: str, year: int) -> dict[date, str]:
    """Public holidays of one year, named in French where the library can, else in English."""
    country, _, region = code.partition("-")
    languages = holidays.country_holidays(country).supported_languages
    language = next((name for name in ("fr", "en_US") if name in languages), None)
    found = holidays.country_holidays(country, subdiv=region or None, years=year, language=language)
    return dict(found.items())


def calendar_exists(code: str) -> bool:
    """Whether `FR`, `FR-MQ`, `MA`… is a calendar of public holidays."""
    country = code.partition("-")[0]
    if country not in holidays.list_supported_countries():
        return False
    try:
        _calendar(code, 2024)
    except NotImplementedError:
        return False
    return True


def days_of(windows: Iterable[Window]) -> list[date]:
    """The days of the windows, with the margin, in order."""
    days: set[date] = set()
    for first, last in set(windows):
        days.update(first + timedelta(days=i) for i in range(-MARGIN, (last - first).days + MARGIN + 1))
    return sorted(days)


def holidays_of(
    sites: Iterable[Site], centres: Iterable[Centre], windows: Iterable[Window]
) -> dict[tuple[str, date], str]:
    """The public holidays of every site on the days of the windows."""
    code_of = {centre.id: centre.holidays for centre in centres}
    days = days_of(windows)
    return {
        (site.id, day): name
        for site in sites
        if (code := code_of[site.centre])
        for day in days
        if (name := _calendar(code, day.year).get(day))
    }


def closed_days(
    sites: tuple[Site, ...],
    centres: tuple[Centre, ...],
    windows: Collection[Window],
    closures: Iterable[Closure],
    working: Collection[str] = (),
) -> pd.DataFrame:
    """One row for each (site, day) that is closed, with the reason.

    A closure of a centre holds for all its sites, unless a site has its own row for that day. A code that
    is both a centre and a site is taken as the site. Centres in `working` keep no public holiday.
    """
    resting = [centre for centre in centres if centre.id not in working]
    closed = holidays_of([s for s in sites if s.centre not in working], resting, windows)
    own = {str(site.id) for site in sites}
    of_centre: dict[str, list[str]] = {}
    for site in sites:
        of_centre.setdefault(site.centre, []).append(site.id)
    for place, day, kind, reason in sorted(closures, key=lambda c: c[0] in own):
        for at in [place] if place in own else of_centre.get(place, []):
            if kind == "open":
                closed.pop((at, day), None)
            else:
                closed[at, day] = reason
    rows = [(site, day, reason) for (site, day), reason in sorted(closed.items())]
    table = pd.DataFrame(rows, columns=["site", "day", "reason"])
    return table.astype({"site": "str", "day": object, "reason": "str"})
