"""What the findings of a rule come to for people: how many, of what. A cost alone tells nobody whom it is about."""

import pandas as pd

from reports.bilingual import Bilingual, BilingualMessages, same

ABOUT = Bilingual("about ", "environ ")


def tally(rule: str, findings: pd.DataFrame, messages: BilingualMessages) -> Bilingual | None:
    """One phrase for the findings of one rule; None where there are none or no message `tally-…` knows the rule.

    The phrase may name `amount` (the sum of the amounts, rounded, `about` where some are expectations), `findings`, and
    how many `exams`, `people` and pairs of a candidate and a missed exam (`missed`) the findings name.
    """
    key = f"tally-{rule}"
    if findings.empty or not messages.en.has(key):
        return None
    amounts = pd.to_numeric(findings["amount"], errors="coerce").fillna(0)
    expected = bool((amounts % 1 != 0).any())
    return messages.say(
        key,
        about=ABOUT if expected else same(""),
        amount=max(1, round(float(amounts.sum()))),
        findings=len(findings),
        missed=len(findings[["candidate", "other"]].drop_duplicates()),
        exams=_distinct(findings["exam"]),
        people=_distinct(findings["candidate"]),
    )


def _distinct(column: pd.Series) -> int:
    return int(column[column != ""].nunique())
