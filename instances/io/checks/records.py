"""Records that contradict themselves or one another: results, exclusions, requests, what came back from a sitting."""

from collections.abc import Mapping

import numpy as np

from instances.io.checks.intervals import check_intervals, given
from instances.io.checks.unlikely_values import warn
from instances.io.issue_log import IssueLog
from instances.io.tables.sheet import Sheet


def check_records(sheets: Mapping[str, Sheet | None], issues: IssueLog) -> None:
    """Every table of records that could be read."""
    if results := sheets.get("results"):
        _check_results(results, issues)
    if exclusions := sheets.get("exclusions"):
        check_intervals(exclusions, issues, days=True)
    exams = sheets.get("exams")
    if (requests := sheets.get("requests")) and exams:
        _check_requests(requests, exams, issues)
    if records := sheets.get("sitting-records"):
        for fewer, more in (("present", "registered"), ("copies", "present")):
            _check_counts(records, fewer, more, issues)


def _check_results(results: Sheet, issues: IssueLog) -> None:
    """A row says passed or a mark, and if both the same."""
    passed, mark = results["passed"], results["mark"]
    both, neither = given(passed) & given(mark), (passed.texts == "")[passed.codes]
    neither = neither & (mark.texts == "")[mark.codes]
    for row in np.flatnonzero(neither).tolist():
        issues.add(results.file, "input-no-result", row=int(results.lines[row]), column="passed", value="")
    for row in np.flatnonzero(both & (passed.column != mark.column)).tolist():
        value = passed.texts[passed.codes[row]]
        issues.add(
            results.file, "input-result-differs", row=int(results.lines[row]), column="passed", value=value
        )


def _check_requests(requests: Sheet, exams: Sheet, issues: IssueLog) -> None:
    """The exams that a request names exist, and so does the site that another centre needs."""
    known = {*exams["id"].values.tolist(), *exams.lost}
    named, kind, site = requests["exams"], requests["kind"], requests["site"]
    for row, line in enumerate(requests.lines.tolist()):
        missing = [code for code in named.column[row] or () if code not in known]
        if missing:
            words = {"exams": ", ".join(missing)}
            value = named.texts[named.codes[row]]
            issues.add(
                requests.file, "input-request-exams", row=line, column="exams", value=value, detail=words
            )
        if kind.column[row] == "other-centre" and not site.column[row]:
            issues.add(requests.file, "input-request-site", row=line, column="site", value="")


def _check_counts(records: Sheet, fewer: str, more: str, issues: IssueLog) -> None:
    """A warning where more people came than are on the list, or more scripts came back than people."""
    low, high = records[fewer], records[more]
    rows = np.flatnonzero(given(low) & given(high))
    marked = [row for row in rows.tolist() if low.column[row] > high.column[row]]
    warn(records, fewer, np.array(marked, np.int64), f"unlikely-more-{fewer}", issues)
