"""Make-ups, recalls, lists of sitters, validated units and second sessions: what does not go together."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from instances.io.build.instance import network_of, offer_of
from instances.io.checks.headcounts import rows_of
from instances.io.issue_log import IssueLog, Severity
from instances.io.settings.settings_reader import InstanceSettings
from instances.io.tables.sheet import Ints, Sheet
from models.policy import SecondSessionParameters
from models.windows import earliest, windows


def check_offered(sheets: Mapping[str, Sheet], settings: InstanceSettings | None, issues: IssueLog) -> None:
    """All of it, in tables without an error."""
    exams = _exams(sheets)
    _makeups(sheets["exams"], exams, issues)
    if settings is not None and not issues.errors_in("exams.csv"):
        _days(sheets, settings, exams, issues)
    _recalls(sheets, exams, issues)
    _sitters(sheets, exams, issues)
    _validated(sheets, issues)
    if settings is None or settings.policy(settings.profile).of(SecondSessionParameters).required:
        _two_sessions(sheets, exams, issues)


def _exams(sheets: Mapping[str, Sheet]) -> pd.DataFrame:
    """One row for each exam: id, kind, offering, unit, session, replaces (all as text or row numbers), line."""
    exams, offerings = sheets["exams"], sheets["offerings"]
    columns = ("id", "kind", "offering", "session", "replaces")
    table = pd.DataFrame({name: exams[name].column for name in columns}, columns=columns)
    unit = offerings["unit"].column[rows_of(exams["offering"], offerings)]
    return table.assign(unit=unit, line=exams.lines, row=np.arange(len(table)))


def _tell(
    sheet: Sheet,
    rows: pd.DataFrame,
    column: str,
    code: str,
    issues: IssueLog,
    words: tuple[str, ...] = (),
    severity: Severity = "error",
) -> None:
    """One issue a row of `rows` (with `row` and the columns of `words`)."""
    for one in rows.to_dict("records"):
        row = int(one["row"])
        cells = sheet[column]
        value = cells.texts[cells.codes[row]]
        detail = {name: one[name] for name in words}
        line = int(sheet.lines[row])
        issues.add(sheet.file, code, row=line, column=column, value=value, detail=detail, severity=severity)


def _makeups(sheet: Sheet, exams: pd.DataFrame, issues: IssueLog) -> None:
    makeup, given = exams["kind"] == "makeup", exams["replaces"].fillna("") != ""
    _tell(sheet, exams[makeup & ~given], "replaces", "input-makeup-of-what", issues)
    for column in ("replaces", "not_before", "cancelled"):
        there = sheet[column].good[sheet[column].codes]
        _tell(sheet, exams[~makeup & there], column, "input-not-a-makeup", issues)
    both = exams[makeup & given].merge(exams, left_on="replaces", right_on="id", suffixes=("", "_of"))
    same = (both["offering"] == both["offering_of"]) & (both["session"] == both["session_of"])
    _tell(sheet, both[~same | (both["id"] == both["replaces"])], "replaces", "input-makeup-elsewhere", issues)
    before = dict(zip(both["id"], both["replaces"], strict=True))
    circles = [one for one in before if _circle(one, before)]
    _tell(sheet, exams[exams["id"].isin(circles)], "replaces", "input-makeup-circle", issues)


def _circle(one: str, before: Mapping[str, str]) -> bool:
    """Whether an exam comes back to itself over others."""
    at = before[one]
    for _ in before:
        if at == one:
            return before[one] != one
        at = before.get(at, "")
    return False


def _days(
    sheets: Mapping[str, Sheet], settings: InstanceSettings, exams: pd.DataFrame, issues: IssueLog
) -> None:
    """Make-ups whose first day is after their last."""
    if not (exams["kind"] == "makeup").any():
        return
    centres, _ = network_of(sheets)
    policies = {c.id: settings.policy(c.policy) for c in centres}
    offerings, made = offer_of(sheets)
    organiser = {o.id: o.centre for o in offerings}
    held = windows(made, {s.number: s for s in settings.sessions}, organiser, policies)
    for row, exam in enumerate(made):
        first = earliest(exam, policies[organiser[exam.offering]])
        if first is not None and first > held[exam.id][1]:
            late = pd.DataFrame({"row": [row], "first": [first], "last": [held[exam.id][1]]})
            column = "not_before" if first == exam.not_before else "cancelled"
            _tell(sheets["exams"], late, column, "input-makeup-too-late", issues, ("first", "last"))


def _recalls(sheets: Mapping[str, Sheet], exams: pd.DataFrame, issues: IssueLog) -> None:
    sheet, recall = sheets["exams"], exams["kind"] == "recall"
    taught = exams.loc[~recall, ["id", "unit"]].drop_duplicates("unit").rename(columns={"id": "exam"})
    wrong = exams[recall].merge(taught, on="unit")
    _tell(sheet, wrong, "kind", "input-recall-taught", issues, ("unit", "exam"))
    empty = exams[recall & ~exams["id"].isin(sheets["sitters"]["exam"].values)]
    _tell(sheet, empty, "id", "unlikely-recall-nobody", issues, severity="warning")


def _sitters(sheets: Mapping[str, Sheet], exams: pd.DataFrame, issues: IssueLog) -> None:
    sheet, registrations = sheets["sitters"], sheets["registrations"]
    if not len(sheet.lines):
        return
    columns = ("exam", "candidate", "proof")
    listed = pd.DataFrame({name: sheet[name].column for name in columns}, columns=columns)
    listed = listed.assign(row=np.arange(len(listed))).merge(
        exams.drop(columns=["row"]), left_on="exam", right_on="id"
    )
    recall = listed["kind"] == "recall"
    bare = listed[recall & (listed["proof"].fillna("") == "")]
    _tell(sheet, bare, "proof", "input-recall-proof", issues)
    taken = pd.DataFrame({c: registrations[c].column for c in ("candidate", "offering")}).assign(known=True)
    known = listed.merge(taken, on=["candidate", "offering"], how="left")["known"].notna().to_numpy()
    strange = listed[~recall.to_numpy() & ~known]
    _tell(sheet, strange, "candidate", "input-sitter-not-registered", issues, ("offering",))
    made = listed[listed["kind"] == "makeup"]
    twice = made[made.duplicated(["candidate", "replaces"])].drop(columns="exam")
    first = made.drop_duplicates(["candidate", "replaces"])[["candidate", "replaces", "exam"]]
    _tell(sheet, twice.merge(first), "candidate", "input-makeup-twice", issues, ("exam",))


def _validated(sheets: Mapping[str, Sheet], issues: IssueLog) -> None:
    """Registrations that say nothing any more."""
    validated, registrations, offerings = (sheets[n] for n in ("validated", "registrations", "offerings"))
    if not len(validated.lines):
        return
    unit = offerings["unit"].column[rows_of(registrations["offering"], offerings)]
    taken = pd.DataFrame({"candidate": registrations["candidate"].column, "unit": unit})
    done = pd.DataFrame({c: validated[c].column for c in ("candidate", "unit")})
    both = taken.assign(row=np.arange(len(taken))).merge(done.drop_duplicates())
    words = ("candidate", "unit")
    _tell(registrations, both, "offering", "unlikely-validated", issues, words, severity="warning")


def _two_sessions(sheets: Mapping[str, Sheet], exams: pd.DataFrame, issues: IssueLog) -> None:
    """Offerings that somebody takes and that one session alone examines, without a reason.

    Recalls have one session, and the only exam of an annual unit in session 1 is a mid-year test.
    """
    offerings = sheets["offerings"]
    usual = exams[exams["kind"] == "regular"]
    if usual["session"].nunique() < 2:  # a semester of one session alone
        return
    held = usual.groupby("offering")["session"].agg(["nunique", "max"]).reset_index()
    lone = held[held["nunique"] == 1].rename(columns={"max": "session"})
    rows = pd.DataFrame({c: offerings[c].column for c in ("id", "term", "one_session")})
    rows = rows.assign(row=np.arange(len(rows))).merge(lone, left_on="id", right_on="offering")
    taken: Ints = np.unique(rows_of(sheets["registrations"]["offering"], offerings))
    excused = (rows["one_session"].fillna("") != "") | (rows["term"].eq("annual") & rows["session"].eq(1))
    odd = rows[~excused & rows["row"].isin(taken)]
    _tell(offerings, odd, "id", "unlikely-one-session", issues, ("session",), severity="warning")
