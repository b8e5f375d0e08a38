"""What the verdict says in words: every breach of a hard limit, whatever rule it is of."""

import pytest

from scheduler.app.catalogue import rules_of
from scheduler.cli.verdict import show_verdict
from tests.support.languages import FRENCH
from tests.support.semester_builder import Build


def test_a_hard_limit_of_a_soft_rule_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Who may not miss an exam does: the rule is one that costs, the breach is none that a price pays for."""
    build = Build(policy={"transfer": {"unresolved": "forbid"}}).exam("I", 60).exam("J", 60)
    build.person("a", "I", "J").start("I", "2024-01-22 14:00").start("J", "2024-01-22 14:00")
    build.unresolved("a", "I", "J")
    verdict = build.audit()
    assert verdict.hard == 1
    show_verdict(build.instance(), verdict, rules_of(build.instance()), FRENCH)
    told = " ".join(capsys.readouterr().out.split())
    assert "a ne peut passer J, qui chevauche I" in told
    assert told.count("overlap-unresolved (") == 1
    assert "1 infraction aux règles impératives" in told
