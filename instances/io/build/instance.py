"""An Instance from tables without errors: places, units and exams become types, people stay tables."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from instances.io.build.available_times import available_times
from instances.io.build.closed_days import Closure, closed_days
from instances.io.settings.settings_reader import InstanceSettings
from instances.io.tables.sheet import ColumnCells, Objects, Sheet
from models.calendar import OpeningHours
from models.granted import accepted_requests, with_granted_sites
from models.ids import CentreId, OfferingId, SiteId
from models.instance import Instance
from models.local_time import to_utc
from models.needs import PAPERS, arrangements, no_exam_needs
from models.network import Centre, Room, Site
from models.offer import Exam, Offering, Teacher, Unit
from models.policy import OpenDaysParameters, Policy
from models.rule_table import RuleTable
from models.schema import RECORDS
from models.windows import windows

Sheets = Mapping[str, Sheet]
YES_OR_NO = ("isolated", "secretary", "small_room", "refused")


def build_instance(settings: InstanceSettings, sheets: Sheets, profile: str | None = None) -> Instance:
    """The instance; everything has been checked before. `profile` replaces everybody's policy profile."""
    centres, sites = network_of(sheets)
    rooms = tuple(Room.model_validate(row) for row in sheets["rooms"].records())
    zone = {site.id: site.zone for site in sites}
    room_zone = pd.Series({room.id: zone[room.site] for room in rooms}, dtype="str")
    accommodations = _accommodations(sheets["accommodations"])
    staff = _staff(sheets["staff"], zone)
    times = available_times(sheets["availability"], sheets["absences"], room_zone, staff, zone)
    offerings, exams = offer_of(sheets)
    seat = {centre.id: centre.zone for centre in centres}
    policies = {c.id: settings.policy(profile or c.policy) for c in centres}
    return Instance(
        name=settings.name,
        title=settings.title,
        sessions=settings.sessions,
        policy=settings.policy(profile or settings.profile),
        policies=policies,
        centres=centres,
        sites=sites,
        rooms=rooms,
        units=tuple(Unit.model_validate(row) for row in sheets["units"].records()),
        offerings=offerings,
        exams=exams,
        candidates=_candidates(sheets["candidates"], accommodations),
        exam_needs=accommodations[accommodations["exam"] != ""].reset_index(drop=True),
        registrations=registrations_of(sheets),
        staff=staff,
        availability=times[0],
        attendance=times[1],
        closed=closed_of(settings, sheets, policies, centres, sites),
        results=_results(sheets["results"]),
        wording=settings.wording,
        language=settings.language,
        teachers=tuple(Teacher.model_validate(row) for row in sheets["teachers"].records()),
        presences=pd.DataFrame({c: sheets["presences"][c].strings for c in ("teacher", "exam", "site")}),
        relocations=with_granted_sites(
            _relocations(sheets["relocations"]),
            accepted_requests(_rows(sheets["requests"]), _rows(sheets["decisions"])),
        ),
        travel=_travel(sheets["travel"]),
        preferences=_preferences(sheets["preferences"], {o.id: seat[o.centre] for o in offerings}),
        sitters=pd.DataFrame({c: sheets["sitters"][c].strings for c in ("exam", "candidate", "proof")}),
        validated=pd.DataFrame({c: sheets["validated"][c].strings for c in ("candidate", "unit")}),
        rule_tables={
            name: RuleTable(sheets[name].table, _rows(sheets[name]))
            for name in (*RECORDS, *settings.schema.rule_tables)
            if len(sheets[name].lines)
        },
    )


def _rows(sheet: Sheet) -> pd.DataFrame:
    """The rows of a table as they are: nobody but its rule knows more of it."""
    return pd.DataFrame(
        {name: pd.Series(cells.column, dtype=object) for name, cells in sheet.columns.items()}
    )


def network_of(sheets: Sheets) -> tuple[tuple[Centre, ...], tuple[Site, ...]]:
    """The centres and the sites."""
    centres = tuple(Centre.model_validate(row) for row in sheets["centres"].records())
    return centres, tuple(_site(row) for row in sheets["sites"].records())


def _site(row: dict[str, object]) -> Site:
    weekdays, saturday, sunday = (row.pop(f"hours_{d}") for d in ("weekdays", "saturday", "sunday"))
    hours = OpeningHours.model_validate({"by_weekday": (*[weekdays] * 5, saturday, sunday)})
    return Site.model_validate({**row, "hours": hours})


def _candidates(sheet: Sheet, accommodations: pd.DataFrame) -> pd.DataFrame:
    """The candidates, each with the arrangement that names no exam."""
    people = pd.DataFrame({name: sheet[name].strings for name in ("id", "centre", "site")})
    whole = accommodations[accommodations["exam"] == ""].drop(columns="exam")
    whole = whole.rename(columns={"candidate": "id"})
    table = people.merge(whole, on="id", how="left")
    for name in whole.columns.drop(["id", "received"]):
        table[name] = table[name].where(table[name].notna(), no_exam_needs()[name].dtype.type())
    return table.astype(no_exam_needs().dtypes.drop(["candidate", "exam"]).to_dict())


def _accommodations(sheet: Sheet) -> pd.DataFrame:
    """One row for each arrangement: candidate, exam (blank: every one), and what models/needs.py calls it."""
    return arrangements(
        pd.DataFrame(
            {
                "candidate": sheet["candidate"].strings,
                "exam": sheet["exam"].strings.fillna(""),
                "extra": sheet["extra_minutes_per_hour"].column.astype(np.int64),
                "pause": sheet["pause"].column.astype(np.int64),
                **{name: sheet[name].column.astype(bool) for name in (*YES_OR_NO, *PAPERS)},
                "features": _sorted_words(sheet["features"]),
                "received": pd.Series(sheet["received"].column, dtype="datetime64[s]"),
            }
        )
    )


def _sorted_words(cells: ColumnCells) -> "pd.Series[str]":
    """Words of each cell in order and once each: classes of needs are told apart by these texts."""
    texts = np.array([" ".join(sorted(set(value or ()))) for value in cells.values] + [""], object)[:-1]
    return pd.Series(texts[cells.codes], dtype="str")


def registrations_of(sheets: Sheets) -> pd.DataFrame:
    """Blank centre: the candidate's; blank teaching mode: the offering's. `administrative` and `paid` are there where
    anybody's is missing."""
    sheet = sheets["registrations"]
    table = pd.DataFrame(
        {
            "candidate": sheet["candidate"].strings,
            "offering": sheet["offering"].strings,
            "centre": _filled(sheet["centre"], sheet["candidate"], sheets["candidates"], "centre"),
            "teaching_mode": _filled(
                sheet["teaching_mode"], sheet["offering"], sheets["offerings"], "teaching_mode"
            ),
        }
    )
    for name in ("administrative", "paid"):
        done = sheet[name].column.astype(bool)
        if not done.all():
            table[name] = done
    return table


def _filled(own: ColumnCells, reference: ColumnCells, target: Sheet, column: str) -> "pd.Series[str]":
    """`own`, and where it is blank what the row of `target` that `reference` names says."""
    theirs = dict(zip(target["id"].column, target[column].column, strict=True))
    default = np.array([theirs.get(value, "") for value in reference.values] + [""], object)[:-1]
    values = default[reference.codes]
    given = own.good[own.codes]
    values[given] = own.column[given]
    return pd.Series(values, dtype="str")


def _staff(sheet: Sheet, zone: Mapping[SiteId, str]) -> pd.DataFrame:
    zones = np.array([zone[site] for site in sheet["site"].column] + [""], object)[:-1]
    return pd.DataFrame(
        {
            "id": sheet["id"].strings,
            "site": sheet["site"].strings,
            "escort": sheet["escort"].column.astype(bool),
            "secretary": sheet["secretary"].column.astype(bool),
            "from": _utc(sheet["from"], zones),
            "until": _utc(sheet["until"], zones),
        }
    )


def _results(sheet: Sheet) -> pd.DataFrame:
    """Passed or not: said, or what the mark says."""
    said = sheet["passed"]
    table = pd.DataFrame(
        {
            "candidate": sheet["candidate"].strings,
            "offering": sheet["offering"].strings,
            "passed": np.where(said.good[said.codes], said.column, sheet["mark"].column).astype(bool),
        }
    )
    compensated = sheet["compensated"].column.astype(bool)
    return table.assign(compensated=compensated) if compensated.any() else table


def _relocations(sheet: Sheet) -> pd.DataFrame:
    words = {name: sheet[name].strings for name in ("candidate", "site", "motive")}
    session = sheet["session"].column.astype(np.int64)
    return pd.DataFrame({**words, "session": session})[["candidate", "session", "site", "motive"]]


def _travel(sheet: Sheet) -> pd.DataFrame:
    sites = {name: sheet[name].strings for name in ("from", "to")}
    return pd.DataFrame({**sites, "minutes": sheet["minutes"].column.astype(np.int64)})


def _preferences(sheet: Sheet, zone: Mapping[OfferingId, str]) -> pd.DataFrame:
    """Blank session: 0, which stands for both; blank price: -1, which stands for the weight of the rule."""
    zones = np.array([zone[offering] for offering in sheet["offering"].column] + [""], object)[:-1]
    return pd.DataFrame(
        {
            "offering": sheet["offering"].strings,
            "session": np.array([number or 0 for number in sheet["session"].column], np.int64),
            "from": _utc(sheet["from"], zones),
            "until": _utc(sheet["until"], zones),
            "wish": sheet["wish"].strings,
            "reason": sheet["reason"].strings,
            "price": np.array([-1 if one is None else one for one in sheet["price"].column], np.int64),
        }
    )


def closed_of(
    settings: InstanceSettings,
    sheets: Sheets,
    policies: Mapping[CentreId, Policy],
    centres: tuple[Centre, ...],
    sites: tuple[Site, ...],
) -> pd.DataFrame:
    """The closed days of every site: public holidays as the centre's policy has them, and closures."""
    working = [c for c, policy in policies.items() if policy.of(OpenDaysParameters).holidays == "work"]
    offerings, exams = offer_of(sheets)
    sessions = {s.number: s for s in settings.sessions}
    held = windows(exams, sessions, {o.id: o.centre for o in offerings}, policies)
    days = {*held.values(), *((s.first_day, s.last_day) for s in settings.sessions)}
    return closed_days(sites, centres, days, _closures(sheets["closures"]), working)


def offer_of(sheets: Sheets) -> tuple[tuple[Offering, ...], tuple[Exam, ...]]:
    """The offerings and the exams."""
    offerings = tuple(Offering.model_validate(row) for row in sheets["offerings"].records())
    return offerings, tuple(Exam.model_validate(row) for row in sheets["exams"].records())


def _closures(sheet: Sheet) -> list[Closure]:
    columns = ("place", "day", "kind", "reason")
    rows: list[tuple[str, date, str, str]] = list(zip(*(sheet[name].column for name in columns), strict=True))
    return rows


def _utc(local: ColumnCells, zones: Objects) -> "pd.Series[pd.Timestamp]":
    """The instants of local times, each on the clock of its zone."""
    return to_utc(pd.Series(local.column, dtype=object), zones)
