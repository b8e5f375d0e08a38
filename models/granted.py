"""What accepted requests change of a semester: who sits a session elsewhere, who takes no part in an exam."""

import pandas as pd

ELSEWHERE = ("travel", "move", "regional")
"""Motives for another centre (Paris, questions)."""


def accepted_requests(requests: pd.DataFrame, decisions: pd.DataFrame) -> pd.DataFrame:
    """The requests that somebody accepted; a proposal, an open answer or a refusal binds nobody."""
    yes = decisions.loc[decisions["answer"] == "accepted", "request"].astype(str)
    return requests[requests["id"].astype(str).isin(yes)]


def with_granted_sites(relocations: pd.DataFrame, accepted: pd.DataFrame) -> pd.DataFrame:
    """The relocations and those of accepted requests: of two for a candidate and session, that of the table."""
    named = accepted[accepted["site"].fillna("").astype(str) != ""]
    if not len(named):
        return relocations
    motive = named["motive"].where(named["motive"].isin(ELSEWHERE), "travel")
    granted = pd.DataFrame(
        {
            "candidate": named["candidate"].astype(str),
            "session": named["session"].astype("int64"),
            "site": named["site"].astype(str),
            "motive": motive.astype(str),
        }
    )
    both = pd.concat([relocations, granted], ignore_index=True)
    both = both.drop_duplicates(["candidate", "session"], ignore_index=True)
    return both.astype({"candidate": "str", "session": "int64", "site": "str", "motive": "str"})


def taken_out(accepted: pd.DataFrame, exams: pd.DataFrame) -> pd.DataFrame:
    """The exams that candidates on a journey abroad do not sit, when they asked for no other site (candidate, exam).

    `exams`: candidate, exam, session, of everybody who is registered. Session 2 stays open to them.
    """
    away = accepted[(accepted["motive"] == "travel-abroad") & (accepted["site"].fillna("").astype(str) == "")]
    if away.empty:
        return exams[["candidate", "exam"]].iloc[:0]
    rows = [
        (str(candidate), int(session), exam)
        for candidate, session, named in zip(away["candidate"], away["session"], away["exams"], strict=True)
        for exam in named or ("",)
    ]
    asked = pd.DataFrame(rows, columns=["candidate", "session", "named"])
    found = exams.merge(asked, on=["candidate", "session"])
    meant = (found["named"] == "") | (found["named"] == found["exam"])
    return found.loc[meant, ["candidate", "exam"]].drop_duplicates(ignore_index=True)


def convoked_on_request(rows: pd.DataFrame, accepted: pd.DataFrame) -> "pd.Series[bool]":
    """Of each row (candidate, exam, session) whether the candidate asked for a convocation to show to the employer (Paris
    sends none to session 2): to the exams named, or to all of the session."""
    asked = accepted[accepted["kind"] == "convocation"]
    wanted = {
        (str(candidate), int(session), exam)
        for candidate, session, named in zip(
            asked["candidate"], asked["session"], asked["exams"], strict=True
        )
        for exam in named or ("",)
    }
    keys = zip(rows["candidate"].astype(str), rows["session"], rows["exam"].astype(str), strict=True)
    found = [(c, int(s), e) in wanted or (c, int(s), "") in wanted for c, s, e in keys]
    return pd.Series(found, rows.index, dtype=bool)
