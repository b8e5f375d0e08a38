"""Rows of a table of pins, kind by kind: which cells each needs, and which exams and people it may name."""

from collections.abc import Iterator

import pandas as pd

from instances.io.issue_log import IssueLog
from instances.io.pins.start_rows import start_rows
from instances.io.tables.sheet import Sheet
from instances.io.tables.table_words import french_choice, table_words
from instances.io.timetable.starts import start_instants
from models.instance import Instance
from models.offer import ExamMode
from models.pins import KINDS, MAY_BE_BLANK, OPEN, USES, no_pins, pins_of
from models.schema import TABLES

REFERS = {"candidate": "candidates", "site": "sites", "host": "sites", "room": "rooms"}


def pins_in(sheet: Sheet, instance: Instance, issues: IssueLog) -> pd.DataFrame:
    """The pins of a sheet; sound rows only, what is wrong with the others is noted."""
    used = dict.fromkeys(name for names in USES.values() for name in names)
    columns = ("kind", "exam", *used, "reason")
    table = pd.DataFrame({name: sheet[name].column for name in columns}).assign(line=sheet.lines)
    words = [name for name in columns if name not in OPEN]
    table[words] = table[words].fillna("").astype(str)
    bad = set(_filled(table, sheet, issues)) | set(_known(table, instance, sheet, issues))
    table = table[table["kind"].isin(KINDS) & ~table["line"].isin(list(bad))]
    table = table.sort_values("line", ignore_index=True)
    parts = [start_rows(table[table["kind"] == "start"].reset_index(drop=True), instance, sheet, issues)]
    for kind, check in (("host", _hosts), ("room", _rooms), ("seat", _seats)):
        rows = table[table["kind"] == kind].reset_index(drop=True)
        wrong = set(check(rows, instance, sheet, issues))
        parts.append(pins_of(kind, _sourced(rows[~rows["line"].isin(list(wrong))], sheet, issues)))
    for kind in ("transfer", "unresolved"):
        rows = _overlaps(table[table["kind"] == kind].reset_index(drop=True), instance, sheet, issues)
        parts.append(pins_of(kind, _sourced(rows, sheet, issues)))
    found = [part for part in parts if len(part)]
    return pd.concat(found, ignore_index=True) if found else no_pins()


def _sourced(rows: pd.DataFrame, sheet: Sheet, issues: IssueLog) -> pd.DataFrame:
    """The rows with the file and line they come from."""
    place = issues.place(sheet.file).name
    return rows.assign(source=[f"{place}:{line}" for line in rows["line"]])


def _filled(table: pd.DataFrame, sheet: Sheet, issues: IssueLog) -> Iterator[int]:
    """Notes lines that lack a cell of their kind or fill one of another kind."""
    columns = {column.name: column for column in sheet.table.columns}
    for kind, rows in table[table["kind"].isin(KINDS)].groupby("kind"):
        for name in table.columns.difference(["kind", "exam", "reason", "line"]):
            filled = rows[name].notna() & (rows[name] != "")
            used = name in USES[str(kind)]
            open_ = name in MAY_BE_BLANK or (kind == "transfer" and name == "start")
            wrong = rows[~filled] if used and not open_ else rows[filled] if not used else rows.iloc[:0]
            words = {
                "kind": kind,
                "kind_fr": french_choice(columns["kind"], str(kind)),
                "help_en": columns[name].help_en,
                "help_fr": columns[name].help_fr,
            }
            code = "pins-needs" if used else "pins-unused"
            for line, value in zip(wrong["line"], wrong[name], strict=True):
                text = "" if used else value
                issues.add(sheet.file, code, row=int(line), column=name, value=text, detail=words)
                yield int(line)


def _known(table: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> Iterator[int]:
    """Lines that name what the instance does not have."""
    exams = [str(e) for e in instance.exam]
    known = {
        "exam": exams,
        "moves": exams,
        "candidate": list(instance.candidates["id"]),
        "site": [str(s) for s in instance.site],
        "host": [str(s) for s in instance.site],
        "room": [str(r.id) for r in instance.rooms],
    }
    for name, ids in known.items():
        wrong = table[(table[name] != "") & ~table[name].isin(ids)]
        code = "pins-unknown" if name in ("exam", "moves") else "input-unknown-reference"
        words = table_words(TABLES[REFERS[name]], issues) if name in REFERS else {}
        for line, value in zip(wrong["line"], wrong[name], strict=True):
            issues.add(sheet.file, code, row=int(line), column=name, value=value, detail=words)
            yield int(line)


def _at(rows: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> Iterator[int]:
    """Rows (exam, site) of which nobody sits the exam at the site, or it is written at home."""
    sat = instance.sits[["exam", "site"]].drop_duplicates()
    sites = sat.groupby("exam")["site"].agg(sorted).to_dict()
    for exam, site, line in zip(rows["exam"], rows["site"], rows["line"], strict=True):
        words = {"exam": exam, "site": site, "known": ", ".join(sites.get(exam, []))}
        code = "pins-remote" if instance.exam[exam].mode is ExamMode.REMOTE else ""
        code = code or ("pins-nobody" if exam not in sites else "")
        code = code or ("pins-nobody-at" if site not in sites[exam] else "")
        if code:
            column = "site" if code == "pins-nobody-at" else "exam"
            value = site if column == "site" else exam
            issues.add(sheet.file, code, row=int(line), column=column, value=value, detail=words)
            yield int(line)


def _hosts(rows: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> Iterator[int]:
    yield from _at(rows, instance, sheet, issues)
    for row in rows.to_dict("records"):
        home, host = instance.site[row["site"]], instance.site[row["host"]]
        if (home.centre, home.zone) != (host.centre, host.zone):
            words = {"site": row["site"], "host": row["host"]}
            issues.add(
                sheet.file, "pins-host", row=int(row["line"]), column="host", value=row["host"], detail=words
            )
            yield int(row["line"])


def _rooms(rows: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> Iterator[int]:
    yield from _at(rows, instance, sheet, issues)
    yield from _orals(rows, instance, sheet, issues)
    yield from _elsewhere(rows, instance, sheet, issues)


def _orals(rows: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> Iterator[int]:
    """Rows of orals, whose jury has any one room for all."""
    for exam, line in zip(rows["exam"], rows["line"], strict=True):
        if instance.exam[exam].oral:
            words = {"exam": exam}
            issues.add(sheet.file, "pins-oral", row=int(line), column="exam", value=exam, detail=words)
            yield int(line)


def _seats(rows: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> Iterator[int]:
    sits = instance.sits[["candidate", "exam", "site"]]
    found = rows.drop(columns="site").merge(sits, on=["candidate", "exam"], how="left")
    yield from _strangers(found, "exam", sheet, issues)
    found = found[found["site"].notna()]
    remote = [instance.exam[exam].mode is ExamMode.REMOTE for exam in found["exam"]]
    for exam, line in zip(found.loc[remote, "exam"], found.loc[remote, "line"], strict=True):
        words = {"exam": exam}
        issues.add(sheet.file, "pins-remote", row=int(line), column="exam", value=exam, detail=words)
        yield int(line)
    yield from _orals(found, instance, sheet, issues)
    yield from _elsewhere(found, instance, sheet, issues)


def _elsewhere(rows: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> Iterator[int]:
    """Rows (room, site) of which the room is at another site."""
    at = {str(room.id): str(room.site) for room in instance.rooms}
    there = rows["room"].map(at)
    for index in rows.index[there != rows["site"]]:
        row = rows.loc[index]
        words = {"room": row["room"], "there": there[index], "site": row["site"]}
        issues.add(
            sheet.file,
            "pins-elsewhere",
            row=int(row["line"]),
            column="room",
            value=row["room"],
            detail=words,
        )
        yield int(row["line"])


def _strangers(found: pd.DataFrame, column: str, sheet: Sheet, issues: IssueLog) -> Iterator[int]:
    """Rows of candidates who do not sit the exam of the column (no site is known)."""
    wrong = found[found["site"].isna()]
    for who, exam, line in zip(wrong["candidate"], wrong[column], wrong["line"], strict=True):
        words = {"candidate": who, "exam": exam}
        issues.add(sheet.file, "pins-not-sitting", row=int(line), column=column, value=exam, detail=words)
        yield int(line)


def _overlaps(rows: pd.DataFrame, instance: Instance, sheet: Sheet, issues: IssueLog) -> pd.DataFrame:
    """The sound rows about two exams of a candidate, with the new start of a transfer as an instant."""
    sits = instance.sits[["candidate", "exam", "site", "session", "zone"]]
    bad: set[int] = set()
    plain = rows.drop(columns=["site", "zone"])
    first = plain.merge(sits, on=["candidate", "exam"], how="left")
    other = sits.rename(columns={"exam": "moves", "session": "session_moves"})
    second = plain.merge(other, on=["candidate", "moves"], how="left")
    bad.update(_strangers(first, "exam", sheet, issues))
    bad.update(_strangers(second, "moves", sheet, issues))
    same = (rows["exam"] != rows["moves"]) & (first["session"] == second["session_moves"])
    for exam, line in zip(rows.loc[~same, "moves"], rows.loc[~same, "line"], strict=True):
        if int(line) not in bad:
            issues.add(sheet.file, "pins-one-exam", row=int(line), column="moves", value=exam)
            bad.add(int(line))
    sound = first[~first["line"].isin(list(bad))].reset_index(drop=True)
    given = sound[sound["start"] != ""].reset_index(drop=True)
    at = start_instants(given, instance, sheet, issues)
    new = dict(zip(given["line"], at, strict=True))
    return sound.assign(start=[new.get(line, pd.NaT) for line in sound["line"]])
