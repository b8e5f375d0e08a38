"""The page that an examination office posts and sends: the published timetable by centre, site, day and unit."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from models.atomic_file import write_whole
from models.facts import Facts
from models.instance import Instance
from models.result_record import ResultRecord
from models.text import Language
from reports.bilingual import Bilingual, BilingualMessages, number
from reports.formats import day_text
from reports.html_page import page_html
from reports.page_data.id_codes import Codes, Columns
from reports.page_data.published import published
from reports.page_data.zone_clocks import zone_clocks
from reports.public_timetable import public_sittings

_STYLES = ("page", "public", "published", "narrow", "print")
_SCRIPTS = (
    "vendor/fluent-bundle.js",
    "lib/page_data.js",
    "lib/texts.js",
    "lib/elements.js",
    "lib/clocks.js",
    "lib/recall.js",
    "public/lookup.js",
    "lib/spreadsheet.js",
    "lib/searchable_table.js",
    "lib/router.js",
    "published/sittings.js",
    "published/place.js",
    "published/week.js",
    "published/poster.js",
    "public/views.js",
    "lib/search_field.js",
    "lib/accessibility.js",
    "main.js",
)
_MENU = ("overview", "week", "centres", "days", "units")
_WORDS = (
    "page-view-overview", "page-view-centres", "page-view-centre", "page-view-site", "page-view-days", "page-view-day",
    "page-view-units", "page-view-unit", "page-rows", "page-rows_of", "page-search", "page-save", "page-page_before",
    "page-page_after", "page-page_of", "page-previous", "page-next", "page-unknown", "page-public_find_hint",
    "page-be_there", "page-leave_at", "page-kind-remote", "page-kind-oral", "page-from_hour", "page-day",
    "page-hours_of", "page-unit_head", "page-unit_title", "page-site", "page-centre", "page-session_head",
    "page-remark", "page-at_local_time", "page-each_local_time", "page-timetable_of", "page-centres_caption", "page-days_caption",
    "page-units_caption", "page-centres_head", "page-sites_head", "page-exams_head", "page-nothing_day",
    "page-nothing", "page-view-week", "page-view-poster", "page-lead-week", "page-place", "page-week_from_to", "page-week_of", "page-week_poster",
    "page-poster_print", "page-poster_week", "page-poster_draft", "page-starts", "page-all_sites", "page-view-find", "page-found_title", "page-found_nothing", "page-found_caption", "page-found_what", "page-found_id", "page-found_name",
    "page-view-accessibility", "page-access_state_head", "page-access_state", "page-access_tested_head", "page-access_tested", "page-access_known_head",
    "page-too_old", "page-access_known", "page-access_instead_head", "page-access_instead", "page-access_contact_head", "page-access_contact",
)  # fmt: skip
"""The messages of `page.ftl` that this page's scripts say. The others, which tell of candidates, are not in the page."""


def write_public_page(
    directory: Path,
    instance: Instance,
    facts: Facts,
    language: Language,
    name: str = "public.html",
    record: ResultRecord | None = None,
) -> Path:
    """Write the public page `name` into the directory, whole or not at all, and return its path."""
    html = render_public_page(instance, facts, language, record)
    directory.mkdir(parents=True, exist_ok=True)
    target = directory / name
    write_whole(target, lambda path: path.write_text(html, encoding="utf-8"))
    return target


def render_public_page(
    instance: Instance,
    facts: Facts,
    language: Language,
    record: ResultRecord | None = None,
    *,
    is_draft: bool = False,
) -> str:
    """The public page as text. `is_draft`: it says so, also without the record of a version."""
    messages = BilingualMessages.worded(instance.wording)
    sittings = public_sittings(instance, facts)
    return page_html(
        "public.html",
        messages,
        language,
        title=instance.title or instance.name,
        styles=_STYLES,
        scripts=_SCRIPTS,
        data=_data(instance, sittings),
        words=_WORDS,
        record=record,
        is_draft=is_draft,
        menu=[(view, messages.say(f"page-view-{view}")) for view in _MENU],
        c={
            "sessions": list(_sessions(sittings, messages)),
            "centres": list(_centres(instance, sittings, messages)),
        },
    )


def _sessions(sittings: pd.DataFrame, messages: BilingualMessages) -> Iterator[tuple[Bilingual, Bilingual]]:
    """Each session with its first and last day of exams."""
    for session in sorted(sittings["session"].unique().tolist()):
        days = sittings.loc[sittings["session"] == session, "day"]
        first, last = day_text(days.min()), day_text(days.max())
        yield (
            messages.say("posting-session", n=number(session)),
            messages.say("posting-from_to", first=first, last=last),
        )


def _centres(
    instance: Instance, sittings: pd.DataFrame, messages: BilingualMessages
) -> Iterator[tuple[str, str, Bilingual]]:
    """Each centre where exams are sat: id, name, number of sites."""
    sites = sittings.groupby("centre")["site"].nunique()
    for centre in sorted(instance.centres, key=lambda c: c.name):
        if centre.id in sites.index:
            yield centre.id, centre.name, messages.say("posting-sites", count=int(sites[centre.id]))


def _data(instance: Instance, sittings: pd.DataFrame) -> dict[str, Columns]:
    """Lists of ids with their names, and the sittings as columns that point into them."""
    exams = Codes((), sittings["exam"])
    used = {name: set(sittings[name]) for name in ("centre", "site", "unit")}
    centres = [c for c in instance.centres if c.id in used["centre"]]
    sites = [s for s in instance.sites if s.id in used["site"]]
    units = [u for u in instance.units if u.id in used["unit"]]
    centre_codes, site_codes, unit_codes = (Codes(row.id for row in rows) for rows in (centres, sites, units))
    zones = Codes(sorted({s.zone for s in sites}))
    of = sittings.drop_duplicates("exam").set_index("exam").reindex(exams.ids)
    return {
        "centres": {"id": centre_codes.ids, "name": [c.name for c in centres]},
        "sites": {
            "id": site_codes.ids,
            "name": [s.name for s in sites],
            "centre": centre_codes.of(pd.Series([s.centre for s in sites], dtype=object)),
            "zone": zones.of(pd.Series([s.zone for s in sites], dtype=object)),
        },
        "units": {"id": unit_codes.ids, "title": [u.title for u in units]},
        "exams": {
            "unit": unit_codes.of(of["unit"]),
            "session": [int(n) for n in of["session"]],
            "remote": [int(r) for r in of["remote"]],
        },
        "zones": zone_clocks(zones.ids, sittings["start"], sittings["start"]),
        "published": published(sittings, exams, site_codes),
    }
