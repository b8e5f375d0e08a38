"""`check_rule` notices each kind of mistake, and says which check failed, where, and the two figures."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from models.policy import TransferParameters
from models.rules import findings
from scheduler import check_rule
from scheduler.app.catalogue import schema_of
from scheduler.rules.decisions.relations import Relations
from scheduler.rules.example import sandbox
from scheduler.rules.rule import Case
from scheduler.rules.spread.two_a_day import TwoADay
from scheduler.terms.terms import TimeTerm

SEEDS = (7,)


class Lenient(TwoADay):
    """The check finds nothing."""

    def check(self, case: Case[Any]) -> pd.DataFrame:
        return findings(self.info, pd.DataFrame())


class Unsaid(TwoADay):
    """The solver hears nothing."""

    def terms(self, data: Any) -> Iterable[TimeTerm]:
        return ()


class ByOrder(TwoADay):
    """The check looks at the first half of the candidates only."""

    def check(self, case: Case[Any]) -> pd.DataFrame:
        people = case.instance.candidates["id"].head(len(case.instance.candidates) // 2 + 1)
        seen = replace(case.facts, pairs=case.facts.pairs[case.facts.pairs["candidate"].isin(people)])
        return super().check(replace(case, facts=seen))


class WithoutAKind(Relations):
    """The check forgets one kind of row, which the example does not have."""

    def check(self, case: Case[Any]) -> pd.DataFrame:
        found = super().check(case)
        return found[found["limit"] != "different-room"]


class Untranslated(TwoADay):
    """A place of the French sentence is not filled in."""

    info = replace(TwoADay.info, sentence=(TwoADay.info.sentence[0], "{ $exam } et { $site }, { $amount }"))


class WithoutExample(TwoADay):
    """No example."""

    example = None  # type: ignore[assignment]


class OtherExample(TwoADay):
    """The example foresees another cost."""

    example = replace(TwoADay.example, finding={**TwoADay.example.finding, "cost": 11})


def test_a_whole_rule_passes() -> None:
    check_rule(TwoADay(), seeds=SEEDS)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            Lenient(),
            r"two-a-day: example fails \(the timetable that breaks it\).*: \[\] and \[\{'exam': 'ALG'",
        ),
        (
            Unsaid(),
            r"two-a-day: example fails \(the timetable that breaks it\): .*: \(False, 0\) and \(False, 10\)",
        ),
        (WithoutExample(), r"two-a-day: example fails .*: NoneType and Example"),
        (OtherExample(), r"two-a-day: example fails .*'cost': 10\}\] and .*'cost': 11\}\]"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, TwoADay) else "",
)
def test_a_mistake_is_told(rule: TwoADay, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        check_rule(rule, seeds=SEEDS)


def test_random_semesters_notice_what_the_example_does_not() -> None:
    # bob of the example is the second of five candidates.
    with pytest.raises(AssertionError, match=r"two-a-day: agreement fails \(seed 7, .*cost of the terms"):
        check_rule(ByOrder(), seeds=SEEDS)


def test_rows_of_the_tables_that_rules_bring_are_drawn() -> None:
    with pytest.raises(
        AssertionError, match=r"relations: places fails \(seed 7, rows, .*cost of the findings"
    ):
        check_rule(WithoutAKind(), seeds=SEEDS)


def test_a_sentence_that_is_not_filled_in_is_told() -> None:
    with pytest.raises(
        AssertionError, match=r"two-a-day: languages fails \(example, the timetable that breaks it, fr\)"
    ):
        check_rule(Untranslated(), seeds=SEEDS)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"two_a_weak": {"extra": 1}}, "two-a-weak"),
        ({"transfer": {"caps": 1}}, "caps"),
        ({"transfer": {"cap": "many"}}, "cap"),
        ({"weights": {"two-a-weak": 7}}, "two-a-weak"),
        ({"weights": {"two-a-day": -1}}, "two-a-day"),
    ],
)
def test_an_example_with_a_setting_that_nobody_has_fails_where_it_is_written(
    settings: dict[str, dict[str, object]], named: str
) -> None:
    semester = sandbox(schema_of())
    with pytest.raises(ValueError, match=named):
        semester.set_policy(**settings)
    assert semester.set_policy(transfer={"cap": 1}).instance().policy.of(TransferParameters).cap == 1


def test_check_rule_refuses_such_an_example() -> None:
    class Misspelt(TwoADay):
        example = replace(
            TwoADay.example, given=lambda semester: semester.set_policy(weights={"two-a-weak": 7})
        )

    with pytest.raises(ValueError, match="two-a-weak"):
        check_rule(Misspelt(), seeds=())
