"""Every finding is a whole sentence in both languages."""

import re
from typing import Any

import pandas as pd

from models.instance import Instance
from models.text import LANGUAGES, Messages
from scheduler.app.finding_sentences import FindingSentences
from scheduler.harness.expect import same
from scheduler.rules.rule import Rule

GAPS = {
    "a place that is not filled in": re.compile(r"[{}$]"),
    "a missing value": re.compile(r"\b(nan|NaN|NaT|None|<NA>)\b"),
    "two spaces": re.compile(r"  "),
    "nothing before a mark": re.compile(r"(^|[,;:(]) ?[,;:.)]|^\s|\s$|[^ »] ,"),
    "nothing after a colon": re.compile(r"[,:;(]\s*$"),
}
"""What shows that a sentence has a gap."""
KEY = re.compile(r"[a-z]+(-[a-z]+)*")


def check_sentences(rule: Rule[Any, Any], given: Instance, found: pd.DataFrame, where: str) -> None:
    """Each finding fills the rule's sentence in English and in French, without a gap and without a key."""
    if found.empty:
        return
    for language in LANGUAGES:
        speaker = FindingSentences(given, Messages(language))
        for row in found.drop_duplicates(["severity", "amount", "limit"]).head(4).to_dict("records"):
            sentence = speaker.sentence(rule.info, pd.Series(row))
            gaps = [what for what, pattern in GAPS.items() if pattern.search(sentence)]
            same(rule, "languages", f"{where}, {language}", f"gaps in {sentence!r}", gaps, [])
    if rule.info.words:
        keys = {
            part.split(" ")[0] for text in (*found["amount"], *found["limit"]) for part in text.split(", ")
        }
        unknown = sorted(key for key in keys if KEY.fullmatch(key) and key not in rule.info.words)
        same(rule, "languages", where, "keys without words", unknown, [])


def check_titles(rule: Rule[Any, Any]) -> None:
    """Title and sentence exist in both languages and differ."""
    for what, texts in {"title": rule.info.title, "sentence": rule.info.sentence}.items():
        same(rule, "languages", what, "texts in English and French", len({*texts} - {""}), len(LANGUAGES))
