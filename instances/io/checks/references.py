"""Checks between tables: references to rows that exist, and values that must agree."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from instances.io.build.closed_days import calendar_exists, known_regions, near_calendar
from instances.io.checks.clock_changes import check_imposed_times
from instances.io.checks.intervals import check_intervals
from instances.io.checks.near_codes import NearCodes
from instances.io.issue_log import KEEP, IssueLog
from instances.io.tables.sheet import Sheet
from instances.io.tables.table_words import table_words
from models.calendar import Session
from models.policy import PROFILES
from models.schema import PROGRAMME

EITHER = (("availability", "room"), ("absences", "who"))
"""Columns that name a room or a person of the staff."""
Sheets = Mapping[str, Sheet | None]


def check_references(sheets: Sheets, issues: IssueLog) -> None:
    """Every code that refers to another table exists there (unless that table could not be read)."""
    for name, sheet in sheets.items():
        if name == PROGRAMME:
            continue  # the tables that it stands for are looked at
        for column in sheet.table.columns if sheet else ():
            target = sheets.get(column.refers) if column.refers else None
            if sheet is None or target is None or (name, column.name) in EITHER:
                continue
            names = _unit_titles(sheets) if column.refers == "offerings" else None
            _unknown(sheet, column.name, (target,), "reference", issues, names)
    rooms, staff = sheets.get("rooms"), sheets.get("staff")
    for name, column_name in EITHER:
        if (sheet := sheets.get(name)) is not None and rooms is not None and staff is not None:
            _unknown(sheet, column_name, (rooms, staff), "resource", issues)
    closures, centres, sites = sheets.get("closures"), sheets.get("centres"), sheets.get("sites")
    if closures is not None and centres is not None and sites is not None:
        _unknown(closures, "place", (sites, centres), "place", issues)


def check_agreement(sheets: Sheets, sessions: tuple[Session, ...] | None, issues: IssueLog) -> None:
    """Statements of two places that contradict each other."""
    if centres := sheets.get("centres"):
        _check_centres(centres, issues)
    if sites := sheets.get("sites"):
        for line, code in zip(sites.lines.tolist(), sites["holidays"].column, strict=True):
            _check_calendar(sites, line, code, issues)
    if (candidates := sheets.get("candidates")) and (sites := sheets.get("sites")) and centres:
        _check_home_sites(candidates, sites, _ids(centres), issues)
        if travel := sheets.get("travel"):
            _check_travel(travel, sites, _ids(centres), issues)
    if (exams := sheets.get("exams")) and sessions is not None:
        _check_exams(exams, sessions, issues)
    if exams and (offerings := sheets.get("offerings")) and centres:
        check_imposed_times(exams, offerings, centres, issues)
    for name in ("staff", "availability", "absences", "preferences"):
        if sheet := sheets.get(name):
            check_intervals(sheet, issues)
    registrations, offerings = sheets.get("registrations"), sheets.get("offerings")
    if registrations and offerings and (exams := sheets.get("exams")):
        _check_examined(registrations, exams, _ids(offerings), issues)


def _ids(sheet: Sheet) -> set[str]:
    cells = sheet["id"]
    return {str(v) for v, text in zip(cells.values, cells.texts, strict=True) if text} | sheet.lost


def _unit_titles(sheets: Sheets) -> Mapping[str, str]:
    """The offering of each title of a unit that one centre offers."""
    units, offerings = sheets.get("units"), sheets.get("offerings")
    if units is None or offerings is None:
        return {}
    offered = list(zip(offerings["unit"].column, offerings["id"].column, strict=True))
    count = Counter(unit for unit, _ in offered)
    codes = {str(unit): str(code) for unit, code in offered if count[unit] == 1}
    titles = zip(units["title"].column, units["id"].column, strict=True)
    return {str(title): codes[str(unit)] for title, unit in titles if str(unit) in codes}


def _unknown(
    sheet: Sheet,
    column: str,
    targets: Sequence[Sheet],
    kind: str,
    issues: IssueLog,
    names: Mapping[str, str] | None = None,
) -> None:
    """Codes of a column that none of the target tables has, with the one that each most likely means."""
    cells, known = sheet[column], set[str]().union(*map(_ids, targets))
    unknown = cells.good & ~np.fromiter((v in known for v in cells.values), bool, len(cells.values))
    rows = cells.rows_where(unknown)
    if not len(rows):
        return
    codes, words = NearCodes(*targets, names=names), table_words(targets[0].table, issues)
    for row in rows[:KEEP].tolist():
        value = cells.texts[cells.codes[row]]
        near = codes.near(str(value))
        code = f"input-{'near' if near else 'unknown'}-{kind}"
        detail = {**words, "near": near}
        issues.add(sheet.file, code, row=int(sheet.lines[row]), column=column, value=value, detail=detail)
    issues.count(sheet.file, column, f"input-unknown-{kind}", len(rows) - KEEP)


def _check_centres(centres: Sheet, issues: IssueLog) -> None:
    profile, calendar = centres["policy"], centres["holidays"]
    for i, line in enumerate(centres.lines.tolist()):
        name, code = profile.column[i], calendar.column[i]
        if name not in PROFILES:
            words = {"known": ", ".join(PROFILES)}
            issues.add(
                centres.file, "input-unknown-profile", row=line, column="policy", value=name, detail=words
            )
        _check_calendar(centres, line, code, issues)


def _check_calendar(sheet: Sheet, line: int, code: str, issues: IssueLog) -> None:
    if code and not calendar_exists(code):
        near, regions = near_calendar(code), known_regions(code)
        kind = (
            "input-near-holidays" if near else "input-unknown-region" if regions else "input-unknown-holidays"
        )
        words = {"near": near, "known": regions}
        issues.add(sheet.file, kind, row=line, column="holidays", value=code, detail=words)


def _check_home_sites(candidates: Sheet, sites: Sheet, known_centres: set[str], issues: IssueLog) -> None:
    pairs = zip(sites["id"].column, sites["centre"].column, strict=True)
    belongs = {site: centre for site, centre in pairs if centre in known_centres}
    home, centre = candidates["site"], candidates["centre"]
    expected = np.array([belongs.get(site, "") for site in home.values] + [""], object)[:-1]
    known = np.fromiter((bool(c) for c in expected), bool, len(expected))
    codes = {c: i for i, c in enumerate(centre.values)}
    wanted = np.fromiter((codes.get(c, -1) for c in expected), np.int64, len(expected))
    wrong = known[home.codes] & centre.good[centre.codes] & (wanted[home.codes] != centre.codes)
    for row in np.flatnonzero(wrong)[:KEEP].tolist():
        issues.add(
            candidates.file,
            "input-site-elsewhere",
            row=int(candidates.lines[row]),
            column="site",
            value=home.column[row],
            detail={"belongs": expected[home.codes[row]], "centre": centre.column[row]},
        )
    issues.count(candidates.file, "site", "input-site-elsewhere", int(wrong.sum()) - KEEP)


def _check_travel(travel: Sheet, sites: Sheet, known_centres: set[str], issues: IssueLog) -> None:
    """Candidates are received at another site of their own centre, on the same clock."""
    place = {
        site: both
        for site, *both in zip(*(sites[c].column for c in ("id", "centre", "zone")), strict=True)
        if both[0] in known_centres and both[1]
    }
    rows = zip(travel.lines.tolist(), travel["from"].column, travel["to"].column, strict=True)
    for line, home, host in rows:
        if home == host:
            issues.add(travel.file, "input-travel-itself", row=line, column="to", value=host)
        elif home in place and host in place:
            (centre, zone), (other, clock) = place[home], place[host]
            code = "input-travel-centre" if centre != other else "input-travel-zone"
            words = {"home": home, "one": centre, "other": other}
            if centre == other:
                words |= {"one": zone, "other": clock}
            if (centre, zone) != (other, clock):
                issues.add(travel.file, code, row=line, column="to", value=host, detail=words)


def _check_exams(exams: Sheet, sessions: tuple[Session, ...], issues: IssueLog) -> None:
    windows = {s.number: (s.first_day, s.last_day) for s in sessions}
    number, start = exams["session"], exams["imposed_start"]
    for i, line in enumerate(exams.lines.tolist()):
        if not number.good[number.codes[i]]:
            continue
        session = number.column[i]
        if session not in windows:
            issues.add(exams.file, "input-no-session", row=line, column="session", value=session)
        elif start.good[start.codes[i]] and not _inside(start.column[i].date(), windows[session]):
            first, last = windows[session]
            issues.add(
                exams.file,
                "input-outside-window",
                row=line,
                column="imposed_start",
                value=start.texts[start.codes[i]],
                detail={"session": session, "first": first, "last": last},
            )


def _inside(day: date, window: tuple[date, date]) -> bool:
    return window[0] <= day <= window[1]


def _check_examined(registrations: Sheet, exams: Sheet, known: set[str], issues: IssueLog) -> None:
    """A warning: people who are registered for an offering that nobody examines."""
    offering = registrations["offering"]
    silent = known - set(exams["offering"].values) - exams.lost
    marked = np.fromiter((value in silent for value in offering.values), bool, len(offering.values))
    for i in np.flatnonzero(marked).tolist():
        row = int(registrations.lines[np.argmax(offering.codes == i)])
        issues.add(
            registrations.file,
            "input-not-examined",
            row=row,
            column="offering",
            value=offering.values[i],
            severity="warning",
        )
