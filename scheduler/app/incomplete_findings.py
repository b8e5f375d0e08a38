"""Whether the audit finds in an incomplete timetable just what the solver says is missing."""

import pandas as pd

from models.incomplete import WITHOUT_START

UNSEATED, UNANSWERED, UNPLACED, PINNED = "seated-once", "overlap-unresolved", "placed", "pinned"
"""The rules by which the audit tells who has no seat, whose overlap has no answer though it must, which exam has no start,
whose pins are broken."""
EQUIPMENT = "room-features"
"""The rule that names what no room of a site has."""


def unexpected(findings: pd.DataFrame, missing: pd.DataFrame | None) -> pd.DataFrame:
    """The hard findings that are not of something `missing` (None: nothing is), and the rows that are missing but not found
    (rule `missing`)."""
    hard = findings[findings["severity"] == "hard"]
    if missing is None:
        return hard
    unseated = (hard["rule"] == UNSEATED) & (hard["amount"].astype(str) == "0")
    unanswered = hard["rule"] == UNANSWERED
    exam = hard["exam"].where(~unanswered, hard["other"])
    found = pd.MultiIndex.from_arrays([hard["candidate"].astype(str), exam.astype(str)])
    said = pd.MultiIndex.from_arrays([missing["candidate"].astype(str), missing["exam"].astype(str)])
    # Who is left out is not where a pin says, either.
    other = pd.MultiIndex.from_arrays([hard["candidate"].astype(str), hard["other"].astype(str)])
    pinned = (hard["rule"] == PINNED) & (hard["candidate"] != "")
    no_start = missing["reason"].isin(WITHOUT_START)
    nowhere = no_start | (missing["reason"] == "start-here")  # perhaps nobody of a zone is left
    unplaced = (hard["rule"] == UNPLACED) & (hard["amount"].astype(str) == "0")
    told = said.isin(found[unseated | unanswered]) | missing["exam"].isin(hard.loc[unplaced, "exam"])
    expected = (unseated | unanswered) & found.isin(said[~no_start])
    expected |= unplaced & hard["exam"].isin(missing.loc[nowhere, "exam"])
    # Nobody can be seated where no room of the site has what they need: the rule of rooms says so, too.
    expected |= (hard["rule"] == EQUIPMENT) & (hard["room"] == "") & hard["exam"].isin(missing["exam"])
    expected |= pinned & (found.isin(said) | other.isin(said))
    return pd.concat([hard[~expected], missing[~told].assign(rule="missing")], ignore_index=True)
