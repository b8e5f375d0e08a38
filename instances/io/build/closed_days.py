"""Closed days: public holidays of each centre, plus closures, minus the holidays worked through."""

import difflib
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import cache, lru_cache

import holidays
import pandas as pd

from instances.io.tables.headings import plain
from models.locale_format import country_names
from models.network import Centre, Site
from models.text import LANGUAGES
from models.windows import Window

MARGIN = 2
"""Days around a window that are looked at too (zones far apart)."""

_COUNTRY = "FR"
"""The country of a region that is written alone."""

_OTHER_CODES = {
    ("FR", "GF"): "973",
    ("FR", "67"): "6AE",
    ("FR", "68"): "6AE",
    ("FR", "978"): "MF",
    ("FR", "977"): "BL",
}
"""Codes in use that the calendars do not know: of Guyane, and of departments."""

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


def near_calendar(code: str) -> str:
    """The calendar that an unknown code most likely means: `FR-973` for `FR-GF` or `FR-Guyane`; blank for none."""
    if named := _countries().get(plain(code)):
        return named
    country, _, region = code.partition("-")
    if country not in holidays.list_supported_countries():
        country, region = _COUNTRY, region or country
    regions = _regions(country)
    known = regions.get(plain(region)) or _OTHER_CODES.get((country, region.upper()), "")
    if not known:
        near = difflib.get_close_matches(plain(region), regions, 1, 0.7)
        known = regions[near[0]] if near else ""
    return f"{country}-{known}" if known else ""


def known_regions(code: str) -> str:
    """The regions that the country of a code distinguishes, separated by commas; blank for none."""
    country = code.partition("-")[0]
    known = holidays.list_supported_countries().get(country, [])
    return ", ".join(f"{country}-{region}" for region in known if " " not in region)


@cache
def _countries() -> dict[str, str]:
    """The codes of the countries that have a calendar, by their names in English and in French."""
    known = holidays.list_supported_countries()
    names = ((country_names(language), code) for language in LANGUAGES for code in known)
    return {plain(named[code]): code for named, code in names if code in named}


@cache
def _regions(country: str) -> dict[str, str]:
    """The codes of the regions of a country by their names and codes."""
    calendar = holidays.country_holidays(country)
    names = {region: region for region in calendar.subdivisions} | calendar.subdivisions_aliases
    return {plain(name): region for name, region in names.items()}


def days_of(windows: Iterable[Window]) -> list[date]:
    """The days of the windows, with the margin, in order."""
    days: set[date] = set()
    for first, last in set(windows):
        days.update(first + timedelta(days=i) for i in range(-MARGIN, (last - first).days + MARGIN + 1))
    return sorted(days)


def holidays_of(
    sites: Iterable[Site], centres: Iterable[Centre], windows: Iterable[Window]
) -> dict[tuple[str, date], str]:
    """The public holidays of every site on the days of the windows, by its own calendar or that of its centre."""
    code_of = {centre.id: centre.holidays for centre in centres}
    days = days_of(windows)
    return {
        (site.id, day): name
        for site in sites
        if (code := site.holidays or code_of[site.centre])
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
    """One row for each (site, day) that is closed: site, day, reason, and whether it is a public holiday there.

    A closure of a centre holds for all its sites, unless a site has its own row for that day. A code that
    is both a centre and a site is taken as the site. Centres in `working` keep no public holiday.
    """
    resting = [centre for centre in centres if centre.id not in working]
    kept = holidays_of([s for s in sites if s.centre not in working], resting, windows)
    closed = dict(kept)
    own = {str(site.id) for site in sites}
    of_centre: dict[str, list[str]] = {}
    for site in sites:
        of_centre.setdefault(site.centre, []).append(site.id)
    for place, day, kind, reason in sorted(closures, key=lambda c: c[0] in own):
        for at in [place] if place in own else of_centre.get(place, []):
            if kind == "open":
                closed.pop((at, day), None)
                kept.pop((at, day), None)
            else:
                closed[at, day] = reason
    rows = [(*key, reason, key in kept) for key, reason in sorted(closed.items())]
    table = pd.DataFrame(rows, columns=["site", "day", "reason", "holiday"])
    return table.astype({"site": "str", "day": object, "reason": "str", "holiday": "bool"})
