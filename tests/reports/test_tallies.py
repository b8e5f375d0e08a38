"""A cost is told as what it is: how many, of what, in both languages."""

import dataclasses
from pathlib import Path

import pandas as pd
import pytest

from models.rules import FINDING_COLUMNS
from models.wording import Wording
from reports import write_report
from reports.bilingual import BilingualMessages
from reports.tallies import tally
from scheduler.rules.ordered_catalogue import RULES
from tests.support.report_reader import embedded, matters
from tests.support.report_semester import INFOS, Case

MESSAGES = BilingualMessages.worded(Wording())
SOFT = [str(rule.info.id) for rule in RULES if rule.info.kind == "soft"]
PUBLIC = {"period-spread", "period-penalty", "two-in-a-row", "front-load", "mixed-durations", "proximity", "two-in-a-day", "room-penalty"}  # fmt: skip


def _findings(rule: str, *rows: dict[str, str]) -> pd.DataFrame:
    blank = dict.fromkeys(FINDING_COLUMNS, "") | {"rule": rule, "severity": "soft"}
    return pd.DataFrame([blank | row for row in rows], columns=list(FINDING_COLUMNS))


@pytest.mark.parametrize("rule", [rule for rule in SOFT if rule not in PUBLIC])
def test_every_soft_rule_of_a_semester_says_what_it_counts(rule: str) -> None:
    one = tally(rule, _findings(rule, {"exam": "A", "candidate": "a", "amount": "1"}), MESSAGES)
    many = tally(
        rule,
        _findings(rule, *({"exam": e, "other": "Z", "candidate": e, "amount": "600"} for e in "AB")),
        MESSAGES,
    )
    assert one is not None
    assert many is not None
    assert one.en.startswith("1 ")
    assert one.fr.startswith("1 ")
    assert many.en[:1] in "12"
    assert one.en != one.fr


def test_exams_and_findings_that_differ_are_both_counted() -> None:
    """One exam of a candidate overlaps two others: one exam, two findings."""
    pairs = ({"candidate": "a", "exam": x, "other": "Z", "amount": "1"} for x in "XY")
    told = tally("overlap-unresolved", _findings("overlap-unresolved", *pairs), MESSAGES)
    assert told == ("1 exam not sat, by 1 candidate", "1 épreuve non passée, par 1 candidat")


def test_expected_amounts_are_rounded_and_said_to_be_so() -> None:
    rows = ({"exam": "A", "other": o, "amount": a} for o, a in (("B", "0.7"), ("C", "1.6")))
    told = tally("two-a-day", _findings("two-a-day", *rows), MESSAGES)
    assert told is not None
    assert told.en == "about 2 times a candidate has two exams on one day"
    assert told.fr == "environ 2 fois, un candidat a deux épreuves le même jour"


def test_a_rule_of_ones_own_has_no_words_here() -> None:
    assert tally("my-own-rule", _findings("my-own-rule", {"amount": "1"}), MESSAGES) is None
    assert tally("two-a-day", _findings("two-a-day"), MESSAGES) is None


def test_the_overview_says_both_counts_and_folds_what_costs_nothing(case: Case, tmp_path: Path) -> None:
    overlaps = pd.DataFrame(
        {"candidate": ["a", "a"], "stays": ["X", "Y"], "moves": ["Z", "Z"], "outcome": ["unresolved"] * 2, "start": [pd.NaT] * 2}
    )  # fmt: skip
    pairs = ({"candidate": "a", "exam": x, "other": "Z", "amount": "1", "cost": 5000} for x in "XY")
    findings = _findings("overlap-unresolved", *pairs)
    verdict = dataclasses.replace(case.verdict, findings=findings, costs={"overlap-unresolved": 10_000})
    timetable = dataclasses.replace(case.timetable, overlaps=overlaps)
    path = write_report(tmp_path, case.instance, timetable, verdict, INFOS, None, "en")
    assert "(2 findings, because an exam may overlap several)" in matters(path)["missed"][2]
    rules = {rule["id"]: rule["tally"] for rule in embedded(path)["rules"]}
    assert rules["overlap-unresolved"]["en"] == "1 exam not sat, by 1 candidate"
    assert rules["two-a-day"] is None
    html = path.read_text(encoding="utf-8")
    table, _, folded = html.partition('<details class="empty">')
    assert "6 soft rules without cost or finding" in folded
    assert table.count("data-rule=") == 1
